/** How far back a grapheme border is looked for. Longer clusters exist only to do harm; they are cut between code points. */
const LOOK_BACK = 256;

/** First half of a surrogate pair whose second half is next. */
function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * The longest beginning of `text` that has at most `max` UTF-16 units and ends between two graphemes, so that no emoji, flag or accented
 * letter is cut in half. Costs the same for a text of any length.
 *
 * @param ellipsis added when something was cut; counts towards `max`.
 */
export function truncateText(text: string, max: number, ellipsis = ''): string {
  if (text.length <= max) return text;
  const room = Math.max(0, max - ellipsis.length);
  return text.slice(0, graphemeBorder(text, room)) + ellipsis;
}

/** The last grapheme border at or before `index`. */
function graphemeBorder(text: string, index: number): number {
  if (index <= 0) return 0;
  const codePoint = splitsPair(text, index) ? index - 1 : index;
  if (typeof Intl.Segmenter !== 'function') return codePoint;
  let start = Math.max(0, index - LOOK_BACK);
  if (start > 0 && splitsPair(text, start)) start++;
  // Two units more than wanted, so that a mark or joiner right after the cut is seen.
  const window = text.slice(start, index + 2);
  let border = 0;
  for (const { index: at } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(window)) {
    if (start + at > index) break;
    border = at;
  }
  return border > 0 ? start + border : codePoint;
}
