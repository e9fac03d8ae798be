'use client';
import { useEffect, type RefObject } from 'react';

const loadRoom = () => import('./keyboardRoom.js');

/**
 * Keeps the composer above a phone's keyboard that covers the page instead of making it smaller, as Safari's does. What it needs is loaded when one first
 * writes by touch.
 */
export function useKeyboardRoom(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element || !('visualViewport' in window) || !matchMedia('(any-pointer: coarse)').matches) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    element.addEventListener(
      'focusin',
      // Without it the browser scrolls the field into view by itself.
      () =>
        void loadRoom().then(
          ({ keepRoom }) => keepRoom(element, signal),
          () => {},
        ),
      { once: true, signal },
    );
    return () => leaving.abort();
  }, [form]);
}
