'use client';
import { useState } from 'react';
import type { MediaRef } from '../../model/index.js';
import { useChatStore, useMediaResolver } from '../../react/index.js';
import { makeSavable, save } from './saveFile.js';

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
const none: ReadonlyMap<string, Way> = new Map();

/** Calls back once an account that is signed in now no longer is. Answers how to stop watching. */
function onSignOut(store: ReturnType<typeof useChatStore>, signedOut: () => void): () => void {
  const ids = [...store.getState().accounts.keys()];
  return store.subscribe(() => {
    const { accounts } = store.getState();
    if (ids.some((id) => !accounts.has(id))) signedOut();
  });
}

/**
 * Saves a medium under a name. It is never opened in the page or a tab, whatever it claims to be. What was begun goes on when its row leaves the page:
 * only `cancel` and signing out end it. Where one component shows one medium after the other, each has a download of its own.
 */
export function useDownload(media: MediaRef, name: string): Download {
  const resolve = useMediaResolver();
  const store = useChatStore();
  const { id } = media;
  const [ways, setWays] = useState(none);
  const [running] = useState(() => new Map<string, AbortController>());
  const go = (way: Way): void => setWays((before) => new Map(before).set(id, way));

  const run = async (controller: AbortController): Promise<void> => {
    const { signal } = controller;
    const current = (way: Way): void => {
      if (running.get(id) === controller) go(way);
    };
    const unwatch = onSignOut(store, () => controller.abort());
    current({ state: 'loading' });
    try {
      const resolved = await resolve(media, 'original', signal);
      if (signal.aborted) {
        resolved.revoke();
        return current(idle);
      }
      const savable = await makeSavable(resolved, media, signal, (fraction) => current({ state: 'loading', fraction }));
      if (signal.aborted) {
        savable.release();
        return current(idle);
      }
      setTimeout(() => savable.release(), KEPT_MS);
      save(savable.url, name);
      current(idle);
    } catch {
      current(signal.aborted ? idle : { state: 'failed' });
    } finally {
      unwatch();
    }
  };
  return {
    ...(ways.get(id) ?? idle),
    start() {
      running.get(id)?.abort();
      const controller = new AbortController();
      running.set(id, controller);
      void run(controller);
    },
    cancel() {
      running.get(id)?.abort();
      running.delete(id);
      go(idle);
    },
  };
}
