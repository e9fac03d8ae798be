import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';

/** Whether a person can be reached. */
export type PresenceDotState = 'online' | 'away' | 'dnd' | 'offline' | 'unknown';

/** Props of {@link PresenceDot}: those of a `<span>`, and what follows. */
export interface PresenceDotProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  readonly state: PresenceDotState;
  /** Name for assistive technology ("Online"). Without it the dot is decoration. */
  readonly label?: string | undefined;
}

/** A dot that tells presence by colour and by shape. */
export const PresenceDot: ForwardRefExoticComponent<PresenceDotProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  PresenceDotProps
>(function PresenceDot({ state, label, className, ...rest }, ref) {
  const name = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  return <span ref={ref} {...name} {...rest} className={cx('cl-presence-dot', className)} data-state={state} />;
});
