'use client';
import {
  forwardRef,
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type FocusEvent,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react';
import { flushSync } from 'react-dom';
import { cx } from '../../utils/cx.js';
import { commonShift } from './commonShift.js';
import { RowSizes } from './rowSizes.js';

/** What a list of rows can be told to do. */
export interface RowListHandle {
  /** Scrolls as little as is needed to see the row. False when there is no such row. */
  scrollToKey(key: string): boolean;
}

/** Props of {@link RowList}. Rows are named by stable keys. */
export interface RowListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  /** Number of rows. */
  readonly size: number;
  /** Key of a row. Give a new function when the rows change and the same one when they do not. */
  readonly keyAt: (index: number) => string;
  /** Index of a key, -1 when there is none. Asked often: must not search. */
  readonly indexOf: (key: string) => number;
  /** Height of a row in px, until one was measured. */
  readonly rowHeight: number;
  readonly renderRow: (key: string) => ReactNode;
  /** The end is near. Called once for each last key. */
  readonly onReachEnd?: (() => void) | undefined;
  /** Accessible name of the list. */
  readonly label: string;
  readonly handle?: Ref<RowListHandle> | undefined;
  /** Below the last row, inside the scroller. */
  readonly footer?: ReactNode;
}

/** Rows kept beyond each edge. */
const BEYOND = 6;
/** Height in px assumed where nothing is laid out. */
const GUESSED_VIEW = 800;
/** The end is near within so many px, or one and a half views. */
const NEAR = 400;

interface Range {
  readonly first: number;
  readonly last: number;
}

// On a server there is no layout, and React 18 warns about the effect.
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A long list of rows that are about as high as each other, of which only those near the view are mounted. Rows may come, go and change places; what is
 * looked at stays where it is, except at the very top, where new rows show. For messages, which are of any height and come in at the end, there is
 * `VirtualList`; this one is a fraction of it, and has its looks.
 *
 * The scroller fills its parent; give the parent a height. The ref is that of the scroller, which also takes all other props.
 */
