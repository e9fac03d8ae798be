import {
  comparePositions,
  displayName,
  timelineKey,
  conversationName,
  type AccountId,
  type ConversationId,
  type GroupId,
  type SendStatus,
  type TimelineRef,
  type UserId,
} from '../model/index.js';
import type { AccountState, ChatState, MessageRow } from './state.js';

/** The account a conversation belongs to; without one, the only or first account. */
export function selectAccount(state: ChatState, conversationId?: ConversationId): AccountState | undefined {
  const accountId: AccountId | undefined =
    conversationId === undefined ? undefined : state.conversations.get(conversationId)?.accountId;
  return accountId === undefined ? state.accounts.values().next().value : state.accounts.get(accountId);
}

/** Who the signed-in user is in a conversation. */
export function selectSelfId(state: ChatState, conversationId?: ConversationId): UserId | undefined {
  return selectAccount(state, conversationId)?.selfId;
}

/** One row of a timeline. */
export function selectRow(state: ChatState, ref: TimelineRef, key: string): MessageRow | undefined {
  return state.timelines.get(timelineKey(ref))?.view.get(key);
}

/** The name of a person, as shown in a group when one is given. Empty while the person is being looked up and nothing came with the message. */
export function selectDisplayName(state: ChatState, userId: UserId, groupId?: GroupId, senderName?: string): string {
  const member = groupId === undefined ? undefined : state.members.get(groupId)?.byId.get(userId);
  if (!state.users.has(userId) && !senderName && !member?.nameCard) return '';
  return displayName(state.users.get(userId), userId, member, senderName);
}

/** What a conversation is called. Empty while its person or group is being looked up and the server gave it no title. */
export function selectConversationName(state: ChatState, id: ConversationId): string {
  const conversation = state.conversations.get(id);
  if (!conversation) return id;
  const { peerId, groupId, title } = conversation;
  const user = peerId === undefined ? undefined : state.users.get(peerId);
  const group = groupId === undefined ? undefined : state.groups.get(groupId);
  const isLookedUp = (peerId === undefined || user) && (groupId === undefined || group);
  if (!isLookedUp && !title) return '';
  return conversationName(conversation, user, group);
}

/**
 * How far an own message got: its way while unsent, then `delivered` and `read` by the cursors of the others (in groups: of anyone), or by the
 * receipts counted on the message. Others' messages are `received`.
 */
export function selectStatus(state: ChatState, ref: TimelineRef, row: MessageRow): SendStatus {
  if (row.phase !== 'sent') return row.phase;
  const receipts = row.message.lanes.receipts?.value;
  if (receipts && receipts.read > 0) return 'read';
  const cursors = state.cursors.get(ref.conversationId);
  if (!cursors) return 'sent';
  const reached = (positions: ReadonlyMap<UserId, MessageRow['position']>): boolean => {
    for (const [userId, position] of positions) {
      if (userId !== row.message.senderId && comparePositions(position, row.position) >= 0) return true;
    }
    return false;
  };
  if (reached(cursors.read)) return 'read';
  return reached(cursors.delivered) ? 'delivered' : 'sent';
}
