export * from './Chat/index.js';
export * from './ChatHeader/index.js';
export * from './ChatSearch/index.js';
export * from './ConnectionBanner/index.js';
export * from './ConversationAvatar/index.js';
export * from './ConversationList/index.js';
export * from './DetailPane/index.js';
export * from './GroupManager/index.js';
export * from './InputBar/index.js';
export {
  DueReminders,
  KeptDialog,
  type DueRemindersProps,
  type KeptDialogProps,
  type MessageActionsCustomizer,
} from './MessageActions/index.js';
export * from './MessageList/index.js';
export * from './NewChat/index.js';
export * from './Notifications/index.js';
export * from './People/index.js';
export * from './Permitted/index.js';
export * from './Search/index.js';
export * from './slots/index.js';
export * from './Thread/index.js';
