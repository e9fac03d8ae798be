'use client';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useMedia, useStrings } from '../../react/index.js';
import { stripControls } from '../../utils/stripControls.js';
import { isPicture } from '../mediaBox.js';
import type { Sticker } from './packs.js';
import type { PackedSticker } from './useRecentStickers.js';

/** Stickers in a row. */
const COLUMNS = 4;

/** Props of {@link StickerGrid}. */
export interface StickerGridProps {
  readonly stickers: readonly PackedSticker[];
  /** Id of the heading. */
  readonly labelledBy: string;
  readonly onPick: (sticker: PackedSticker) => void;
}

/** Stickers as a grid: one stop in the tab order, arrows move inside. */
export function StickerGrid({ stickers, labelledBy, onPick }: StickerGridProps): ReactElement {
  const { dir } = useStrings();
  const [current, setCurrent] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const last = stickers.length - 1;
  const at = Math.min(current, last);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forward = dir === 'rtl' ? -1 : 1;
    const rowStart = at - (at % COLUMNS);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowDown: at + COLUMNS <= last ? at + COLUMNS : at,
      ArrowUp: at >= COLUMNS ? at - COLUMNS : at,
      Home: event.ctrlKey ? 0 : rowStart,
      End: event.ctrlKey ? last : rowStart + COLUMNS - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, to));
    setCurrent(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  };
  const rows = Array.from({ length: Math.ceil(stickers.length / COLUMNS) }, (_, row) =>
    stickers.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  return (
    <div
      ref={grid}
      className="cl-sticker-composer__grid"
      role="grid"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
    >
      {rows.map((row, rowIndex) => (
        <div key={row[0]?.sticker.id} className="cl-sticker-composer__row" role="row">
          {row.map((each, column) => {
            const index = rowIndex * COLUMNS + column;
            return (
              <div key={`${each.pack.id}/${each.sticker.id}`} className="cl-sticker-composer__box" role="gridcell">
                <StickerButton
                  sticker={each.sticker}
                  isStop={index === at}
                  onFocus={() => setCurrent(index)}
                  onPick={() => onPick(each)}
                />
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function StickerButton(props: {
  readonly sticker: Sticker;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onPick: () => void;
}): ReactElement {
  const { sticker, isStop, onFocus, onPick } = props;
  const { t } = useStrings();
  const [failed, setFailed] = useState(false);
  const { url: own, media, alt, emoji } = sticker;
  const fits = own === undefined && media !== undefined && isPicture(media);
  const { url, error } = useMedia(fits ? media : undefined, 'thumbnail');
  const src = own ?? url;
  const name = stripControls(alt) || t('messages.type.sticker');
  const lost = failed || error !== undefined || (own === undefined && !fits);
  return (
    <button
      type="button"
      className="cl-lit cl-sticker-composer__cell"
      aria-label={name}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onPick}
    >
      {lost ? (
        <span className="cl-sticker-composer__instead">{emoji ?? name}</span>
      ) : src === undefined ? null : (
        <img
          className="cl-sticker-composer__image"
          src={src}
          alt=""
          decoding="async"
          draggable={false}
          referrerPolicy="no-referrer"
          onError={() => setFailed(true)}
        />
      )}
    </button>
  );
}
