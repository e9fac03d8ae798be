'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MediaRef } from '../../model/index.js';
import { useMediaResolver } from '../../react/index.js';
import { makeSavable, save, type Savable } from './saveFile.js';

/** How long an address is kept after it was handed to the browser, which may still be reading, in ms. */
const KEPT_MS = 30_000;

/** A download, and how far it is. */
export interface Download {
  readonly state: 'idle' | 'loading' | 'failed';
  /** 0…1, where that is known. */
  readonly fraction?: number | undefined;
  start(): void;
  cancel(): void;
}

type Way = Pick<Download, 'state' | 'fraction'>;
const idle: Way = { state: 'idle' };

/** Saves a medium under a name. It is never opened in the page or a tab, whatever it claims to be. */
export function useDownload(media: MediaRef, name: string): Download {
  const resolve = useMediaResolver();
  const [way, setWay] = useState(idle);
  const running = useRef<AbortController | undefined>(undefined);
  const kept = useRef<Savable | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    kept.current?.release();
    kept.current = undefined;
  }, []);
  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setWay(idle);
  }, []);
  const run = async (controller: AbortController): Promise<void> => {
    const { signal } = controller;
    const current = (next: Way): void => {
      if (running.current === controller) setWay(next);
    };
    current({ state: 'loading' });
    try {
      const resolved = await resolve(media, 'original', signal);
      if (signal.aborted) return resolved.revoke();
      const savable = await makeSavable(resolved, media.size, signal, (fraction) =>
        current({ state: 'loading', fraction }),
      );
      if (signal.aborted) return savable.release();
      forget();
      kept.current = savable;
      timer.current = setTimeout(forget, KEPT_MS);
      save(savable.url, name);
      current(idle);
    } catch {
      current({ state: 'failed' });
    }
  };
  useEffect(
    () => () => {
      running.current?.abort();
      forget();
    },
    [forget],
  );
  return {
    ...way,
    start() {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      void run(controller);
    },
    cancel,
  };
}
