'use client';
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';

/** A part that is loaded once it is wanted, for all who want it. */
export interface LazySource<T> {
  get(): T | undefined;
  subscribe(listener: () => void): () => void;
  /** Loads it, unless it is there or on its way. After a failure the next one that wants it tries again. */
  want(): void;
}

/** Makes a {@link LazySource}. */
export function createLazySource<T>(load: () => Promise<T>): LazySource<T> {
  const listeners = new Set<() => void>();
  let part: { readonly value: T } | undefined;
  let loading = false;
  return {
    get: () => part?.value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want() {
      if (part || loading) return;
      loading = true;
      // A loader of a host may throw as well.
      Promise.resolve()
        .then(load)
        .then(
          (value) => {
            part = { value };
            for (const listener of [...listeners]) listener();
          },
          () => {
            // What it is for can be read and copied without it.
            loading = false;
          },
        );
    },
  };
}

// On a server there is no layout, and React 18 warns about the effect.
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The part, loaded when it is first wanted; undefined until then. In a layout effect: what the browser has already is there before the first paint. */
export function useLazySource<T>(source: LazySource<T> | undefined, wanted: boolean): T | undefined {
  useIsomorphicLayoutEffect(() => {
    if (wanted) source?.want();
  }, [source, wanted]);
  const read = (): T | undefined => (wanted ? source?.get() : undefined);
  return useSyncExternalStore(source?.subscribe ?? subscribeToNothing, read, () => undefined);
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
