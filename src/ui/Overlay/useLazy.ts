'use client';
import { startTransition, useEffect, useState } from 'react';

/**
 * A part that is loaded when it is first wanted. Unlike `React.lazy` a failed load breaks nothing: `onFail` is told, and the next time it is wanted it
 * is tried again.
 * @param load must be the same function in every render
 * @param urgent shows it in the very next frame, where somebody waits for it: a tooltip. Read when it is loaded.
 */
export function useLazy<T>(
  load: () => Promise<T>,
  wanted: boolean,
  onFail?: () => void,
  urgent = false,
): T | undefined {
  const [part, setPart] = useState<{ readonly value: T } | undefined>(undefined);
  const loading = wanted && part === undefined;
  useEffect(() => {
    if (!loading) return undefined;
    let current = true;
    load().then(
      (value) => {
        if (!current) return;
        // A view that others wait for in a list is a transition: a list that has just measured a row renders at once, and must not bring it along, since the
        // row would change once more in the same frame.
        if (urgent) setPart({ value });
        else startTransition(() => setPart({ value }));
      },
      () => {
        if (current) onFail?.();
      },
    );
    return () => {
      current = false;
    };
    // Who is told of a failure may change with every render; loading starts over only when it is wanted anew.
    // eslint-disable-next-line react/exhaustive-deps
  }, [load, loading]);
  return part?.value;
}
