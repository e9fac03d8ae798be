'use client';
import { useCallback, type ReactElement } from 'react';
import { chatErrorData, toChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import type { MessageRef } from '../../model/index.js';
import { Toasts, useToasts } from '../Toasts/index.js';
import { useActionStrings } from './useActionStrings.js';
import { useDueReminders } from './useDueReminders.js';

/** What is told outside of any list, and reminders whose time has come unless a list tells of them. */
export function DueToasts(props: {
  readonly reminds: boolean;
  readonly onOpenMessage: (ref: MessageRef) => void;
}): ReactElement {
  const { reminds, onOpenMessage } = props;
  const t = useActionStrings();
  const { tell } = useToasts();
  const refused = useCallback(
    (reason: unknown) => {
      const error = chatErrorData(toChatError(reason));
      tell({ text: t.t('actions.refused', { reason: describeError(t, error) }), tone: 'danger' });
    },
    [t, tell],
  );
  const due = useDueReminders((ref) => () => onOpenMessage(ref), t, refused);
  return <Toasts standing={reminds ? due : undefined} />;
}
