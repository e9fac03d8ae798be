import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';

/** Props of {@link Root}: those of a `<div>`, and what follows. */
export interface RootProps extends ComponentPropsWithoutRef<'div'> {
  /** `auto` follows the system. Default: `auto`. */
  readonly theme?: 'light' | 'dark' | 'auto' | undefined;
}

/** The element everything of the kit is inside of: tokens, reset and overlays end at its border. Give it `dir` and `lang`. */
export const Root: ForwardRefExoticComponent<RootProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  RootProps
>(function Root({ theme = 'auto', className, ...rest }, ref) {
  return <div ref={ref} {...rest} className={cx('cl-root', className)} data-cl-theme={theme} />;
});
