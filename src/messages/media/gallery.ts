import type { Content, MediaRef, Message } from '../../model/index.js';
import type { ImageContent, VideoContent } from '../content.js';
import { isPicture } from '../mediaBox.js';

/** A picture or film that can be shown large. */
export interface GalleryItem {
  /** Key of the row and place in its message: the same for the row's whole life. */
  readonly key: string;
  readonly kind: 'image' | 'video';
  readonly media: MediaRef;
  /** Still picture of a film. */
  readonly cover?: MediaRef | undefined;
  readonly alt?: string | undefined;
  readonly name?: string | undefined;
  readonly caption?: string | undefined;
  readonly message: Message;
}

/** What of an item is a picture, as far as its sender says. */
export function pictureOf({ kind, media, cover }: GalleryItem): MediaRef | undefined {
  return kind === 'image' ? media : cover;
}

/** Name of an item: row, and place among what the row shows. */
export function galleryKey(messageKey: string, index: number): string {
  return `${messageKey}:${index}`;
}

/** The pictures and films of one message, in its order. Pictures too large to be decoded are left out, and what is no picture. */
export function galleryOf(messageKey: string, message: Message): readonly GalleryItem[] {
  if (message.recalled !== undefined) return [];
  const content: Content = message.content;
  if (content.type === 'video') {
    const { media, cover, alt, name, caption } = content as VideoContent;
    return [{ key: galleryKey(messageKey, 0), kind: 'video', media, cover, alt, name, caption, message }];
  }
  if (content.type !== 'image') return [];
  const { items, caption } = content as ImageContent;
  return items
    .filter((item) => isPicture(item.media))
    .map((item, index) => ({
      key: galleryKey(messageKey, index),
      kind: 'image',
      media: item.media,
      alt: item.alt,
      name: item.name,
      caption,
      message,
    }));
}
