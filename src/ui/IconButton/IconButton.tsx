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
import { useTooltip, type TooltipAnchorProps } from '../Tooltip/index.js';

/** Props of {@link IconButton}: those of a `<button>`, and what follows. `type` is `button` unless told otherwise. */
export interface IconButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'aria-label'> {
  readonly icon: IconComponent;
  /** What the button does, in words: its accessible name and its tooltip. */
  readonly label: string;
  /** `quiet` is an icon that gets a ground under the pointer; `primary` is a filled circle: the one thing to do. Default: `quiet`. */
  readonly variant?: 'quiet' | 'primary' | undefined;
  /** Default: `medium`. */
  readonly size?: 'small' | 'medium' | undefined;
  /** Whether the label shows as a tooltip. Default: true. */
  readonly tooltip?: boolean | undefined;
}

/** A button with a picture instead of words. */
export const IconButton: ForwardRefExoticComponent<IconButtonProps & RefAttributes<HTMLButtonElement>> = forwardRef<
  HTMLButtonElement,
  IconButtonProps
>(function IconButton(
  {
    icon: ButtonIcon,
    label,
    variant = 'quiet',
    size = 'medium',
    tooltip = true,
    className,
    children,
    onClick,
    ...rest
  },
  ref,
) {
  const words = useTooltip(label, tooltip);
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    if (rest['aria-disabled'] === true || rest['aria-disabled'] === 'true') event.preventDefault();
    else onClick?.(event);
  };
  return (
    <>
      <button
        ref={ref}
        type="button"
        {...rest}
        {...(tooltip ? withTooltip(rest, words.anchorProps) : {})}
        aria-label={label}
        className={cx('cl-icon-button', className)}
        data-variant={variant}
        data-size={size}
        onClick={handleClick}
      >
        <ButtonIcon size={size === 'small' ? 18 : 20} />
        {children}
      </button>
      {words.tooltip}
    </>
  );
});

/** The tooltip's handlers, after those of the owner. */
function withTooltip(
  own: ComponentPropsWithoutRef<'button'>,
  words: TooltipAnchorProps,
): Pick<ComponentPropsWithoutRef<'button'>, keyof TooltipAnchorProps> {
  return {
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      words.onPointerEnter(event);
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      words.onPointerLeave(event);
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event);
      words.onPointerDown(event);
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      words.onFocus(event);
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      words.onBlur(event);
    },
    onKeyDown: (event) => {
      own.onKeyDown?.(event);
      words.onKeyDown(event);
    },
  };
}
