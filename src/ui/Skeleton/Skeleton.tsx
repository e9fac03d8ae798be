import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';

/** Props of {@link Skeleton}: those of a `<span>`, and what follows. */
export interface SkeletonProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** `text` a line, `circle` a picture, `bubble` a message. Default: `text`. */
  readonly shape?: 'text' | 'circle' | 'bubble' | undefined;
  /** Part of the width it takes: a third, a good half, most. Default: all of it. */
  readonly length?: 'short' | 'medium' | 'long' | undefined;
}

/**
 * The shape of what is being loaded; it shows only after 150 ms. Decoration: the region around it says `aria-busy`.
 */
export const Skeleton: ForwardRefExoticComponent<SkeletonProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  SkeletonProps
>(function Skeleton({ shape = 'text', length, className, ...rest }, ref) {
  return (
    <span
      ref={ref}
      aria-hidden="true"
      {...rest}
      className={cx('cl-skeleton', className)}
      data-shape={shape}
      data-length={length}
    />
  );
});
