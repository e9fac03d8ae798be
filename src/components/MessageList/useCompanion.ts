'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type * as companion from './companion.js';

/** What accompanies the rows: floats, keys, copying. */
export type CompanionModule = typeof companion;

/** What accompanies the rows, once it is there. */
export interface Companion {
  readonly module: CompanionModule | undefined;
  /** Gives it, or loads it. */
  readonly get: () => CompanionModule | Promise<CompanionModule>;
  /** Tries again where it could not be loaded. */
  readonly want: () => void;
}

/** Loads what accompanies the rows as soon as they are shown. */
export function useCompanion(): Companion {
  const [module, setModule] = useState<CompanionModule>();
  // Known here before React has rendered it: keys do not wait for that.
  const known = useRef<{ module?: CompanionModule; loading?: Promise<CompanionModule> | undefined }>({});
  const get = useCallback(() => {
    const { current } = known;
    if (current.module) return current.module;
    current.loading ??= import('./companion.js').then(
      (loaded) => {
        current.module = loaded;
        setModule(loaded);
        return loaded;
      },
      (reason: unknown) => {
        current.loading = undefined;
        throw reason;
      },
    );
    return current.loading;
  }, []);
  const want = useCallback(() => {
    const given = get();
    // Wanted again with the next thing the reader does.
    if (given instanceof Promise) given.catch(() => undefined);
  }, [get]);
  useEffect(want, [want]);
  return { module, get, want };
}
