import { hasRtl } from '../../utils/bidi.js';

/**
 * Cheap and wide: a text without any of these looks the same with and without markdown, and never waits for the parser. Code, strike and emphasis; a link;
 * quotes and lists at the start of a line; a name between colons; an escape.
 */
const SIGNS = /[*_`\\]|~~|\]\(|^[ \t]*(?:>|[-+] |\d{1,9}[.)] )|:[a-z\d_+-]+:/mu;

/** Whether a text may hold markdown. */
export function mayHoldMarkdown(text: string): boolean {
  return SIGNS.test(text);
}

/** Direction of the first letter of a text. Elements with a direction of their own (lists, code) would be left out by `dir="auto"`. */
export function leadingDirection(text: string): 'ltr' | 'rtl' | 'auto' {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return 'auto';
  return hasRtl(letter) ? 'rtl' : 'ltr';
}
