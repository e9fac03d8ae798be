export { MessageActions } from './MessageActions.js';
export { PinnedMessages, type PinnedMessagesProps } from './PinnedMessages.js';
export type { ActionsProps, MessageActionsCustomizer, RowMark } from './types.js';
