import { callType } from './call/definition.js';
import { cardType } from './card/definition.js';
import { contactType } from './contact/definition.js';
import { fallbackType } from './fallback/definition.js';
import { fileType } from './file/definition.js';
import { imageType } from './image/definition.js';
import { locationType } from './location/definition.js';
import { mergedType } from './merged/definition.js';
import type { AnyMessageType } from './messageTypeRegistry.js';
import { noticeType } from './notice/definition.js';
import { partsType } from './parts/definition.js';
import { pollType } from './poll/definition.js';
import { recalledType } from './recalled/definition.js';
import { stickerType } from './sticker/definition.js';
import { textType } from './text/definition.js';
import { videoType } from './video/definition.js';
import { voiceType } from './voice/definition.js';

/** The message types that have a view of their own. All others show through the fallback. */
export const defaultMessageTypes: readonly AnyMessageType[] = [
  textType,
  imageType,
  videoType,
  voiceType,
  fileType,
  locationType,
  contactType,
  stickerType,
  pollType,
  callType,
  noticeType,
  cardType,
  mergedType,
  partsType,
  recalledType,
  fallbackType,
];
