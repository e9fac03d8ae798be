/** What a message list can be told to do. */
export interface MessageListHandle {
  /** Brings a loaded message into view, marked for two seconds when asked to; false when it is not loaded. */
  scrollToMessage(messageKey: string, options?: { readonly highlight?: boolean | undefined }): boolean;
  /** Goes to the newest message. */
  scrollToLatest(): void;
}
