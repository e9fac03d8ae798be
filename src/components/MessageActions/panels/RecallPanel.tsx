'use client';
import type { ReactElement } from 'react';
import { Button, Dialog } from '../../../ui/index.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';

/** Asks before a message is taken back for everyone. */
export function RecallPanel({ row, doing, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t.t('actions.recall.title')}
      closeLabel={t.t('common.close')}
      actions={
        <>
          <Button onClick={onClose}>{t.t('common.cancel')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose();
              doing.recall(row);
            }}
          >
            {t.t('actions.recall.confirm')}
          </Button>
        </>
      }
    >
      <p className="cl-panel__text">{t.t('actions.recall.text')}</p>
    </Dialog>
  );
}
