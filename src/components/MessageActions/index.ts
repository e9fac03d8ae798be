export { MessageActions } from './MessageActions.js';
export { PinnedMessages } from './PinnedMessages.js';
export type { MessageActionsCustomizer, RowMark } from './types.js';
