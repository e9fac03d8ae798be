/** What ChatApp loads beside the list of conversations: an open chat's messages and composer, and the views of the message types. */
export { AppBody } from './AppBody.js';
export { DueReminders } from '../components/MessageActions/index.js';
export { ChatSearchBar } from './ChatSearchBar.js';
export { DetailsPane } from './DetailsPane.js';
export { HeaderTools } from './HeaderTools.js';
export { MoreButton } from './MoreButton.js';
export { Notifications } from '../components/Notifications/index.js';
export { NewChatButton } from './NewChatButton.js';
export { SearchEverywhere } from './SearchEverywhere.js';
export { PaneSplitter } from './PaneSplitter.js';
export { ThreadPane } from './ThreadPane.js';
export { createMessageTypeRegistry, defaultMessageTypes } from '../messages/index.js';
