'use client';
import {
  forwardRef,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import { cx } from '../../utils/cx.js';

/** Props of {@link LiveRegion}. */
export interface LiveRegionProps {
  /** Announced whenever it changes to something that is not empty. */
  readonly message?: string | undefined;
  /** Least time between two announcements, in ms; what comes in between is read together. Default: 1000. */
  readonly interval?: number | undefined;
  /** How many sentences one announcement holds at most; older ones are left out. Default: 3. */
  readonly limit?: number | undefined;
  /** `assertive` interrupts what is being read: for failures only. Default: `polite`. */
  readonly politeness?: 'polite' | 'assertive' | undefined;
  readonly className?: string | undefined;
}

/** What a ref to a {@link LiveRegion} gives. */
export interface LiveRegionHandle {
  /** Reads a sentence aloud. */
  announce(text: string): void;
}

/** How long a sentence stays: long enough to be read, gone before someone walks over it. */
const STAY = 10_000;

/** Says things to assistive technology, at a pace one can listen to. Invisible. Keep it mounted: a region that comes with its text is not read. */
export const LiveRegion: ForwardRefExoticComponent<LiveRegionProps & RefAttributes<LiveRegionHandle>> = forwardRef<
  LiveRegionHandle,
  LiveRegionProps
>(function LiveRegion({ message, interval = 1000, limit = 3, politeness = 'polite', className }, ref) {
  const [lines, setLines] = useState<readonly string[]>([]);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const nextAt = useRef(0);

  const flush = useCallback((): void => {
    setLines(waiting.current.slice(-limit));
    waiting.current = [];
    nextAt.current = performance.now() + interval;
    timer.current = setTimeout(() => setLines([]), STAY);
  }, [interval, limit]);

  const announce = useCallback(
    (text: string): void => {
      if (text.trim() === '') return;
      waiting.current.push(text);
      clearTimeout(timer.current);
      // Never at once: a region that has just been emptied or mounted is not listened to yet.
      timer.current = setTimeout(flush, Math.max(50, nextAt.current - performance.now()));
    },
    [flush],
  );

  useEffect(() => {
    if (message !== undefined) announce(message);
  }, [announce, message]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useImperativeHandle(ref, () => ({ announce }), [announce]);

  return (
    <div
      role={politeness === 'assertive' ? 'alert' : 'status'}
      aria-live={politeness}
      aria-atomic="true"
      className={cx('cl-visually-hidden', className)}
    >
      {lines.map((line, index) => (
        // The lines are only ever replaced together.
        <p key={index} className="cl-live-region__line">
          {line}
        </p>
      ))}
    </div>
  );
});
