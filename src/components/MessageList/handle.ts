import type { MessageId } from '../../model/index.js';

/** A message to go to. */
export interface MessageTarget {
  readonly messageId: MessageId;
}

/** What a message list can be told to do. */
export interface MessageListHandle {
  /** Brings a loaded message into view, marked for two seconds when asked to; false when it is not loaded. */
  scrollToMessage(messageKey: string, options?: { readonly highlight?: boolean | undefined }): boolean;
  /**
   * Goes to any message by its id, loading the history around it where needed, marks it for two seconds, and offers a way back. Answers false when the
   * message cannot be reached, or when the reader went elsewhere on the way.
   */
  goToMessage(messageId: MessageId): Promise<boolean>;
  /** Shows what the user saved, over all conversations. */
  showSaved(): void;
  /** Goes to the newest message. */
  scrollToLatest(): void;
}
