import type { CursorEvent } from '../../contract/index.js';
import {
  comparePositions,
  timelineKey,
  type Conversation,
  type ConversationId,
  type Message,
  type Position,
} from '../../model/index.js';
import type { Core } from '../core.js';
import type { Cursors } from '../state.js';

const none: Cursors = { read: new Map(), delivered: new Map() };

// Cursors shown in one conversation; a room with more readers tells by receipt summaries (P17).
const MAX_CURSORS = 500;

/** Moves a person's read or delivered cursor forward; never back (P7). */
export function moveCursor(
  core: Core,
  event: Pick<CursorEvent, 'type' | 'conversationId' | 'userId' | 'position'>,
): void {
  const { conversationId, userId, position } = event;
  const cursors = core.cursors.get(conversationId) ?? none;
  const which = event.type === 'read-cursor' ? 'read' : 'delivered';
  const known = cursors[which].get(userId);
  if (known && comparePositions(position, known) <= 0) return;
  if (!known && cursors[which].size >= MAX_CURSORS) return;
  core.cursors.set(conversationId, { ...cursors, [which]: new Map(cursors[which]).set(userId, position) });
  if (which === 'read' && userId === core.selfIdOf(conversationId)) moveOwnCursor(core, conversationId, position);
}

function moveOwnCursor(core: Core, conversationId: ConversationId, position: Position): void {
  core.unread.read(conversationId, position, (from, to) => {
    const rows = core.timelines.get(timelineKey({ conversationId }))?.core.between(from, to);
    return rows?.filter((message) => countsAsUnread(core, message)).length;
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
  core.unread.base(id, incoming, core.conversations.get(id)?.lastMessage?.position);
  showUnread(core, id);
}
