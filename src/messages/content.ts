/**
 * The pure half of every message type: types, guards, normalisers, summaries. No view and no React behind it, so that adapters, the store and tests
 * may use it. Files of this name import `model` and `utils` only.
 */
import { callContent, type CallContent } from './call/content.js';
import { cardContent, type CardContent } from './card/content.js';
import { contactContent, type ContactContent } from './contact/content.js';
import { customContent, type CustomContent } from './custom/content.js';
import { fileContent, type FileContent } from './file/content.js';
import { imageContent, type ImageContent } from './image/content.js';
import { locationContent, type LocationContent } from './location/content.js';
import { mergedContent, type MergedContent } from './merged/content.js';
import { noticeContent, type NoticeContent } from './notice/content.js';
import { partsContent, type PartsContent } from './parts/content.js';
import { pollContent, type PollContent } from './poll/content.js';
import { recalledContent, type RecalledContent } from './recalled/content.js';
import { stickerContent, type StickerContent } from './sticker/content.js';
import { textContent, type TextContent } from './text/content.js';
import { unknownContent, type UnknownContent } from './unknown/content.js';
import { videoContent, type VideoContent } from './video/content.js';
import { voiceContent, type VoiceContent } from './voice/content.js';
import type { ContentDefinition } from './defineMessageContent.js';

export * from './text/content.js';
export * from './image/content.js';
export * from './video/content.js';
export * from './voice/content.js';
export * from './file/content.js';
export * from './location/content.js';
export * from './sticker/content.js';
export * from './contact/content.js';
export * from './poll/content.js';
export * from './call/content.js';
export * from './notice/content.js';
export * from './custom/content.js';
export * from './card/content.js';
export * from './merged/content.js';
export * from './parts/content.js';
export * from './recalled/content.js';
export * from './unknown/content.js';
export * from './defineMessageContent.js';
export * from './contentRegistry.js';
export { contentLimits, type ContentLimits } from './contentHelpers.js';

/** A content of any built-in type. */
export type MessageContent =
  | TextContent
  | ImageContent
  | VideoContent
  | VoiceContent
  | FileContent
  | LocationContent
  | StickerContent
  | ContactContent
  | PollContent
  | CallContent
  | NoticeContent
  | CustomContent
  | CardContent
  | MergedContent
  | PartsContent
  | RecalledContent
  | UnknownContent;

/** Type word of a built-in content. */
export type MessageContentType = MessageContent['type'];

/** The definitions of all built-in types. Pass `[...builtInContents, ...yours]` to {@link createContentRegistry} or to the store. */
export const builtInContents: readonly ContentDefinition[] = [
  textContent,
  imageContent,
  videoContent,
  voiceContent,
  fileContent,
  locationContent,
  stickerContent,
  contactContent,
  pollContent,
  callContent,
  noticeContent,
  customContent,
  cardContent,
  mergedContent,
  partsContent,
  recalledContent,
  unknownContent,
];
