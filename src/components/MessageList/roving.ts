import type { VirtualListHandle } from '../../ui/index.js';
import type { ListedRows } from './rowShape.js';

/** A key that was pressed in the list. */
export interface Press {
  readonly key: string;
  readonly scroller: HTMLElement;
  readonly target: HTMLElement;
}

/** What keys move through. */
export interface RovingList {
  /** Read anew after waiting: the end may not have been loaded. */
  rows(): ListedRows;
  readonly list: { readonly current: VirtualListHandle | null };
  readonly toLatest: () => Promise<void>;
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
 * Moves the focus through messages. The list is one tab stop: from there arrow keys go from message to message, the arrow that points inwards goes to the
 * links and buttons of one, Escape comes back; Enter is for what can be done to the message (`MessageActions`). True when the key was for that. Loaded right after the rows (`companion.tsx`).
 */
export function moveFocus(press: Press, through: RovingList): boolean {
  const row = press.target === press.scroller ? null : rowOf(press.target);
  return row && press.target !== articleIn(row) ? inside(press, row) : onList(press, row, through);
}

function focusRow(scroller: HTMLElement, list: VirtualListHandle | null, key: string, isLast: boolean): void {
  const focus = (): HTMLElement | undefined => {
    const row = boxOf(scroller, key);
    const article = row && articleIn(row);
    if (!article) return undefined;
    if (!article.hasAttribute('tabindex')) article.tabIndex = -1;
    article.focus({ preventScroll: true });
    return row;
  };
  const row = focus();
  // With the last message the reader is at the end, with what stands below it, and follows it; one that is taller than the view is read first.
  if (row && isLast && row.offsetHeight <= scroller.clientHeight) return list?.scrollToEnd();
  list?.scrollToKey(key, 'nearest', () => {
    if (!row) focus();
  });
}

/** Keys on the list or on a message. */
function onList({ key, scroller }: Press, row: HTMLElement | null, through: RovingList): boolean {
  const handle = through.list.current;
  const rows = through.rows();
  if (!handle || rows.size === 0) return false;
  const focus = (wanted: number): void => {
    const now = through.rows();
    const at = Math.max(0, Math.min(now.size - 1, wanted));
    if (now.size > 0) focusRow(scroller, through.list.current, now.rowAt(at).key, at === now.size - 1);
  };
  const first = rows.indexOf(handle.firstVisibleKey() ?? '');
  const last = rows.indexOf(handle.lastVisibleKey() ?? '');
  const index = row ? rows.indexOf(row.dataset['key'] ?? '') : -1;
  const page = Math.max(1, last - first - 1);
  switch (key) {
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
      void through.toLatest().then(() => {
        if (index >= 0) focus(Number.POSITIVE_INFINITY);
      });
      return true;
    case 'ArrowRight':
    case 'ArrowLeft': {
      const inwards = getComputedStyle(scroller).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const button = row && key === inwards ? focusablesIn(row)[0] : undefined;
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
function inside({ key, scroller, target }: Press, row: HTMLElement): boolean {
  if (key === 'Escape') {
    const article = articleIn(row);
    if (!article.hasAttribute('tabindex')) article.tabIndex = -1;
    article.focus({ preventScroll: true });
    return true;
  }
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || target.matches(OWN_KEYS)) return false;
  const all = focusablesIn(row);
  const mirrored = getComputedStyle(scroller).direction === 'rtl' ? -step : step;
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
