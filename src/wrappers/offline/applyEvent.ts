import type { ChatEvent } from '../../contract/index.js';
import {
  comparePositions,
  laterPosition,
  mergeMessage,
  standsIn,
  timelineKey,
  type Conversation,
  type ConversationId,
  type Message,
  type Position,
} from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';
import type { AccountCache } from './accountCache.js';
import { isMessage, isPosition } from './pages.js';
import { applyOperation, withoutCopies, type MessageOperation } from './rows.js';

// The cached number only bridges the time until the server's comes; knowing every content type for it would triple the size of this entry.
const UNCOUNTED: ReadonlySet<string> = new Set(['notice', 'recalled']);

function change(cache: AccountCache, id: ConversationId, next: (conversation: Conversation) => Conversation): void {
  const known = cache.conversations.get(id);
  if (!known) return;
  const changed = next(known);
  if (changed !== known) cache.putConversation(changed);
}

function isUnread(cache: AccountCache, { countsUnread, unread }: Conversation, message: Message): boolean {
  if (!countsUnread || message.recalled || message.senderId === cache.self.id) return false;
  if (!(message.countable ?? !UNCOUNTED.has(message.content.type))) return false;
  return !unread.readUpTo || comparePositions(message.position, unread.readUpTo) > 0;
}

/** The list's row follows a new message: preview, order, unread (P8). */
function noteMessage(cache: AccountCache, conversation: Conversation, message: Message): Conversation {
  const { lastMessage: last, unread } = conversation;
  const same = last?.id === message.id;
  const newer = !last || comparePositions(message.position, last.position) > 0;
  if (!same && !newer) return conversation;
  const counted =
    !same && !message.position.provisional && (!unread.asOf || comparePositions(message.position, unread.asOf) > 0);
  const one = counted && isUnread(cache, conversation, message) ? 1 : 0;
  const mentions = one && message.mentions?.userIds.includes(cache.self.id) ? 1 : 0;
  const all = one && message.mentions?.all ? 1 : 0;
  return {
    ...conversation,
    lastMessage: same ? mergeMessage(last, message) : message,
    activityAt: newer ? Math.max(conversation.activityAt, message.time) : conversation.activityAt,
    unread: counted
      ? {
          ...unread,
          asOf: message.position,
          count: unread.count + one,
          mentionsMe: (unread.mentionsMe ?? 0) + mentions,
          mentionsAll: (unread.mentionsAll ?? 0) + all,
        }
      : unread,
  };
}

function withCursor(conversation: Conversation, position: Position): Conversation {
  const { unread } = conversation;
  if (unread.readUpTo && comparePositions(position, unread.readUpTo) <= 0) return conversation;
  const all = !unread.asOf || comparePositions(position, unread.asOf) >= 0;
  const counts = all ? { count: 0, mentionsMe: 0, mentionsAll: 0 } : {};
  return { ...conversation, unread: { ...unread, readUpTo: position, ...counts } };
}

/** A new or changed message, from the stream (`follows` where told) or as the answer to a send (`own`). */
export function applyMessage(
  cache: AccountCache,
  message: Message,
  from: { readonly follows?: Position | undefined; readonly own?: boolean },
): void {
  if (cache.isDurable(message.conversationId) === false) return;
  const { conversationId } = message;
  const shown = standsIn(message, { conversationId });
  const places = [message, ...(shown && message.threadId !== undefined ? [{ conversationId }] : [])];
  for (const place of places)
    cache.with(timelineKey(place), (timeline) =>
      from.own ? timeline.addOwn(message) : timeline.addLive(message, from.follows),
    );
  if (message.recalled)
    cache.applyOperation(message.conversationId, {
      type: 'message-recalled',
      conversationId: message.conversationId,
      messageId: message.id,
      recall: message.recalled,
    });
  if (shown) change(cache, message.conversationId, (conversation) => noteMessage(cache, conversation, message));
}

/** A change to one message, in every place where it is cached. */
export function applyMessageOperation(cache: AccountCache, op: MessageOperation): void {
  const { conversationId, messageId } = op;
  cache.applyOperation(conversationId, op);
  change(cache, conversationId, (conversation) => {
    const last = conversation.lastMessage;
    if (last?.id !== messageId) return conversation;
    const { message } = applyOperation({ message: last, registers: [], touched: 0 }, op, cache.self.id);
    return message === last ? conversation : { ...conversation, lastMessage: message };
  });
  if (op.type !== 'message-recalled') return;
  // Copies go too, wherever they were quoted or forwarded to (P4).
  for (const id of cache.conversations.keys())
    change(cache, id, (conversation) => withoutCopies(conversation, messageId));
}

/** Own read cursor, told by the stream or accepted by the server. */
export function applyRead(cache: AccountCache, conversationId: ConversationId, position: Position): void {
  change(cache, conversationId, (conversation) => withCursor(conversation, position));
}

/** Messages that are gone from this user's view. */
export function applyRemoval(cache: AccountCache, conversationId: ConversationId, ids: readonly string[]): void {
  cache.withAll(conversationId, (timeline) => timeline.remove(ids));
  change(cache, conversationId, (conversation) =>
    conversation.lastMessage && ids.includes(conversation.lastMessage.id)
      ? { ...conversation, lastMessage: undefined }
      : conversation,
  );
}

