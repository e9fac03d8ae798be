'use client';
import {
  forwardRef,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  type RefObject,
} from 'react';
import { describeError } from '../../i18n/index.js';
import type { ConversationId } from '../../model/index.js';
import { useChat, useChatStore, useInbox, useStartup, useStrings } from '../../react/index.js';
import { AlertCircleIcon, Button, EmptyState, MessageCircleIcon, SearchIcon, Spinner } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { useSlot } from '../slots/index.js';
import { ConversationFilter } from './ConversationFilter.js';
import { ConversationListSkeleton } from './ConversationListSkeleton.js';
import { ConversationRows, type ConversationRowsHandle } from './ConversationRows.js';
import { filterByName } from './names.js';

/** What a conversation list can be told to do. */
export interface ConversationListHandle {
  /** Puts the focus on the row of this conversation, or on the row that last had it, else on the first. */
  focus(conversationId?: ConversationId): void;
}

/** Props of {@link ConversationList}: those of a `<div>`, and what follows. */
export interface ConversationListProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'onSelect'> {
  /** The open conversation; its row is marked. */
  readonly activeConversationId?: ConversationId | null | undefined;
  /** A row was chosen. */
  readonly onSelect?: ((conversationId: ConversationId) => void) | undefined;
  /** Height of the rows. Default: `comfortable`. */
  readonly density?: 'comfortable' | 'compact' | undefined;
  /** At the inline end of the title: a button for a new chat, a menu. */
  readonly actions?: ReactNode;
  /** Leaves the search field out. Default: false. */
  readonly hideFilter?: boolean | undefined;
  readonly handle?: Ref<ConversationListHandle> | undefined;
}

const rowHeights = { comfortable: 64, compact: 48 } as const;

function DefaultHeader(): null {
  return null;
}

/**
 * The user's conversations: pinned first, then by activity. Only the rows in view are mounted, and one new message renders one row.
 */
export const ConversationList: ForwardRefExoticComponent<ConversationListProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, ConversationListProps>(function ConversationList(
    {
      activeConversationId,
      onSelect,
      density = 'comfortable',
      actions,
      hideFilter = false,
      handle,
      className,
      ...rest
    },
    ref,
  ) {
    const { t } = useStrings();
    const [query, setQuery] = useState('');
    const rows = useRef<ConversationRowsHandle>(null);
    const select = useStable(onSelect);
    const SlotHeader = useSlot('ConversationListHeader', DefaultHeader);
    useImperativeHandle(handle, () => ({ focus: (id) => rows.current?.focus(id) }), []);

    const onFilterKey = (event: KeyboardEvent<HTMLInputElement>): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        rows.current?.focus();
      } else if (event.key === 'Escape' && query !== '') {
        event.preventDefault();
        setQuery('');
      }
    };

    return (
      <div ref={ref} {...rest} className={cx('cl-conversation-list', className)} data-density={density}>
        {SlotHeader === DefaultHeader ? (
          <div className="cl-conversation-list__header">
            <h2 className="cl-truncate cl-conversation-list__title">{t('conversations.title')}</h2>
            {actions}
          </div>
        ) : (
          <SlotHeader />
        )}
        {hideFilter ? null : <ConversationFilter value={query} onChange={setQuery} onKeyDown={onFilterKey} />}
        <div className="cl-conversation-list__body">
          <ListBody
            rows={rows}
            activeId={activeConversationId}
            query={query}
            rowHeight={rowHeights[density]}
            onSelect={select}
          />
        </div>
      </div>
    );
  });

interface ListBodyProps {
  readonly rows: RefObject<ConversationRowsHandle | null>;
  readonly activeId: ConversationId | null | undefined;
  readonly query: string;
  readonly rowHeight: number;
  readonly onSelect: (conversationId: ConversationId) => void;
}

function ListBody({ rows, activeId, query, rowHeight, onSelect }: ListBodyProps): ReactElement {
  const translator = useStrings();
  const { t } = translator;
  const inbox = useInbox();
  const startup = useStartup();
  const ids = useFiltered(inbox.ids, query);
  const Empty = useSlot('ConversationListEmpty', DefaultEmpty);

  if (inbox.ids.length === 0) {
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

/** One function for ever, which calls the latest: rows must not render because a host wrote an inline arrow. */
function useStable(callback: ((id: ConversationId) => void) | undefined): (id: ConversationId) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((id) => latest.current?.(id), []);
}
