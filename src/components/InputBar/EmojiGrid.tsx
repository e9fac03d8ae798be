'use client';
import type { ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { builtInEmoji } from './emoji.js';
import { EmojiCells } from './EmojiCells.js';
import type { EmojiGridProps } from './emojiModule.js';

const cells = builtInEmoji.map((native) => ({ native }));

/** The built-in emoji as a grid. Takes the focus when it appears. */
export function EmojiGrid({ onPick }: EmojiGridProps): ReactElement {
  const { t } = useStrings();
  return <EmojiCells emoji={cells} label={t('composer.emoji')} takesFocus onPick={onPick} />;
}
