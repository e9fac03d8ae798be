'use client';
import type { ReactElement } from 'react';
import { useOwnStrings, useSummaryText } from '../../messages/index.js';
import { timelineKey, type Message, type ThreadRef, type ThreadSummary, type UserId } from '../../model/index.js';
import {
  useChat,
  useConversation,
  useDisplayName,
  useMedia,
  useStrings,
  useThread,
  useUser,
} from '../../react/index.js';
import { Avatar, Badge, ThreadIcon, Text, VisuallyHidden } from '../../ui/index.js';
import { threadMarkStrings } from './strings.js';

/** Faces that are shown. */
const FACES = 3;

/** Who answered, how often and when; opens the thread. */
export function Strip(props: {
  readonly thread: ThreadRef;
  readonly summary: ThreadSummary;
  readonly onOpen: () => void;
}): ReactElement {
  const { thread, summary, onOpen } = props;
  const { count, participantIds, lastAt } = summary;
  const { formatListTime, formatCount } = useStrings();
  const t = useOwnStrings(threadMarkStrings);
  const key = timelineKey(thread);
  const unread = useChat((state) => state.threads.get(key)?.unread ?? 0);
  return (
    <button type="button" className="cl-row cl-quiet cl-lit cl-thread-strip__open" onClick={onOpen}>
      <VisuallyHidden>{t('thread.open')}: </VisuallyHidden>
      <span className="cl-thread-strip__faces">
        {participantIds.slice(0, FACES).map((userId) => (
          <Face key={userId} userId={userId} conversationId={thread.conversationId} />
        ))}
      </span>
      <span className="cl-thread-strip__count">{t('thread.replies', { count })}</span>
      <span className="cl-thread-strip__time">{t('thread.last', { time: formatListTime(lastAt) })}</span>
      <Badge count={unread} dot format={formatCount} label={t('thread.unread', { count: unread })} />
    </button>
  );
}

function Face({ userId, conversationId }: { readonly userId: UserId; readonly conversationId: string }): ReactElement {
  const user = useUser(userId);
  const name = useDisplayName(userId, useConversation(conversationId)?.groupId);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  return <Avatar id={userId} name={name} src={url} size={24} muted={user?.deleted ?? false} />;
}

/** Which thread an answer belongs to. */
export function Origin(props: { readonly thread: ThreadRef; readonly onOpen: (() => void) | undefined }): ReactElement {
  const { thread, onOpen } = props;
  const root = useThread(thread)?.root;
  const words = root ? <Answered root={root} /> : <Unknown />;
  return onOpen ? (
    <button type="button" className="cl-row cl-quiet cl-lit cl-thread-origin__open" onClick={onOpen}>
      <ThreadIcon size={14} />
      {words}
    </button>
  ) : (
    <span className="cl-row cl-quiet cl-lit cl-thread-origin__open">
      <ThreadIcon size={14} />
      {words}
    </span>
  );
}

function Answered({ root }: { readonly root: Message }): ReactElement {
  const t = useOwnStrings(threadMarkStrings);
  return <Text truncate>{t('thread.originOf', { text: useSummaryText(root.content) })}</Text>;
}

function Unknown(): ReactElement {
  const t = useOwnStrings(threadMarkStrings);
  return <Text truncate>{t('thread.origin')}</Text>;
}
