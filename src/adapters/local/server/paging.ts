import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';

/**
 * Cuts a page out of a list in the order of its keys. The cursor is the key of the last one on the page: who goes from the list meanwhile makes nobody be
 * passed over, as a number of rows would.
 */
export function pageAfter<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  options: ListOptions | undefined,
  mostPerPage: number,
): ListPage<T> {
  const { cursor, limit } = options ?? {};
  const sorted = all.map((item) => ({ item, key: keyOf(item) })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const rest = cursor === undefined ? sorted : sorted.filter(({ key }) => key > cursor);
  const { items, cursor: more } = pageOf(rest, { limit }, mostPerPage);
  return {
    items: items.map(({ item }) => item),
    ...(more !== undefined && { cursor: items.at(-1)?.key }),
    total: all.length,
  };
}

/** Cuts a page out of a whole list; the cursor is the place where the next page starts. */
export function pageOf<T>(all: readonly T[], options: ListOptions | undefined, mostPerPage: number): ListPage<T> {
  const start = options?.cursor === undefined ? 0 : Number(options.cursor);
  if (!Number.isSafeInteger(start) || start < 0)
    throw new ChatError('bad-input', 'The cursor is not one of this list.');
  const limit = Math.min(mostPerPage, Math.max(1, Math.floor(options?.limit ?? mostPerPage)));
  const end = start + limit;
  return { items: all.slice(start, end), ...(end < all.length && { cursor: String(end) }), total: all.length };
}
