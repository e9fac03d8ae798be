'use client';
import { createContext, useContext } from 'react';
import type { MessageId, TimelineKey } from '../model/index.js';

/** Where somebody was reading: a message, and how many px its upper edge stood below that of the view. */
export interface ReadingPlace {
  readonly messageId: MessageId;
  readonly top: number;
}

/** Where each timeline was left, to be opened there again. */
export interface Places {
  get(key: TimelineKey): ReadingPlace | undefined;
  /** `undefined`: it was left at its end, where it opens anyway. */
  set(key: TimelineKey, place: ReadingPlace | undefined): void;
}

/** How many timelines are remembered: those read last. */
const KEPT = 50;

/** Makes the memory of one chat. */
export function createPlaces(): Places {
  const places = new Map<TimelineKey, ReadingPlace>();
  return {
    get: (key) => places.get(key),
    set(key, place) {
      places.delete(key);
      if (place) places.set(key, place);
      for (const oldest of [...places.keys()].slice(0, Math.max(0, places.size - KEPT))) places.delete(oldest);
    },
  };
}

/** The memory of the nearest ChatProvider; null outside. */
export const PlacesContext: React.Context<Places | null> = createContext<Places | null>(null);

/** Where each timeline was left; null outside of a ChatProvider. */
export function usePlaces(): Places | null {
  return useContext(PlacesContext);
}
