'use client';
import type { ReactElement } from 'react';
import { useConversationName, useStrings } from '../../../react/index.js';
import type { ConversationId } from '../../../model/index.js';
import { Button, Dialog, Text } from '../../../ui/index.js';
import type { ListWords } from './strings.js';

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  readonly action: 'clear' | 'leave' | 'delete';
  readonly ids: readonly ConversationId[];
  /** Name of the action. */
  readonly label: string;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly own: ListWords;
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog({ action, ids, label, onDo, onClose, own }: ConfirmDialogProps): ReactElement {
  const { t } = useStrings();
  const name = useConversationName(ids[0] ?? '');
  return (
    <Dialog
      open
      alert
      title={own(`list.${action}.title`, { count: ids.length })}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose();
              onDo();
            }}
          >
            {label}
          </Button>
        </>
      }
    >
      {ids.length === 1 ? <Text className="cl-label cl-truncate">{name}</Text> : null}
      <p className="cl-panel__text">{own(`list.${action}.text`)}</p>
    </Dialog>
  );
}
