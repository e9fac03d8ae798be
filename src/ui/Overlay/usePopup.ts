'use client';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** What a popup hangs on, and how. */
export interface PopupOptions {
  readonly anchor: Element;
  /** Which inline edges stand in line: `start` by the left edges, `end` by the ends of the text's direction. */
  readonly align: 'start' | 'end';
  /** True where a press on the anchor does not close, because the anchor itself toggles. */
  readonly ownsAnchor: boolean;
  /** Asked for by a press elsewhere, and where the window changes its size: the popup hangs in the window while the page moves below it. */
  readonly onClose: () => void;
}

/** What asks a popup to close. */
export type DismissOptions = Pick<PopupOptions, 'anchor' | 'ownsAnchor' | 'onClose'>;

/** Puts a popup above its anchor, below it where there is no room, and always inside the window. */
export function usePopup(popup: RefObject<HTMLElement | null>, options: PopupOptions): void {
  const { anchor, align } = options;
  useLayoutEffect(() => {
    if (popup.current) place(popup.current, anchor, align);
  }, [popup, anchor, align]);
  useDismiss(popup, options);
}

/** Tells when a popup should go: by a press elsewhere, and where the window changes its size. */
export function useDismiss(popup: RefObject<HTMLElement | null>, options: DismissOptions): void {
  const { anchor, ownsAnchor, onClose } = options;
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      const path = event.composedPath();
      const inside = popup.current === null || path.includes(popup.current) || (ownsAnchor && path.includes(anchor));
      if (!inside) close.current();
    };
    const onResize = (): void => close.current();
    document.addEventListener('pointerdown', onPointerDown, true);
    addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      removeEventListener('resize', onResize);
    };
  }, [popup, anchor, ownsAnchor]);
}

function place(popup: HTMLElement, anchor: Element, align: PopupOptions['align']): void {
  const gap = 8;
  const box = popup.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const byLeft = align === 'start' || getComputedStyle(anchor).direction === 'rtl';
  const left = byLeft ? at.left : at.right - box.width;
  const above = at.top - box.height - gap;
  const below = Math.min(at.bottom + gap, innerHeight - box.height - gap);
  popup.style.left = `${Math.max(gap, Math.min(left, innerWidth - box.width - gap))}px`;
  popup.style.top = `${above >= gap ? above : Math.max(gap, below)}px`;
}
