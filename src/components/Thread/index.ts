export { ThreadInboxDialog, ThreadInbox, type ThreadInboxDialogProps, type ThreadInboxProps } from './ThreadInbox.js';
export { ThreadPanel, type ThreadPanelProps } from './ThreadPanel.js';
