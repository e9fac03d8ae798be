'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { MediaRef } from '../../model/index.js';
import { useMedia } from '../../react/index.js';
import { useStage } from './MediaProvider.js';
import { useStill } from './useStill.js';

/** A film somebody asked for. */
export interface Film {
  /** Undefined while it is looked for. */
  readonly url: string | undefined;
  /** Its cover, where there is one. */
  readonly poster: string | undefined;
  /** It could not be had, or not be played. */
  readonly failed: boolean;
  readonly retry: () => void;
  /** For the `<video>`: it is being played, so whatever else plays in the chat pauses. */
  readonly onPlay: () => void;
  readonly onError: () => void;
}

/** Asks for a film and its cover, and takes the stage when it plays. */
export function useFilm(
  element: RefObject<HTMLVideoElement | null>,
  media: MediaRef,
  cover: MediaRef | undefined,
): Film {
  const stage = useStage();
  const { url, error, retry } = useMedia(media, 'original', { asked: true });
  const { url: poster } = useStill(media, cover, 'preview', { asked: true });
  const [broken, setBroken] = useState(false);
  const release = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => release.current?.(), []);
  return {
    url,
    poster,
    failed: error !== undefined || broken,
    retry() {
      setBroken(false);
      retry();
    },
    onPlay() {
      // A claim of its own from before would pause it again.
      release.current?.();
      release.current = stage.claim(() => element.current?.pause());
    },
    onError: () => setBroken(true),
  };
}
