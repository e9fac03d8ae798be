'use client';
import type { ReactElement } from 'react';
import { useConversation, useConversationScope, useDisplayName, useSelfId, useStrings } from '../../react/index.js';
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
  return (
    <div className="cl-recalled-message">
      <span className="cl-recalled-message__text">
        {by === selfId ? translator.t('messages.recalledByYou') : translator.t('messages.recalledByName', { name })}
      </span>
      <span className="cl-message-text__meta">{meta}</span>
    </div>
  );
}
