// What nobody asks of the service before the first screen stands. Loaded as one, when the first of it is asked.
export { startDirect, unlist, updateSettings } from './conversationChanges.js';
export * as members from './groupMembers.js';
export * as joining from './joining.js';
export * as links from './inviteLinks.js';
export { createGroup, updateGroup } from './groupProfile.js';
export * as answers from './answers.js';
export { loadMerged } from './bundles.js';
export * as kept from './keptOps.js';
export * as ops from './messageOps.js';
export * as people from './people.js';
export * as scheduled from './scheduled.js';
export { searchConversations, searchMessages } from './search.js';
export { findByClientId, send } from './send.js';
