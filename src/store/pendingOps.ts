import type { ConversationId, Message, TimelineRef } from '../model/index.js';
import type { MessageOp } from './messageOps.js';
import type { OpenTimelines } from './openTimelines.js';
import type { TimelineCore } from './timelineCore.js';

interface PendingOp {
  readonly conversationId: ConversationId;
  readonly op: MessageOp;
}

/**
 * What the user did to messages and the server has not confirmed. A message may stand in its thread, in the conversation, and above the thread: an operation is
 * shown wherever its message is.
 */
export interface PendingOps {
  add(conversationId: ConversationId, op: MessageOp): void;
  remove(opId: string): void;
  /** Those on one message, in order. */
  on(message: Pick<Message, 'id' | 'conversationId'>): readonly MessageOp[];
  /** Shows in a timeline that was just made what is pending. */
  showIn(timeline: TimelineCore): void;
  clear(): void;
}

/** Makes an empty set. `tell` is told whose root may look different. */
export function createPendingOps(timelines: OpenTimelines, tell: (ref: TimelineRef) => void): PendingOps {
  const pending = new Map<string, PendingOp>();
  function show({ conversationId, op }: PendingOp, change: (timeline: TimelineCore) => void): void {
    for (const timeline of timelines.of(conversationId)) {
      change(timeline.core);
      timelines.touch(timeline);
    }
    tell({ conversationId, threadId: op.messageId });
  }
  return {
    add(conversationId, op) {
      const added = { conversationId, op };
      pending.set(op.opId, added);
      show(added, (timeline) => timeline.addOp(op));
    },
    remove(opId) {
      const known = pending.get(opId);
      pending.delete(opId);
      if (known) show(known, (timeline) => timeline.removeOp(opId));
    },
    on: ({ id, conversationId }) =>
      [...pending.values()].flatMap((each) =>
        each.conversationId === conversationId && each.op.messageId === id ? each.op : [],
      ),
    showIn(timeline) {
      for (const { conversationId, op } of pending.values())
        if (conversationId === timeline.identity.ref.conversationId) timeline.addOp(op);
    },
    clear: () => pending.clear(),
  };
}
