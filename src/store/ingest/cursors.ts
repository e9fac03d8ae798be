import type { CursorEvent } from '../../contract/index.js';
import {
  moveWatermark,
  noWatermarks,
  timelineKey,
  type Conversation,
  type ConversationId,
  type Message,
  type Position,
} from '../../model/index.js';
import type { Core } from '../core.js';

// Cursors shown in one conversation; a room with more readers tells by receipt summaries (P17).
const MAX_CURSORS = 500;

// And threads that are not open, and conversations that are not in the list, of which something is kept all the same: they may come yet.
const MAX_UNKNOWN = 1000;

/** True when much is kept already of what nobody has asked for. */
function isOneTooMany(core: Core, isAskedFor: boolean, size: number): boolean {
  return !isAskedFor && size >= core.conversations.size + MAX_UNKNOWN;
}

/** Moves a person's read or delivered cursor forward; never back (P7). */
export function moveCursor(core: Core, event: CursorEvent): void {
  const { conversationId, userId, position } = event;
  const key = timelineKey(event);
  const known = core.cursors.get(key);
  const cursors = known ?? { read: noWatermarks(), delivered: noWatermarks() };
  const which = event.type === 'read-cursor' ? 'read' : 'delivered';
  const marks = cursors[which];
  const isSelf = userId === core.selfIdOf(conversationId);
  if (!isSelf && !marks.byUser.has(userId) && marks.byUser.size >= MAX_CURSORS)
    return core.diagnose('limit-reached', `${which} cursors`);
  const isListed = event.threadId === undefined && core.conversations.has(conversationId);
  const isAskedFor = known !== undefined || isListed || core.timelines.has(key) || core.threads.get(key)?.following;
  if (isOneTooMany(core, isAskedFor ?? false, core.cursors.size))
    return core.diagnose('limit-reached', 'cursors elsewhere');
  const moved = moveWatermark(marks, userId, position);
  if (moved === marks) return;
  core.cursors.set(key, { ...cursors, [which]: moved });
  if (!isSelf || which !== 'read') return;
  // What is read of a thread says nothing about its conversation.
  if (event.threadId === undefined) moveOwnCursor(core, conversationId, position);
  else core.onThread?.({ type: 'touched', ref: event });
}

/** The user has read a conversation up to here, or has no more of it. */
export function moveOwnCursor(core: Core, conversationId: ConversationId, position: Position): void {
  core.unread.read(conversationId, position, (from, to) => {
    const rows = core.timelines.get(timelineKey({ conversationId }))?.core.between(from, to);
    const counted = rows?.filter((message) => countsAsUnread(core, message));
    const selfId = core.selfIdOf(conversationId) ?? '';
    return (
      counted && {
        count: counted.length,
        mentionsMe: counted.filter(({ mentions }) => mentions?.userIds.includes(selfId)).length,
        mentionsAll: counted.filter(({ mentions }) => mentions?.all).length,
      }
    );
  });
  showUnread(core, conversationId);
}

/** Countable, not recalled, not mine (P8). */
export function countsAsUnread(core: Core, message: Message): boolean {
  if (message.recalled || message.senderId === core.selfIdOf(message.conversationId)) return false;
  return message.countable ?? core.contents.isCountable(message.content);
}

/** Puts the numbers of the book on screen. */
export function showUnread(core: Core, id: ConversationId): void {
  const conversation = core.conversations.get(id);
  if (!conversation) return;
  const unread = conversation.countsUnread ? core.unread.shown(id) : { ...core.unread.shown(id), count: 0 };
  core.conversations.set(id, { ...conversation, unread });
  core.inbox.changed(id);
}

/** Takes the server's unread numbers. */
export function ingestUnread(core: Core, id: ConversationId, incoming: Conversation['unread']): void {
  if (isOneTooMany(core, core.conversations.has(id) || core.unread.has(id), core.unread.size))
    return core.diagnose('limit-reached', 'unread elsewhere');
  core.unread.base(id, incoming, core.conversations.get(id)?.lastMessage?.position);
  showUnread(core, id);
}
