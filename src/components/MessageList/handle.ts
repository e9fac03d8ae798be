/** What a message list can be told to do. */
export interface MessageListHandle {
  /** Brings a loaded message into view; false when it is not loaded. */
  scrollToMessage(messageKey: string): boolean;
  /** Goes to the newest message. */
  scrollToLatest(): void;
}
