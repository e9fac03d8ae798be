export { Chat, type ChatHandle, type ChatProps } from './Chat.js';
export { useKnownConversation, type KnownConversation } from '../ChatFrame/index.js';
