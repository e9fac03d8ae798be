export {
  AttachmentOptionsProvider,
  useAttachmentOptions,
  useAttachments,
  useBench,
  useRecording,
  type AttachAnswer,
  type AttachContext,
  type AttachmentKind,
  type AttachmentOptions,
  type Attachments,
  type AttachmentSource,
  type Bench,
  type Clip,
  type MediaFacts,
  type Recording,
  type Tray,
  type TrayItem,
  type TrayProblem,
  type TrayState,
} from './attachments/index.js';
export { ChatProvider, type ChatProviderProps } from './ChatProvider.js';
export { useChatStore } from './context.js';
export {
  useCapability,
  useConnection,
  useConversation,
  useConversationName,
  useDraft,
  useGroup,
  useInbox,
  useNotices,
  useSelfId,
  useStartup,
  useTotalUnread,
  useTyping,
  type Inbox,
} from './conversations.js';
export { decideForward, forwardedMessages, type ForwardedMessage } from './forward.js';
export { useForwardInto } from './useForwardInto.js';
export { useDesk, useEditAgain, type ComposerDesk, type Desk, type ListDesk, type RecalledWords } from './desk.js';
export {
  OpenUserContext,
  useBlockedPeople,
  useContact,
  useContacts,
  useIsBlocked,
  useOpenUser,
  useRequestCount,
  type ContactList,
  type OpenUser,
  type UserCardPlace,
} from './contacts.js';
export { useDisplayName, usePresence, useUser } from './people.js';
export { usePinned, useReminders, useSaved } from './kept.js';
export { useMessageSearch, type FoundMessages } from './useMessageSearch.js';
export { useRecentSearches, type RecentSearch, type RecentSearches } from './search/useRecentSearches.js';
export { useSearch, type SearchResults } from './search/useSearch.js';
export { useSearchField, type SearchField, type SearchProblem } from './search/useSearchField.js';
export { useSearchSuggestions } from './search/useSearchSuggestions.js';
export {
  useBanned,
  useGroupAction,
  useGroupMembers,
  useGroupRequests,
  useMember,
  type GroupDoing,
  type GroupPeople,
  type GroupRequests,
} from './groups.js';
export { usePeopleSearch } from './usePeopleSearch.js';
export { decide, offered, useAvailability, usePermission } from './permissions.js';
export { usePlaces, type Places, type ReadingPlace } from './places.js';
export { useTypeRegistry, type TypeRegistry } from './registry.js';
export { rewordText, useScheduled, type ScheduledItem } from './scheduled.js';
export {
  ConversationScope,
  MessageScope,
  useConversationIdOrScope,
  useConversationScope,
  useMessageScope,
  type ConversationScopeProps,
} from './scopes.js';
export { useStrings } from './strings.js';
export { StringsProvider, type StringsProviderProps } from './StringsProvider.js';
export { useThread, useThreads, useThreadUnread, type ThreadList } from './threads.js';
export { useNow } from './ticker.js';
export { useMessageById, useMessageRow, useMessageStatus, useTimeline, type OpenTimeline } from './timeline.js';
export { sameItems, useChat, useChatActions } from './useChat.js';
export { useDeviceMemory, type DeviceMemory } from './useDeviceMemory.js';
export { measureText, useComposer } from './useComposer.js';
export type * from './useComposerTypes.js';
export {
  MediaOriginsProvider,
  useMedia,
  useMediaResolver,
  type MediaOptions,
  type MediaResolver,
  type MediaState,
} from './useMedia.js';
export { useConversationPreview, type ConversationPreview } from './usePreview.js';
export { useTypedHistory, type SharedMessages } from './useTypedHistory.js';
