'use client';
import { useCallback, type ReactElement } from 'react';
import { chatErrorData, toChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import type { MessageRef } from '../../model/index.js';
import { Toasts } from './Toasts.js';
import { useActionStrings } from './useActionStrings.js';
import { useDueReminders, useTold } from './useToasts.js';

/** Reminders whose time has come, outside of any list. */
export function DueToasts({ onOpenMessage }: { readonly onOpenMessage: (ref: MessageRef) => void }): ReactElement {
  const t = useActionStrings();
  const { toasts, tell, onGone } = useTold();
  const refused = useCallback(
    (reason: unknown) => {
      const error = chatErrorData(toChatError(reason));
      tell({ text: t.t('actions.refused', { reason: describeError(t, error) }), tone: 'danger' });
    },
    [t, tell],
  );
  const due = useDueReminders((ref) => () => onOpenMessage(ref), t, refused);
  return <Toasts toasts={[...due, ...toasts]} t={t} onGone={onGone} />;
}
