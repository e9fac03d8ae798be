import type { CursorEvent } from '../../contract/index.js';
import { comparePositions, type Conversation, type ConversationId, type Position } from '../../model/index.js';
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
  const conversation = core.conversations.get(conversationId);
  if (which === 'read' && conversation && userId === core.accounts.get(conversation.accountId)?.selfId) {
    moveOwnCursor(core, conversation, position);
  }
}

function moveOwnCursor(core: Core, conversation: Conversation, position: Position): void {
  const { unread } = conversation;
  if (unread.readUpTo && comparePositions(position, unread.readUpTo) <= 0) return;
  // Everything that was counted has been read; what lies between is told by the server's next number.
  const all = !unread.asOf || comparePositions(position, unread.asOf) >= 0;
  core.conversations.set(conversation.id, {
    ...conversation,
    unread: { ...unread, readUpTo: position, ...(all ? { count: 0, mentionsMe: 0, mentionsAll: 0 } : {}) },
  });
  core.inbox.changed(conversation.id);
}

/** Takes the server's unread numbers unless the store already counts from a later position. */
export function ingestUnread(core: Core, conversationId: ConversationId, incoming: Conversation['unread']): void {
  const conversation = core.conversations.get(conversationId);
  if (!conversation) return;
  core.conversations.set(conversationId, { ...conversation, unread: mergeUnread(conversation.unread, incoming) });
  core.inbox.changed(conversationId);
}

/** Joins what is counted here with what the server says; the number with the later `asOf` holds, cursors only move forward. */
export function mergeUnread(known: Conversation['unread'], incoming: Conversation['unread']): Conversation['unread'] {
  const behind = known.asOf && incoming.asOf && comparePositions(incoming.asOf, known.asOf) < 0;
  const cursor =
    known.readUpTo && (!incoming.readUpTo || comparePositions(incoming.readUpTo, known.readUpTo) < 0)
      ? known.readUpTo
      : incoming.readUpTo;
  // A number made before the own cursor moved counts messages that have been read meanwhile.
  const stale = cursor !== incoming.readUpTo && known.count === 0;
  if (behind || stale) return { ...known, readUpTo: cursor };
  return { ...incoming, asOf: incoming.asOf ?? known.asOf, readUpTo: cursor };
}
