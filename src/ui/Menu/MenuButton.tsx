'use client';
import {
  forwardRef,
  useCallback,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type MouseEvent,
  type RefAttributes,
} from 'react';
import { MoreIcon, type IconComponent } from '../Icon/index.js';
import { IconButton, type IconButtonProps } from '../IconButton/index.js';
import { setRef } from '../Overlay/index.js';
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
  const [shown, setShown] = useState<readonly MenuItem[] | null>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  const setButton = useCallback(
    (element: HTMLButtonElement | null) => {
      button.current = element;
      setRef(ref, element);
    },
    [ref],
  );
  const open = (): void => setShown(typeof items === 'function' ? items() : items);
  const close = useCallback(() => setShown(null), []);
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    // The row the button stands in is not meant.
    event.stopPropagation();
    if (shown === null) open();
    else close();
  };
  const handleKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    open();
  };
  return (
    <>
      <IconButton
        {...rest}
        ref={setButton}
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
        items={typeof items === 'function' ? (shown ?? []) : items}
        anchor={button.current}
        placement={placement}
      />
    </>
  );
});
