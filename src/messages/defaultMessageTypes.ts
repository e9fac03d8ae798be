import { fallbackType } from './fallback/definition.js';
import { fileType } from './file/definition.js';
import { imageType } from './image/definition.js';
import type { AnyMessageType } from './messageTypeRegistry.js';
import { noticeType } from './notice/definition.js';
import { recalledType } from './recalled/definition.js';
import { textType } from './text/definition.js';
import { voiceType } from './voice/definition.js';

/** The message types that have a view of their own. All others show through the fallback. */
export const defaultMessageTypes: readonly AnyMessageType[] = [
  textType,
  imageType,
  voiceType,
  fileType,
  noticeType,
  recalledType,
  fallbackType,
];
