/** What ChatApp loads when the first thread, or the list of them, is opened. */
export { ThreadInboxDialog, ThreadPanel } from '../components/Thread/index.js';
