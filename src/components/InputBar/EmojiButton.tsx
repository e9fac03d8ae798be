'use client';
import { useState, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { findHost, SmileIcon, useLazy } from '../../ui/index.js';
import type { LoadEmoji } from './emojiModule.js';
import { OpenerButton } from './OpenerButton.js';

const loadPopup = () => import('./EmojiPopup.js');

/** Props of {@link EmojiButton}. */
export interface EmojiButtonProps {
  /** Inserts the emoji; the focus goes wherever this puts it. */
  readonly onPick: (emoji: string) => void;
  /** All emoji, where the host gave them. */
  readonly load?: LoadEmoji | undefined;
}

/**
 * Opens the emoji above the button. Escape, Tab and a press elsewhere close it; with Shift it stays open for more. The grid is loaded when it
 * is first wanted.
 */
export function EmojiButton({ onPick, load }: EmojiButtonProps): ReactElement {
  const { t } = useStrings();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const host = anchor && findHost(anchor);
  const popup = useLazy(loadPopup, anchor !== null, () => setAnchor(null));
  return (
    <>
      <OpenerButton icon={SmileIcon} label={t('composer.emoji')} opens="grid" anchor={anchor} onAnchor={setAnchor} />
      {anchor && host && popup ? (
        <popup.EmojiPopup anchor={anchor} host={host} load={load} onPick={onPick} onClose={() => setAnchor(null)} />
      ) : null}
    </>
  );
}
