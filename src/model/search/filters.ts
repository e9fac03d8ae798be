import type { ConversationId, UserId } from '../ids.js';

/** What messages can be looked for by what they hold. `link` are texts with an address in them. */
export const searchKinds = [
  'image',
  'video',
  'file',
  'link',
  'voice',
  'location',
  'contact',
  'poll',
  'sticker',
  'card',
] as const;

/** One of {@link searchKinds}. */
export type SearchKind = (typeof searchKinds)[number];

/** A limit that was put on a search, shown as a chip. */
export type SearchFilter =
  | { readonly type: 'from'; readonly userId: UserId }
  | { readonly type: 'in'; readonly conversationId: ConversationId }
  | { readonly type: 'has'; readonly kind: SearchKind }
  /** `start` and `end`: the period that was named, in ms; its end is the beginning of the next one. */
  | { readonly type: 'before' | 'after' | 'on'; readonly period: string; readonly start: number; readonly end: number };

/** What is looked for over all chats. */
export interface SearchQuery {
  /** Words: a message must hold each of them, in any order. In quotes: as they stand there. Empty with a filter means everything the filters let through. */
  readonly text: string;
  readonly conversationId?: ConversationId | undefined;
  /** Any of these people. */
  readonly senderIds?: readonly UserId[] | undefined;
  /** Any of these kinds. */
  readonly kinds?: readonly SearchKind[] | undefined;
  /** Server time in ms, from this moment on. */
  readonly after?: number | undefined;
  /** Server time in ms, up to and including this moment. */
  readonly before?: number | undefined;
}

/** A string that names a filter: two alike do the same. */
export function filterKey(filter: SearchFilter): string {
  switch (filter.type) {
    case 'from':
      return `from ${filter.userId}`;
    case 'in':
      return 'in';
    case 'has':
      return `has ${filter.kind}`;
    default:
      return filter.type;
  }
}

/** Adds a filter. There may be several people and kinds, but one chat and one of each date: a later one takes its place. */
export function addFilter(filters: readonly SearchFilter[], filter: SearchFilter): readonly SearchFilter[] {
  const key = filterKey(filter);
  // A day says more than what it lies before or after, and the other way round.
  const isOut = (other: SearchFilter): boolean =>
    filterKey(other) === key ||
    (filter.type === 'on' && (other.type === 'before' || other.type === 'after')) ||
    (other.type === 'on' && (filter.type === 'before' || filter.type === 'after'));
  return [...filters.filter((other) => !isOut(other)), filter];
}

/** What words and filters ask for together. */
export function searchQuery(text: string, filters: readonly SearchFilter[]): SearchQuery {
  const senderIds = filters.flatMap((each) => (each.type === 'from' ? [each.userId] : []));
  const kinds = filters.flatMap((each) => (each.type === 'has' ? [each.kind] : []));
  const place = filters.find((each) => each.type === 'in');
  const from = filters.flatMap((each) => (each.type === 'after' ? [each.end] : each.type === 'on' ? [each.start] : []));
  const to = filters.flatMap((each) =>
    each.type === 'before' ? [each.start - 1] : each.type === 'on' ? [each.end - 1] : [],
  );
  return {
    text: text.trim(),
    ...(place && { conversationId: place.conversationId }),
    ...(senderIds.length > 0 && { senderIds }),
    ...(kinds.length > 0 && { kinds }),
    ...(from.length > 0 && { after: Math.max(...from) }),
    ...(to.length > 0 && { before: Math.min(...to) }),
  };
}

/** Whether anything is asked for at all. */
export function isAsking(query: SearchQuery): boolean {
  return query.text !== '' || isFiltered(query);
}

/** Whether it asks for messages alone: people and chats have no sender and no date. */
export function isFiltered({ conversationId, senderIds, kinds, after, before }: SearchQuery): boolean {
  return [conversationId, senderIds, kinds, after, before].some((each) => each !== undefined);
}
