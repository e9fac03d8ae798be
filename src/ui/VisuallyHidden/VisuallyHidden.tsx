import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';

/** Props of {@link VisuallyHidden}: those of a `<span>`. */
export type VisuallyHiddenProps = ComponentPropsWithoutRef<'span'>;

/** Text for assistive technology only. Its parent should be positioned, or the page may grow. */
export const VisuallyHidden: ForwardRefExoticComponent<VisuallyHiddenProps & RefAttributes<HTMLSpanElement>> =
  forwardRef<HTMLSpanElement, VisuallyHiddenProps>(function VisuallyHidden({ className, ...rest }, ref) {
    return <span ref={ref} {...rest} className={cx('cl-visually-hidden', className)} />;
  });
