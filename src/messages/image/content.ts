import type { Content, MediaRef } from '../../model/index.js';
import { compact, ownValue, readList, readLine, readText } from '../../utils/readers.js';
import {
  contentLimits,
  estimateMediaHeight,
  estimateTextHeight,
  joinLines,
  readFileName,
  readMediaRef,
  within,
} from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** One picture of a message. */
export interface MediaItem {
  readonly media: MediaRef;
  /** What it shows, for people who do not see it. */
  readonly alt?: string | undefined;
  /** File name, used for download. */
  readonly name?: string | undefined;
}

/** A picture, or an album of up to 50. */
export interface ImageContent extends Content {
  readonly type: 'image';
  /** At least one. */
  readonly items: readonly MediaItem[];
  readonly caption?: string | undefined;
}

/** A picture with its alternative text; `undefined` without media. */
export function readMediaItem(value: unknown): MediaItem | undefined {
  const media = readMediaRef(ownValue(value, 'media'));
  if (media === undefined) return undefined;
  return compact({
    media,
    alt: readLine(ownValue(value, 'alt'), 1_000),
    name: readFileName(ownValue(value, 'name')),
  });
}

/** Definition of {@link ImageContent}. Summary: `image`, or `image.album` with `count`. */
export const imageContent: ContentDefinition<ImageContent> = defineMessageContent<ImageContent>({
  type: 'image',
  normalize: (value) => {
    const items = readList(ownValue(value, 'items'), contentLimits.items, within(contentLimits.size, readMediaItem));
    if (items.length === 0) return null;
    return compact({
      type: 'image',
      items,
      caption: readText(ownValue(value, 'caption'), contentLimits.caption) || undefined,
    });
  },
  summarize: ({ items, caption }) =>
    items.length > 1
      ? summary('image.album', caption, { count: items.length })
      : summary('image', caption ?? items[0]?.alt),
  searchText: ({ items, caption }) => joinLines(caption, ...items.map((item) => item.alt)),
  copyText: ({ items, caption }) => caption ?? joinLines(...items.map((item) => item.alt)),
  media: ({ items }) => items.map((item) => item.media),
  sizeHint: ({ items, caption }, width) =>
    (items.length === 1 ? estimateMediaHeight(items[0]?.media, width) : estimateMediaHeight(undefined, width)) +
    (caption === undefined ? 0 : estimateTextHeight(caption, width) + 12),
});