/** History up to a position is gone. */
export function applyCleared(cache: AccountCache, conversationId: ConversationId, upTo: Position): void {
  cache.withAll(conversationId, (timeline) => timeline.clear(upTo));
  change(cache, conversationId, (conversation) => {
    const last = conversation.lastMessage;
    const kept = last && comparePositions(last.position, upTo) > 0 ? last : undefined;
    return { ...conversation, lastMessage: kept, clearedBefore: laterPosition(conversation.clearedBefore, upTo) };
  });
}

const needsId = (value: unknown): boolean => readId(value) !== undefined;

/** True when the parts that {@link applyEvent} reads are there (P15). */
function isWellFormed(event: ChatEvent): boolean {
  const has = (name: string, check: (value: unknown) => boolean): boolean => check(ownValue(event, name));
  switch (event.type) {
    case 'message':
    case 'stream-end':
      return isMessage(ownValue(event, 'message'));
    case 'conversation':
      return has('conversation', (value) => needsId(ownValue(value, 'id')) && isRecord(ownValue(value, 'unread')));
    case 'message-edited':
      return has('messageId', needsId) && has('content', isRecord) && has('revision', Number.isFinite);
    case 'message-recalled':
      return has('messageId', needsId) && has('recall', isRecord);
    case 'reaction':
      return has('messageId', needsId) && has('emoji', needsId) && has('userId', needsId) && has('at', isPosition);
    case 'reaction-summary':
      return has('messageId', needsId) && has('version', Number.isFinite) && has('reactions', Array.isArray);
    case 'receipt-summary':
      return has('messageId', needsId) && has('version', Number.isFinite) && has('summary', isRecord);
    case 'thread-summary':
      return has('messageId', needsId) && has('summary', (value) => Number.isFinite(ownValue(value, 'version')));
    case 'lane':
      return has('messageId', needsId) && has('value', (value) => Number.isFinite(ownValue(value, 'version')));
    case 'message-removed':
      return has('messageIds', Array.isArray);
    case 'history-cleared':
      return has('upTo', isPosition);
    case 'read-cursor':
      return has('position', isPosition);
    case 'conversation-changed':
    case 'settings':
      return has('changes', isRecord);
    case 'unread':
      return has('unread', (value) => Number.isFinite(ownValue(value, 'count')));
    case 'user':
      return has('user', (value) => needsId(ownValue(value, 'id')));
    case 'contact':
      return has('contact', (value) => needsId(ownValue(value, 'userId')));
    case 'group':
      return has('group', (value) => needsId(ownValue(value, 'id')));
    default:
      return true;
  }
}

/** Writes one event into the cache. Answers false for an event that says nothing usable. */
export function applyEvent(cache: AccountCache, event: ChatEvent): boolean {
  if (!isWellFormed(event)) return false;
  switch (event.type) {
    case 'conversation':
      cache.putConversation(event.conversation);
      break;
    case 'conversation-changed':
      change(cache, event.conversationId, (conversation) => ({ ...conversation, ...event.changes }));
      break;
    case 'conversation-removed':
      cache.forget(event.conversationId);
      break;
    case 'settings':
      change(cache, event.conversationId, (conversation) => ({
        ...conversation,
        settings: { ...conversation.settings, ...event.changes },
      }));
      break;
    case 'unread':
      change(cache, event.conversationId, (conversation) => ({ ...conversation, unread: event.unread }));
      break;
    case 'read-cursor':
      if (event.userId === cache.self.id && event.threadId === undefined)
        applyRead(cache, event.conversationId, event.position);
      break;
    case 'message':
      applyMessage(cache, event.message, { follows: event.follows });
      break;
    case 'stream-end':
      applyMessage(cache, event.message, {});
      break;
    case 'message-edited':
    case 'message-recalled':
    case 'reaction':
    case 'reaction-summary':
    case 'receipt-summary':
    case 'thread-summary':
    case 'lane':
      applyMessageOperation(cache, event);
      break;
    case 'message-removed':
      applyRemoval(cache, event.conversationId, event.messageIds);
      break;
    case 'history-cleared':
      applyCleared(cache, event.conversationId, event.upTo);
      break;
    case 'user':
      cache.writer.put('users', event.user.id, event.user);
      break;
    case 'contact':
      cache.writer.put('contacts', event.contact.userId, event.contact);
      break;
    case 'contact-removed':
      cache.writer.put('contacts', event.userId, undefined);
      break;
    case 'group':
      cache.writer.put('groups', `group:${event.group.id}`, event.group);
      break;
    case 'group-removed':
      cache.writer.put('groups', `group:${event.groupId}`, undefined);
      cache.writer.put('groups', `members:${event.groupId}`, undefined);
      break;
    case 'members-changed':
      // Read again from the server when next wanted.
      cache.writer.put('groups', `members:${event.groupId}`, undefined);
      break;
    default:
      break;
  }
  return true;
}
