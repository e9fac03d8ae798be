import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';
import { VisuallyHidden } from '../VisuallyHidden/index.js';

/** Props of {@link Spinner}: those of a `<span>`, and what follows. */
export interface SpinnerProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** What is going on, read politely by assistive technology. Without it the spinner is decoration. */
  readonly label?: string | undefined;
}

/** Something is going on and its end is not known. In the colour of the text around it. */
export const Spinner: ForwardRefExoticComponent<SpinnerProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  SpinnerProps
>(function Spinner({ label, className, ...rest }, ref) {
  return (
    <span
      ref={ref}
      {...(label === undefined ? {} : { role: 'status' })}
      {...rest}
      className={cx('cl-spinner', className)}
    >
      <svg
        className="cl-spinner__ring"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <circle className="cl-spinner__track" cx="10" cy="10" r="7.5" />
        <path d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5" strokeLinecap="round" />
      </svg>
      {label === undefined ? null : <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
});
