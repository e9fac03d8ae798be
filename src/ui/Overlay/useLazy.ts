'use client';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * A part that is loaded when it is first wanted. Unlike `React.lazy` a failed load breaks nothing: `onFail` is told, and the next time it is wanted it
 * is tried again.
 * @param load must be the same function in every render
 */
export function useLazy<T>(load: () => Promise<T>, wanted: boolean, onFail?: () => void): T | undefined {
  const [part, setPart] = useState<{ readonly value: T } | undefined>(undefined);
  const loading = wanted && part === undefined;
  useEffect(() => {
    if (!loading) return undefined;
    let current = true;
    load().then(
      (value) => {
        if (!current) return;
        setPart({ value });
        // Now, with all others that came with it: a list that has just measured a row renders at once, would bring what waits along, and the row
        // would change once more in the same frame.
        queueMicrotask(() => flushSync(() => {}));
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
