/** What ChatApp loads beside the list of conversations: an open chat's messages and composer, and the views of the message types. */
export { AppBody, AppHandlers } from './AppBody.js';
export { createMessageTypeRegistry, defaultMessageTypes } from '../messages/index.js';
