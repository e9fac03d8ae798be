import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { cx } from '../../utils/cx.js';
import { AlertCircleIcon, CheckIcon, InfoIcon, type IconComponent } from '../Icon/index.js';

/** Props of {@link Banner}: those of a `<div>`, and what follows. */
export interface BannerProps extends ComponentPropsWithoutRef<'div'> {
  /** Default: `info`. */
  readonly tone?: 'info' | 'warning' | 'danger' | 'success' | undefined;
  /** Default: one for the tone, so that colour is never alone. */
  readonly icon?: IconComponent | undefined;
  /** A button at the inline end. */
  readonly action?: ReactNode;
}

const icons = { info: InfoIcon, warning: AlertCircleIcon, danger: AlertCircleIcon, success: CheckIcon };

/** One slim, calm line across a pane, read politely by assistive technology (`role="status"`). */
export const Banner: ForwardRefExoticComponent<BannerProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  BannerProps
>(function Banner({ tone = 'info', icon, action, className, children, ...rest }, ref) {
  const Picture = icon ?? icons[tone];
  return (
    <div ref={ref} role="status" {...rest} className={cx('cl-banner', className)} data-tone={tone}>
      <Picture className="cl-banner__icon" size={16} />
      <span className="cl-banner__text">{children}</span>
      {action}
    </div>
  );
});
