'use client';
import {
  forwardRef,
  useCallback,
  useState,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type MouseEvent,
  type RefAttributes,
} from 'react';
import { MoreIcon, type IconComponent } from '../Icon/index.js';
import { IconButton, type IconButtonProps } from '../IconButton/index.js';
import { Menu } from './Menu.js';
import type { MenuItem, MenuProps } from './types.js';

/** Props of {@link MenuButton}: those of an {@link IconButton}, and what follows. */
export interface MenuButtonProps extends Omit<IconButtonProps, 'icon'> {
  /** Default: three dots. */
  readonly icon?: IconComponent | undefined;
  /** What it offers; a function is asked each time the menu opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[]);
  /** See {@link MenuProps}. */
  readonly placement?: MenuProps['placement'];
}

/** A button that opens a menu. */
export const MenuButton: ForwardRefExoticComponent<MenuButtonProps & RefAttributes<HTMLButtonElement>> = forwardRef<
  HTMLButtonElement,
  MenuButtonProps
>(function MenuButton({ icon = MoreIcon, items, placement, label, onClick, onKeyDown, ...rest }, ref) {
  const [shown, setShown] = useState<{ readonly anchor: Element; readonly items: readonly MenuItem[] } | null>(null);
  const open = (anchor: Element): void => setShown({ anchor, items: typeof items === 'function' ? items() : [] });
  const close = useCallback(() => setShown(null), []);
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    // The row the button stands in is not meant.
    event.stopPropagation();
    if (shown === null) open(event.currentTarget);
    else close();
  };
  const handleKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    open(event.currentTarget);
  };
  return (
    <>
      <IconButton
        {...rest}
        ref={ref}
        icon={icon}
        label={label}
        tooltip={shown === null}
        aria-haspopup="menu"
        aria-expanded={shown !== null}
        onClick={handleClick}
        onKeyDown={handleKey}
      />
      <Menu
        open={shown !== null}
        onClose={close}
        label={label}
        // Items given as an array may change while the menu is open.
        items={typeof items === 'function' ? (shown?.items ?? []) : items}
        anchor={shown?.anchor ?? null}
        placement={placement}
      />
    </>
  );
});
