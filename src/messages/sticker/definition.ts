import { StickerIcon } from '../../ui/index.js';
import type { StickerContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** A sticker, without a bubble. */
export const stickerType: MessageType<StickerContent> = defineMessageType<StickerContent>({
  type: 'sticker',
  Component: lazyView(() => import('./StickerMessage.js').then((module) => module.StickerMessage)),
  icon: StickerIcon,
  layout: 'bare',
  placesMeta: true,
  composer: {
    label: 'messages.type.sticker',
    load: () => import('./StickerComposer.js').then((module) => ({ Composer: module.StickerComposer })),
    available: ({ stickerPacks }) =>
      stickerPacks.some(({ stickers }) => stickers.length > 0)
        ? { allowed: true }
        : { allowed: false, reason: 'unsupported' },
  },
});
