import type { MessageId } from '../model/index.js';
import type { HistoryOperation, ReactionEvent } from '../contract/index.js';

// Enough for a burst of reactions that overtakes its messages; bounded so that a hostile stream cannot fill memory (P17).
const MAX_WAITING = 1000;

/** An operation that names one message and changes it; reactions have registers of their own. */
export type TargetedOperation = Exclude<Extract<HistoryOperation, { readonly messageId: MessageId }>, ReactionEvent>;

/** Operations on messages that are not known yet: kept until the message comes, oldest dropped (P5). */
export interface WaitingOps {
  add(op: TargetedOperation): void;
  /** What is known of a message from before it came, in order of arrival. */
  for(messageId: MessageId): readonly TargetedOperation[];
  readonly size: number;
}

/** Makes an empty waiting room. `onDrop` is called for each operation that had to go. */
export function createWaitingOps(onDrop: () => void): WaitingOps {
  const byMessage = new Map<MessageId, TargetedOperation[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(op) {
      const known = byMessage.get(op.messageId) ?? [];
      // Of a lively thread whose root is not loaded much is told; only the last of it counts.
      const list = op.type === 'thread-summary' ? known.filter(({ type }) => type !== op.type) : known;
      size -= known.length - list.length;
      list.push(op);
      byMessage.set(op.messageId, list);
      size += 1;
      if (size <= MAX_WAITING) return;
      const oldest = byMessage.entries().next().value;
      if (!oldest) return;
      oldest[1].shift();
      if (oldest[1].length === 0) byMessage.delete(oldest[0]);
      size -= 1;
      onDrop();
    },
    for: (messageId) => byMessage.get(messageId) ?? [],
  };
}
