'use client';
import { useId, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import type { JoinRequest } from '../../../model/index.js';
import { useStrings } from '../../../react/index.js';
import { Button, Dialog } from '../../../ui/index.js';
import { requestStrings } from './strings.js';

/** Asks for the reason before people are refused. */
export function RefuseDialog(props: {
  readonly requests: readonly JoinRequest[];
  readonly onRefuse: (reason: string | undefined) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { requests, onRefuse, onClose } = props;
  const t = useOwnStrings(requestStrings);
  const words = useStrings();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      title={t('group.requests.refuse.title', { count: requests.length })}
      closeLabel={words.t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.t('common.cancel')}</Button>
          <Button variant="danger" onClick={() => onRefuse(reason.trim() === '' ? undefined : reason.trim())}>
            {t('group.requests.refuse.confirm')}
          </Button>
        </>
      }
    >
      <label className="cl-panel__legend" htmlFor={`${id}reason`}>
        {t('group.requests.refuse.reason')}
      </label>
      <textarea
        id={`${id}reason`}
        className="cl-field cl-panel__field"
        rows={2}
        dir="auto"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
