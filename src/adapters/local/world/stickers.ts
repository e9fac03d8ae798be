import { mediaCatalog } from './media/catalog.js';
import type { MediaKey } from './types.js';

/** A sticker of the demo world, as `<ChatApp stickerPacks>` takes it. Its media are resolved by the local adapter. */
export interface DemoSticker {
  readonly id: string;
  readonly alt: string;
  readonly emoji: string;
  readonly media: {
    readonly id: string;
    readonly mime: string;
    readonly size: number;
    readonly width?: number | undefined;
    readonly height?: number | undefined;
  };
}

function sticker(key: MediaKey, alt: string, emoji: string): DemoSticker {
  const { mime, size, width, height } = mediaCatalog[key];
  return { id: key, alt, emoji, media: { id: `demo-media/${key}`, mime, size, width, height } };
}

/** The stickers of the demo world: drawn for it, and free to use as the kit is. */
export const demoStickerPack: {
  readonly id: string;
  readonly name: string;
  readonly stickers: readonly DemoSticker[];
} = {
  id: 'demo',
  name: 'Kitchen and hills',
  stickers: [
    sticker('sticker-teapot', 'A happy teapot', '🫖'),
    sticker('sticker-moon', 'A sleeping moon', '🌙'),
    sticker('sticker-cactus', 'A cactus in a good mood', '🌵'),
    sticker('sticker-tent', 'A tent under the stars', '⛺'),
    sticker('sticker-heart', 'A smiling heart', '❤️'),
  ],
};
