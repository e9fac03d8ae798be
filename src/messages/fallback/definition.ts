import { defineMessageType, type MessageType } from '../defineMessageType.js';
import type { UnknownContent } from '../content.js';
import { FallbackMessage } from './FallbackMessage.js';

/** How a message looks whose type has no view: by its kind and its words, never as nothing. */
export const fallbackType: MessageType<UnknownContent> = defineMessageType<UnknownContent>({
  type: 'unknown',
  Component: FallbackMessage,
  placesMeta: true,
});
