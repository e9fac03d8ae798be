import type { ConversationId, TimelineRef } from '../model/index.js';
import type { MessageOp } from './messageOps.js';
import type { OpenTimelines } from './openTimelines.js';
import type { TimelineCore } from './timelineCore.js';

type PendingOp = MessageOp & { readonly conversationId: ConversationId };

/**
 * What the user did to messages and the server has not confirmed. A message may stand in its thread, in the conversation, and above the thread: an operation is
 * shown wherever its message is.
 */
export interface PendingOps {
  add(op: PendingOp): void;
  remove(opId: string): void;
  /** Those on messages of a conversation, in order. */
  of(id: ConversationId): readonly MessageOp[];
  clear(): void;
}

/** Makes an empty set. `tell` is told whose root may look different. */
export function createPendingOps(timelines: OpenTimelines, tell: (ref: TimelineRef) => void): PendingOps {
  const pending = new Map<string, PendingOp>();
  function show({ conversationId, messageId }: PendingOp, change: (timeline: TimelineCore) => void): void {
    for (const timeline of timelines.of(conversationId)) {
      change(timeline.core);
      timelines.touch(timeline);
    }
    tell({ conversationId, threadId: messageId });
  }
  return {
    add(op) {
      pending.set(op.opId, op);
      show(op, (timeline) => timeline.addOp(op));
    },
    remove(opId) {
      const op = pending.get(opId);
      pending.delete(opId);
      if (op) show(op, (timeline) => timeline.removeOp(opId));
    },
    of: (id) => [...pending.values()].filter((op) => op.conversationId === id),
    clear: () => pending.clear(),
  };
}
