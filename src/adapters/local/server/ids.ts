import { ChatError } from '../../../contract/index.js';
import type { ConversationId, MessageId, Position } from '../../../model/index.js';

// The service numbers the messages of a conversation 1, 2, 3 …; id and position both come from that number, so that no index is needed.

export function messageId(conversationId: ConversationId, seq: number): MessageId {
  return `${conversationId}/${seq}`;
}

export function position(seq: number): Position {
  return { value: seq, tie: '' };
}

/** The number in a message id; undefined when the id is not one of that conversation. */
export function findSeq(conversationId: ConversationId, id: MessageId): number | undefined {
  if (!id.startsWith(`${conversationId}/`)) return undefined;
  const digits = id.slice(conversationId.length + 1);
  const seq = Number(digits);
  return Number.isSafeInteger(seq) && seq > 0 && String(seq) === digits ? seq : undefined;
}

/** The number in a message id; rejects with `not-found`. */
export function readSeq(conversationId: ConversationId, id: MessageId): number {
  const seq = findSeq(conversationId, id);
  if (seq === undefined) throw new ChatError('not-found', `There is no message "${id}" in "${conversationId}".`);
  return seq;
}

/** First number at or after a position; provisional positions lie between two numbers. */
export function seqFrom(at: Position): number {
  return at.tie === '' ? Math.ceil(at.value) : Math.floor(at.value) + 1;
}

/** Last number at or before a position. */
export function seqTo(at: Position): number {
  return Math.floor(at.value);
}
