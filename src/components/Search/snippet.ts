import { wordRanges } from '../../utils/foldWords.js';
import { stripControls } from '../../utils/stripControls.js';

/** A piece of a text. */
export interface SnippetPart {
  readonly text: string;
  /** It is what was looked for. */
  readonly hit: boolean;
}

/** Letters kept before the first word that was found. */
const BEFORE = 24;
/** Letters at most. */
const MOST = 240;

/** Splits a text at the words that were looked for. */
export function splitHits(text: string, words: readonly string[]): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const [start, end] of wordRanges(text, words)) {
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}

/** One line of a text around the first word that was looked for. */
export function snippetOf(text: string, words: readonly string[]): readonly SnippetPart[] {
  const line = stripControls(text.slice(0, 20_000).replaceAll(/\s+/gu, ' ')).trim();
  const first = wordRanges(line, words, 1)[0]?.[0] ?? 0;
  if (first <= BEFORE) return splitHits(line.slice(0, MOST), words);
  // Begins with a whole word, where words have spaces between them, and never inside of a letter.
  const from = first - BEFORE;
  const space = line.indexOf(' ', from);
  let start = space >= 0 && space < first ? space + 1 : from;
  while (start < first && /[\p{M}\u200d\udc00-\udfff]/u.test(line.charAt(start))) start++;
  return [{ text: '…', hit: false }, ...splitHits(line.slice(start, start + MOST), words)];
}