export const RowList: ForwardRefExoticComponent<RowListProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  RowListProps
>(function RowList(props, ref) {
  // Heights are a mutable object read while rendering, as in any virtual list.
  'use no memo';
  const {
    size,
    keyAt,
    indexOf,
    rowHeight,
    renderRow,
    onReachEnd,
    label,
    handle,
    footer,
    className,
    tabIndex = 0,
    ...rest
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement, []);
  const sizes = useMemo(() => new RowSizes(rowHeight), [rowHeight]);
  const [version, remeasured] = useReducer((count: number) => count + 1, 0);
  useMemo(
    () => sizes.layOut(indexOf),
    // The version stands for what was measured since.
    // oxlint-disable-next-line react/exhaustive-deps
    [sizes, indexOf, version],
  );
  // Nothing is mounted before there is a view, on a server above all.
  const [range, setRange] = useState<Range | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const seen = useRef<readonly { readonly key: string; readonly start: number }[]>([]);
  const told = useRef<string | undefined>(undefined);

  /** Takes note of what is in view: which rows to mount, what to hold on to, whether the end is near. */
  const look = (now: (change: () => void) => void = (change) => change()): void => {
    const element = scroller.current;
    if (!element || size === 0) return;
    const height = element.clientHeight || GUESSED_VIEW;
    const top = element.scrollTop;
    const from = sizes.indexAt(top, size);
    const to = sizes.indexAt(top + height, size);
    seen.current = Array.from({ length: to - from + 1 }, (_, i) => ({
      key: keyAt(from + i),
      start: sizes.startOf(from + i),
    }));
    const first = Math.max(0, from - BEYOND);
    const last = Math.min(size - 1, to + BEYOND);
    if (range?.first !== first || range.last !== last) {
      // What is in view must be there before the next frame; what is beyond may wait.
      const missing = !range || from < range.first || to > range.last;
      (missing ? now : (change: () => void) => change())(() => setRange({ first, last }));
    }
    const near = sizes.startOf(size) - top - height < Math.max(height * 1.5, NEAR);
    const end = near && onReachEnd ? keyAt(size - 1) : undefined;
    const isNew = end !== undefined && end !== told.current;
    told.current = end;
    if (isNew) onReachEnd?.();
  };
  const latest = useRef(look);

  useIsomorphicLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // At the top one wants to see what comes in. Elsewhere the rows vote: one may have gone to the other end, and the view must not go with it.
    const shift = element.scrollTop > 0 ? commonShift(seen.current, (key) => sizes.startOf(indexOf(key)), indexOf) : 0;
    if (shift !== 0) element.scrollTop += shift;
    latest.current = look;
    look();
  });

  const telling = useRef(false);
  const [observer, setObserver] = useState<ResizeObserver | null>(null);
  useIsomorphicLayoutEffect(() => {
    const element = scroller.current;
    if (!element || typeof ResizeObserver !== 'function') return undefined;
    const watch = new ResizeObserver((entries) => {
      let changed = false;
      for (const { target, borderBoxSize } of entries) {
        const key = target instanceof HTMLElement ? target.dataset['key'] : undefined;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        // One that has left the page, or stands in a hidden tab, has no height.
        if (key !== undefined && height > 0 && target.isConnected) changed = sizes.measure(key, height) || changed;
      }
      telling.current = true;
      if (changed) flushSync(remeasured);
      else latest.current(flushSync);
      telling.current = false;
    });
    watch.observe(element);
    setObserver(watch);
    return () => watch.disconnect();
  }, [sizes]);
  const measure = useCallback(
    (element: HTMLElement) => {
      if (!observer) return undefined;
      // Rows mounted while sizes are being told are measured with the next frame, and those that go are let go: the browser would report a loop.
      const frame = telling.current ? requestAnimationFrame(() => observer.observe(element)) : undefined;
      if (frame === undefined) observer.observe(element);
      return () => {
        if (frame !== undefined) cancelAnimationFrame(frame);
        observer.unobserve(element);
      };
    },
    [observer],
  );

  useImperativeHandle(
    handle,
    () => ({
      scrollToKey(key) {
        const index = indexOf(key);
        const element = scroller.current;
        if (index < 0 || !element) return false;
        const start = sizes.startOf(index);
        const end = sizes.startOf(index + 1);
        if (start < element.scrollTop) element.scrollTop = start;
        else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
        latest.current();
        return true;
      },
    }),
    [indexOf, sizes],
  );

  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    const row = event.target.closest<HTMLElement>('.cl-virtual-list__row');
    setFocused(row?.dataset['key'] ?? null);
    rest.onFocus?.(event);
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>): void => {
    setFocused(null);
    rest.onBlur?.(event);
  };

  const mounted: number[] = [];
  for (let index = range?.first ?? 0; index <= Math.min(range?.last ?? -1, size - 1); index++) mounted.push(index);
  // The focus must not be lost because its row was scrolled away.
  const kept = focused === null ? -1 : indexOf(focused);
  if (range && kept >= 0 && !mounted.includes(kept)) mounted.push(kept);
  // In their order, so that React need not move the row with the focus, which would lose it.
  mounted.sort((a, b) => a - b);
  return (
    <div
      {...rest}
      tabIndex={tabIndex}
      ref={scroller}
      className={cx('cl-virtual-list', className)}
      data-anchor="start"
      onFocus={onFocus}
      onBlur={onBlur}
      onScroll={(event) => {
        look(flushSync);
        rest.onScroll?.(event);
      }}
    >
      <div className="cl-virtual-list__content" role="presentation">
        <div
          className="cl-virtual-list__rows"
          role="list"
          aria-label={label}
          style={range ? { height: sizes.startOf(size) } : undefined}
        >
          {mounted.map((index) => (
            <Row
              key={keyAt(index)}
              rowKey={keyAt(index)}
              index={index}
              start={sizes.startOf(index)}
              total={size}
              measure={measure}
              renderRow={renderRow}
            />
          ))}
        </div>
        <div className="cl-virtual-list__footer" role="presentation">
          {footer}
        </div>
      </div>
    </div>
  );
});

interface RowProps {
  readonly index: number;
  readonly rowKey: string;
  readonly start: number;
  readonly total: number;
  /** Watches the height of the row until the answer is called. */
  readonly measure: (element: HTMLElement) => (() => void) | undefined;
  readonly renderRow: (key: string) => ReactNode;
}

const Row = memo(function Row({ index, rowKey, start, total, measure, renderRow }: RowProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useIsomorphicLayoutEffect(() => (box.current ? measure(box.current) : undefined), [measure]);
  const content = useMemo(() => renderRow(rowKey), [renderRow, rowKey]);
  return (
    <div
      ref={box}
      className="cl-virtual-list__row"
      data-index={index}
      data-key={rowKey}
      role="listitem"
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${start}px)` }}
    >
      {content}
    </div>
  );
});
