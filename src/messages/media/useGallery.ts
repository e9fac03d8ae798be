'use client';
import { useMemo, useState } from 'react';
import { timelineKey } from '../../model/index.js';
import { useChat } from '../../react/index.js';
import { galleryOf, type GalleryItem } from './gallery.js';
import type { LightboxTarget } from './stage.js';

/**
 * All pictures and films of the conversation that are loaded, oldest first; those of the message alone where it stands in no timeline, such as in a
 * forwarded bundle. Empty once the message is gone.
 */
export function useGallery({ timeline, messageKey, items }: LightboxTarget): readonly GalleryItem[] {
  const view = useChat((state) => state.timelines.get(timelineKey(timeline))?.view);
  // Asked once: a message that stood there and is gone was deleted, and is not to be shown from memory.
  const [stood] = useState(() => view?.get(messageKey) !== undefined);
  return useMemo(() => {
    if (!stood) return items;
    if (!view) return [];
    const found: GalleryItem[] = [];
    for (let index = 0; index < view.size; index++) {
      const { key, message } = view.rowAt(index);
      const { type } = message.content;
      if (type === 'image' || type === 'video') found.push(...galleryOf(key, message));
    }
    return found;
  }, [view, stood, items]);
}
