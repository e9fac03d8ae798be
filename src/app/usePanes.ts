'use client';
import { useState, type RefObject } from 'react';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

/** Below this container width one pane shows at a time. The same numbers stand in ChatApp.css, as container queries take no variables. */
const STACKED_BELOW = 720;
/** From this container width on a third pane has room beside the chat; below it covers the chat. */
const THREE_FROM = 1100;

/** How many panes stand beside each other. */
export type Panes = 1 | 2 | 3;

/**
 * How many panes the container has room for. The looks follow container queries; this is only for what CSS cannot do: `inert` on what is hidden and where
 * the focus goes.
 */
export function usePanes(container: RefObject<HTMLElement | null>): Panes {
  const [panes, setPanes] = useState<Panes>(2);
  useIsomorphicLayoutEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const measure = (width: number): void => {
      // A hidden tab panel has no width: keep what was.
      if (width > 0) setPanes(width < STACKED_BELOW ? 1 : width < THREE_FROM ? 2 : 3);
    };
    measure(element.getBoundingClientRect().width);
    if (typeof ResizeObserver !== 'function') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [container]);
  return panes;
}
