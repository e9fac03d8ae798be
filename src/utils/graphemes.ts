// One thing a reader sees: an emoji with its modifiers and joined parts, a flag, or a base with its marks.
const APPROXIMATE =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)*|\P{M}\p{M}*|\p{M}+/gu;

/**
 * Splits text into what a reader counts as characters. Uses `Intl.Segmenter`, and a close approximation where that is missing
 * (Firefox before 125).
 * @param limit stop after so many. Default: all.
 */
export function graphemes(text: string, limit: number = Infinity): string[] {
  const found: string[] = [];
  if (limit <= 0) return found;
  // Making a segmenter takes longer than all the rest.
  if (/^[\x20-\x7e]*$/u.test(text)) return text.slice(0, limit).split('');
  if (typeof Intl !== 'undefined' && 'Segmenter' in Intl) {
    for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
      found.push(segment);
      if (found.length >= limit) break;
    }
    return found;
  }
  for (const [segment] of text.matchAll(APPROXIMATE)) {
    found.push(segment);
    if (found.length >= limit) break;
  }
  return found;
}
