import type { Content, MediaRef } from '../../model/index.js';
import { compact, ownValue, readLine, readText } from '../../utils/readers.js';
import {
  contentLimits,
  estimateMediaHeight,
  estimateTextHeight,
  joinLines,
  readFileName,
  readMediaRef,
} from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** A film. Its length and size in pixels are in `media`. */
export interface VideoContent extends Content {
  readonly type: 'video';
  readonly media: MediaRef;
  /** Still picture shown before it plays; without one `media.resolve(media, 'cover')` is asked. */
  readonly cover?: MediaRef | undefined;
  /** What it shows, for people who do not see it. */
  readonly alt?: string | undefined;
  /** File name, used for download. */
  readonly name?: string | undefined;
  readonly caption?: string | undefined;
}

/** Definition of {@link VideoContent}. Summary: `video`, with `duration` in ms where known. */
export const videoContent: ContentDefinition<VideoContent> = defineMessageContent<VideoContent>({
  type: 'video',
  normalize: (value) => {
    const media = readMediaRef(ownValue(value, 'media'));
    if (media === undefined) return null;
    return compact({
      type: 'video',
      media,
      cover: readMediaRef(ownValue(value, 'cover')),
      alt: readLine(ownValue(value, 'alt'), 1_000),
      name: readFileName(ownValue(value, 'name')),
      caption: readText(ownValue(value, 'caption'), contentLimits.caption) || undefined,
    });
  },
  summarize: ({ media, caption, alt }) =>
    summary('video', caption ?? alt, media.duration === undefined ? undefined : { duration: media.duration }),
  searchText: ({ caption, alt, name }) => joinLines(caption, alt, name),
  copyText: ({ caption, alt }) => caption ?? alt ?? '',
  media: ({ media, cover }) => (cover ? [media, cover] : [media]),
  sizeHint: ({ media, cover, caption }, width) =>
    estimateMediaHeight(media.width ? media : cover, width) +
    (caption === undefined ? 0 : estimateTextHeight(caption, width) + 12),
});
