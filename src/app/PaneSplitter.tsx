'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../messages/index.js';
import { useChat, useDeviceMemory, useStrings } from '../react/index.js';
import { headerStrings } from './strings.js';

/** Which pane is made wider or narrower. */
export type SizedPane = 'list' | 'detail';

/** Px one press of an arrow key moves it; more with Shift. */
const STEP = 16;
const BIG_STEP = 64;

const readWidth = (kept: unknown): number | null =>
  typeof kept === 'number' && Number.isFinite(kept) && kept > 0 ? kept : null;

/**
 * Between two panes: dragged, or moved by the arrow keys, Home and End, it makes one of them wider; twice pressed it gives back the width of the theme. The
 * width is a property of the app's element, in which CSS keeps it within what there is room for, so that nothing is rendered while it moves.
 */
export function PaneSplitter({ pane }: { readonly pane: SizedPane }): ReactElement {
  const t = useOwnStrings(headerStrings);
  const { dir } = useStrings();
  const accountId = useChat((state) => state.accounts.keys().next().value);
  const { value: kept, change } = useDeviceMemory(accountId, `pane:${pane}`, readWidth);
  const handle = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const [range, setRange] = useState({ now: 0, min: 0, max: 0 });
  // A list grows towards the end of the line, what stands behind the chat towards its beginning.
  const forward = (dir === 'rtl' ? -1 : 1) * (pane === 'list' ? 1 : -1);

  const set = (width: number | null): void => write(handle.current, pane, width);
  useEffect(() => {
    if (kept !== undefined) write(handle.current, pane, kept);
  }, [kept, pane]);
  useEffect(() => {
    const element = sizedElement(handle.current, pane);
    if (!element || typeof ResizeObserver !== 'function') return undefined;
    const observer = new ResizeObserver(() => {
      const limits = limitsOf(handle.current, pane);
      if (limits) setRange((before) => (sameRange(before, limits) ? before : limits));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);
  const keep = (width: number | null): void => {
    set(width);
    change(() => width);
  };
  const current = (): number => limitsOf(handle.current, pane)?.now ?? range.now;
  const within = (width: number): number => {
    const { min, max } = limitsOf(handle.current, pane) ?? range;
    return Math.round(Math.max(min, Math.min(max, width)));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.shiftKey ? BIG_STEP : STEP;
    if (event.key === 'Escape' && drag.current) {
      set(drag.current.width);
      drag.current = undefined;
    } else if (event.key === 'ArrowRight') keep(within(current() + by * forward));
    else if (event.key === 'ArrowLeft') keep(within(current() - by * forward));
    else if (event.key === 'Home') keep(within(0));
    else if (event.key === 'End') keep(within(Number.MAX_SAFE_INTEGER));
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: current() };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current) set(within(drag.current.width + (event.clientX - drag.current.x) * forward));
  };
  const onPointerUp = (): void => {
    const from = drag.current;
    drag.current = undefined;
    const width = current();
    // A press alone changes nothing.
    if (from && width !== from.width) keep(width);
  };
  return (
    // A separator that can be moved is a control, whatever the rule says.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={handle}
      className="cl-app__splitter"
      data-pane={pane}
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t(pane === 'list' ? 'header.resizeList' : 'header.resizeDetail')}
      aria-valuenow={range.now}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => keep(null)}
    />
  );
}

function appOf(handle: HTMLElement | null): HTMLElement | null {
  return handle?.closest<HTMLElement>('.cl-app__panes') ?? null;
}

function sizedElement(handle: HTMLElement | null, pane: SizedPane): HTMLElement | null {
  return appOf(handle)?.querySelector<HTMLElement>(`.cl-app__${pane}`) ?? null;
}

function write(handle: HTMLElement | null, pane: SizedPane, width: number | null): void {
  const style = appOf(handle)?.style;
  if (width === null) style?.removeProperty(`--_${pane}`);
  else style?.setProperty(`--_${pane}`, `${width}px`);
}

/** How wide the pane is, and may be: what CSS says, in px. */
function limitsOf(
  handle: HTMLElement | null,
  pane: SizedPane,
): { readonly now: number; readonly min: number; readonly max: number } | undefined {
  const element = sizedElement(handle, pane);
  if (!element) return undefined;
  const { minWidth, maxWidth } = getComputedStyle(element);
  const now = Math.round(element.getBoundingClientRect().width);
  const px = (text: string, or: number): number => Math.round(Number.parseFloat(text)) || or;
  return { now, min: px(minWidth, now), max: px(maxWidth, now) };
}

function sameRange(a: NonNullable<ReturnType<typeof limitsOf>>, b: typeof a): boolean {
  return a.now === b.now && a.min === b.min && a.max === b.max;
}
