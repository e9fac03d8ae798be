'use client';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { Overlay, usePopup } from '../../ui/index.js';
import { EmojiChoice } from './EmojiChoice.js';
import type { LoadEmoji } from './emojiModule.js';

/** Props of {@link EmojiPopup}. */
export interface EmojiPopupProps {
  /** The button it hangs on. */
  readonly anchor: HTMLElement;
  /** Where it is put: the `.cl-root` around. */
  readonly host: HTMLElement;
  /** Inserts the emoji; the focus goes wherever this puts it. */
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
  /** All emoji, where the host gave them. */
  readonly load?: LoadEmoji | undefined;
}

/** The grid of emoji in a layer above the button. */
export function EmojiPopup({ anchor, host, onPick, onClose, load }: EmojiPopupProps): ReactElement {
  const popup = useRef<HTMLDivElement>(null);
  usePopup(popup, { anchor, align: 'end', ownsAnchor: true, onClose });

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
        <EmojiChoice load={load} onPick={pick} />
      </div>
    </Overlay>
  );
}
