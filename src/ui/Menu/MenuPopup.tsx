'use client';
import { autoUpdate, flip, offset, shift, size, useFloating } from '@floating-ui/react-dom';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { cx } from '../../utils/cx.js';
import { Overlay } from '../Overlay/index.js';
import { MenuRow } from './MenuRow.js';
import type { MenuAction, MenuPoint, MenuProps } from './types.js';
import { useMenuKeys } from './useMenuKeys.js';

/** Props of {@link MenuPopup}. */
export interface MenuPopupProps extends MenuProps {
  readonly anchor: Element | MenuPoint;
  readonly host: HTMLElement;
}

/** Fingers, or a window as narrow as a phone. */
const SHEET = '(max-width: 480px), (pointer: coarse) and (max-width: 720px)';

/** The open menu: everything that is not needed before it opens. */
export function MenuPopup({
  anchor,
  host,
  items,
  header,
  label,
  onClose,
  placement = 'bottom-end',
  className,
}: MenuPopupProps): ReactElement {
  const [sheet] = useState(() => globalThis.matchMedia?.(SHEET).matches ?? false);
  const menu = useRef<HTMLDivElement | null>(null);
  const reference = useMemo(
    () =>
      'within' in anchor
        ? { getBoundingClientRect: () => new DOMRect(anchor.x, anchor.y, 0, 0), contextElement: anchor.within }
        : anchor,
    [anchor],
  );
  const {
    refs: { setFloating },
    floatingStyles,
    placement: side,
  } = useFloating({
    strategy: 'fixed',
    placement: 'within' in anchor ? 'bottom-start' : placement,
    transform: false,
    elements: { reference },
    whileElementsMounted: autoUpdate,
    middleware: [
      offset('within' in anchor ? 2 : 4),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight }) => {
          if (menu.current !== null) menu.current.style.maxHeight = `${Math.max(96, availableHeight)}px`;
        },
      }),
    ],
  });
  const onMenuKey = useMenuKeys();

  // Focus goes in at once and back when the menu goes, unless it has moved on by itself.
  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return undefined;
    const root = element.getRootNode() as Document | ShadowRoot;
    const before = root.activeElement;
    element.querySelector<HTMLElement>('.cl-menu__item')?.focus({ preventScroll: true });
    const backTo = 'within' in anchor ? (before ?? anchor.within) : anchor;
    return () => {
      if (element.contains(root.activeElement) && backTo instanceof HTMLElement) backTo.focus({ preventScroll: true });
    };
    // Once: an anchor that changes while the menu is open does not take the focus again.
    // eslint-disable-next-line react/exhaustive-deps
  }, []);

  useEffect(() => {
    const listenTo = host.ownerDocument;
    const onPointerDown = (event: PointerEvent): void => {
      const path = event.composedPath();
      if (menu.current !== null && path.includes(menu.current)) return;
      // The button that opened it closes it by its own click.
      if (!('within' in anchor) && path.includes(anchor)) return;
      onClose('outside');
    };
    listenTo.addEventListener('pointerdown', onPointerDown, true);
    return () => listenTo.removeEventListener('pointerdown', onPointerDown, true);
  }, [anchor, host, onClose]);

  const handleKey = (event: KeyboardEvent<HTMLElement>): void => {
    event.stopPropagation();
    // Keys that choose letters in an input method are not for the menu.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose('escape');
    } else if (event.key === 'Tab') {
      // Not prevented: the focus goes back to the button first, and on from there.
      onClose('tab');
    } else onMenuKey(event);
  };
  const choose = (item: MenuAction): void => {
    onClose('select');
    item.onSelect();
  };

  return (
    <Overlay host={host} sheet={sheet} ref={sheet ? null : setFloating} {...(sheet ? {} : { style: floatingStyles })}>
      {sheet ? <div className="cl-overlay__scrim" /> : null}
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={cx('cl-menu', className)}
        data-sheet={sheet || undefined}
        data-side={side.split('-')[0]}
        onKeyDown={handleKey}
      >
        {header}
        {items.map((item) =>
          item.type === 'separator' ? (
            <hr key={item.id} className="cl-menu__separator" />
          ) : (
            <MenuRow key={item.id} item={item} onChoose={choose} />
          ),
        )}
      </div>
    </Overlay>
  );
}
