'use client';
import { useEffect, useLayoutEffect, type RefObject } from 'react';

// On a server there is no layout, and React 18 warns about the effect.
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Lets a textarea grow with its words, up to the height its style allows. Browsers with `field-sizing` (Chromium 123, Safari 26.2) do it
 * themselves.
 */
export function useAutosize(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useIsomorphicLayoutEffect(() => {
    const element = field.current;
    if (!element || (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content'))) return;
    fit(element);
  }, [field, text]);
}

function fit(element: HTMLTextAreaElement): void {
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}
