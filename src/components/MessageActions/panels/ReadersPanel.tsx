'use client';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import type { UserId } from '../../../model/index.js';
import { useChatActions, useConversationScope } from '../../../react/index.js';
import { Button, Dialog, Spinner } from '../../../ui/index.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';
import { PersonRow } from './PersonRow.js';
import { Tabs } from './Tabs.js';

interface Readers {
  readonly ids: readonly UserId[];
  readonly cursor?: string | undefined;
  readonly total?: number | undefined;
  readonly loading: boolean;
  readonly error?: ChatErrorData | undefined;
}

const asking: Readers = { ids: [], loading: true };

/** Who has read an own message, and who has not. */
export function ReadersPanel({ row, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  const [tab, setTab] = useState('read');
  const messageId = row.message.id;
  const read = useReaders(messageId, true);
  const unread = useReaders(messageId, false);
  const shown = tab === 'read' ? read : unread;
  const label = (name: string, { total, loading, ids, cursor }: Readers): string => {
    const count = total ?? (loading || cursor !== undefined ? undefined : ids.length);
    return count === undefined ? name : `${name} ${t.formatNumber(count)}`;
  };
  return (
    <Dialog open onClose={onClose} title={t.t('actions.readers.title')} closeLabel={t.t('common.close')}>
      <Tabs
        label={t.t('actions.readers.title')}
        current={tab}
        onChange={setTab}
        tabs={[
          { id: 'read', label: label(t.t('actions.readers.read'), read) },
          { id: 'unread', label: label(t.t('actions.readers.unread'), unread) },
        ]}
      >
        <ul className="cl-panel__people">
          {shown.ids.map((userId) => (
            <PersonRow key={userId} userId={userId} t={t} />
          ))}
        </ul>
        {shown.loading ? <Spinner label={t.t('common.loading')} /> : null}
        {shown.error ? <p role="alert">{describeError(t, shown.error)}</p> : null}
        {!shown.loading && !shown.error && shown.ids.length === 0 ? (
          <p className="cl-panel__text">
            {t.t(tab === 'read' ? 'actions.readers.nobody' : 'actions.readers.everybody')}
          </p>
        ) : null}
        {!shown.loading && (shown.cursor !== undefined || shown.error) ? (
          <Button variant="link" size="small" onClick={shown.more}>
            {t.t(shown.error ? 'common.retry' : 'actions.list.more')}
          </Button>
        ) : null}
      </Tabs>
    </Dialog>
  );
}

function useReaders(messageId: string, read: boolean): Readers & { more(): void } {
  const actions = useChatActions();
  const ref = useConversationScope();
  const [state, setState] = useState<Readers>(asking);
  const load = useCallback(
    (cursor: string | undefined, isCurrent: () => boolean): void => {
      actions.listReaders(ref, messageId, read, { cursor }).then(
        (page) => {
          if (!isCurrent()) return;
          setState((known) => ({
            ids: [...new Set([...(cursor === undefined ? [] : known.ids), ...page.items])],
            cursor: page.cursor,
            total: page.total,
            loading: false,
          }));
        },
        (reason: unknown) => {
          if (isCurrent())
            setState((known) => ({ ...known, loading: false, error: chatErrorData(toChatError(reason)) }));
        },
      );
    },
    [actions, messageId, read, ref],
  );
  useEffect(() => {
    let current = true;
    load(undefined, () => current);
    return () => {
      current = false;
    };
  }, [load]);
  return {
    ...state,
    more() {
      setState((known) => ({ ...known, loading: true, error: undefined }));
      load(state.cursor, () => true);
    },
  };
}
