'use client';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { timelineKey } from '../../model/index.js';
import { useChat } from '../../react/index.js';
import { galleryOf, type GalleryItem } from './gallery.js';
import { rowAround } from './rowAround.js';
import type { LightboxTarget } from './stage.js';

/**
 * All pictures and films of the conversation that are loaded, oldest first; those of the message alone where it is no row of a timeline, such as in a
 * forwarded bundle; or those of the gallery it was opened from. Empty once the message, or the one around it, is taken back or gone.
 */
export function useGallery({ timeline, messageKey, items, live }: LightboxTarget): readonly GalleryItem[] {
  const own = useSyncExternalStore(
    live?.subscribe ?? subscribeToNothing,
    live?.items ?? noItems,
    live?.items ?? noItems,
  );
  const view = useChat((state) => state.timelines.get(timelineKey(timeline))?.view);
  // Asked once: a message that stood there and is gone was deleted, and is not to be shown from memory.
  const [row] = useState(() => rowAround(view, messageKey));
  return useMemo(() => {
    if (own) return own;
    if (row === undefined) return items;
    if (!view) return [];
    if (row !== messageKey) {
      const around = view.get(row)?.message;
      return around && around.recalled === undefined ? items : [];
    }
    const found: GalleryItem[] = [];
    for (let index = 0; index < view.size; index++) {
      const { key, message } = view.rowAt(index);
      const { type } = message.content;
      if (type === 'image' || type === 'video') found.push(...galleryOf(key, message));
    }
    return found;
  }, [own, view, row, messageKey, items]);
}

function subscribeToNothing(): () => void {
  return () => undefined;
}

function noItems(): undefined {
  return undefined;
}
