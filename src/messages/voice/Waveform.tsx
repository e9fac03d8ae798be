'use client';
import { useMemo, useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';

/** Props of {@link Waveform}. */
export interface WaveformProps {
  readonly levels: readonly number[];
  /** Position in ms. */
  readonly position: number;
  /** Length in ms. */
  readonly duration: number;
  readonly onSeek: (position: number) => void;
}

const BARS = 40;
const STEP = 5_000;

/** The shape of a recording, and where in it one is: a slider for pointer and keys. */
export function Waveform({ levels, position, duration, onSeek }: WaveformProps): ReactElement {
  const translator = useStrings();
  const bars = useMemo(() => barsOf(levels), [levels]);
  const dragging = useRef(false);
  const played = duration > 0 ? Math.min(1, position / duration) : 0;
  const to = (next: number): void => onSeek(Math.max(0, Math.min(duration, next)));

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const forward = translator.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = translator.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    // Short recordings in steps that still are some.
    const step = Math.min(STEP, Math.max(1_000, duration / 10));
    const target =
      key === forward || key === 'ArrowUp'
        ? position + step
        : key === back || key === 'ArrowDown'
          ? position - step
          : key === 'PageUp'
            ? position + 3 * step
            : key === 'PageDown'
              ? position - 3 * step
              : key === 'Home'
                ? 0
                : key === 'End'
                  ? Math.max(0, duration - 1_000)
                  : undefined;
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The arrows mean this slider here, and not the list around it.
    event.stopPropagation();
    to(target);
  };
  const seekTo = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const along = (event.clientX - left) / Math.max(1, width);
    to(duration * (translator.dir === 'rtl' ? 1 - along : along));
  };

  return (
    <div
      className="cl-reach cl-voice-message__bars"
      role="slider"
      tabIndex={0}
      aria-label={translator.t('messages.seek')}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration / 1000)}
      aria-valuenow={Math.round(position / 1000)}
      aria-valuetext={translator.formatSpokenDuration(position)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (dragging.current) seekTo(event);
      }}
      onLostPointerCapture={() => {
        dragging.current = false;
      }}
    >
      {bars.map((level, index) => (
        <span
          // Bars of one recording never move.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="cl-voice-message__bar"
          data-played={index / BARS < played || undefined}
          style={{ blockSize: `${Math.round(12 + level * 88)}%` }}
        />
      ))}
    </div>
  );
}

/** A fixed number of bars from any number of levels; without levels a quiet even line. */
function barsOf(levels: readonly number[]): readonly number[] {
  return Array.from({ length: BARS }, (_, bar) => {
    if (levels.length === 0) return 0.12;
    const from = Math.floor((bar * levels.length) / BARS);
    const end = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / BARS));
    return Math.max(...levels.slice(from, end));
  });
}
