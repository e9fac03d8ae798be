'use client';
import { useDeferredValue, useMemo, type ReactElement, type RefObject } from 'react';
import { describeError } from '../../i18n/index.js';
import type { ConversationId } from '../../model/index.js';
import { sameItems, useChat, useChatStore, useInbox, useStartup, useStrings } from '../../react/index.js';
import { AlertCircleIcon, Button, EmptyState, MessageCircleIcon, SearchIcon, Spinner } from '../../ui/index.js';
import { useSlot } from '../slots/index.js';
import { ConversationListSkeleton } from './ConversationListSkeleton.js';
import { ConversationRows, type ConversationRowsHandle, type ConversationRowsProps } from './ConversationRows.js';
import type { ConversationFilterId } from './filterId.js';
import type * as layers from './layer/index.js';
import { filterByName } from './names.js';

type Layer = Pick<typeof layers, 'filterIds' | 'FilterEmpty'>;

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
  const ids = useFiltered(passing, query);
  const Empty = useSlot('ConversationListEmpty', DefaultEmpty);

  if (passing.length === 0) {
    if (filter !== 'all' && layer) return <layer.FilterEmpty filter={filter} />;
    if (inbox.status === 'error') {
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
    if (inbox.status === 'ready' && !inbox.hasMore) return <Empty />;
    // A chat that could not start says so in its own place; a list that seems to load for ever would be a lie.
    return startup.status === 'error' ? <></> : <ConversationListSkeleton />;
  }
  if (ids.length === 0) {
    return (
      <EmptyState
        role="status"
        icon={SearchIcon}
        title={t('conversations.noMatch.title', { query: query.trim() })}
        text={t('conversations.noMatch.text')}
      />
    );
  }
  return (
    <ConversationRows
      ref={rows}
      ids={ids}
      activeId={activeId}
      label={t('conversations.label')}
      rowHeight={rowHeight}
      onSelect={onSelect}
      onReachEnd={inbox.hasMore ? () => void inbox.loadMore() : undefined}
      footer={<MoreRow />}
      mark={mark}
    />
  );
}

function DefaultEmpty(): ReactElement {
  const { t } = useStrings();
  return (
    <EmptyState icon={MessageCircleIcon} title={t('conversations.empty.title')} text={t('conversations.empty.text')} />
  );
}

/** Below the rows: that more come, or that they could not. */
function MoreRow(): ReactElement | null {
  const { t } = useStrings();
  const { loadingMore, status, error, hasMore, retry } = useInbox();
  if (loadingMore) {
    return (
      <div className="cl-row cl-quiet cl-conversation-list__more">
        <Spinner label={t('conversations.loadingMore')} />
      </div>
    );
  }
  if (!hasMore || (status !== 'error' && !error)) return null;
  return (
    <div className="cl-row cl-quiet cl-conversation-list__more">
      {t('conversations.error')}
      <Button variant="link" onClick={retry}>
        {t('common.retry')}
      </Button>
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
  const filters = filter !== 'all' && layer;
  return useChat((state) => (filters ? filters.filterIds(state, filter, activeId) : all), sameItems);
}

/** Filters by name. While nothing is searched for, names are not even subscribed to. */
function useFiltered(ids: readonly ConversationId[], query: string): readonly ConversationId[] {
  const store = useChatStore();
  const wanted = useDeferredValue(query.trim());
  const users = useChat((state) => (wanted === '' ? undefined : state.users));
  const groups = useChat((state) => (wanted === '' ? undefined : state.groups));
  return useMemo(
    () => (wanted === '' ? ids : filterByName(store.getState(), ids, wanted)),
    // Users and groups hold the names that getState reads.
    // oxlint-disable-next-line react/exhaustive-deps
    [ids, wanted, users, groups, store],
  );
}
