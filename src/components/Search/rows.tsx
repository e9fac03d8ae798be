'use client';
import type { ReactElement } from 'react';
import { useSummaryText } from '../../messages/index.js';
import type { ConversationId, Message, UserId } from '../../model/index.js';
import {
  ConversationScope,
  useChatStore,
  useConversation,
  useConversationName,
  useDisplayName,
  useGroup,
  useSelfId,
  useStrings,
  useUser,
} from '../../react/index.js';
import { Text } from '../../ui/index.js';
import { ConversationAvatar, UserAvatar } from '../ConversationAvatar/index.js';
import { Marked, MarkedName } from './SearchOption.js';
import { snippetOf } from './snippet.js';
import { Thumb } from './Thumb.js';

/** Somebody who was found: the name the reader knows, and below it the one the person chose. */
export function PersonLine({
  userId,
  words,
}: {
  readonly userId: UserId;
  readonly words: readonly string[];
}): ReactElement {
  const { t } = useStrings();
  const name = useDisplayName(userId) || t('common.someone');
  const user = useUser(userId);
  const below = user?.nick !== undefined && user.nick !== name ? user.nick : user?.bio;
  return (
    <>
      <UserAvatar userId={userId} name={name} />
      <span className="cl-words">
        <MarkedName name={name} words={words} />
        {below === undefined || below === '' ? null : (
          <Text className="cl-quiet" truncate>
            {below}
          </Text>
        )}
      </span>
    </>
  );
}

/** A chat that was found. */
export function ChatLine(props: { readonly id: ConversationId; readonly words: readonly string[] }): ReactElement {
  const { id, words } = props;
  const { t } = useStrings();
  const conversation = useConversation(id);
  const name = useConversationName(id);
  const members = useGroup(conversation?.groupId)?.memberCount;
  return (
    <>
      <ConversationAvatar conversationId={id} />
      <span className="cl-words">
        <MarkedName name={name} words={words} />
        {members === undefined ? null : <span className="cl-quiet">{t('header.members', { count: members })}</span>}
      </span>
    </>
  );
}

/** A message that was found: where, when, by whom, and the words around what was looked for. */
export function MessageLine(props: { readonly message: Message; readonly words: readonly string[] }): ReactElement {
  return (
    <ConversationScope conversationId={props.message.conversationId}>
      <Line {...props} />
    </ConversationScope>
  );
}

function Line({ message, words }: { readonly message: Message; readonly words: readonly string[] }): ReactElement {
  const { conversationId, senderId, senderName, content, time } = message;
  const { t, formatListTime, formatDateTime } = useStrings();
  const { contents } = useChatStore();
  const conversation = useConversation(conversationId);
  const place = useConversationName(conversationId) || t('common.someone');
  const known = useDisplayName(senderId, conversation?.groupId, senderName);
  const sender = useSelfId() === senderId ? t('common.you') : known || t('common.someone');
  const summary = useSummaryText(content);
  // Of files and pictures one wants to see that they are, beside what was found in their names and captions.
  const said = content.type === 'text' ? contents.searchText(content) : '';
  return (
    <>
      <ConversationAvatar conversationId={conversationId} />
      <span className="cl-words">
        <span className="cl-row cl-search__head">
          <Text className="cl-label" truncate>
            {place}
          </Text>
          <time
            className="cl-quiet cl-search__time"
            dateTime={new Date(time).toISOString()}
            title={formatDateTime(time)}
          >
            {formatListTime(time)}
          </time>
        </span>
        <span className="cl-search__said">
          {/* In a chat of two the name would say twice who it is. */}
          {sender === place ? null : (
            <>
              <bdi>{sender}</bdi>
              {': '}
            </>
          )}
          <Marked className="cl-search__snippet" parts={snippetOf(said || summary, words)} />
        </span>
      </span>
      <Thumb message={message} />
    </>
  );
}
