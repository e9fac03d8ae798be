import { imageContent, type ImageContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { ImageIcon } from '../../ui/index.js';
import { ImageMessage } from './ImageMessage.js';

/** A picture or an album. */
export const imageType: MessageType<ImageContent> = defineMessageType<ImageContent>({
  type: 'image',
  content: imageContent,
  Component: ImageMessage,
  icon: ImageIcon,
  layout: 'media',
  placesMeta: true,
});
