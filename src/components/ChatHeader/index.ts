export { ChatHeader, type ChatHeaderProps } from './ChatHeader.js';
export { ChatHeaderStatus } from './ChatHeaderStatus.js';
