import type { ChatEvent } from '../../contract/index.js';
import type { ContentRegistry } from '../../messages/content.js';
import {
  MAX_PARTICIPANTS,
  type Conversation,
  type Message,
  type Position,
  type ThreadSummary,
} from '../../model/index.js';
import { isRecord, ownValue, readId, readTime } from '../../utils/readers.js';
import { usableLanes } from './lanes.js';

/** True for something that can order rows. */
export function isPosition(value: unknown): value is Position {
  return isRecord(value) && Number.isFinite(ownValue(value, 'value')) && typeof ownValue(value, 'tie') === 'string';
}

/**
 * A message as the store can hold it, or null when it names no message: ids, a time and a position are needed, the content is made usable (P15).
 */
export function checkMessage(value: unknown, contents: ContentRegistry): Message | null {
  if (!isRecord(value)) return null;
  const message = value as Message;
  const named = readId(message.id) && readId(message.conversationId) && readId(message.senderId);
  if (!named || readTime(message.time) === undefined || !isPosition(message.position)) return null;
  const recalled = isRecord(message.recalled) ? message.recalled : undefined;
  return {
    ...message,
    clientId: readId(message.clientId),
    revision: Number.isFinite(message.revision) ? message.revision : 0,
    recalled,
    content: recalled ? { type: 'recalled' } : contents.normalize(message.content),
    lanes: isRecord(message.lanes) && !recalled ? usableLanes(message.lanes) : {},
    thread: usableSummary(message.thread),
  };
}

/** What is told of a thread as the store can hold it; undefined when it says nothing. */
export function usableSummary(value: unknown): ThreadSummary | undefined {
  const ids = ownValue(value, 'participantIds');
  if (!['version', 'count', 'lastAt'].every((name) => number(ownValue(value, name))) || !Array.isArray(ids)) return;
  return {
    ...(value as ThreadSummary),
    participantIds: ids.filter((each) => typeof each === 'string').slice(0, MAX_PARTICIPANTS),
  };
}

/** A conversation as the store can hold it, or null. */
export function checkConversation(value: unknown, contents: ContentRegistry): Conversation | null {
  if (!isRecord(value)) return null;
  const conversation = value as Conversation;
  if (!readId(conversation.id) || !readId(conversation.accountId) || typeof conversation.kind !== 'string') return null;
  const unread = isRecord(conversation.unread) ? conversation.unread : undefined;
  return {
    ...conversation,
    activityAt: readTime(conversation.activityAt) ?? 0,
    settings: isRecord(conversation.settings) ? conversation.settings : {},
    unread: { ...unread, count: Math.max(0, Number(unread?.count) || 0) },
    lastMessage: checkMessage(conversation.lastMessage, contents) ?? undefined,
  };
}

type FieldCheck = (value: unknown) => boolean;
const id: FieldCheck = (value) => readId(value) !== undefined;
const flag: FieldCheck = (value) => typeof value === 'boolean';
const record: FieldCheck = isRecord;
const list: FieldCheck = Array.isArray;
const number: FieldCheck = Number.isFinite;
const text: FieldCheck = (value) => typeof value === 'string';
const named = { conversationId: id };
const targeted = { conversationId: id, messageId: id };
const user: FieldCheck = (value) => id(ownValue(value, 'id'));
const byUserId: FieldCheck = (value) => id(ownValue(value, 'userId'));
const statuses = ['idle', 'connecting', 'connected', 'offline', 'kicked', 'expired'];
// The banner counts down by these numbers.
const countdown = ['attempt', 'delay', 'at'];
const connectionState: FieldCheck = (value) => {
  const status = ownValue(value, 'status');
  if (status === 'reconnecting') return countdown.every((name) => number(ownValue(value, name)));
  return statuses.includes(status as string);
};

// What each event must carry before its handler may read it. Messages and conversations have checks of their own.
const fields: { readonly [T in ChatEvent['type']]: Readonly<Record<string, FieldCheck>> } = {
  connection: { state: connectionState },
  reconnected: { resumed: flag },
  'capabilities-changed': {},
  notice: { code: text, active: flag },
  conversation: { conversation: record },
  'conversation-changed': { ...named, changes: record },
  'conversation-removed': named,
  settings: { ...named, changes: record },
  message: { message: record },
  'message-edited': { ...targeted, by: id, revision: number, content: record, time: number },
  'message-recalled': { ...targeted, recall: record },
  'message-removed': { ...named, messageIds: list },
  'history-cleared': { ...named, upTo: isPosition },
  reaction: { ...targeted, userId: id, emoji: id, active: flag, at: isPosition },
  'reaction-summary': { ...targeted, version: number, reactions: list },
  lane: { ...targeted, lane: text, value: (value) => number(ownValue(value, 'version')) },
  'read-cursor': { ...named, userId: id, position: isPosition },
  'delivered-cursor': { ...named, userId: id, position: isPosition },
  'receipt-summary': { ...targeted, version: number, summary: record },
  'thread-summary': { ...targeted, summary: record },
  thread: { thread: record },
  scheduled: { scheduled: record },
  'scheduled-removed': { ...named, id },
  unread: { ...named, unread: (value) => number(ownValue(value, 'count')) },
  typing: { ...named, userId: id, active: flag },
  'stream-delta': { ...targeted, partId: id, offset: number, text },
  'stream-end': { message: record },
  pinned: { ...targeted, active: flag },
  user: { user },
  presence: { userId: id, presence: record },
  contact: { contact: byUserId },
  'contact-removed': { userId: id },
  blocked: { userId: id, active: flag },
  group: { group: user },
  'group-removed': { groupId: id },
  'members-changed': { groupId: id },
  'join-request': { request: user, active: flag },
  topic: { topic: record },
  'live-room': { room: record },
  'live-gift': { gift: record },
  'live-likes': { ...named, count: number },
};

/** What is wrong with an event; null when its handler may have it. */
export function eventProblem(
  event: unknown,
): { readonly kind: 'malformed-event' | 'unknown-event'; readonly detail: string } | null {
  const type = ownValue(event, 'type');
  if (typeof type !== 'string') return { kind: 'malformed-event', detail: 'an event without a type' };
  if (!Object.hasOwn(fields, type)) return { kind: 'unknown-event', detail: type };
  if (!id(ownValue(event, 'accountId'))) return { kind: 'malformed-event', detail: `${type}: accountId` };
  for (const [name, check] of Object.entries(fields[type as ChatEvent['type']])) {
    if (!check(ownValue(event, name))) return { kind: 'malformed-event', detail: `${type}: ${name}` };
  }
  return null;
}
