'use client';
import { useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { useNow, useScheduled, useStrings } from '../../../react/index.js';
import { Dialog, EmptyState, ClockIcon } from '../../../ui/index.js';
import { ScheduledItemRow } from './ScheduledItemRow.js';
import { laterStrings } from './strings.js';

/** What is to be sent later into this conversation or thread, soonest first, and what can be done with it. */
export function ScheduledList({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useOwnStrings(laterStrings);
  const strings = useStrings();
  const items = useScheduled();
  const [error, setError] = useState<ChatErrorData>();
  useNow(60_000);
  const attempt = async (doing: Promise<void>): Promise<boolean> => {
    setError(undefined);
    try {
      await doing;
      return true;
    } catch (reason) {
      setError(chatErrorData(toChatError(reason)));
      return false;
    }
  };
  return (
    <Dialog
      open
      size="large"
      className="cl-scheduled-list"
      onClose={onClose}
      title={t('later.list')}
      closeLabel={strings.t('common.close')}
    >
      {error ? (
        <p className="cl-error" role="alert">
          {error.code === 'not-found' ? t('later.gone') : t('later.refused', { reason: describeError(strings, error) })}
        </p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState icon={ClockIcon} title={t('later.list.empty')} />
      ) : (
        <ul aria-label={t('later.list')}>
          {items.map((item) => (
            <ScheduledItemRow key={item.id} item={item} attempt={attempt} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
