'use client';
import { startTransition, useEffect, useState } from 'react';

/** Pauses before a failed load is tried again, in ms: the first, doubled each time, and the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

/**
 * A part that is loaded when it is first wanted. Unlike `React.lazy` a failed load breaks nothing: `onFail` is told, and it is tried again, after a pause,
 * for as long as it is wanted.
 * @param load must be the same function in every render
 * @param wanted another number is another wish: what waits for the end of a pause is tried at once
 * @param urgent shows it in the very next frame, where somebody waits for it: a tooltip. Read when it is loaded.
 */
export function useLazy<T>(
  load: () => Promise<T>,
  wanted: boolean | number,
  onFail?: () => void,
  urgent = false,
): T | undefined {
  const [part, setPart] = useState<{ readonly value: T } | undefined>(undefined);
  const loading = part === undefined && wanted;
  useEffect(() => {
    if (!loading) return undefined;
    let current = true;
    let pause = FIRST_PAUSE;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): void =>
      void load().then(
        (value) => {
          if (!current) return;
          // A view that others wait for in a list is a transition: a list that has just measured a row renders at once, and must not bring it along, since the
          // row would change once more in the same frame.
          if (urgent) setPart({ value });
          else startTransition(() => setPart({ value }));
        },
        () => {
          if (!current) return;
          timer = setTimeout(attempt, pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE);
          onFail?.();
        },
      );
    attempt();
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // Who is told of a failure may change with every render; loading starts over only when it is wanted anew.
    // eslint-disable-next-line react/exhaustive-deps
  }, [load, loading]);
  return part?.value;
}
