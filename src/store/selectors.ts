import {
  displayName,
  isReached,
  reachedBy,
  timelineKey,
  conversationName,
  type AccountId,
  type ConversationId,
  type GroupId,
  type Message,
  type MessageId,
  type SendStatus,
  type TimelineRef,
  type UserId,
} from '../model/index.js';
import type { AccountState, ChatState, KeptMessages, MessageRow, ScheduledItem } from './state.js';

/** The account a conversation belongs to; without one, the only or first account. */
export function selectAccount(
  state: Pick<ChatState, 'accounts' | 'conversations'>,
  conversationId?: ConversationId,
): AccountState | undefined {
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

/** A loaded message of a timeline by its id. Looks from the newest on. */
export function selectMessage(state: ChatState, ref: TimelineRef, id: MessageId): Message | undefined {
  const view = state.timelines.get(timelineKey(ref))?.view;
  for (let i = (view?.size ?? 0) - 1; view && i >= 0; i--) {
    const { message } = view.rowAt(i);
    if (message.id === id) return message;
  }
  return undefined;
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
  const cursors = state.cursors.get(timelineKey(ref));
  if (!cursors) return 'sent';
  const { senderId } = row.message;
  if (isReached(cursors.read, row.position, senderId)) return 'read';
  return isReached(cursors.delivered, row.position, senderId) ? 'delivered' : 'sent';
}

/**
 * Who has read a message, of those whose cursor is known; whoever is farthest last, the sender left out. A new list each time: compare it, or keep it by
 * `state.cursors.get(timelineKey(ref))`, which changes when somebody reads on.
 */
export function selectReadBy(state: ChatState, ref: TimelineRef, row: MessageRow): readonly UserId[] {
  const marks = state.cursors.get(timelineKey(ref))?.read;
  const reached = marks ? reachedBy(marks, row.position) : [];
  return reached.flatMap(({ userId }) => (userId === row.message.senderId ? [] : userId));
}

/** Name of the pins of a conversation, its threads included, among what is kept. */
export function pinsKey({ conversationId }: TimelineRef): string {
  return `pins:${conversationId}`;
}

/** The pins of a conversation, its threads included; undefined until they are asked for. */
export function selectPinned(state: ChatState, ref: TimelineRef): KeptMessages | undefined {
  return state.kept.get(pinsKey(ref));
}

/** What the user saved; undefined until it is asked for. */
export function selectSaved(state: ChatState): KeptMessages | undefined {
  return state.kept.get('saved');
}

/** What is to be sent later into a timeline, soonest first. A new list each time: compare it item by item. */
export function selectScheduled(state: ChatState, ref: TimelineRef): readonly ScheduledItem[] {
  const key = timelineKey(ref);
  const items = [...state.scheduled.values()].filter((item) => timelineKey(item.ref) === key);
  return items.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
