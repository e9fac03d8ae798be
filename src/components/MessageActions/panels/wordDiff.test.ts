import { describe, expect, it } from 'vitest';
import { hostileStrings } from '../../../../test/hostile/strings.ts';
import { diffWords } from './wordDiff.js';

const shown = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('');
const sideOf = (before: string, after: string, kind: 'removed' | 'added'): string =>
  diffWords(before, after)
    .filter((change) => change.kind === 'same' || change.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('what became of a text', () => {
  it('is told in words, not in letters', () => {
    expect(shown('Meet at 8 at the gate', 'Meet at 9 at the gate')).toBe('Meet at [-8-][+9+] at the gate');
    expect(shown('one two', 'one two three')).toBe('one two[+ three+]');
    expect(shown('', 'new')).toBe('[+new+]');
    expect(shown('same', 'same')).toBe('same');
  });

  it('knows words where none are parted by gaps', () => {
    const stayed = diffWords('我们明天八点见面', '我们明天九点见面').filter(({ kind }) => kind === 'same');
    expect(stayed.map(({ text }) => text)).toEqual(['我们明天', expect.stringContaining('见面')]);
  });

  it('leaves nothing out: what stayed and went is the old text, what stayed and came the new one', () => {
    const texts = ['', 'a b c', 'c b a', 'x\n\ny', '👩‍👩‍👧 שלום', 'a a a b b', 'b a'];
    for (const before of texts) {
      for (const after of texts) {
        expect(sideOf(before, after, 'removed')).toBe(before);
        expect(sideOf(before, after, 'added')).toBe(after);
      }
    }
  });

  it('holds for every hostile text', () => {
    hostileStrings.forEach((text, i) => {
      const [before, after] = [text.slice(0, 4_000), (hostileStrings[i + 1] ?? '').slice(0, 4_000)];
      expect(sideOf(before, after, 'removed')).toBe(before);
      expect(sideOf(before, after, 'added')).toBe(after);
    });
  });

  it('puts one in the place of the other where comparing would take long', () => {
    const long = (word: string): string => Array.from({ length: 4_000 }, (_, i) => `${word}${i}`).join(' ');
    expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
