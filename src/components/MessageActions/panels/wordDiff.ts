/** A stretch of words that stayed, went or came. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** UTF-16 units of each version that are compared; the rest is not shown. */
export const COMPARED = 8_000;
/** Pairs of words looked at. Where more would be needed, one block is said to stand in the place of the other. */
const MOST_PAIRS = 1_000_000;

/** What became of a text, in words. Its cost is bounded, whatever the texts are. */
export function diffWords(before: string, after: string): readonly WordChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const changes: { kind: WordChange['kind']; text: string }[] = [];
  const add = (kind: WordChange['kind'], words: readonly string[]): void => {
    if (words.length === 0) return;
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += words.join('');
    else changes.push({ kind, text: words.join('') });
  };
  add('same', old.slice(0, start));
  middle(old.slice(start, old.length - end), now.slice(start, now.length - end), add);
  add('same', old.slice(old.length - end));
  return changes;
}

/** Words, and each sign and gap between them by itself. Also where words are written without gaps. */
function wordsOf(text: string): readonly string[] {
  if (typeof Intl.Segmenter === 'function')
    return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), ({ segment }) => segment);
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^]/gu) ?? [];
}

/** The longest common row of words, by the table everybody knows. */
function middle(
  old: readonly string[],
  now: readonly string[],
  add: (kind: WordChange['kind'], words: readonly string[]) => void,
): void {
  const width = now.length + 1;
  if ((old.length + 1) * width > MOST_PAIRS) {
    add('removed', old);
    add('added', now);
    return;
  }
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  let [i, j] = [0, 0];
  // What stands between two words that stayed is told as one thing gone and one come, and not word by word.
  let [removed, added]: [string[], string[]] = [[], []];
  const flush = (): void => {
    add('removed', removed);
    add('added', added);
    [removed, added] = [[], []];
  };
  while (i < old.length || j < now.length) {
    const [from, to] = [old[i], now[j]];
    if (from !== undefined && from === to) {
      flush();
      add('same', [from]);
      i++;
      j++;
    } else if (
      to === undefined ||
      (from !== undefined && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      removed.push(from ?? '');
      i++;
    } else {
      added.push(to);
      j++;
    }
  }
  flush();
}
