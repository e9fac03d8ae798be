import { expect, it, vi } from 'vitest';
import { createNameFolder, rankNames } from './rank.js';

const find = (names: readonly string[], query: string): readonly string[] =>
  rankNames(
    names.map((name) => ({ names: [name], recency: -1 })),
    query,
  ).flatMap((each) => each.names);

it('puts names that begin so before words that do, and these before the rest', () => {
  expect(find(['Diana', 'Jo Ana', 'Ana', 'Bo'], 'ana')).toEqual(['Ana', 'Jo Ana', 'Diana']);
});

it('finds names without their accents, in full width, in Chinese and Arabic', () => {
  expect(find(['José', 'Ｊｏ'], 'jo')).toEqual(['José', 'Ｊｏ']);
  expect(find(['李小明', '王明'], '小明')).toEqual(['李小明']);
  expect(find(['محمد علي'], 'علي')).toEqual(['محمد علي']);
});

it('takes a query for letters, not for a pattern', () => {
  expect(find(['a (b) c', 'abc'], '(b')).toEqual(['a (b) c']);
});

it('puts who wrote last first where nothing was asked for', () => {
  const people = [
    { names: ['A'], recency: -1 },
    { names: ['B'], recency: 1 },
    { names: ['C'], recency: 0 },
  ];
  expect(rankNames(people, '').flatMap(({ names }) => names)).toEqual(['C', 'B', 'A']);
});

it('folds a name once, however often people are ranked', () => {
  const fold = createNameFolder();
  const people = ['José', 'Zoë', 'Ana'].map((name) => ({ names: [name], recency: -1 }));
  expect(rankNames(people, 'jos', fold)).toEqual([people[0]]);
  const folding = vi.spyOn(String.prototype, 'normalize');
  expect(rankNames(people, 'zo', fold)).toEqual([people[1]]);
  // The query alone, for the case and for the marks.
  expect(folding.mock.contexts.map(String).every((text) => text === 'zo')).toBe(true);
  folding.mockRestore();
});
