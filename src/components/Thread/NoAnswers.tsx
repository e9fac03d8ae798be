'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { EmptyState, MessageCircleIcon } from '../../ui/index.js';
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
