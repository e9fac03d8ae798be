'use client';
import { useState, type ReactElement } from 'react';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings, useSummaryText } from '../../messages/index.js';
import type { Thread, ThreadRef } from '../../model/index.js';
import {
  ConversationScope,
  useConversation,
  useDisplayName,
  useSelfId,
  useStrings,
  useThreads,
} from '../../react/index.js';
import { AlertCircleIcon, Badge, Button, Dialog, EmptyState, MessageCircleIcon, Spinner } from '../../ui/index.js';
import { KeptRow, Tabs } from '../MessageActions/index.js';
import { threadStrings } from './strings.js';

/** Props of {@link ThreadInbox}. */
export interface ThreadInboxProps {
  /** An entry was chosen. */
  readonly onOpen: (thread: ThreadRef) => void;
}

type Filter = 'all' | 'unread';

/** The threads the user follows, over all conversations, those with the newest answer first. */
export function ThreadInbox({ onOpen }: ThreadInboxProps): ReactElement {
  const t = useOwnStrings(threadStrings);
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <Tabs
      label={t('thread.inbox.filter')}
      tabs={(['all', 'unread'] as const).map((id) => ({ id, label: t(`thread.inbox.${id}`) }))}
      current={filter}
      onChange={(id) => setFilter(id as Filter)}
    >
      <Threads key={filter} filter={filter} onOpen={onOpen} />
    </Tabs>
  );
}

function Threads({ filter, onOpen }: ThreadInboxProps & { readonly filter: Filter }): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(threadStrings);
  const { status, error, items, hasMore, loadMore, retry } = useThreads(unreadOnly[filter]);
  if (items.length === 0) {
    if (status === 'loading') return <Spinner label={translator.t('common.loading')} />;
    if (status === 'error' || error) {
      return (
        <EmptyState
          role="alert"
          tone="danger"
          icon={AlertCircleIcon}
          title={translator.t('error.title')}
          text={error && describeError(translator, error)}
          action={<Button onClick={() => void retry()}>{translator.t('common.retry')}</Button>}
        />
      );
    }
    const none = filter === 'all' ? 'thread.inbox.empty' : 'thread.inbox.noUnread';
    if (!hasMore) return <EmptyState icon={MessageCircleIcon} title={t(`${none}.title`)} text={t(`${none}.text`)} />;
  }
  return (
    <>
      {items.length > 0 ? (
        <ul className="cl-kept-list">
          {items.map((thread) => (
            <Entry key={`${thread.conversationId} ${thread.threadId}`} thread={thread} onOpen={onOpen} />
          ))}
        </ul>
      ) : null}
      {error ? <p role="alert">{describeError(translator, error)}</p> : null}
      {hasMore ? (
        <Button variant="link" busy={status === 'loading'} onClick={() => void loadMore()}>
          {t('thread.inbox.more')}
        </Button>
      ) : null}
    </>
  );
}

const unreadOnly = { all: {}, unread: { unreadOnly: true } } as const;

function Entry({ thread, onOpen }: ThreadInboxProps & { readonly thread: Thread }): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(threadStrings);
  const { conversationId, threadId, root, unread } = thread;
  const groupId = useConversation(conversationId)?.groupId;
  const known = useDisplayName(root.senderId, groupId, root.senderName);
  const count = root.thread?.count ?? 0;
  return (
    <KeptRow
      name={root.senderId === useSelfId() ? translator.t('common.you') : known}
      conversationId={conversationId}
      time={root.thread?.lastAt ?? root.time}
      words={
        <ConversationScope conversationId={conversationId}>
          <Words thread={thread} />
        </ConversationScope>
      }
      note={
        <>
          {t('thread.inbox.replies', { count })}
          <Badge count={unread} format={translator.formatCount} label={t('thread.inbox.new', { count: unread })} />
        </>
      }
      onGo={() => onOpen({ conversationId, threadId })}
      t={translator}
    />
  );
}

function Words({ thread: { root } }: { readonly thread: Thread }): ReactElement {
  return <>{useSummaryText(root.content)}</>;
}

/** Props of {@link ThreadInboxDialog}. */
export interface ThreadInboxDialogProps extends ThreadInboxProps {
  readonly onClose: () => void;
}

/** The list of threads as a dialog. Open while it is mounted. */
export function ThreadInboxDialog({ onOpen, onClose }: ThreadInboxDialogProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(threadStrings);
  return (
    <Dialog open onClose={onClose} size="large" title={own('thread.inbox')} closeLabel={t('common.close')}>
      <ThreadInbox
        onOpen={(thread) => {
          onClose();
          onOpen(thread);
        }}
      />
    </Dialog>
  );
}
