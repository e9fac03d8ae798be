'use client';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { Overlay } from '../../ui/index.js';
import { EmojiGrid } from './EmojiGrid.js';

/** Props of {@link EmojiPopup}. */
export interface EmojiPopupProps {
  /** The button it hangs on. */
  readonly anchor: HTMLElement;
  /** Where it is put: the `.cl-root` around. */
  readonly host: HTMLElement;
  /** Inserts the emoji; the focus goes wherever this puts it. */
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** The grid of emoji in a layer above the button. */
export function EmojiPopup({ anchor, host, onPick, onClose }: EmojiPopupProps): ReactElement {
  const popup = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    if (popup.current) placeAbove(popup.current, anchor);
  }, [anchor]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      const path = event.composedPath();
      if (!path.includes(anchor) && popup.current && !path.includes(popup.current)) close.current();
    };
    // It hangs in the window while the page moves below it.
    const onResize = (): void => close.current();
    document.addEventListener('pointerdown', onPointerDown, true);
    addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      removeEventListener('resize', onResize);
    };
  }, [anchor]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    if (event.key === 'Escape') event.preventDefault();
    event.stopPropagation();
    // Back to the button first: from there Tab goes on by itself.
    anchor.focus();
    onClose();
  };
  const pick = (emoji: string, keepOpen: boolean): void => {
    const cell = document.activeElement;
    onPick(emoji);
    if (!keepOpen) onClose();
    else if (cell instanceof HTMLElement) cell.focus();
  };
  return (
    <Overlay host={host} ref={popup}>
      <div className="cl-emoji-popup" role="presentation" onKeyDown={onKeyDown}>
        <EmojiGrid onPick={pick} />
      </div>
    </Overlay>
  );
}

/** Above the anchor with their inline ends in line, below it where there is no room, and always inside the window. */
function placeAbove(popup: HTMLElement, anchor: HTMLElement): void {
  const gap = 8;
  const box = popup.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const wanted = rightToLeft ? at.left : at.right - box.width;
  const left = Math.max(gap, Math.min(wanted, innerWidth - box.width - gap));
  const above = at.top - box.height - gap;
  popup.style.left = `${left}px`;
  popup.style.top = `${above >= gap ? above : at.bottom + gap}px`;
}
