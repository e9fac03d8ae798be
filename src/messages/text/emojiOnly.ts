import { graphemes } from '../../utils/graphemes.js';

/** Longest text that is looked at: three families of four with skin tones are shorter. */
const LONGEST = 120;
// What is a sign by default (©, ☂, ✈) counts only with the emoji selector, a skin tone or a joiner behind it.
const EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?:\ufe0f|\u200d|\p{Emoji_Modifier})|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3)/u;

/** True for a text of one to three emoji and nothing else: those are shown large. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.trim();
  // Hardly any text begins with one, and cutting a text into its signs is slow.
  if (trimmed.length > LONGEST || !EMOJI.test(trimmed)) return false;
  const found = graphemes(trimmed.replace(/\s+/gu, ''), 4);
  return found.length <= 3 && found.every((grapheme) => EMOJI.test(grapheme));
}
