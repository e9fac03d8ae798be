import type { Conversation } from './conversation.js';
import { timelineKey, type ConversationId, type TimelineKey, type UserId } from './ids.js';
import type { Message } from './message.js';
import { comparePositions, type Position } from './position.js';
import type { Thread } from './thread.js';
import type { Watermarks } from './watermarks.js';

/** Where it is kept how far the signed-in user has read. */
export interface ReadMarks {
  readonly conversations: { get(id: ConversationId): Pick<Conversation, 'unread' | 'clearedBefore'> | undefined };
  readonly threads: { get(key: TimelineKey): Pick<Thread, 'readUpTo'> | undefined };
  readonly cursors: { get(key: TimelineKey): { readonly read: Watermarks } | undefined };
}

/** True for a message the signed-in user has read, here or elsewhere, or that was cleared. False while its place is not known. */
export function isRead(
  marks: ReadMarks,
  message: Pick<Message, 'conversationId' | 'threadId' | 'inConversation' | 'position'>,
  selfId: UserId,
): boolean {
  const { conversationId, threadId, inConversation, position } = message;
  if (position.provisional) return false;
  const reaches = (mark: Position | undefined): boolean => mark !== undefined && comparePositions(position, mark) <= 0;
  const reachesIn = (key: TimelineKey): boolean => reaches(marks.cursors.get(key)?.read.byUser.get(selfId));
  const conversation = marks.conversations.get(conversationId);
  if (reaches(conversation?.clearedBefore)) return true;
  if (threadId !== undefined) {
    const key = timelineKey({ conversationId, threadId });
    if (reachesIn(key) || reaches(marks.threads.get(key)?.readUpTo)) return true;
    if (inConversation !== true) return false;
  }
  return reachesIn(timelineKey({ conversationId })) || reaches(conversation?.unread.readUpTo);
}
