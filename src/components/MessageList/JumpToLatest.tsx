'use client';
import { forwardRef, type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes } from 'react';
import { useStrings } from '../../react/index.js';
import { Badge, ChevronDownIcon } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';

/** Props of {@link JumpToLatest}. */
export interface JumpToLatestProps extends Omit<HTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Messages of others that came meanwhile. */
  readonly count: number;
  readonly visible: boolean;
}

/** Leads back to the newest message, and tells how many came meanwhile. */
export const JumpToLatest: ForwardRefExoticComponent<JumpToLatestProps & RefAttributes<HTMLButtonElement>> = forwardRef<
  HTMLButtonElement,
  JumpToLatestProps
>(function JumpToLatest({ count, visible, className, ...rest }, ref) {
  const translator = useStrings();
  if (!visible) return null;
  const label = translator.t('messages.jumpToLatest');
  return (
    <button
      ref={ref}
      type="button"
      {...rest}
      className={cx('cl-pill cl-lit cl-jump-to-latest', className)}
      aria-label={count > 0 ? `${label}. ${translator.t('messages.new', { count })}` : label}
    >
      <ChevronDownIcon />
      <Badge className="cl-jump-to-latest__count" aria-hidden="true" count={count} format={translator.formatCount} />
    </button>
  );
});
