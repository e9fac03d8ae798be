export { ChatFrame, type ChatFrameProps } from './ChatFrame.js';
export { ChatTop } from './ChatTop.js';
export { ChatWaiting, type ChatWaitingProps } from './ChatWaiting.js';
export { useKnownConversation, type KnownConversation } from './useKnownConversation.js';
