'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { Button, EmptyState, MessageCircleIcon, SearchIcon } from '../../ui/index.js';
import { threadStrings } from './strings.js';

/** A thread without answers. */
export function NoAnswers(): ReactElement {
  const t = useOwnStrings(threadStrings);
  return (
    <div className="cl-message-list__state">
      <EmptyState icon={MessageCircleIcon} title={t('thread.empty.title')} text={t('thread.empty.text')} />
    </div>
  );
}

/** There is no such thread, or not for this user. */
export function NoThread({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useOwnStrings(threadStrings);
  return (
    <div className="cl-message-list__state" role="alert">
      <EmptyState
        icon={SearchIcon}
        title={t('thread.missing.title')}
        text={t('thread.missing.text')}
        action={<Button onClick={onClose}>{t('thread.missing.back')}</Button>}
      />
    </div>
  );
}
