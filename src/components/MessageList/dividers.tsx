'use client';
import { forwardRef, type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes } from 'react';
import { useNow, useStrings } from '../../react/index.js';
import { cx } from '../../utils/cx.js';

const MINUTE = 60_000;

/** Props of {@link DayDivider}. */
export interface DayDividerProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  /** Any moment of the day, in ms. */
  readonly time: number;
}

/** Says on which day what follows was written: "Today", "Monday", a date. */
export const DayDivider: ForwardRefExoticComponent<DayDividerProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  DayDividerProps
>(function DayDivider({ time, className, ...rest }, ref) {
  const translator = useStrings();
  // At midnight "Today" becomes "Yesterday".
  const label = translator.formatDay(time, useNow(MINUTE));
  return (
    // What is in a separator is not told: its words are its name.
    <div ref={ref} role="separator" aria-label={label} {...rest} className={cx('cl-day-divider', className)}>
      <span className="cl-pill cl-quiet cl-day-divider__label" aria-hidden="true">
        {label}
      </span>
    </div>
  );
});

/** Props of {@link UnreadDivider}. */
export type UnreadDividerProps = Omit<HTMLAttributes<HTMLDivElement>, 'children'>;

/** Stands above what was unread when the chat was opened, and stays there while it is open. */
export const UnreadDivider: ForwardRefExoticComponent<UnreadDividerProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  UnreadDividerProps
>(function UnreadDivider({ className, ...rest }, ref) {
  const label = useStrings().t('messages.newDivider');
  return (
    <div
      ref={ref}
      role="separator"
      aria-label={label}
      {...rest}
      className={cx('cl-divider cl-unread-divider', className)}
      data-tone="accent"
    >
      <span className="cl-unread-divider__label" aria-hidden="true">
        {label}
      </span>
    </div>
  );
});
