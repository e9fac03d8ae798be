'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useChatActions, useReminders } from '../../react/index.js';
import type { KeptPanelProps, Toast } from './panel.js';
import type { ActionTranslator } from './useActionStrings.js';

/** Of so many things that are told only the last are shown; of reminders the first, the others when these are closed. */
const SHOWN = 3;

/** What is told at the lower edge of a list. */
export interface Told {
  readonly toasts: readonly Toast[];
  /** Tells something for some seconds. */
  readonly tell: (toast: Omit<Toast, 'id'>) => void;
  /** It was closed, or its time is over. */
  readonly onGone: (id: string) => void;
}

/** What passes by itself. The functions stay the same. */
export function useTold(): Told {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const count = useRef(0);
  const tell = useCallback((toast: Omit<Toast, 'id'>) => {
    count.current += 1;
    const id = String(count.current);
    setToasts((known) => [...known.slice(1 - SHOWN), { ...toast, id }]);
  }, []);
  const onGone = useCallback((id: string) => setToasts((known) => known.filter((toast) => toast.id !== id)), []);
  return { toasts, tell, onGone };
}

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
