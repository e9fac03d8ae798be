'use client';
import type { ReactElement } from 'react';
import { useReducedMotion } from '../../../messages/index.js';

const BARS = 48;
const NONE = 0.04;

/** How loud it was in the last seconds, the latest at the end. Where nothing should move, it changes once a second. */
export function LevelBars({ levels }: { readonly levels: readonly number[] }): ReactElement {
  const still = useReducedMotion();
  const end = still ? Math.floor(levels.length / 10) * 10 : levels.length;
  const shown = levels.slice(Math.max(0, end - BARS), end);
  return (
    <span className="cl-voice__levels" aria-hidden="true">
      {Array.from({ length: BARS }, (_, bar) => shown[bar - BARS + shown.length] ?? NONE).map((level, bar) => (
        <span
          // Bars have no life of their own: the sound moves through them.
          // oxlint-disable-next-line react/no-array-index-key
          key={bar}
          className="cl-voice__level"
          style={{ blockSize: `${Math.round(10 + level * 90)}%` }}
        />
      ))}
    </span>
  );
}
