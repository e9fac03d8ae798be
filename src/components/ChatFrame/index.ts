export { ChatFrame } from './ChatFrame.js';
export { ChatTop } from './ChatTop.js';
export { ChatWaiting } from './ChatWaiting.js';
export { useKnownConversation, type KnownConversation } from './useKnownConversation.js';
