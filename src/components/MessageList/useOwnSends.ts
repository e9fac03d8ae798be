'use client';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import type { Jumps } from './useJumps.js';

/** A message sent from here always brings its writer to the end, from any distance. */
export function useOwnSends(
  { sentHere }: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  { forget, toLatest }: Jumps,
): void {
  const seen = useRef(sentHere);
  useLayoutEffect(() => {
    const isNew = sentHere > seen.current;
    seen.current = sentHere;
    // What another tab or device sent does not pull this reader down.
    if (!isNew) return;
    forget();
    list.current?.scrollToEnd();
    void toLatest();
  }, [forget, list, sentHere, toLatest]);
}
