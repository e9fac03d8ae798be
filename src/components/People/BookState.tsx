'use client';
import type { ReactElement } from 'react';
import type { ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useStrings } from '../../react/index.js';
import { AlertCircleIcon, Button, EmptyState, Spinner } from '../../ui/index.js';

/** What stands in place of a list of people that is empty: it is asked for, it could not be had, or there is nobody. */
export function BookState(props: {
  readonly status: 'idle' | 'loading' | 'ready' | 'error';
  readonly error?: ChatErrorData | undefined;
  readonly onRetry: () => void;
  /** Nobody. */
  readonly children: ReactElement | null;
}): ReactElement | null {
  const { status, error, onRetry, children } = props;
  const translator = useStrings();
  const { t } = translator;
  if (status === 'ready') return children;
  return status === 'error' && error ? (
    <EmptyState
      role="alert"
      tone="danger"
      icon={AlertCircleIcon}
      title={describeError(translator, error)}
      action={<Button onClick={onRetry}>{t('common.retry')}</Button>}
    />
  ) : (
    <Spinner label={t('common.loading')} />
  );
}
