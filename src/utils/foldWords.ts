import { foldText } from './foldText.js';

/**
 * Splits what is looked for into folded words: a text must hold each, anywhere in it. What is written without spaces is one word, so that Chinese, Japanese and
 * Thai are found; so is what stands in quotes.
 */
export function foldWords(words: string): readonly string[] {
  const found = foldText(words).match(/"[^"]*"?|“[^”]*”?|「[^」]*」?|[^\s"“「]+/gu) ?? [];
  return found.map((word) => word.replaceAll(/^["“「]|["”」]$/gu, '').trim()).filter((word) => word !== '');
}

/** UTF-16 ranges of folded words in a text, in order, not overlapping, at most `most`. Also where folding makes a text longer or shorter. */
export function wordRanges(
  text: string,
  words: readonly string[],
  most = 20,
): readonly (readonly [start: number, end: number])[] {
  if (words.length === 0) return [];
  const folded = foldText(text);
  // Where a letter of the folded text stands in the text. Mostly they are as long as each other.
  const places = folded.length === text.length ? undefined : placesOf(text);
  const source = places ? places.folded : folded;
  const found: (readonly [number, number])[] = [];
  for (const word of words) {
    for (let at = source.indexOf(word); at >= 0 && found.length < most; at = source.indexOf(word, at + word.length)) {
      const end = at + word.length;
      found.push(places ? [places.starts[at]!, places.ends[end - 1]!] : [at, end]);
    }
  }
  const merged: [number, number][] = [];
  for (const [start, end] of found.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Folds letter by letter with its marks, and notes where each came from. */
function placesOf(text: string): {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
} {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const piece = foldText(match[0]);
    folded += piece;
    for (let i = 0; i < piece.length; i++) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { folded, starts, ends };
}
