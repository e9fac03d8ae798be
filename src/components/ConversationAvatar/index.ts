export {
  ConversationAvatar,
  UserAvatar,
  type ConversationAvatarProps,
  type UserAvatarProps,
} from './ConversationAvatar.js';
