export { DueReminders, type DueRemindersProps } from './DueReminders.js';
export { KeptDialog, type KeptDialogProps } from './KeptDialog.js';
export { KeptRow } from './panels/KeptList.js';
export { Tabs } from './panels/Tabs.js';
export { MessageActions } from './MessageActions.js';
export { OneMessageActions } from './OneMessageActions.js';
export { PinnedMessages } from './PinnedMessages.js';
export type { MessageActionsCustomizer, RowMark } from './types.js';
