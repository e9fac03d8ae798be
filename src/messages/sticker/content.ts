import type { Content, MediaRef } from '../../model/index.js';
import { compact, ownValue, readId, readLine } from '../../utils/readers.js';
import { contentLimits, readMediaRef } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** A picture that stands for a feeling: from a pack both sides know, or with the picture in the message. */
export interface StickerContent extends Content {
  readonly type: 'sticker';
  readonly stickerId: string;
  readonly packId?: string | undefined;
  /** The picture, for readers who do not have the pack. */
  readonly media?: MediaRef | undefined;
  /** The emoji nearest to it. */
  readonly emoji?: string | undefined;
  /** What it shows, for people who do not see it. */
  readonly alt?: string | undefined;
}

/** Definition of {@link StickerContent}. Summary: `sticker`, its text the emoji or what it shows. */
export const stickerContent: ContentDefinition<StickerContent> = defineMessageContent<StickerContent>({
  type: 'sticker',
  normalize: (value) => {
    const media = readMediaRef(ownValue(value, 'media'));
    const stickerId = readId(ownValue(value, 'stickerId')) ?? readId(media?.id);
    if (stickerId === undefined) return null;
    return compact({
      type: 'sticker',
      stickerId,
      packId: readId(ownValue(value, 'packId')),
      media,
      emoji: readLine(ownValue(value, 'emoji'), 32),
      alt: readLine(ownValue(value, 'alt'), contentLimits.line),
    });
  },
  summarize: ({ emoji, alt }) => summary('sticker', emoji ?? alt),
  searchText: ({ alt }) => alt ?? '',
  copyText: ({ emoji, alt }) => emoji ?? alt ?? '',
  media: ({ media }) => (media ? [media] : []),
  sizeHint: () => 160,
});
