'use client';
import type { ReactElement } from 'react';
import {
  useConversation,
  useConversationScope,
  useDisplayName,
  useEditAgain,
  useSelfId,
  useStrings,
} from '../../react/index.js';
import { Button } from '../../ui/index.js';
import type { RecalledContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';

/** What remains of a message that was taken back: that it was, and by whom. */
export function RecalledMessage({ message, meta }: MessageViewProps<RecalledContent>): ReactElement {
  const translator = useStrings();
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const selfId = useSelfId();
  const by = message.recalled?.by ?? message.senderId;
  const name = useDisplayName(by, groupId, by === message.senderId ? message.senderName : undefined);
  const editAgain = useEditAgain(message.id);
  return (
    <div className="cl-recalled-message">
      <span className="cl-recalled-message__text">
        {by === selfId ? translator.t('messages.recalledByYou') : translator.t('messages.recalledByName', { name })}
      </span>{' '}
      {editAgain ? (
        <Button className="cl-recalled-message__again" variant="link" size="small" onClick={editAgain}>
          {translator.t('messages.reedit')}
        </Button>
      ) : null}
      <span className="cl-message-text__meta">{meta}</span>
    </div>
  );
}
