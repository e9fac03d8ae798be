'use client';
import { useCallback, useState } from 'react';
import { findHost } from './findHost.js';

/**
 * The host for an overlay, found from a place in the tree: render `<span hidden ref={probe} />` there. `null` until it is mounted, and where there
 * is no `.cl-root` around it.
 */
export function useHost(): readonly [host: HTMLElement | null, probe: (element: Element | null) => void] {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const probe = useCallback((element: Element | null) => {
    if (element !== null) setHost(findHost(element));
  }, []);
  return [host, probe];
}
