'use client';
import type { ReactElement, ReactNode } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { ConversationId, Message, MessageRef, MessageSnapshot } from '../../model/index.js';
import { useConversation, useDisplayName, useSelfId, useStrings } from '../../react/index.js';
import { IconButton, MessageCircleIcon, Text } from '../../ui/index.js';
import { detailStrings } from './strings.js';

/** Who sent a message, as the reader calls them. */
export function useSenderName(
  conversationId: ConversationId,
  { senderId, senderName }: Pick<MessageSnapshot, 'senderId'> & Pick<Message, 'senderName'>,
): string {
  const { t } = useStrings();
  const groupId = useConversation(conversationId)?.groupId;
  const known = useDisplayName(senderId ?? '', groupId, senderName);
  const name = senderId === undefined ? senderName : known;
  const selfId = useSelfId();
  return senderId !== undefined && selfId === senderId ? t('common.you') : name || t('common.someone');
}

/** Where a message stands. */
export function refOf({ conversationId, threadId, id }: Message): MessageRef {
  return { conversationId, threadId, messageId: id };
}

/** One message of a gallery: who, when, what, and the way to it. */
export function SharedRow(props: {
  readonly message: Message;
  readonly onOpenMessage: ((message: MessageRef) => void) | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const { message, onOpenMessage, children } = props;
  const { formatListTime } = useStrings();
  const t = useOwnStrings(detailStrings);
  const name = useSenderName(message.conversationId, message);
  return (
    <div className="cl-row cl-detail__shared">
      <div className="cl-stack">
        <span className="cl-quiet cl-detail__who">
          <Text truncate>{name}</Text>
          <time dir="auto">{formatListTime(message.time)}</time>
        </span>
        {children}
      </div>
      {onOpenMessage ? (
        <IconButton
          icon={MessageCircleIcon}
          size="small"
          label={t('detail.showInChat')}
          onClick={() => onOpenMessage(refOf(message))}
        />
      ) : null}
    </div>
  );
}
