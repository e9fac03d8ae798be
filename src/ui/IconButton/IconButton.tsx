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

/** Props of {@link IconButton}: those of a `<button>`, and what follows. `type` is `button` unless told otherwise. */
export interface IconButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'aria-label'> {
  readonly icon: IconComponent;
  /** What the button does, in words: its accessible name and its tooltip. */
  readonly label: string;
  /** `quiet` is an icon that gets a ground under the pointer; `primary` is a filled circle: the one thing to do. Default: `quiet`. */
  readonly variant?: 'quiet' | 'primary' | undefined;
  /** Default: `medium`. */
  readonly size?: 'small' | 'medium' | undefined;
}

/** A button with a picture instead of words. */
export const IconButton: ForwardRefExoticComponent<IconButtonProps & RefAttributes<HTMLButtonElement>> = forwardRef<
  HTMLButtonElement,
  IconButtonProps
>(function IconButton(
  { icon: ButtonIcon, label, variant = 'quiet', size = 'medium', className, children, onClick, ...rest },
  ref,
) {
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    if (rest['aria-disabled'] === true || rest['aria-disabled'] === 'true') event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      ref={ref}
      type="button"
      {...rest}
      aria-label={label}
      className={cx('cl-icon-button', className)}
      data-variant={variant}
      data-size={size}
      onClick={handleClick}
    >
      <ButtonIcon size={size === 'small' ? 18 : 20} />
      {children}
    </button>
  );
});
