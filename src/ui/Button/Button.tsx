'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
} from 'react';
import { cx } from '../../utils/cx.js';
import type { IconComponent } from '../Icon/index.js';
import { Spinner } from '../Spinner/index.js';

/** Props of {@link Button}: those of a `<button>`, and what follows. `type` is `button` unless told otherwise. */
export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** `primary` the one thing to do, `secondary` beside it, `quiet` without ground, `danger` what destroys, `link` in text. Default: `secondary`. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'link' | undefined;
  /** Default: `medium`. */
  readonly size?: 'small' | 'medium' | undefined;
  /** Stands before the text. */
  readonly icon?: IconComponent | undefined;
  /** Working on it: a spinner covers the text, clicks do nothing, focus stays. Default: false. */
  readonly busy?: boolean | undefined;
}

/** A button with words. */
export const Button: ForwardRefExoticComponent<ButtonProps & RefAttributes<HTMLButtonElement>> = forwardRef<
  HTMLButtonElement,
  ButtonProps
>(function Button(
  { variant = 'secondary', size = 'medium', icon: ButtonIcon, busy = false, className, children, onClick, ...rest },
  ref,
) {
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    // Not `disabled` while busy: that would drop the focus of whoever pressed it.
    if (busy || rest['aria-disabled'] === true || rest['aria-disabled'] === 'true') event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      ref={ref}
      type="button"
      {...rest}
      {...(busy ? { 'aria-disabled': true, 'aria-busy': true } : {})}
      className={cx('cl-button', className)}
      data-variant={variant}
      data-size={size}
      data-busy={busy || undefined}
      onClick={handleClick}
    >
      {ButtonIcon === undefined ? null : <ButtonIcon size={18} />}
      {children}
      {busy ? <Spinner className="cl-button__spinner" /> : null}
    </button>
  );
});
