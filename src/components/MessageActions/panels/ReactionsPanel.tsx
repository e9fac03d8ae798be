'use client';
import { useState, type ReactElement } from 'react';
import { useMessageRow } from '../../../react/index.js';
import { Dialog } from '../../../ui/index.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';
import { PersonRow } from './PersonRow.js';
import { Tabs } from './Tabs.js';

/** Who reacted, by emoji. Of thousands only some are known by name; the rest is counted. */
export function ReactionsPanel(
  props: PanelProps & { readonly row: MessageRow; readonly emoji: string | undefined },
): ReactElement {
  const { row: given, emoji, onClose, t } = props;
  const reactions = (useMessageRow(given.key) ?? given).message.lanes.reactions?.value ?? [];
  const [wanted, setWanted] = useState(emoji);
  const current = reactions.find((each) => each.emoji === wanted) ?? reactions[0];
  return (
    <Dialog open onClose={onClose} title={t.t('actions.reactions.title')} closeLabel={t.t('common.close')}>
      {current ? (
        <Tabs
          label={t.t('actions.reactions.title')}
          current={current.emoji}
          onChange={setWanted}
          tabs={reactions.map((each) => ({
            id: each.emoji,
            label: t.t('actions.reactions.tab', { emoji: each.emoji, count: each.count }),
          }))}
        >
          <ul className="cl-panel__people">
            {current.sampleUserIds.map((userId) => (
              <PersonRow key={userId} userId={userId} t={t} />
            ))}
          </ul>
          {current.count > current.sampleUserIds.length ? (
            <p className="cl-panel__text">
              {t.t('actions.reactions.others', { count: current.count - current.sampleUserIds.length })}
            </p>
          ) : null}
        </Tabs>
      ) : null}
    </Dialog>
  );
}
