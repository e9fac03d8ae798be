import { compareConversations, type Conversation, type ConversationId } from '../../../model/index.js';
import type { ConversationFilterId } from '../filterId.js';
import { unreadOf } from '../rowState.js';

/** The part of the chat's state that filters look at. */
export interface FilterSource {
  readonly conversations: {
    get(id: ConversationId): Conversation | undefined;
    values(): IterableIterator<Conversation>;
  };
  readonly inbox: { readonly ids: readonly ConversationId[] };
}

/** Name of the folder a filter shows; undefined for the filters every list has. */
export function folderOf(filter: ConversationFilterId): string | undefined {
  return filter.startsWith('folder:') ? filter.slice('folder:'.length) : undefined;
}

/** Whether something is unread, or marked so by hand. */
export function isUnread(conversation: Conversation | undefined): boolean {
  const { count, marked } = unreadOf(conversation);
  return count > 0 || marked;
}

/** Whether a conversation belongs under a filter. */
export function passes(conversation: Conversation, filter: ConversationFilterId): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      return isUnread(conversation);
    case 'mentions':
      return unreadOf(conversation).mention !== undefined;
    case 'groups':
      return conversation.groupId !== undefined || conversation.kind === 'group';
    case 'archived':
      return conversation.settings.archived === true && conversation.settings.hidden !== true;
    default:
      return conversation.settings.folders?.includes(folderOf(filter) ?? '') === true;
  }
}

/**
 * What a filter shows, in the order of the list.
 *
 * @param keep the open conversation: it stays under "unread" and "mentions" while it is read.
 */
export function filterIds(
  { conversations, inbox }: FilterSource,
  filter: ConversationFilterId,
  keep?: ConversationId | null,
): readonly ConversationId[] {
  if (filter === 'all') return inbox.ids;
  if (filter === 'archived') {
    const away = [...conversations.values()].filter((conversation) => passes(conversation, filter));
    return away.toSorted(compareConversations).map(({ id }) => id);
  }
  const stays = filter === 'unread' || filter === 'mentions' ? keep : undefined;
  return inbox.ids.filter((id) => {
    const conversation = conversations.get(id);
    return conversation !== undefined && (id === stays || passes(conversation, filter));
  });
}

/** The next conversation with something unread that calls, after (`1`) or before (`-1`) one of them, around the end; undefined where there is none. */
export function nextUnread(
  { conversations, inbox: { ids } }: FilterSource,
  from: ConversationId | null | undefined,
  step: 1 | -1,
  isQuiet: (conversation: Conversation) => boolean,
): ConversationId | undefined {
  const at = from == null ? -1 : ids.indexOf(from);
  // Where none is open it begins at the end the step comes from.
  const start = at < 0 && step === -1 ? 0 : at;
  for (let i = 1; i <= ids.length; i += 1) {
    const id = ids[(start + step * i + 2 * ids.length) % ids.length] ?? '';
    const conversation = conversations.get(id);
    if (id !== from && conversation && isUnread(conversation) && !isQuiet(conversation)) return id;
  }
  return undefined;
}
