// chatloom/headless: the hooks, the provider and the store, without any of chatloom's own components.
export * from './react/index.js';
export * from './store/index.js';
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
