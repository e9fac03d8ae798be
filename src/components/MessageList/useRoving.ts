'use client';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { VirtualListHandle } from '../../ui/index.js';
import type { CompanionModule } from './useCompanion.js';
import type { ListedRows } from './rowShape.js';

/** What {@link useRoving} listens to, on the scroller. */
export interface Roving {
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLDivElement>) => void;
}

/** Makes the list one tab stop, and gives its keys to what moves the focus through messages (`roving.ts`). */
export function useRoving(
  rows: ListedRows,
  list: RefObject<VirtualListHandle | null>,
  toLatest: () => Promise<void>,
  companion: () => CompanionModule | Promise<CompanionModule>,
): Roving {
  const byTab = useRef(false);
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    const onKey = (event: Event): void => {
      byTab.current = (event as globalThis.KeyboardEvent).key === 'Tab';
    };
    const onPress = (): void => {
      byTab.current = false;
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, []);

  const onFocus = useCallback((event: FocusEvent<HTMLDivElement>): void => {
    const scroller = event.currentTarget;
    if (event.target === scroller || !scroller.contains(event.target)) return;
    // Tab comes to the list and not to the last button in it.
    const fromOutside = !(event.relatedTarget instanceof Node) || !scroller.contains(event.relatedTarget);
    if (fromOutside && byTab.current) scroller.focus({ preventScroll: true });
  }, []);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>): void => {
      const scroller = event.currentTarget;
      const target = event.target as HTMLElement;
      // What is open over the list (a menu, a dialog) bubbles here through React and lies elsewhere.
      if (event.defaultPrevented || !scroller.contains(target)) return;
      if (event.key === 'Tab') return leave(scroller);
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const press = { key: event.key, scroller, target };
      const through = { rows: () => latest.current, list, toLatest };
      const known = companion();
      if (!(known instanceof Promise)) {
        if (known.moveFocus(press, through)) event.preventDefault();
        return;
      }
      // The first keys may come before that is loaded: they count all the same, each from where the one before has led.
      known.then(
        ({ moveFocus }) => moveFocus({ ...press, target: focusIn(scroller) ?? target }, through),
        () => undefined,
      );
    },
    [companion, list, toLatest],
  );
  return { onKeyDown, onFocus };
}

/** Where the focus is now, if it is in the list. */
function focusIn(scroller: HTMLElement): HTMLElement | undefined {
  const { activeElement } = scroller.getRootNode() as Document | ShadowRoot;
  return activeElement && scroller.contains(activeElement) ? (activeElement as HTMLElement) : undefined;
}

/** The rows are no tab stops: while this press of Tab looks for the next one, they are not there. */
function leave(scroller: HTMLElement): void {
  const rows = scroller.querySelector('.cl-virtual-list__content');
  rows?.setAttribute('inert', '');
  setTimeout(() => rows?.removeAttribute('inert'), 0);
}
