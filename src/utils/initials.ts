import { graphemes } from './graphemes.js';
import { stripControls } from './stripControls.js';

// Scripts whose names are abbreviated by the first letters of two words. Others take one character: two joined Arabic letters read
// as a word, and one Han, Kana, Hangul, Thai or Devanagari character is already a picture.
const TWO_LETTERS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}]/u;
const MEANINGFUL = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/**
 * One or two characters that stand for a name: first letters of the first and last word in Latin and kindred scripts, one character
 * elsewhere, the emoji of a name of emoji. Empty where the name has nothing to show.
 */
export function initials(name: string): string {
  const words = stripControls(name.slice(0, 200))
    .split(/[\s\u3000]+/u)
    .map(firstMeaningful)
    .filter((letter) => letter !== '');
  const [first, ...others] = words;
  if (first === undefined) return '';
  const last = others.at(-1);
  if (last === undefined || !TWO_LETTERS.test(first) || !TWO_LETTERS.test(last)) return first.toLocaleUpperCase();
  return (first + last).toLocaleUpperCase();
}

/** The first character of a word that is a letter, a number or an emoji; punctuation such as "(" or "#" is passed over. */
function firstMeaningful(word: string): string {
  return graphemes(word, 12).find((part) => MEANINGFUL.test(part)) ?? '';
}
