import { graphemes } from '../../utils/graphemes.js';

/** Longest text that is looked at: three families of four with skin tones are shorter. */
const LONGEST = 120;
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3)/u;
/** Pictographic in Unicode's list, but written as signs: ©, ®, ™ and the like, unless followed by the emoji selector. */
const SIGN = /^[\u00a9\u00ae\u2000-\u23ff\u2600-\u27bf]$/u;

/** True for a text of one to three emoji and nothing else: those are shown large. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return false;
  const found = graphemes(trimmed.replace(/\s+/gu, ''), 4);
  return found.length <= 3 && found.every((grapheme) => EMOJI.test(grapheme) && !SIGN.test(grapheme));
}
