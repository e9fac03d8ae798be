'use client';
import type { ReactElement } from 'react';
import {
  CoverImage,
  galleryOf,
  pictureOf,
  placeholderColor,
  useStill,
  type GalleryItem,
} from '../../messages/index.js';
import type { Message } from '../../model/index.js';
import { PlayIcon } from '../../ui/index.js';

/** The first picture of a message, small, where it has one. Decorative: the words beside it say what it is. */
export function Thumb({ message }: { readonly message: Message }): ReactElement | null {
  const [item] = galleryOf(message.id, message);
  return item ? <Picture item={item} /> : null;
}

function Picture({ item }: { readonly item: GalleryItem }): ReactElement {
  const { url } = useStill(item.media, pictureOf(item), 'thumbnail');
  return (
    <span className="cl-search__thumb" style={{ backgroundColor: placeholderColor(item.media) }}>
      <CoverImage url={url} />
      {item.kind === 'video' ? (
        <span className="cl-on-media cl-search__film">
          <PlayIcon size={12} />
        </span>
      ) : null}
    </span>
  );
}
