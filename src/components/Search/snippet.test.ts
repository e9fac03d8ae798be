import { expect, it } from 'vitest';
import { foldWords } from '../../utils/foldWords.js';
import { snippetOf } from './snippet.js';

const shown = (text: string, words: string): string =>
  snippetOf(text, foldWords(words))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

it('a snippet is one line around the first word that was found', () => {
  expect(shown('Tea at noon', 'tea noon')).toBe('[Tea] at [noon]');
  expect(shown('one\n\n two\u202e three', 'two')).toBe('one [two] three');
  const long = `${'word '.repeat(100)}then the harbour light ${'word '.repeat(200)}`;
  const found = shown(long, 'harbour');
  expect(found).toMatch(/^…(?:word )+then the \[harbour\] light/u);
  expect(found.length).toBeLessThan(260);
  expect(shown(`${'山'.repeat(100)}海${'山'.repeat(10)}`, '海')).toBe(`…${'山'.repeat(24)}[海]${'山'.repeat(10)}`);
  expect(shown('', 'tea')).toBe('');
  expect(shown('no words at all', '')).toBe('no words at all');
});

it('a snippet never begins inside of a letter', () => {
  const text = `${'👩‍👩‍👧'.repeat(30)}tea`;
  expect(shown(text, 'tea')).not.toMatch(/^…[\udc00-\udfff\u200d]/u);
});
