'use client';
import { useMemo } from 'react';
import { useChatActions, useReminders } from '../../react/index.js';
import type { Toast } from '../Toasts/index.js';
import type { KeptPanelProps } from './panel.js';
import type { ActionTranslator } from './useActionStrings.js';

/** So many are shown at once, the others when these are closed. */
const SHOWN = 3;

/** Reminders whose time has come. They stay until they are closed, here or in another tab. */
export function useDueReminders(
  wayTo: KeptPanelProps['wayTo'],
  t: ActionTranslator,
  refused: (reason: unknown) => void,
): readonly Toast[] {
  const reminders = useReminders();
  const actions = useChatActions();
  const due = useMemo(() => reminders.filter((reminder) => reminder.due).slice(0, SHOWN), [reminders]);
  return due.map(({ id, senderName, messageId, ref }) => {
    const name = senderName === '' ? t.t('common.someone') : senderName;
    const show = wayTo({ ...ref, messageId });
    return {
      id: `due-${id}`,
      text: t.t('actions.remind.due', { name }),
      action: show && { label: t.t('actions.remind.open'), onSelect: show },
      onClose: () => void actions.dropReminder(id).catch(refused),
    };
  });
}
