'use client';
import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

/** Takes an element out of focus order and the accessibility tree. Through a ref, because React 18 does not know `inert`. */
export function useInert(element: RefObject<HTMLElement | null>, inert: boolean): void {
  useIsomorphicLayoutEffect(() => {
    element.current?.toggleAttribute('inert', inert);
  }, [element, inert]);
}
