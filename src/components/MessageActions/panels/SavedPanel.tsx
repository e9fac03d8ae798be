'use client';
import { useEffect, type ReactElement } from 'react';
import { describeError } from '../../../i18n/index.js';
import { useMessageHandlers } from '../../../messages/index.js';
import { useChatActions, useConversationScope, useSaved } from '../../../react/index.js';
import { Button, Dialog, Spinner } from '../../../ui/index.js';
import { KeptList } from './KeptList.js';
import type { PanelProps } from './panelProps.js';

/** Everything this user saved, over all conversations. */
export function SavedPanel({ doing, goTo, onClose, t }: PanelProps): ReactElement {
  const actions = useChatActions();
  const { conversationId } = useConversationScope();
  const { openMessage } = useMessageHandlers();
  const saved = useSaved();
  useEffect(() => void actions.loadSaved(), [actions]);
  const items = saved?.items ?? [];
  const loading = saved === undefined || saved.status === 'loading';
  return (
    <Dialog open onClose={onClose} size="large" title={t.t('actions.saved.title')} closeLabel={t.t('common.close')}>
      <KeptList
        named
        items={items}
        removeLabel={t.t('actions.unsave')}
        onGo={({ ref }) => {
          if (!ref || (ref.conversationId !== conversationId && !openMessage)) return;
          onClose();
          if (ref.conversationId === conversationId) goTo(ref.messageId);
          else openMessage?.(ref);
        }}
        onRemove={({ ref }) => {
          if (ref) actions.saveMessage(ref, ref.messageId, false).catch(doing.refused);
        }}
        t={t}
      />
      {loading && items.length === 0 ? <Spinner label={t.t('common.loading')} /> : null}
      {saved?.error ? <p role="alert">{describeError(t, saved.error)}</p> : null}
      {saved?.status === 'ready' && items.length === 0 ? (
        <p className="cl-panel__text">{t.t('actions.saved.empty')}</p>
      ) : null}
      {saved?.hasMore ? (
        <Button variant="link" busy={loading} onClick={() => void actions.loadSaved({ more: true })}>
          {t.t('actions.list.more')}
        </Button>
      ) : null}
    </Dialog>
  );
}
