'use client';
import { useEffect, useImperativeHandle, useRef, useState, type ReactElement, type RefObject } from 'react';
import { InnerContent, Translation, useOwnStrings } from '../../messages/index.js';
import type { Message, MessageId, ThreadRef } from '../../model/index.js';
import {
  ConversationScope,
  useCapability,
  useChatActions,
  useConversation,
  useDesk,
  useDisplayName,
  useMedia,
  useSelfId,
  useStrings,
  useThread,
  useUser,
} from '../../react/index.js';
import { Avatar, Text } from '../../ui/index.js';
import { hueOf } from '../../utils/hueOf.js';
import { OneMessageActions, type MessageActionsCustomizer } from '../MessageActions/index.js';
import { createHighlight, HighlightContext, MessageReactions, useHighlighted } from '../MessageList/index.js';
import { threadStrings } from './strings.js';

/** Leads to the message a thread is about. */
export interface ThreadRootHandle {
  /** Takes the focus to the message and marks it for a while; false when it is another one. */
  show(messageId: MessageId): boolean;
}

/** Props of {@link ThreadRoot}. */
export interface ThreadRootProps {
  readonly handle: RefObject<ThreadRootHandle | null>;
  readonly thread: ThreadRef;
  readonly messageActions: MessageActionsCustomizer | undefined;
}

/** The message that is answered, above its answers. Scrolls by itself where it is long; offers what any row of a list does. */
export function ThreadRoot({ handle, thread, messageActions }: ThreadRootProps): ReactElement | null {
  const t = useOwnStrings(threadStrings);
  const root = useThread(thread)?.root;
  const article = useRef<HTMLDivElement>(null);
  const [highlight] = useState(createHighlight);
  useEffect(() => () => highlight.stop(), [highlight]);
  const messageKey = `thread:${root?.id}`;
  useImperativeHandle(
    handle,
    () => ({
      show: (id) => {
        if (id !== root?.id || !article.current) return false;
        // To its beginning: it scrolls by itself.
        article.current.scrollIntoView({ block: 'start' });
        article.current.focus({ preventScroll: true });
        highlight.show(messageKey);
        return true;
      },
    }),
    [highlight, messageKey, root?.id],
  );
  if (!root) return null;
  return (
    // What is done to it is done to a message of the conversation.
    <ConversationScope conversationId={thread.conversationId}>
      <div className="cl-thread__root">
        <div className="cl-thread__about" role="group" aria-label={t('thread.root')} data-key={messageKey}>
          <HighlightContext.Provider value={highlight}>
            <Root article={article} message={root} messageKey={messageKey} thread={thread} />
          </HighlightContext.Provider>
        </div>
        <OneMessageActions message={root} messageKey={messageKey} customize={messageActions} writeIn={thread} />
      </div>
    </ConversationScope>
  );
}

interface RootProps {
  readonly article: RefObject<HTMLDivElement | null>;
  readonly message: Message;
  readonly messageKey: string;
  readonly thread: ThreadRef;
}

function Root({ article, message, messageKey, thread }: RootProps): ReactElement {
  const { senderId, senderName, conversationId, time, content, editedAt, recalled } = message;
  const { t, formatMoment, formatTime } = useStrings();
  const user = useUser(senderId);
  const known = useDisplayName(senderId, useConversation(conversationId)?.groupId, senderName);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  const mine = senderId === useSelfId();
  const highlighted = useHighlighted(messageKey);
  const sentAt = { time: formatTime(time) };
  return (
    <div
      ref={article}
      className="cl-thread__message"
      data-highlighted={highlighted || undefined}
      role="article"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys, and keys do something to it
      tabIndex={0}
      aria-label={
        mine
          ? t('messages.fromYou', sentAt)
          : t('messages.fromOther', { name: known || t('common.someone'), ...sentAt })
      }
    >
      <Avatar id={senderId} name={known} src={url} size={32} muted={user?.deleted ?? false} />
      <div className="cl-thread__said">
        <p className="cl-thread__who">
          <Text className="cl-thread__name" truncate pending data-cl-hue={hueOf(senderId)}>
            {mine ? t('common.you') : known}
          </Text>
          <time className="cl-quiet cl-thread__time" dir="auto">
            {formatMoment(time)}
          </time>
          {editedAt === undefined || recalled ? null : (
            <span
              className="cl-quiet cl-thread__time"
              title={t('messages.edited.title', { time: formatMoment(editedAt) })}
            >
              {t('messages.edited')}
            </span>
          )}
        </p>
        <InnerContent content={content} message={message} messageKey={messageKey} />
        {message.lanes.translation ? <Translation message={message} /> : null}
        <Reactions message={message} thread={thread} />
      </div>
    </div>
  );
}

function Reactions({ message, thread }: Omit<RootProps, 'messageKey' | 'article'>): ReactElement | null {
  const { id, conversationId, recalled, lanes } = message;
  const actions = useChatActions();
  const desk = useDesk();
  const canReact = useCapability('messages.react').state !== 'absent';
  const reactions = lanes.reactions?.value ?? [];
  if (recalled || reactions.length === 0) return null;
  const react = (emoji: string, active: boolean): void => {
    // Shown at once; when it is refused it is taken back, and the list below says why.
    actions.react({ conversationId }, id, emoji, active).catch((reason: unknown) => desk?.refused(thread, reason));
  };
  return <MessageReactions reactions={reactions} onReact={canReact ? react : undefined} />;
}
