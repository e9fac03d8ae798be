export { Avatar, type AvatarMember, type AvatarProps, type AvatarSize } from './Avatar.js';
