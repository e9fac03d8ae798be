'use client';
import { useRef, type ReactElement } from 'react';
import { useConversationScope, useOpenUser, useStrings } from '../../react/index.js';
import { Spinner, useLazy } from '../../ui/index.js';

const loadManager = async () => (await import('../GroupManager/index.js')).GroupManager;

/** Everything about the group, loaded when it is asked for. @param onGone one has left it, or ended it */
export function GroupView({ onGone }: { readonly onGone: () => void }): ReactElement {
  const { t } = useStrings();
  const { conversationId } = useConversationScope();
  const openUser = useOpenUser();
  const box = useRef<HTMLDivElement>(null);
  const Manager = useLazy(loadManager, true);
  // The card hangs on what was pressed, which has the focus.
  const show = (id: string): void => {
    const element = box.current;
    if (element) openUser?.(id, element.querySelector(':focus') ?? element);
  };
  return (
    <div ref={box} className="cl-detail__grid">
      {Manager ? (
        <Manager conversationId={conversationId} onOpenUser={openUser && show} onGone={onGone} />
      ) : (
        <Spinner label={t('common.loading')} />
      )}
    </div>
  );
}
