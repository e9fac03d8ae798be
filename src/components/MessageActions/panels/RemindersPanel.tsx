'use client';
import type { ReactElement } from 'react';
import { useChatActions, useReminders } from '../../../react/index.js';
import { Dialog } from '../../../ui/index.js';
import type { KeptPanelProps } from '../panel.js';
import { KeptRow } from './KeptList.js';
import { useRefusal } from './useRefusal.js';

/** What the user wants to be reminded of, soonest first, over all conversations. The words of the messages are not kept (P4). */
export function RemindersPanel({ wayTo, onClose, t }: KeptPanelProps): ReactElement {
  const actions = useChatActions();
  const reminders = useReminders();
  const { refusal, attempt } = useRefusal(t);
  return (
    <Dialog open onClose={onClose} size="large" title={t.t('actions.reminders.title')} closeLabel={t.t('common.close')}>
      {refusal}
      <ul>
        {reminders.map(({ id, ref, messageId, senderName, at, due }) => (
          <KeptRow
            key={id}
            name={senderName}
            conversationId={ref.conversationId}
            time={at}
            words={due ? t.t('actions.reminders.due') : t.formatRelative(at)}
            onGo={() => {
              const go = wayTo({ ...ref, messageId });
              if (!go) return;
              onClose();
              go();
              // Who goes there has been reminded.
              if (due) actions.dropReminder(id).catch(() => undefined);
            }}
            onRemove={() => attempt(actions.dropReminder(id))}
            removeLabel={t.t('actions.reminders.remove')}
            t={t}
          />
        ))}
      </ul>
      {reminders.length === 0 ? <p className="cl-panel__text">{t.t('actions.reminders.empty')}</p> : null}
    </Dialog>
  );
}
