'use client';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { findHost, IconButton, Overlay, SmileIcon } from '../../ui/index.js';
import { EmojiGrid } from './EmojiGrid.js';

/** Props of {@link EmojiButton}. */
export interface EmojiButtonProps {
  /** Inserts the emoji; the focus goes wherever this puts it. */
  readonly onPick: (emoji: string) => void;
}

/** Opens the built-in emoji above the button. Escape, Tab and a press elsewhere close it; with Shift it stays open for more. */
export function EmojiButton({ onPick }: EmojiButtonProps): ReactElement {
  const { t } = useStrings();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const host = anchor && findHost(anchor);
  return (
    <>
      <IconButton
        className="cl-input-bar__tool"
        icon={SmileIcon}
        label={t('composer.emoji')}
        aria-haspopup="grid"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          const button = event.currentTarget;
          setAnchor((open) => (open === null ? button : null));
        }}
      />
      {anchor && host ? (
        <EmojiPopup anchor={anchor} host={host} onPick={onPick} onClose={() => setAnchor(null)} />
      ) : null}
    </>
  );
}

interface EmojiPopupProps extends EmojiButtonProps {
  readonly anchor: HTMLElement;
  readonly host: HTMLElement;
  readonly onClose: () => void;
}

function EmojiPopup({ anchor, host, onPick, onClose }: EmojiPopupProps): ReactElement {
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
