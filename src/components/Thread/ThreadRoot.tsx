'use client';
import type { ReactElement } from 'react';
import { InnerContent, useOwnStrings } from '../../messages/index.js';
import type { Message, ThreadRef } from '../../model/index.js';
import {
  ConversationScope,
  useConversation,
  useDisplayName,
  useMedia,
  useSelfId,
  useStrings,
  useThread,
  useUser,
} from '../../react/index.js';
import { Avatar, Text } from '../../ui/index.js';
import { hueOf } from '../../utils/hueOf.js';
import { threadStrings } from './strings.js';

/** The message that is answered, above its answers. Scrolls by itself where it is long. */
export function ThreadRoot({ thread }: { readonly thread: ThreadRef }): ReactElement | null {
  const t = useOwnStrings(threadStrings);
  const root = useThread(thread)?.root;
  if (!root) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keys as well
    <div className="cl-thread__root" role="group" aria-label={t('thread.root')} tabIndex={0}>
      {/* What is done to it is done to a message of the conversation. */}
      <ConversationScope conversationId={thread.conversationId}>
        <Root message={root} />
      </ConversationScope>
    </div>
  );
}

function Root({ message }: { readonly message: Message }): ReactElement {
  const { senderId, senderName, conversationId, time, content } = message;
  const { t, formatMoment } = useStrings();
  const user = useUser(senderId);
  const known = useDisplayName(senderId, useConversation(conversationId)?.groupId, senderName);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  const name = senderId === useSelfId() ? t('common.you') : known;
  return (
    <>
      <Avatar id={senderId} name={known} src={url} size={32} muted={user?.deleted ?? false} />
      <div className="cl-thread__said">
        <p className="cl-thread__who">
          <Text className="cl-thread__name" truncate pending data-cl-hue={hueOf(senderId)}>
            {name}
          </Text>
          <time className="cl-quiet cl-thread__time" dir="auto">
            {formatMoment(time)}
          </time>
        </p>
        <InnerContent content={content} message={message} messageKey={`thread:${message.id}`} />
      </div>
    </>
  );
}
