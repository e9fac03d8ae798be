import { foldText } from '../../../utils/foldText.js';

/** Somebody with names, and how recently they wrote: 0 is the latest, -1 not lately. */
export interface Named {
  readonly names: readonly string[];
  readonly recency: number;
}

/** Without marks over letters: "jose" finds José. */
function plain(text: string): string {
  return foldText(text)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
}

/**
 * The same, once for each name: while a list is open profiles come in one by one, and each ranks all people of a large group anew. Goes with the list.
 */
export function createNameFolder(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let folded = known.get(name);
    if (folded === undefined) known.set(name, (folded = plain(name)));
    return folded;
  };
}

/** 0 where a name begins so, 1 where a word of it does, 2 where it holds it, undefined where it does not. */
function rankOf(name: string, query: string): number | undefined {
  const at = name.indexOf(query);
  if (at < 0) return undefined;
  if (at === 0) return 0;
  return /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 2 : 1;
}

/**
 * Who matches, best first: names that begin so before words that do; of equals who wrote last, then the given order.
 *
 * @param fold of {@link createNameFolder}, where the same names are ranked more than once
 */
export function rankNames<T extends Named>(
  people: readonly T[],
  query: string,
  fold: (name: string) => string = plain,
): readonly T[] {
  const wanted = plain(query.trim());
  return people
    .flatMap((person) => {
      const ranks = person.names.flatMap((name) => rankOf(fold(name), wanted) ?? []);
      return ranks.length === 0 ? [] : [{ person, rank: wanted === '' ? 0 : Math.min(...ranks) }];
    })
    .toSorted((a, b) => a.rank - b.rank || recencyOf(a.person) - recencyOf(b.person))
    .map(({ person }) => person);
}

function recencyOf({ recency }: Named): number {
  return recency < 0 ? Number.MAX_SAFE_INTEGER : recency;
}
