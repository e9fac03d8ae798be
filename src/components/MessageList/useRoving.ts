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
import type { ListedRows } from './rowShape.js';

/** What {@link useRoving} listens to, on the scroller. */
export interface Roving {
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLDivElement>) => void;
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea, select, summary, audio[controls], video[controls], [tabindex]';
/** Keys mean something else in these. */
const OWN_KEYS = 'input, textarea, select, [role="slider"], [contenteditable=""], [contenteditable="true"]';

const rowOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>('[data-key]');
const articleIn = (row: HTMLElement): HTMLElement => row.querySelector<HTMLElement>('[role="article"]') ?? row;
const boxOf = (scroller: HTMLElement, key: string): HTMLElement | null =>
  scroller.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);

function focusablesIn(row: HTMLElement): HTMLElement[] {
  const article = articleIn(row);
  return [...row.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each !== article && each.checkVisibility());
}

/**
 * Moves the focus through messages with the keyboard. The list is one tab stop: from there arrow keys go from message to message, Enter or the arrow that
 * points inwards goes to the links and buttons of one, Escape comes back.
 */
export function useRoving(
  rows: ListedRows,
  list: RefObject<VirtualListHandle | null>,
  toLatest: () => Promise<void>,
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
      const row = target === scroller ? null : rowOf(target);
      const focus = (index: number): void => {
        const { current } = latest;
        const at = Math.max(0, Math.min(current.size - 1, index));
        if (current.size > 0) focusRow(scroller, list.current, current.rowAt(at).key);
      };
      const done =
        row && target !== articleIn(row) ? inside(event, row) : onList(event, row, { rows, list, focus, toLatest });
      if (done) event.preventDefault();
    },
    [list, rows, toLatest],
  );
  return { onKeyDown, onFocus };
}

/** The rows are no tab stops: while this press of Tab looks for the next one, they are not there. */
function leave(scroller: HTMLElement): void {
  const rows = scroller.querySelector('.cl-virtual-list__content');
  rows?.setAttribute('inert', '');
  setTimeout(() => rows?.removeAttribute('inert'), 0);
}

function focusRow(scroller: HTMLElement, list: VirtualListHandle | null, key: string): void {
  const go = (): boolean => {
    const row = boxOf(scroller, key);
    const article = row && articleIn(row);
    if (!article) return false;
    if (!article.hasAttribute('tabindex')) article.tabIndex = -1;
    article.focus({ preventScroll: true });
    return true;
  };
  const mounted = go();
  list?.scrollToKey(key, 'nearest', () => {
    if (!mounted) go();
  });
}

interface ListKeys {
  readonly rows: ListedRows;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly focus: (index: number) => void;
  readonly toLatest: () => Promise<void>;
}

/** Keys on the list or on a message. */
function onList(
  event: KeyboardEvent<HTMLDivElement>,
  row: HTMLElement | null,
  { rows, list, focus, toLatest }: ListKeys,
): boolean {
  const scroller = event.currentTarget;
  const handle = list.current;
  if (!handle || rows.size === 0) return false;
  const first = rows.indexOf(handle.firstVisibleKey() ?? '');
  const last = rows.indexOf(handle.lastVisibleKey() ?? '');
  const index = row ? rows.indexOf(row.dataset['key'] ?? '') : -1;
  const page = Math.max(1, last - first - 1);
  switch (event.key) {
    case 'ArrowUp':
      if (row && scrollWithin(scroller, row, -1)) return true;
      focus(index >= 0 ? index - 1 : last);
      return true;
    case 'ArrowDown':
      if (row && scrollWithin(scroller, row, 1)) return true;
      focus(index >= 0 ? index + 1 : last);
      return true;
    case 'PageUp':
      // On the list itself the browser scrolls.
      if (index >= 0) focus(index - page);
      return index >= 0;
    case 'PageDown':
      if (index >= 0) focus(index + page);
      return index >= 0;
    case 'Home':
      if (index >= 0) focus(0);
      else handle.scrollToStart();
      return true;
    case 'End':
      // Not loaded yet, perhaps: the last one is known when it is shown.
      void toLatest().then(() => {
        if (index >= 0) focus(Number.POSITIVE_INFINITY);
      });
      return true;
    case 'Enter':
    case 'ArrowRight':
    case 'ArrowLeft': {
      const inwards = getComputedStyle(scroller).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const button = row && (event.key === 'Enter' || event.key === inwards) ? focusablesIn(row)[0] : undefined;
      button?.focus({ preventScroll: true });
      return button !== undefined;
    }
    case 'Escape':
      if (row) scroller.focus({ preventScroll: true });
      return row !== null;
    default:
      return false;
  }
}

/** Keys on a link or button of a message. */
function inside(event: KeyboardEvent<HTMLDivElement>, row: HTMLElement): boolean {
  const target = event.target as HTMLElement;
  if (event.key === 'Escape') {
    const article = articleIn(row);
    if (!article.hasAttribute('tabindex')) article.tabIndex = -1;
    article.focus({ preventScroll: true });
    return true;
  }
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || target.matches(OWN_KEYS)) return false;
  const all = focusablesIn(row);
  const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step;
  all[(all.indexOf(target) + mirrored + all.length) % all.length]?.focus({ preventScroll: true });
  return true;
}

/** A message taller than the view is read before it is left. */
function scrollWithin(scroller: HTMLElement, row: HTMLElement, direction: 1 | -1): boolean {
  const view = scroller.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  const left = direction > 0 ? box.bottom - view.bottom : view.top - box.top;
  if (box.height <= view.height || left <= 1) return false;
  scroller.scrollTop += direction * Math.min(left, view.height * 0.5);
  return true;
}
