import type { Content } from './content.js';
import type { ConversationId, MessageId, ThreadId, UserId } from './ids.js';

/** Where a snapshot came from, when the reader may go there. */
export interface MessageRef {
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly threadId?: ThreadId | undefined;
}

/**
 * A frozen copy of a message: a quote, an item of a merged bundle, a pin, a saved row, a search hit. A snapshot with a
 * `ref` obeys recall like its original (P4).
 */
export interface MessageSnapshot<C extends Content = Content> {
  readonly ref?: MessageRef | undefined;
  readonly senderId?: UserId | undefined;
  readonly senderName: string;
  /** Server time in ms. */
  readonly time: number;
  readonly content: C;
}

/** Caps on snapshots inside messages: what goes beyond is loaded through `messages.loadMerged`. */
export const snapshotLimits: { readonly depth: number; readonly count: number; readonly bytes: number } = {
  depth: 4,
  count: 100,
  bytes: 64 * 1024,
};
