import type { Conversation } from '../../model/index.js';

/** What of a conversation is unread, as the row shows it. */
export interface RowUnread {
  readonly count: number;
  /** Somebody meant me, or everybody, in what is unread. */
  readonly mention: 'me' | 'all' | undefined;
  /** Marked unread by hand, without a count. */
  readonly marked: boolean;
}

/** Unread state of a row; rooms that do not count show nothing. */
export function unreadOf(conversation: Conversation | undefined): RowUnread {
  if (!conversation?.countsUnread) return { count: 0, mention: undefined, marked: false };
  const { count, mentionsMe = 0, mentionsAll = 0 } = conversation.unread;
  return {
    count,
    mention: count === 0 ? undefined : mentionsMe > 0 ? 'me' : mentionsAll > 0 ? 'all' : undefined,
    marked: conversation.settings.unreadFrom !== undefined,
  };
}

/** The time a row tells: of its last message. Undefined where nothing was written yet: when it was made says nothing to the reader. */
export function listTime(conversation: Conversation | undefined): number | undefined {
  const time = conversation?.lastMessage?.time;
  return time !== undefined && Number.isFinite(time) && time > 0 ? time : undefined;
}
