'use client';
import { useState, type RefObject } from 'react';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

/** Below this container width one pane shows at a time. The same number stands in ChatApp.css, as container queries take no variables. */
export const stackedBelow = 720;

/**
 * Whether the container is too narrow for two panes. The looks follow container queries; this is only for what CSS cannot do: `inert` on the
 * hidden pane and where the focus goes.
 */
export function useStacked(container: RefObject<HTMLElement | null>): boolean {
  const [stacked, setStacked] = useState(false);
  useIsomorphicLayoutEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const measure = (width: number): void => {
      // A hidden tab panel has no width: keep what was.
      if (width > 0) setStacked(width < stackedBelow);
    };
    measure(element.getBoundingClientRect().width);
    if (typeof ResizeObserver !== 'function') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [container]);
  return stacked;
}
