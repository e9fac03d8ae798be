import type { RecalledContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { RecalledMessage } from './RecalledMessage.js';

/** A message that was taken back. */
export const recalledType: MessageType<RecalledContent> = defineMessageType<RecalledContent>({
  type: 'recalled',
  Component: RecalledMessage,
  layout: 'bubble',
  placesMeta: true,
});
