import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';

/** Cuts a page out of a whole list; the cursor is the place where the next page starts. */
export function pageOf<T>(all: readonly T[], options: ListOptions | undefined, mostPerPage: number): ListPage<T> {
  const start = options?.cursor === undefined ? 0 : Number(options.cursor);
  if (!Number.isSafeInteger(start) || start < 0)
    throw new ChatError('bad-input', 'The cursor is not one of this list.');
  const limit = Math.min(mostPerPage, Math.max(1, Math.floor(options?.limit ?? mostPerPage)));
  const end = start + limit;
  return { items: all.slice(start, end), ...(end < all.length && { cursor: String(end) }), total: all.length };
}
