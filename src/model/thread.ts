import type { ThreadId, TimelineRef } from './ids.js';
import type { Message } from './message.js';
import type { Position } from './position.js';

/** Names one thread of a conversation. */
export interface ThreadRef extends TimelineRef {
  /** Id of the message that is answered. */
  readonly threadId: ThreadId;
}

/** A thread as the signed-in user has it. */
export interface Thread extends ThreadRef {
  /** The message that is answered. A recalled one keeps its thread. */
  readonly root: Message;
  /** The user is told of new answers. */
  readonly following: boolean;
  /** Answers of others the user has not read; 0 in threads that are not followed. */
  readonly unread: number;
  /** How far the user has read in it; only moves forward. */
  readonly readUpTo?: Position | undefined;
  /** Position of the newest answer that `unread` takes into account: whoever has read up to it has nothing unread. */
  readonly asOf?: Position | undefined;
  /** Grows with every change of `following` and `unread`; a copy with a lower version is older. */
  readonly version: number;
}

/** Whether a message stands in a timeline: in its thread, in its conversation, or in both. */
export function standsIn(
  message: Pick<Message, 'conversationId' | 'threadId' | 'inConversation'>,
  { conversationId, threadId }: TimelineRef,
): boolean {
  if (message.conversationId !== conversationId) return false;
  return threadId === message.threadId || (threadId === undefined && message.inConversation === true);
}

/** The thread a message belongs to: that of an answer, else the one under the message. Undefined while it is not sent. */
export function threadOf(message: Pick<Message, 'id' | 'conversationId' | 'threadId'>): ThreadRef | undefined {
  const { id, conversationId, threadId } = message;
  if (threadId !== undefined) return { conversationId, threadId };
  return id === '' ? undefined : { conversationId, threadId: id };
}
