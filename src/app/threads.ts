/** What ChatApp loads when the first thread, or the list of them, is opened. */
export { ThreadInbox, ThreadPanel } from '../components/Thread/index.js';
