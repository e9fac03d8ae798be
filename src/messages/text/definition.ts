import type { TextContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { isEmojiOnly } from './emojiOnly.js';
import { TextMessage } from './TextMessage.js';

/** Words. */
export const textType: MessageType<TextContent> = defineMessageType<TextContent>({
  type: 'text',
  Component: TextMessage,
  layout: (content) => (isEmojiOnly(content.text) ? 'bare' : 'bubble'),
  placesMeta: true,
});
