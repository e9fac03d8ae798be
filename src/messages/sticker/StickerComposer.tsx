'use client';
import { useEffect, useId, useRef, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { StickerContent } from '../content.js';
import type { MessageComposerProps } from '../messageComposer.js';
import { useOwnStrings } from '../ownStrings.js';
import { stickerComposerStrings } from './composerStrings.js';
import { stickerMessage } from './packs.js';
import { StickerGrid } from './StickerGrid.js';
import { useStickerPacks } from './StickerPacksProvider.js';
import { useRecentStickers, type PackedSticker } from './useRecentStickers.js';

/** All stickers of the chat's packs, those sent last first. One press sends. */
export function StickerComposer({ onSend }: MessageComposerProps<StickerContent>): ReactElement {
  const t = useOwnStrings(stickerComposerStrings);
  const { t: words } = useStrings();
  const packs = useStickerPacks();
  const [recent, addRecent] = useRecentStickers(packs);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const pick = (used: PackedSticker): void => {
    if (onSend(stickerMessage(used.pack, used.sticker)) !== undefined) addRecent(used);
  };
  // The dialog is there for them: one need not go past the headings.
  const ready = recent !== undefined;
  useEffect(() => {
    if (ready) box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [ready]);
  // They come first: shown later they would move what one is about to press.
  if (!ready) return <div className="cl-sticker-composer" aria-busy="true" />;

  const sections = packs
    .filter((pack) => pack.stickers.length > 0)
    .map((pack) => ({
      key: `p:${pack.id}`,
      name: stripControls(pack.name) || words('messages.type.sticker'),
      stickers: pack.stickers.map((sticker): PackedSticker => ({ pack, sticker })),
    }));
  const all =
    recent.length > 0
      ? [{ key: 'recent', name: t('sticker.compose.recent'), stickers: recent }, ...sections]
      : sections;
  if (all.length === 0) return <p className="cl-panel__text">{t('sticker.compose.none')}</p>;
  return (
    <div ref={box} className="cl-sticker-composer">
      {all.map(({ key, name, stickers }) => (
        <section key={key} aria-labelledby={`${id}${key}`}>
          <h3 id={`${id}${key}`} className="cl-quiet cl-sticker-composer__name" dir="auto">
            {name}
          </h3>
          <StickerGrid stickers={stickers} labelledBy={`${id}${key}`} onPick={pick} />
        </section>
      ))}
    </div>
  );
}
