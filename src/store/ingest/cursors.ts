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

// And conversations that are not in the list, of which something is kept all the same: they may come yet.
const MAX_UNKNOWN = 1000;

/** True for a conversation nobody knows when much is kept of such already. */
function isOneTooMany(
  core: Core,
  id: ConversationId,
  kept: { readonly size: number; has(id: ConversationId): boolean },
): boolean {
  return !core.conversations.has(id) && !kept.has(id) && kept.size >= core.conversations.size + MAX_UNKNOWN;
}

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
  if (!known && cursors[which].size >= MAX_CURSORS) return core.diagnose('limit-reached', `${which} cursors`);
  if (isOneTooMany(core, conversationId, core.cursors)) return core.diagnose('limit-reached', 'cursors elsewhere');
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
  if (isOneTooMany(core, id, core.unread)) return core.diagnose('limit-reached', 'unread elsewhere');
  core.unread.base(id, incoming, core.conversations.get(id)?.lastMessage?.position);
  showUnread(core, id);
}
