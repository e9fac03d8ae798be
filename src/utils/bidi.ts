// Hebrew, Arabic, Syriac, Thaana, NKo and their kin, with presentation forms and the supplementary planes.
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const STARTS = { ltr: '\u2066', rtl: '\u2067' } as const;
const FSI = '\u2068';
const PDI = '\u2069';

/** Writing direction of a text or page. */
export type Direction = 'ltr' | 'rtl';

/** Whether a text holds a letter written from right to left. */
export function hasRtl(text: string): boolean {
  return RTL_LETTER.test(text);
}

/**
 * A foreign text ready to stand inside a sentence of the direction given: put into a bidi isolate where it could disturb its
 * neighbours, and left alone where it cannot, so that plain names stay plain in labels and tests.
 */
export function isolate(text: string, around: Direction): string {
  if (text === '') return text;
  return around === 'rtl' || hasRtl(text) ? FSI + text + PDI : text;
}

/**
 * A sentence of one direction ready to stand on a page of the other: whole, in an isolate. Without it each name in it, and the full stop, would go to where the
 * page has them. Words alone need none.
 */
export function embed(sentence: string, direction: Direction): string {
  return /[^\p{L}\p{M}\s]/u.test(sentence) ? STARTS[direction] + sentence + PDI : sentence;
}
