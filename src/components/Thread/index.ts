export { ThreadInbox, ThreadList, type ThreadInboxProps, type ThreadListProps } from './ThreadList.js';
export { ThreadPanel, type ThreadPanelProps } from './ThreadPanel.js';
