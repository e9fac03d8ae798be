'use client';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { Overlay, Spinner, useLazy, usePopup } from '../../ui/index.js';
import { EmojiGrid } from './EmojiGrid.js';
import type { EmojiModule, LoadEmoji } from './emojiModule.js';

/** Props of {@link EmojiPopup}. */
export interface EmojiPopupProps {
  /** The button it hangs on. */
  readonly anchor: HTMLElement;
  /** Where it is put: the `.cl-root` around. */
  readonly host: HTMLElement;
  /** Inserts the emoji; the focus goes wherever this puts it. */
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
  /** All emoji, where the host gave them. While they are loaded, and where they cannot be, the built-in ones serve. */
  readonly load?: LoadEmoji | undefined;
}

const noModule = (): Promise<undefined> => Promise.resolve(undefined);

/** The grid of emoji in a layer above the button. */
export function EmojiPopup({ anchor, host, onPick, onClose, load }: EmojiPopupProps): ReactElement {
  const [failed, setFailed] = useState(false);
  const all = useLazy<EmojiModule | undefined>(load ?? noModule, load !== undefined, () => setFailed(true), true);
  const isWaiting = load !== undefined && !all && !failed;
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
        {isWaiting ? <EmojiWaiting /> : all ? <all.EmojiPicker onPick={pick} /> : <EmojiGrid onPick={pick} />}
      </div>
    </Overlay>
  );
}

/** Room of the grid that is on its way; takes the focus, so that Escape closes it. */
function EmojiWaiting(): ReactElement {
  const { t } = useStrings();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={box}
      className="cl-emoji-waiting"
      role="group"
      tabIndex={-1}
      aria-busy="true"
      aria-label={t('composer.emoji')}
    >
      <Spinner />
    </div>
  );
}
