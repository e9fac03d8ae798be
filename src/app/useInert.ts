'use client';
import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

/** Takes an element out of focus order and the accessibility tree, while this is mounted. Through a ref, because React 18 does not know `inert`. */
export function useInert(element: RefObject<HTMLElement | null>, inert: boolean): void {
  useIsomorphicLayoutEffect(() => {
    const { current } = element;
    current?.toggleAttribute('inert', inert);
    return () => current?.removeAttribute('inert');
  }, [element, inert]);
}
