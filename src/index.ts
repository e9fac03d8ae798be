// chatloom: one chat UI for any backend. The whole app, its parts, the hooks they are made with, and what message types are defined with.
export * from './app/index.js';
export * from './components/index.js';
export { Root, type RootProps } from './ui/index.js';
export * from './react/index.js';
export {
  ComposerField,
  ComposerForm,
  createMessageTypeRegistry,
  customMessageType,
  defaultMessageTypes,
  defineMessageType,
  lazyView,
  MessageHandlersProvider,
  StickerPacksProvider,
  stickerMessage,
  MessageTextProvider,
  useFormState,
  type AnyMessageType,
  type BuiltInTypeSpec,
  type CallRequest,
  type CardAction,
  type CodeHighlighter,
  type CodeToken,
  type CodeTokenKind,
  type ComposerControl,
  type ComposerFieldProps,
  type ComposerFormProps,
  type ComposerQuestion,
  type CustomViews,
  type LazyView,
  type MessageAction,
  type MessageActionSource,
  type MessageComposer,
  type MessageComposerProps,
  type MentionClickHandler,
  type MessageHandlers,
  type MessageLayout,
  type MessageTextOptions,
  type MessageType,
  type MessageTypeRegistry,
  type MessageTypeSpec,
  type MessageViewProps,
  type OpenLinkHandler,
  type Sticker,
  type StickerPack,
} from './messages/index.js';
export {
  defineMessageContent,
  type ContentDefinition,
  type ContentSpec,
  type ContentSummary,
} from './messages/content.js';
export { availableLocales, loadLocale, type ChatStrings, type StringOverrides, type Translator } from './i18n/index.js';
export type * from './model/index.js';
export {
  ChatError,
  type ChatAdapter,
  type ChatErrorCode,
  type ChatErrorData,
  type ChatEvent,
} from './contract/index.js';
export {
  createChatStore,
  type ChatActions,
  type ChatState,
  type ChatStore,
  type ChatStoreOptions,
} from './store/index.js';
