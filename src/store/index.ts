export * from './createChatStore.js';
export * from './selectors.js';
export * from './decide.js';
export { groupListKey, type GroupListKind, type MemberFilter } from './groups/keys.js';
export type { FoundGroup, GroupActions, LoadOptions } from './groups/groupActions.js';
export * from './threads/selectors.js';
export * from './state.js';
export type { Table } from './table.js';
export type { Diagnostic, ErrorContext } from './core.js';
export type { TokenExpiredHandler } from './renewal.js';
export { isLocalMediaId, localMediaId, type SendAttachment, type SendRequest } from './outbox/index.js';
export type { KeptActions } from './later.js';
export type { OwnPresenceChanges, PeopleActions, ProfileChanges } from './people/index.js';
export type { ScheduledActions } from './scheduled/scheduled.js';
export type { Removal } from './kept/removals.js';
export type { MessageActions } from './messageActions.js';
export { findInMessages, type FindOptions } from './localSearch.js';
export { createSearch, type Search, type SearchedStore, type SearchState } from './search.js';
export { findConversations, findPeople } from './searchNames.js';
export { createMessageSearch, type MessageSearch, type MessageSearchState } from './messageSearch.js';
export {
  createTypedHistory,
  type TypedHistory,
  type TypedHistoryOptions,
  type TypedHistoryState,
} from './typedHistory.js';
