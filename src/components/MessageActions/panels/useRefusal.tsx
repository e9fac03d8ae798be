'use client';
import { useCallback, useState, type ReactNode } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import type { ActionTranslator } from '../useActionStrings.js';

/** A line of a dialog that says what was refused. */
export interface Refusal {
  /** Nothing while nothing was refused. */
  readonly refusal: ReactNode;
  /** Says so when it is refused, and takes an older refusal away. */
  readonly attempt: (done: Promise<unknown>) => void;
}

/** What is refused in a dialog is said in it: a list behind it, if there is one, is out of reach. */
export function useRefusal(t: ActionTranslator): Refusal {
  const [error, setError] = useState<ChatErrorData>();
  const attempt = useCallback((done: Promise<unknown>): void => {
    setError(undefined);
    done.catch((reason: unknown) => setError(chatErrorData(toChatError(reason))));
  }, []);
  const refusal = error ? (
    <p className="cl-panel__text" role="alert">
      {t.t('actions.refused', { reason: describeError(t, error) })}
    </p>
  ) : null;
  return { refusal, attempt };
}
