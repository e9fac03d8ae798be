export { ConversationItem, type ConversationItemProps } from './ConversationItem.js';
export { ConversationList, type ConversationListHandle, type ConversationListProps } from './ConversationList.js';
export { ConversationListSkeleton } from './ConversationListSkeleton.js';
export { ConversationPreviewLine, type ConversationPreviewLineProps } from './ConversationPreviewLine.js';
