import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';

/** Props of {@link Divider}: those of a `<div>`, and what follows. */
export interface DividerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Words in the middle of the line; also its accessible name. */
  readonly label?: string | undefined;
  /** `accent` for what is new. Default: `neutral`. */
  readonly tone?: 'neutral' | 'accent' | undefined;
}

/** A hairline, with words in it or without. */
export const Divider: ForwardRefExoticComponent<DividerProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  DividerProps
>(function Divider({ label, tone = 'neutral', className, ...rest }, ref) {
  return (
    <div
      ref={ref}
      role="separator"
      aria-label={label}
      {...rest}
      className={cx('cl-divider', className)}
      data-tone={tone}
      data-plain={label === undefined || undefined}
    >
      {label === undefined ? null : (
        <span className="cl-divider__label" aria-hidden="true">
          {label}
        </span>
      )}
    </div>
  );
});
