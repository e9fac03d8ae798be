import type { Conversation } from './conversation.js';
import type { Position } from './position.js';

/** Stands before every position: nothing was read yet. */
export const BEFORE_ALL: Position = { value: Number.MIN_SAFE_INTEGER, tie: '' };

/** Just before a position: ids of one millisecond that differ in more than their last letter do not come close. */
function before({ value, tie }: Position): Position {
  return tie === '' ? { value: value - 1, tie: '\uffff' } : { value, tie: tie.slice(0, -1) };
}

/** Messages of others after this position are unread; undefined when nothing is. A mark "unread from here" goes before what was read. */
export function unreadAfter(conversation: Pick<Conversation, 'unread' | 'settings'> | undefined): Position | undefined {
  if (!conversation) return undefined;
  const { unread, settings } = conversation;
  if (settings.unreadFrom) return before(settings.unreadFrom);
  return unread.count > 0 ? (unread.readUpTo ?? BEFORE_ALL) : undefined;
}
