'use client';
import {
  forwardRef,
  useCallback,
  useLayoutEffect,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  type SyntheticEvent,
} from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../../utils/cx.js';
import { setRef } from './setRef.js';

/** Props of {@link Overlay}: those of a `<div>`, and what follows. */
export interface OverlayProps extends ComponentPropsWithoutRef<'div'> {
  /** See `findHost`. */
  readonly host: HTMLElement;
  /** Covers the whole window and lays its content at the bottom. Default: false. */
  readonly sheet?: boolean | undefined;
}

const stop = (event: SyntheticEvent): void => event.stopPropagation();

/**
 * A box in the browser's top layer, where neither scrolling, clipping nor transforms of the elements around it reach; where the browser has no
 * `popover`, a fixed box. Events inside do not bubble to React parents: a click in a row's menu is no click on the row.
 */
export const Overlay: ForwardRefExoticComponent<OverlayProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  OverlayProps
>(function Overlay({ host, sheet = false, className, children, ...rest }, ref) {
  const own = useRef<HTMLDivElement | null>(null);
  const setElement = useCallback(
    (element: HTMLDivElement | null) => {
      own.current = element;
      setRef(ref, element);
    },
    [ref],
  );
  useLayoutEffect(() => {
    const element = own.current;
    if (element === null || typeof element.showPopover !== 'function') return undefined;
    // Not a prop: React 18 does not know the attribute, and its types do not either.
    element.popover = 'manual';
    element.showPopover();
    return () => {
      if (element.isConnected && element.matches(':popover-open')) element.hidePopover();
    };
  }, []);
  return createPortal(
    <div
      ref={setElement}
      role="presentation"
      onClick={stop}
      onDoubleClick={stop}
      onContextMenu={stop}
      onPointerDown={stop}
      onPointerUp={stop}
      onPointerMove={stop}
      onMouseDown={stop}
      onTouchStart={stop}
      onKeyDown={stop}
      onKeyUp={stop}
      onFocus={stop}
      onBlur={stop}
      {...rest}
      className={cx('cl-overlay', className)}
      data-sheet={sheet || undefined}
    >
      {children}
    </div>,
    host,
  );
});
