export { ChatApp } from './ChatApp.js';
export type { ChatAppHandle, ChatAppProps } from './chatAppProps.js';
export type { ActiveConversationDetails, ActiveConversationOptions } from './useActiveConversation.js';
export type { PageEffects } from './pageEffects/index.js';
