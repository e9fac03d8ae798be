'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { builtInEmoji } from './emoji.js';
import type { EmojiGridProps } from './emojiModule.js';

/** Emoji in a row. */
const columns = 8;

const rows: readonly (readonly string[])[] = Array.from(
  { length: Math.ceil(builtInEmoji.length / columns) },
  (_, row) => builtInEmoji.slice(row * columns, (row + 1) * columns),
);

/** The built-in emoji as a grid: one stop in the tab order, arrows move inside. Takes the focus when it appears. */
export function EmojiGrid({ onPick }: EmojiGridProps): ReactElement {
  const { t, dir } = useStrings();
  const [current, setCurrent] = useState(0);
  const grid = useRef<HTMLDivElement>(null);

  const focusCell = (index: number): void => {
    const next = Math.min(builtInEmoji.length - 1, Math.max(0, index));
    setCurrent(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  };
  useEffect(() => {
    grid.current?.querySelector('button')?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forward = dir === 'rtl' ? -1 : 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: current + forward,
      ArrowLeft: current - forward,
      ArrowDown: current + columns < builtInEmoji.length ? current + columns : current,
      ArrowUp: current >= columns ? current - columns : current,
      Home: event.ctrlKey ? 0 : current - (current % columns),
      End: event.ctrlKey ? builtInEmoji.length - 1 : current - (current % columns) + columns - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusCell(to);
  };

  return (
    <div
      ref={grid}
      className="cl-emoji-grid"
      role="grid"
      tabIndex={-1}
      aria-label={t('composer.emoji')}
      onKeyDown={onKeyDown}
    >
      {rows.map((row, rowIndex) => (
        <div key={row[0]} className="cl-emoji-grid__row" role="row">
          {row.map((emoji, column) => {
            const index = rowIndex * columns + column;
            return (
              <div key={emoji} className="cl-emoji-grid__box" role="gridcell">
                <button
                  type="button"
                  className="cl-emoji-grid__cell"
                  tabIndex={index === current ? 0 : -1}
                  onFocus={() => setCurrent(index)}
                  onClick={(event) => onPick(emoji, event.shiftKey)}
                >
                  {emoji}
                </button>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
