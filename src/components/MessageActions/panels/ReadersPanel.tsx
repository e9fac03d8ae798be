'use client';
import { useCallback, useState, type ReactElement } from 'react';
import { useChatActions, useConversationScope } from '../../../react/index.js';
import { Dialog } from '../../../ui/index.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';
import { Tabs } from './Tabs.js';
import { PeopleList, usePeople, type People } from './usePeople.js';

/** Who has read an own message, and who has not. */
export function ReadersPanel({ row, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  const [tab, setTab] = useState('read');
  const messageId = row.message.id;
  const read = useReaders(messageId, true);
  const unread = useReaders(messageId, false);
  const shown = tab === 'read' ? read : unread;
  const label = (name: string, { total, loading, ids, cursor }: People): string => {
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
        <PeopleList people={shown} t={t} />
        {!shown.loading && !shown.error && shown.ids.length === 0 ? (
          <p className="cl-panel__text">
            {t.t(tab === 'read' ? 'actions.readers.nobody' : 'actions.readers.everybody')}
          </p>
        ) : null}
      </Tabs>
    </Dialog>
  );
}

function useReaders(messageId: string, read: boolean): People {
  const actions = useChatActions();
  const ref = useConversationScope();
  return usePeople(
    useCallback(
      (cursor: string | undefined) => actions.listReaders(ref, messageId, read, { cursor }),
      [actions, messageId, read, ref],
    ),
  );
}
