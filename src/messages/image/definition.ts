import { ImageIcon } from '../../ui/index.js';
import type { ImageContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';
import { isPicture } from '../mediaBox.js';
import { albumOf } from './album.js';

/** A picture or an album. */
export const imageType: MessageType<ImageContent> = defineMessageType<ImageContent>({
  type: 'image',
  Component: lazyView(
    async () => (await import('./ImageMessage.js')).ImageMessage,
    ({ items }) => {
      const pictures = items.map(({ media }) => media).filter(isPicture);
      return pictures.length > 0 ? albumOf(pictures).box : { width: 260, height: items.length * 52 };
    },
  ),
  icon: ImageIcon,
  layout: 'media',
  placesMeta: true,
});
