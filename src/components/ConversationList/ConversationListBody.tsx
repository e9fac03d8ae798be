'use client';
import { useDeferredValue, useEffect, useMemo, type ReactElement, type ReactNode, type RefObject } from 'react';
import { describeError } from '../../i18n/index.js';
import type { ConversationId } from '../../model/index.js';
import {
  sameItems,
  useChat,
  useChatActions,
  useChatStore,
  useInbox,
  useStartup,
  useStrings,
} from '../../react/index.js';
import { AlertCircleIcon, Button, EmptyState, MessageCircleIcon, SearchIcon, Spinner } from '../../ui/index.js';
import { useSlot } from '../slots/index.js';
import { ConversationListSkeleton } from './ConversationListSkeleton.js';
import { ConversationRows, type ConversationRowsHandle, type ConversationRowsProps } from './ConversationRows.js';
import type { ConversationFilterId } from './filterId.js';
import type * as layers from './layer/index.js';
import { createNameFilter } from './names.js';
import { useMore } from './useMore.js';

type Layer = Pick<typeof layers, 'createSoundsLike' | 'filterIds' | 'FilterEmpty' | 'Filling' | 'Further'>;

type Source = Parameters<Layer['filterIds']>[0];

/** Props of {@link ConversationListBody}. */
export interface ConversationListBodyProps {
  readonly rows: RefObject<ConversationRowsHandle | null>;
  /** Undefined until it is loaded. */
  readonly layer: Layer | undefined;
  readonly filter: ConversationFilterId;
  readonly mark: ConversationRowsProps['mark'];
  readonly activeId: ConversationId | null | undefined;
  readonly query: string;
  readonly rowHeight: number;
  readonly onSelect: (conversationId: ConversationId) => void;
}

/** What the list shows: rows, or that there are none, and why. */
export function ConversationListBody(props: ConversationListBodyProps): ReactElement {
  const { rows, layer, filter, mark, activeId, query, rowHeight, onSelect } = props;
  const translator = useStrings();
  const { t } = translator;
  const inbox = useInbox();
  const startup = useStartup();
  const passing = usePassing(inbox.ids, layer, filter, activeId);
  const ids = useFiltered(passing, query, layer);
  const Empty = useSlot('ConversationListEmpty', DefaultEmpty);
  const more = useMore(ids.length, `${filter} ${query}`);
  const further = more.further && layer ? <layer.Further onSelect={more.further} /> : undefined;

  if (ids.length > 0) {
    return (
      <ConversationRows
        ref={rows}
        ids={ids}
        activeId={activeId}
        label={t('conversations.label')}
        rowHeight={rowHeight}
        onSelect={onSelect}
        onReachEnd={more.next}
        footer={<MoreRow>{further}</MoreRow>}
        mark={mark}
      />
    );
  }
  if (inbox.status === 'error' || (inbox.hasMore && inbox.error)) {
    return (
      <EmptyState
        role="alert"
        tone="danger"
        icon={AlertCircleIcon}
        title={t('conversations.error')}
        text={inbox.error && describeError(translator, inbox.error)}
        action={
          <Button onClick={inbox.retry} size="small">
            {t('common.retry')}
          </Button>
        }
      />
    );
  }
  const looking = inbox.status !== 'ready' || (inbox.hasMore && !more.further);
  if (looking) {
    if (layer && inbox.status === 'ready' && (filter !== 'all' || query.trim() !== '')) return <layer.Filling />;
    // A chat that could not start says so in its own place; a list that seems to load for ever would be a lie.
    return startup.status === 'error' ? <></> : <ConversationListSkeleton />;
  }
  if (passing.length > 0) {
    return (
      <EmptyState
        role="status"
        icon={SearchIcon}
        title={t('conversations.noMatch.title', { query: query.trim() })}
        text={t('conversations.noMatch.text')}
        action={further}
      />
    );
  }
  if (filter !== 'all' && layer) return <layer.FilterEmpty filter={filter} action={further} />;
  return (
    <>
      <Empty />
      {further}
    </>
  );
}

function DefaultEmpty(): ReactElement {
  const { t } = useStrings();
  return (
    <EmptyState icon={MessageCircleIcon} title={t('conversations.empty.title')} text={t('conversations.empty.text')} />
  );
}

/** Below the rows: that more come, or that they could not; else what is given. */
function MoreRow({ children }: { readonly children: ReactNode }): ReactElement | null {
  const { t } = useStrings();
  const { loadingMore, status, error, hasMore, retry } = useInbox();
  const failed = hasMore && (status === 'error' || error !== undefined);
  if (!loadingMore && !failed && !children) return null;
  return (
    <div className="cl-row cl-quiet cl-conversation-list__more">
      {loadingMore ? (
        <Spinner label={t('conversations.loadingMore')} />
      ) : failed ? (
        <>
          {t('conversations.error')}
          <Button variant="link" onClick={retry}>
            {t('common.retry')}
          </Button>
        </>
      ) : (
        children
      )}
    </div>
  );
}

/** What the filter shows. While it shows everything, conversations are not even subscribed to. */
function usePassing(
  all: readonly ConversationId[],
  layer: Layer | undefined,
  filter: ConversationFilterId,
  activeId: ConversationId | null | undefined,
): readonly ConversationId[] {
  // Typing, presence and receipts leave the conversations as they are: then nothing is looked through.
  const select = useMemo(() => {
    if (filter === 'all' || !layer) return () => all;
    let seen: Source['conversations'] | undefined;
    let found = all;
    return (state: Source) => {
      if (seen !== state.conversations) found = layer.filterIds(state, filter, activeId);
      seen = state.conversations;
      return found;
    };
  }, [activeId, all, filter, layer]);
  return useChat(select, sameItems);
}

/** Filters by name. While nothing is searched for, names are not even subscribed to. */
function useFiltered(
  ids: readonly ConversationId[],
  query: string,
  layer: Layer | undefined,
): readonly ConversationId[] {
  const store = useChatStore();
  const { ensureUsers } = useChatActions();
  const wanted = useDeferredValue(query.trim());
  const isOn = wanted !== '';
  const users = useChat((state) => (isOn ? state.users : undefined));
  const groups = useChat((state) => (isOn ? state.groups : undefined));
  const byName = useMemo(() => createNameFilter(layer?.createSoundsLike()), [layer]);
  useEffect(() => {
    // Names of rows that were never on screen are not known yet.
    const { conversations } = store.getState();
    if (isOn) ensureUsers(ids.flatMap((id) => conversations.get(id)?.peerId ?? []));
  }, [ensureUsers, ids, isOn, store]);
  return useMemo(
    () => (isOn ? byName(store.getState(), ids, wanted) : ids),
    // Users and groups hold the names that getState reads.
    // oxlint-disable-next-line react/exhaustive-deps
    [byName, ids, isOn, wanted, users, groups, store],
  );
}
