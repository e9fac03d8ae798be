import { VideoIcon } from '../../ui/index.js';
import type { VideoContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';
import { mediaBox } from '../mediaBox.js';

/** A film. */
export const videoType: MessageType<VideoContent> = defineMessageType<VideoContent>({
  type: 'video',
  Component: lazyView(
    async () => (await import('./VideoMessage.js')).VideoMessage,
    ({ media, cover }) => mediaBox(media.width ? media : (cover ?? media)),
  ),
  icon: VideoIcon,
  layout: 'media',
  placesMeta: true,
});
