'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import type { EmojiGridProps } from './emojiModule.js';

/** Emoji in a row. */
const COLUMNS = 8;

/** Props of {@link EmojiCells}. */
export interface EmojiCellsProps extends EmojiGridProps {
  /** Characters, and what they are called where a screen reader is not to find that itself. */
  readonly emoji: readonly { readonly native: string; readonly name?: string | undefined }[];
  /** Accessible name of the grid. */
  readonly label: string;
  /** Takes the focus when it appears. Default: false. */
  readonly takesFocus?: boolean | undefined;
}

/** Emoji as a grid: one stop in the tab order, arrows move inside. */
export function EmojiCells({ emoji, label, takesFocus = false, onPick }: EmojiCellsProps): ReactElement {
  const { dir } = useStrings();
  const [active, setActive] = useState({ emoji, index: 0 });
  const grid = useRef<HTMLDivElement>(null);
  const current = active.emoji === emoji ? active.index : 0;
  const last = emoji.length - 1;

  useEffect(() => {
    if (takesFocus) grid.current?.querySelector('button')?.focus();
    // Once: whoever walks about in the grid is not called back.
    // eslint-disable-next-line react/exhaustive-deps
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forward = dir === 'rtl' ? -1 : 1;
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    // Where the focus is, also when a key comes before the last one has been drawn.
    const at = Math.max(0, cells.indexOf(event.target as HTMLElement));
    const inRow = at % COLUMNS;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowDown: at + COLUMNS <= last ? at + COLUMNS : at,
      ArrowUp: at >= COLUMNS ? at - COLUMNS : at,
      Home: event.ctrlKey ? 0 : at - inRow,
      End: event.ctrlKey ? last : at - inRow + COLUMNS - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, to));
    setActive({ emoji, index: next });
    cells[next]?.focus();
  };
  const rows = Array.from({ length: Math.ceil(emoji.length / COLUMNS) }, (_, row) =>
    emoji.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  return (
    <div ref={grid} className="cl-emoji-grid" role="grid" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row, rowIndex) => (
        <div key={row[0]?.native} className="cl-emoji-grid__row" role="row">
          {row.map(({ native, name }, column) => {
            const index = rowIndex * COLUMNS + column;
            return (
              <div key={native} className="cl-emoji-grid__box" role="gridcell">
                <button
                  type="button"
                  className="cl-lit cl-emoji-grid__cell"
                  aria-label={name}
                  title={name}
                  tabIndex={index === current ? 0 : -1}
                  onFocus={() => setActive({ emoji, index })}
                  onClick={(event) => onPick(native, event.shiftKey)}
                >
                  {native}
                </button>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
