import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';
import { VisuallyHidden } from '../VisuallyHidden/index.js';

/** Props of {@link Badge}: those of a `<span>`, and what follows. */
export interface BadgeProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** What is counted. Nothing shows for 0 or less. */
  readonly count: number;
  /** Writes the number, for instance a translator's `formatCount` ("9.9K"). Default: `String`. */
  readonly format?: ((count: number) => string) | undefined;
  /** A dot instead of the number. Default: false. */
  readonly dot?: boolean | undefined;
  /** `accent` asks for attention, `muted` does not (muted conversations), `danger` is for trouble. Default: `accent`. */
  readonly tone?: 'accent' | 'muted' | 'danger' | undefined;
  /** What assistive technology reads instead of the bare number: "12 unread messages". */
  readonly label?: string | undefined;
}

/** A count in a pill, or a dot. */
export const Badge: ForwardRefExoticComponent<BadgeProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  BadgeProps
>(function Badge({ count, format = String, dot = false, tone = 'accent', label, className, ...rest }, ref) {
  if (!(count > 0)) return null;
  const visible = dot ? null : format(count);
  return (
    <span ref={ref} {...rest} className={cx('cl-badge', className)} data-tone={tone} data-dot={dot || undefined}>
      {label === undefined ? visible : <span aria-hidden="true">{visible}</span>}
      {label === undefined ? null : <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
});
