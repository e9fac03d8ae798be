'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { useNow, useScheduled, useStrings, type ScheduledItem } from '../../../react/index.js';
import { Dialog, EmptyState, ClockIcon } from '../../../ui/index.js';
import { ScheduledItemRow } from './ScheduledItemRow.js';
import { laterStrings } from './strings.js';

/** What is to be sent later into this conversation or thread, soonest first, and what can be done with it. */
export function ScheduledList({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useOwnStrings(laterStrings);
  const strings = useStrings();
  const items = useScheduled();
  const [error, setError] = useState<ChatErrorData>();
  // What is being edited stays when it goes: the words that are written are nowhere else.
  const [edited, setEdited] = useState<ScheduledItem>();
  const lost = edited && !items.some(({ id }) => id === edited.id) ? edited : undefined;
  const shown = lost ? [lost, ...items] : items;
  const list = useRef<HTMLDialogElement>(null);
  // A row that goes takes the focus with it: what is next has it then.
  useEffect(() => {
    const focused = (list.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    if (list.current && !list.current.contains(focused ?? null))
      list.current.querySelector<HTMLElement>('li button, .cl-dialog__close')?.focus();
  }, [shown.length]);
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
      ref={list}
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
      {shown.length === 0 ? (
        <EmptyState icon={ClockIcon} title={t('later.list.empty')} />
      ) : (
        <ul aria-label={t('later.list')}>
          {shown.map((item) => (
            <ScheduledItemRow
              key={item.id}
              item={item}
              gone={item === lost}
              attempt={attempt}
              onEdit={(editing) => setEdited(editing ? item : undefined)}
              onLeave={onClose}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
