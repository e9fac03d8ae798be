'use client';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { toChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useStrings } from '../../react/index.js';

/** One thing at a time, and what came of it. */
export interface Action {
  readonly busy: boolean;
  /** Why the last was refused, in the reader's words; to stand beside what was pressed. Null when it was not. */
  readonly refusal: ReactElement | null;
  /** Does something, unless something is under way; `done` is called when it went well. */
  readonly run: (work: () => Promise<unknown>, done?: () => void) => void;
}

/** Does what may be refused. */
export function useAction(): Action {
  const translator = useStrings();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const state = useRef({ busy: false, gone: false });
  useEffect(() => {
    const { current } = state;
    current.gone = false;
    return () => {
      current.gone = true;
    };
  }, []);
  const run = useCallback<Action['run']>(
    (work, done) => {
      const { current } = state;
      if (current.busy) return;
      current.busy = true;
      setBusy(true);
      setError(undefined);
      const end = (reason?: unknown): void => {
        current.busy = false;
        if (current.gone) return;
        setBusy(false);
        if (reason === undefined) done?.();
        else setError(describeError(translator, toChatError(reason)));
      };
      work().then(
        () => end(),
        (reason: unknown) => end(reason ?? new Error('refused')),
      );
    },
    [translator],
  );
  const refusal =
    error === undefined ? null : (
      <span role="alert" className="cl-error">
        {error}
      </span>
    );
  return { busy, refusal, run };
}
