'use client';
import type { ReactElement } from 'react';
import { useConversationScope, useStrings } from '../../react/index.js';
import { Spinner, useLazy } from '../../ui/index.js';

const loadManager = async () => (await import('../GroupManager/index.js')).GroupManager;

/** Everything about the group, loaded when it is asked for. @param onGone one has left it, or ended it */
export function GroupView({ onGone }: { readonly onGone: () => void }): ReactElement {
  const { t } = useStrings();
  const { conversationId } = useConversationScope();
  const Manager = useLazy(loadManager, true);
  return (
    <div className="cl-detail__grid">
      {Manager ? <Manager conversationId={conversationId} onGone={onGone} /> : <Spinner label={t('common.loading')} />}
    </div>
  );
}
