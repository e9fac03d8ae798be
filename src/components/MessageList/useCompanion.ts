'use client';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useLazy } from '../../ui/index.js';
import type * as companion from './companion.js';

/** What accompanies the rows: floats, keys, copying. */
export type CompanionModule = typeof companion;

const load = (): Promise<CompanionModule> => import('./companion.js');

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
  const [wanted, setWanted] = useState(true);
  const module = useLazy(load, wanted, () => setWanted(false));
  const current = useRef(module);
  useLayoutEffect(() => {
    current.current = module;
  });
  const want = useCallback(() => setWanted(true), []);
  const get = useCallback(() => {
    want();
    return current.current ?? load();
  }, [want]);
  return { module, get, want };
}
