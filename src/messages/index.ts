export {
  ComposerField,
  ComposerForm,
  type ComposerControl,
  type ComposerFieldProps,
  type ComposerFormProps,
} from './ComposerForm.js';
export { FormMemoryContext, useFormState, type FormMemory } from './formState.js';
export { useContactChoices, type ContactChoices } from './contact/useContactChoices.js';
export { defaultMessageTypes } from './defaultMessageTypes.js';
export {
  defineMessageType,
  type BuiltInTypeSpec,
  type MessageLayout,
  type MessageType,
  type MessageTypeSpec,
  type MessageViewProps,
} from './defineMessageType.js';
export { FallbackLine, FallbackMessage } from './fallback/FallbackMessage.js';
export { fallbackIcon } from './fallback/icons.js';
export { fallbackType } from './fallback/definition.js';
export { messageActionSections, type MessageAction, type MessageActionSource } from './messageAction.js';
export type { ComposerQuestion, MessageComposer, MessageComposerProps } from './messageComposer.js';
export { createMessageTypeRegistry, type AnyMessageType, type MessageTypeRegistry } from './messageTypeRegistry.js';
export { lazyView, type LazyView } from './lazyView.js';
export { TextToolsProvider } from './textTools.js';
export { Translation } from './Translation.js';
export {
  MessageHandlersProvider,
  useMessageHandlers,
  type CallRequest,
  type CardAction,
  type MessageHandlers,
} from './messageHandlers.js';
export { OpenLinkProvider, useOpenLink, type OpenLinkHandler } from './openLink.js';
export { noticeText, ownSummary, peopleOf, summaryText, type NameOf } from './summaryText.js';
export { MessageText, type MessageTextProps } from './MessageText.js';
export {
  MessageTextProvider,
  type CodeHighlighter,
  type CodeToken,
  type CodeTokenKind,
  type MentionClickHandler,
  type MessageTextOptions,
} from './textOptions.js';
export { Permitted, type PermittedControl, type PermittedProps } from './Permitted.js';
export { findSticker, stickerMessage, type Sticker, type StickerPack } from './sticker/packs.js';
export { StickerPacksProvider, useStickerPacks } from './sticker/StickerPacksProvider.js';
export { customMessageType, type CustomViews } from './customMessageType.js';
export { useMessageTypes } from './useMessageTypes.js';
export { InnerContent, type InnerContentProps } from './InnerContent.js';
export { useOwnStrings, type OwnStrings } from './ownStrings.js';
export { useSummaryText } from './useSummaryText.js';
export { findLinks, mayHoldLinks, type FoundLink, type LinkFinder } from './links.js';
export { useLazySource } from './lazySource.js';
export { useTextTools } from './textTools.js';
export { shownPreview } from './text/LinkPreview.js';
export { CoverImage } from './media/CoverImage.js';
export { galleryOf, pictureOf, type GalleryItem } from './media/gallery.js';
export { placeholderColor } from './media/placeholderColor.js';
export { useStill } from './media/useStill.js';
export { fileKind } from './media/fileKinds.js';
export { kindIcon } from './media/kindIcon.js';
export { MediaProvider, useStage } from './media/MediaProvider.js';
export { useReducedMotion } from './media/useReducedMotion.js';
export { ProgressRing } from './media/ProgressRing.js';
export { createVoicePlayer, type VoicePlayer } from './voice/player.js';
export { Waveform } from './voice/Waveform.js';
