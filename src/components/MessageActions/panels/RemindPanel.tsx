'use client';
import { useId, useState, type ReactElement } from 'react';
import { useChatActions, useChatStore, useConversationScope } from '../../../react/index.js';
import { Button, Dialog } from '../../../ui/index.js';
import { snapshotOf } from '../snapshot.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

function tomorrowAtNine(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 9).getTime();
}

/** The times that are offered, from now on. */
const CHOICES = [
  ['20min', (now: number) => now + 20 * MINUTE],
  ['1h', (now: number) => now + 60 * MINUTE],
  ['3h', (now: number) => now + 180 * MINUTE],
  ['tomorrow', tomorrowAtNine],
  ['week', (now: number) => now + 7 * DAY],
] as const;

/** Asks when a message should come up again. */
export function RemindPanel({ row, doing, host, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  const { env, getState } = useChatStore();
  const actions = useChatActions();
  const ref = useConversationScope();
  const id = useId();
  const [own, setOwn] = useState('');
  const at = own === '' ? Number.NaN : new Date(own).getTime();
  const remind = (time: number): void => {
    onClose();
    const { senderName } = snapshotOf(getState(), ref, row);
    // The moment is told: what is left until then is less already than what was asked for.
    actions
      .remindOf(ref, row.message.id, time, senderName)
      .then(() => host.tell({ text: t.t('actions.remind.done', { time: t.formatDateTime(time) }) }), doing.refused);
  };
  return (
    <Dialog open onClose={onClose} title={t.t('actions.remind.title')} closeLabel={t.t('common.close')}>
      <div className="cl-panel__buttons">
        {CHOICES.map(([name, when]) => (
          <Button key={name} onClick={() => remind(when(env.now()))}>
            {t.t(`actions.remind.${name}`)}
          </Button>
        ))}
      </div>
      <label className="cl-panel__legend" htmlFor={`${id}at`}>
        {t.t('actions.remind.at')}
      </label>
      <div className="cl-row cl-panel__line">
        <input
          id={`${id}at`}
          className="cl-field cl-panel__field"
          type="datetime-local"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button
          variant="primary"
          aria-disabled={!(at > env.now())}
          onClick={() => {
            if (at > env.now()) remind(at);
          }}
        >
          {t.t('actions.remind.set')}
        </Button>
      </div>
    </Dialog>
  );
}
