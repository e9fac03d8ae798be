'use client';
import {
  forwardRef,
  useMemo,
  useState,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react';
import { FallbackLine, Translation, useMessageTypes } from '../../messages/index.js';
import {
  useCapability,
  useChatActions,
  useChatStore,
  useConversationScope,
  useDesk,
  useStrings,
} from '../../react/index.js';
import { cx } from '../../utils/cx.js';
import type { MessageItemSlotProps } from '../slots/index.js';
import { ThreadOrigin, ThreadStrip } from '../ThreadMarks/index.js';
import { MessageBubble } from './MessageBubble.js';
import { MessageMeta } from './MessageMeta.js';
import { SenderAvatar } from './SenderAvatar.js';
import { useMessageData, type MessageData } from './useMessageData.js';

/** Props of {@link MessageItem}. */
export interface MessageItemProps extends MessageItemSlotProps, Omit<HTMLAttributes<HTMLDivElement>, 'children'> {}

/** One message with everything around its bubble. Needs a ConversationScope; takes all it shows from the chat. */
export const MessageItem: ForwardRefExoticComponent<MessageItemProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  MessageItemProps
>(function MessageItem({ messageKey, group, ...rest }, ref) {
  const data = useMessageData(messageKey);
  return data ? <Item ref={ref} {...rest} data={data} messageKey={messageKey} group={group} /> : null;
});

interface ItemProps extends MessageItemProps {
  readonly data: MessageData;
}

const Item = forwardRef<HTMLDivElement, ItemProps>(function Item({ data, messageKey, group, ...rest }, ref) {
  const { row, status, name, named } = data;
  const { message, mine } = row;
  const translator = useStrings();
  const actions = useChatActions();
  const scope = useConversationScope();
  const desk = useDesk();
  const types = useMessageTypes();
  const canReact = useCapability('messages.react').state !== 'absent';
  const { adapter, contents } = useChatStore();
  const type = useMemo(() => types.resolve(message.content, contents), [types, message.content, contents]);
  const layout = type.layout(message.content);
  // Mounted while unsent: written here just now. It comes up once, and not again when it is scrolled back into view.
  const [fresh] = useState(mine && row.phase !== 'sent');
  const hasHistory =
    message.editedAt !== undefined &&
    adapter.messages.editHistory !== undefined &&
    actions.can('messages.editHistory', scope.conversationId).state !== 'absent';
  const time = translator.formatTime(message.time);
  const label = mine
    ? translator.t('messages.fromYou', { time })
    : translator.t('messages.fromOther', { name: name || translator.t('common.someone'), time });
  const meta = (
    <MessageMeta
      time={message.time}
      edited={message.editedAt !== undefined && message.recalled === undefined}
      editedAt={message.editedAt}
      hasHistory={hasHistory}
      status={mine && message.recalled === undefined ? status : 'received'}
    />
  );
  const view = {
    content: message.content,
    message,
    messageKey,
    mine,
    status,
    error: row.error,
    progress: row.progress,
    meta,
  };

  if (layout === 'notice') {
    return (
      <div
        ref={ref}
        role="article"
        {...rest}
        className={cx('cl-message', rest.className)}
        data-type={message.content.type}
        data-layout="notice"
      >
        <type.Component {...view} />
      </div>
    );
  }
  const failed = status === 'failed' || status === 'uncertain';
  const showsName = named && !mine && (group === 'single' || group === 'first');
  const endsGroup = group === 'single' || group === 'last';
  const avatar = named && !mine ? endsGroup ? <SenderAvatar userId={message.senderId} name={name} /> : null : undefined;
  const react = (emoji: string, active: boolean): void => {
    // Shown at once; when it is refused it is taken back, and the list says why.
    actions.react(scope, message.id, emoji, active).catch((reason: unknown) => desk?.refused(scope, reason));
  };
  return (
    <MessageBubble
      ref={ref}
      aria-label={label}
      data-fresh={fresh || undefined}
      {...rest}
      type={message.content.type}
      mine={mine}
      senderId={message.senderId}
      name={showsName ? name : undefined}
      avatar={avatar}
      group={group}
      layout={message.crypto === 'pending' || message.crypto === 'failed' ? 'bubble' : layout}
      status={status}
      error={row.error}
      quote={message.recalled === undefined ? message.quote : undefined}
      reactions={message.recalled === undefined ? message.lanes.reactions?.value : undefined}
      onReact={canReact && message.id !== '' ? react : undefined}
      onRetry={failed ? () => actions.retrySend(scope, messageKey) : undefined}
      above={message.threadId === undefined ? null : <ThreadOrigin message={message} />}
      below={message.thread === undefined ? null : <ThreadStrip message={message} />}
      onDiscard={failed ? () => void actions.discardSend(scope, messageKey) : undefined}
    >
      {message.crypto === 'pending' || message.crypto === 'failed' ? (
        <FallbackLine
          content={message.content}
          text={translator.t(message.crypto === 'pending' ? 'messages.decrypting' : 'messages.decryptFailed')}
          meta={meta}
        />
      ) : (
        <>
          <type.Component {...view} />
          {message.lanes.translation ? <Translation message={message} /> : null}
          {type.placesMeta ? null : <div className="cl-message__below">{meta}</div>}
        </>
      )}
    </MessageBubble>
  );
});
