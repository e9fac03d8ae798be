'use client';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { Spinner, useLazy } from '../../ui/index.js';
import { EmojiGrid } from './EmojiGrid.js';
import type { EmojiGridProps, EmojiModule, LoadEmoji } from './emojiModule.js';

/** Props of {@link EmojiChoice}. */
export interface EmojiChoiceProps extends EmojiGridProps {
  /** All emoji, where the host gave them. While they are loaded, and where they cannot be, the built-in ones serve. */
  readonly load?: LoadEmoji | undefined;
}

const noModule = (): Promise<undefined> => Promise.resolve(undefined);

/** The emoji there are to choose from: all of them, or the built-in ones. Takes the focus when it appears. */
export function EmojiChoice({ load, onPick }: EmojiChoiceProps): ReactElement {
  const [failed, setFailed] = useState(false);
  const all = useLazy<EmojiModule | undefined>(load ?? noModule, load !== undefined, () => setFailed(true), true);
  if (all) return <all.EmojiPicker onPick={onPick} />;
  return load !== undefined && !failed ? <EmojiWaiting /> : <EmojiGrid onPick={onPick} />;
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
