'use client';
import { useCallback, useSyncExternalStore, type RefObject } from 'react';

/** Calls when an element, or one around it, is made inert or no longer is. */
function watchInert(element: RefObject<Element | null>, listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  for (let each = element.current; each; each = each.parentElement)
    observer.observe(each, { attributes: true, attributeFilter: ['inert'] });
  return () => observer.disconnect();
}

/**
 * Whether somebody is looking at an element: the tab is visible, the window has the focus, and no pane lies over the element (what is covered is inert).
 * The element is there from the first effect on.
 */
export function useAttention(element: RefObject<Element | null>): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      window.addEventListener('focus', listener);
      window.addEventListener('blur', listener);
      document.addEventListener('visibilitychange', listener);
      const stop = watchInert(element, listener);
      return () => {
        window.removeEventListener('focus', listener);
        window.removeEventListener('blur', listener);
        document.removeEventListener('visibilitychange', listener);
        stop();
      };
    },
    [element],
  );
  const read = (): boolean =>
    document.visibilityState === 'visible' &&
    document.hasFocus() &&
    (element.current?.closest('[inert]') ?? null) === null;
  return useSyncExternalStore(subscribe, read, () => false);
}
