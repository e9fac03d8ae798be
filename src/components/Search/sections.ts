import type { ConversationId, Message, SearchFilter, SearchQuery, UserId } from '../../model/index.js';
import type { RecentSearch, SearchResults } from '../../react/index.js';

/** The tabs, in their order. */
export const searchTabs = ['all', 'people', 'chats', 'messages', 'media', 'files'] as const;

/** One of {@link searchTabs}. */
export type SearchTab = (typeof searchTabs)[number];

/** What one can choose in the list. */
export type SearchItem =
  | { readonly kind: 'suggestion'; readonly filter: SearchFilter }
  | { readonly kind: 'recent'; readonly search: RecentSearch }
  | { readonly kind: 'person'; readonly userId: UserId }
  | { readonly kind: 'chat'; readonly conversationId: ConversationId }
  | { readonly kind: 'message'; readonly message: Message }
  /** Leads to the tab with all of its like. */
  | { readonly kind: 'tab'; readonly tab: 'people' | 'chats' }
  | { readonly kind: 'more' };

/** Items under one heading. */
export interface SearchSection {
  readonly id: 'suggestions' | 'recent' | 'people' | 'chats' | 'messages';
  readonly items: readonly SearchItem[];
}

/** People and chats shown among everything else. */
const FEW = 3;

/** What is asked for in a tab. Two of them are about kinds of messages. */
export function queryOf(tab: SearchTab, query: SearchQuery): SearchQuery {
  if (tab === 'media') return { ...query, kinds: ['image', 'video'] };
  return tab === 'files' ? { ...query, kinds: ['file'] } : query;
}

/** Names an item as long as the list lives. */
export function itemKey(item: SearchItem): string {
  switch (item.kind) {
    case 'suggestion':
      return `suggestion ${JSON.stringify(item.filter)}`;
    case 'recent':
      return `recent ${JSON.stringify(item.search)}`;
    case 'person':
      return `person ${item.userId}`;
    case 'chat':
      return `chat ${item.conversationId}`;
    case 'message':
      return `message ${item.message.conversationId} ${item.message.id}`;
    default:
      return item.kind === 'tab' ? `tab ${item.tab}` : 'more';
  }
}

/** What was found, as a tab shows it. Sections without anything are left out. */
export function sectionsOf(
  tab: SearchTab,
  {
    people,
    conversations,
    hits,
    hasMore,
    status,
  }: Pick<SearchResults, 'people' | 'conversations' | 'hits' | 'hasMore' | 'status'>,
): readonly SearchSection[] {
  const some = (items: readonly SearchItem[], of: 'people' | 'chats'): readonly SearchItem[] =>
    tab === 'all' && items.length > FEW ? [...items.slice(0, FEW), { kind: 'tab', tab: of }] : items;
  const isNamed = (of: 'people' | 'chats'): boolean => tab === 'all' || tab === of;
  const withMessages = tab !== 'people' && tab !== 'chats';
  const more: readonly SearchItem[] = hasMore && status === 'ready' && hits.length > 0 ? [{ kind: 'more' }] : [];
  const sections: readonly SearchSection[] = [
    {
      id: 'people',
      items: isNamed('people')
        ? some(
            people.map((userId) => ({ kind: 'person', userId })),
            'people',
          )
        : [],
    },
    {
      id: 'chats',
      items: isNamed('chats')
        ? some(
            conversations.map((conversationId) => ({ kind: 'chat', conversationId })),
            'chats',
          )
        : [],
    },
    {
      id: 'messages',
      items: withMessages ? [...hits.map((message) => ({ kind: 'message', message }) as const), ...more] : [],
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}
