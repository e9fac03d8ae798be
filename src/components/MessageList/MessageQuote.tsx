'use client';
import { useContext, type ReactElement } from 'react';
import { useSummaryText } from '../../messages/index.js';
import type { MessageSnapshot } from '../../model/index.js';
import { useConversation, useConversationScope, useDisplayName, useSelfId, useStrings } from '../../react/index.js';
import { Text } from '../../ui/index.js';
import { hueOf } from '../../utils/hueOf.js';
import { JumpContext } from './useJumps.js';

/** The message that is answered: who, and two lines of what, with a bar in the author's hue. */
export function MessageQuote({ quote }: { readonly quote: MessageSnapshot }): ReactElement {
  const translator = useStrings();
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const selfId = useSelfId();
  const senderId = quote.senderId ?? '';
  const known = useDisplayName(senderId, groupId, quote.senderName);
  const text = useSummaryText(quote.content);
  const jump = useContext(JumpContext);
  const { ref } = quote;
  const goTo = jump && ref?.conversationId === conversationId ? () => jump(ref.messageId) : undefined;
  const own = quote.senderId !== undefined && quote.senderId === selfId;
  const name = own ? translator.t('common.you') : quote.senderId === undefined ? quote.senderName : known;
  return (
    <blockquote
      className="cl-message__quote"
      data-cl-hue={hueOf(senderId === '' ? quote.senderName : senderId)}
      aria-label={translator.t('messages.quote', { name: name === '' ? translator.t('common.someone') : name, text })}
    >
      <Text className="cl-message__quote-name" truncate pending>
        {name}
      </Text>
      <span
        className="cl-clamp cl-message__quote-text"
        dir="auto"
        data-recalled={quote.content.type === 'recalled' || undefined}
      >
        {text}
      </span>
      {goTo ? (
        <button
          type="button"
          className="cl-message__quote-link"
          aria-label={translator.t('messages.goToQuoted')}
          onClick={goTo}
        />
      ) : null}
    </blockquote>
  );
}
