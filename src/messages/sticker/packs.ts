import type { MediaRef } from '../../model/index.js';
import type { StickerContent } from '../content.js';

/** One sticker of a pack. It has a `url` of the host's own, or `media` the adapter resolves. */
export interface Sticker {
  /** Unique in its pack. */
  readonly id: string;
  /** What it shows, for people who do not see it. */
  readonly alt: string;
  /** The emoji nearest to it: list rows and notifications show that. */
  readonly emoji?: string | undefined;
  readonly url?: string | undefined;
  readonly media?: MediaRef | undefined;
  /** It moves: it gets a way to be paused, and stands still under reduced motion. Default: by the media: a GIF, an APNG, or one with a length. */
  readonly animated?: boolean | undefined;
}

/** Stickers that belong together. Give packs to `<ChatApp stickerPacks>`. */
export interface StickerPack {
  readonly id: string;
  readonly name: string;
  readonly stickers: readonly Sticker[];
}

const ANIMATED: ReadonlySet<string> = new Set(['image/gif', 'image/apng']);

/** A sticker as it is drawn: what the pack says, and what the message brings for readers who do not have the pack. */
export function findSticker(packs: readonly StickerPack[], content: StickerContent): Sticker {
  const { packId, stickerId, media, alt, emoji } = content;
  const pack = packId === undefined ? undefined : packs.find((each) => each.id === packId);
  const known = pack?.stickers.find((each) => each.id === stickerId);
  const shown = known?.url === undefined ? (known?.media ?? media) : undefined;
  return {
    id: stickerId,
    alt: known?.alt ?? alt ?? emoji ?? '',
    emoji: known?.emoji ?? emoji,
    url: known?.url,
    media: shown,
    animated: known?.animated ?? (ANIMATED.has(shown?.mime ?? '') || (shown?.duration ?? 0) > 0),
  };
}

/** A sticker as a message: what is sent when somebody chooses it. */
export function stickerMessage(pack: StickerPack, { id, media, emoji, alt }: Sticker): StickerContent {
  return {
    type: 'sticker',
    stickerId: id,
    packId: pack.id,
    alt,
    ...(media && { media }),
    ...(emoji !== undefined && { emoji }),
  };
}
