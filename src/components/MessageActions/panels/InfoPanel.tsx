'use client';
import type { ReactElement } from 'react';
import {
  useConversation,
  useConversationScope,
  useDisplayName,
  useMessageRow,
  useMessageStatus,
} from '../../../react/index.js';
import { Button, CopyIcon, Dialog } from '../../../ui/index.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';

/** What is known of a message beside its words. */
export function InfoPanel({ row: given, doing, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  const row = useMessageRow(given.key) ?? given;
  const { message, mine } = row;
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const name = useDisplayName(message.senderId, groupId, message.senderName);
  const status = useMessageStatus(given.key);
  const receipts = message.lanes.receipts?.value;
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    [t.t('actions.info.sender'), mine ? t.t('common.you') : name || t.t('common.someone')],
    [t.t('actions.info.sent'), t.formatDateTime(message.time)],
    [t.t('actions.info.edited'), message.editedAt === undefined ? undefined : t.formatDateTime(message.editedAt)],
    [t.t('actions.info.status'), mine ? t.find(`messages.status.${status}`) : undefined],
    [t.t('actions.info.read'), receipts && t.t('actions.info.readOf', { read: receipts.read, total: receipts.total })],
    [t.t('actions.info.type'), t.find(`messages.type.${message.content.type}`) ?? message.content.type],
    [t.t('actions.info.id'), message.id === '' ? undefined : message.id],
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.t('actions.info')}
      closeLabel={t.t('common.close')}
      actions={
        message.id === '' ? undefined : (
          <Button icon={CopyIcon} onClick={() => doing.copy(message.id)}>
            {t.t('actions.info.copyId')}
          </Button>
        )
      }
    >
      <dl className="cl-panel__facts">
        {lines.map(([label, value]) =>
          value === undefined ? null : (
            <div key={label} className="cl-panel__fact">
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Dialog>
  );
}
