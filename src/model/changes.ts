import { applyEdit, applyRecall, mergeMessage } from './fold.js';
import type { LaneName, MessageLanes, ReactionSummary, ReceiptSummary } from './lanes.js';
import type { Message, Recall } from './message.js';
import { laterSummary, type ThreadSummary } from './threadSummary.js';

/** What can happen to a message after it was sent, told apart from it. Single reactions are registers (P6) and no part of this. */
export type MessageChange =
  | {
      readonly type: 'message-edited';
      readonly revision: number;
      readonly content: Message['content'];
      readonly mentions?: Message['mentions'];
      readonly time: number;
    }
  | { readonly type: 'message-recalled'; readonly recall: Recall }
  | { readonly type: 'reaction-summary'; readonly version: number; readonly reactions: readonly ReactionSummary[] }
  | { readonly type: 'receipt-summary'; readonly version: number; readonly summary: ReceiptSummary }
  | { readonly type: 'thread-summary'; readonly summary: ThreadSummary }
  | {
      readonly [L in Exclude<LaneName, 'reactions' | 'receipts'>]: {
        readonly type: 'lane';
        readonly lane: L;
        readonly value: NonNullable<MessageLanes[L]>;
      };
    }[Exclude<LaneName, 'reactions' | 'receipts'>];

function withLanes(message: Message, lanes: MessageLanes): Message {
  return message.recalled ? message : mergeMessage(message, { ...message, lanes });
}

/** What one change makes of a message: the same facts give the same message in whatever order and however often they come. */
export function applyChange(message: Message, change: MessageChange): Message {
  switch (change.type) {
    case 'message-edited':
      return applyEdit(message, change);
    case 'message-recalled':
      return applyRecall(message, change.recall);
    case 'reaction-summary':
      return withLanes(message, { reactions: { version: change.version, value: change.reactions } });
    case 'receipt-summary':
      return withLanes(message, { receipts: { version: change.version, value: change.summary } });
    case 'thread-summary': {
      // Also under a message that was taken back: the thread stays.
      const thread = laterSummary(message.thread, change.summary);
      return thread === message.thread ? message : { ...message, thread };
    }
    case 'lane':
      return withLanes(message, { [change.lane]: change.value });
  }
}
