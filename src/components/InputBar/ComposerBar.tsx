'use client';
import type { ReactElement } from 'react';
import { useSummaryText } from '../../messages/index.js';
import type { MessageId, MessageSnapshot } from '../../model/index.js';
import {
  useConversation,
  useConversationScope,
  useDisplayName,
  useMessageById,
  useSelfId,
  useStrings,
} from '../../react/index.js';
import { IconButton, PencilIcon, ReplyIcon, Text, XIcon } from '../../ui/index.js';
import { hueOf } from '../../utils/hueOf.js';

/** Props of {@link ComposerBar}. */
export interface ComposerBarProps {
  readonly quote: MessageSnapshot | undefined;
  readonly editing: MessageId | undefined;
  readonly onCancel: () => void;
}

/** Above the field: the message that is answered or edited, and the way out of it. */
export function ComposerBar({ quote, editing, onCancel }: ComposerBarProps): ReactElement | null {
  if (editing !== undefined) return <EditBar messageId={editing} onCancel={onCancel} />;
  return quote ? <ReplyBar quote={quote} onCancel={onCancel} /> : null;
}

function ReplyBar({
  quote,
  onCancel,
}: {
  readonly quote: MessageSnapshot;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useStrings();
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const selfId = useSelfId();
  const own = quote.senderId !== undefined && quote.senderId === selfId;
  const known = useDisplayName(quote.senderId ?? '', groupId, quote.senderName);
  const name = quote.senderId === undefined ? quote.senderName : known;
  const text = useSummaryText(quote.content);
  return (
    <div
      className="cl-row cl-composer-bar"
      role="group"
      aria-label={own ? t('composer.replyingToSelf') : t('composer.replyingTo', { name })}
    >
      <ReplyIcon className="cl-excerpt__icon" size={18} />
      <div
        className="cl-words cl-excerpt cl-composer-bar__words"
        data-cl-hue={hueOf(quote.senderId ?? quote.senderName)}
      >
        <Text className="cl-excerpt__title" truncate>
          {own ? t('composer.replyingToSelf') : t('composer.replyingTo', { name: name || t('common.someone') })}
        </Text>
        <Text truncate>{text}</Text>
      </div>
      <IconButton icon={XIcon} size="small" label={t('composer.discardReply')} onClick={onCancel} />
    </div>
  );
}

function EditBar({
  messageId,
  onCancel,
}: {
  readonly messageId: MessageId;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useStrings();
  const message = useMessageById(messageId);
  return (
    <div className="cl-row cl-composer-bar" role="group" aria-label={t('composer.editing')}>
      <PencilIcon className="cl-excerpt__icon" size={18} />
      <div className="cl-words cl-excerpt cl-composer-bar__words">
        <Text className="cl-excerpt__title" truncate>
          {t('composer.editing')}
        </Text>
        {message ? <Original content={message.content} /> : null}
      </div>
      <IconButton icon={XIcon} size="small" label={t('composer.discardEdit')} onClick={onCancel} />
    </div>
  );
}

function Original({ content }: Pick<MessageSnapshot, 'content'>): ReactElement {
  return <Text truncate>{useSummaryText(content)}</Text>;
}
