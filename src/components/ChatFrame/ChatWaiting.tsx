'use client';
import type { ReactElement } from 'react';
import { useStrings, useTimeline } from '../../react/index.js';
import { AlertCircleIcon, Button, EmptyState } from '../../ui/index.js';
import { MessageSkeleton } from '../MessageList/index.js';

/** Props of {@link ChatWaiting}. */
export interface ChatWaitingProps {
  /** The code of messages and composer could not be loaded. */
  readonly failed: boolean;
  readonly onRetry: () => void;
}

/** The shape of messages and composer while their code is on its way, or that it could not be loaded. */
export function ChatWaiting({ failed, onRetry }: ChatWaitingProps): ReactElement {
  const { t } = useStrings();
  // The messages themselves are asked for meanwhile.
  useTimeline();
  if (failed) {
    return (
      <div className="cl-chat__state">
        <EmptyState
          role="alert"
          tone="danger"
          icon={AlertCircleIcon}
          title={t('messages.error')}
          text={t('app.notLoaded.text')}
          action={<Button onClick={onRetry}>{t('common.retry')}</Button>}
        />
      </div>
    );
  }
  return (
    <>
      <div className="cl-chat__messages">
        <MessageSkeleton />
      </div>
      <div className="cl-input-bar" aria-hidden="true">
        <div className="cl-input-bar__row">
          <div className="cl-input-bar__field" />
        </div>
      </div>
    </>
  );
}
