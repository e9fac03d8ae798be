export { ConversationAvatar, type ConversationAvatarProps } from './ConversationAvatar.js';
