'use client';
import { useEffect, type ReactElement } from 'react';
import { describeError } from '../../../i18n/index.js';
import { useChatActions, useSaved } from '../../../react/index.js';
import { Button, Dialog, Spinner } from '../../../ui/index.js';
import type { KeptPanelProps } from '../panel.js';
import { KeptList } from './KeptList.js';
import { useRefusal } from './useRefusal.js';

/** Everything this user saved, over all conversations. */
export function SavedPanel({ wayTo, onClose, t }: KeptPanelProps): ReactElement {
  const actions = useChatActions();
  const saved = useSaved();
  const { refusal, attempt } = useRefusal(t);
  useEffect(() => void actions.loadSaved(), [actions]);
  const items = saved?.items ?? [];
  const loading = saved === undefined || saved.status === 'loading';
  return (
    <Dialog open onClose={onClose} size="large" title={t.t('actions.saved.title')} closeLabel={t.t('common.close')}>
      {refusal}
      <KeptList
        named
        items={items}
        removeLabel={t.t('actions.unsave')}
        onGo={({ ref }) => {
          const go = ref && wayTo(ref);
          if (!go) return;
          onClose();
          go();
        }}
        onRemove={({ ref }) => {
          if (ref) attempt(actions.saveMessage(ref, ref.messageId, false));
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
