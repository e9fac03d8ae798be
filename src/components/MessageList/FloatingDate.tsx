'use client';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import { useNow, useStrings } from '../../react/index.js';

/** How long the date stays after the last movement, in ms. */
const STAYS = 1200;

/** Tells the floating date what is being looked at. */
export interface FloatingDateHandle {
  show(time: number): void;
}

/** The day of what is in view, over the list while the reader scrolls. Renders by itself, so that scrolling does not render the list. */
export const FloatingDate: ForwardRefExoticComponent<RefAttributes<FloatingDateHandle>> =
  forwardRef<FloatingDateHandle>(function FloatingDate(_props, ref) {
    const translator = useStrings();
    const now = useNow(60_000);
    const [time, setTime] = useState<number | undefined>();
    const [visible, setVisible] = useState(false);
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    useImperativeHandle(
      ref,
      () => ({
        show(next) {
          setTime(next);
          setVisible(true);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setVisible(false), STAYS);
        },
      }),
      [],
    );
    useEffect(() => {
      // What was shown before effects ran must go, too: a tree that is hidden and shown again (as StrictMode does at once) has lost its timer.
      timer.current = setTimeout(() => setVisible(false), STAYS);
      return () => clearTimeout(timer.current);
    }, []);
    return (
      <div className="cl-floating-date" data-visible={visible || undefined} aria-hidden="true">
        {time === undefined ? null : (
          <span className="cl-pill cl-quiet cl-day-divider__label">{translator.formatDay(time, now)}</span>
        )}
      </div>
    );
  });
