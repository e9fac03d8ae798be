'use client';
import {
  forwardRef,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react';
import type { ConversationId } from '../../model/index.js';
import { useStartup, useStrings } from '../../react/index.js';
import { setRef, useLazy } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { useSlot } from '../slots/index.js';
import { ConversationFilter } from './ConversationFilter.js';
import { ConversationListBody } from './ConversationListBody.js';
import type { ConversationRowsHandle, ConversationRowsProps } from './ConversationRows.js';
import { tabIdOf, type ConversationFilterId } from './filterId.js';

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
  /** Asked to look for words everywhere: by Enter in the search field, and by the row below it. Without it names alone are looked for. */
  readonly onSearch?: ((words: string) => void) | undefined;
  /** Height of the rows. Default: `comfortable`. */
  readonly density?: 'comfortable' | 'compact' | undefined;
  /** At the inline end of the title: a button for a new chat, a menu. */
  readonly actions?: ReactNode;
  /** Leaves the search field out. Default: false. */
  readonly hideFilter?: boolean | undefined;
  /** Leaves the tabs (all, unread, mentions, groups, folders, archived) out. Default: false. */
  readonly hideTabs?: boolean | undefined;
  readonly handle?: Ref<ConversationListHandle> | undefined;
}

/** Tabs, menus, dialogs, swipes, selecting: all that is not needed to read the list. */
const loadLayer = () => import('./layer/index.js');

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
      onSearch,
      density = 'comfortable',
      actions,
      hideFilter = false,
      hideTabs = false,
      handle,
      className,
      ...rest
    },
    ref,
  ) {
    const { t } = useStrings();
    const [query, setQuery] = useState('');
    const [filter, setFilter] = useState<ConversationFilterId>('all');
    const [mark, setMark] = useState<ConversationRowsProps['mark']>();
    const [root, setRoot] = useState<HTMLElement | null>(null);
    const [tabs, setTabs] = useState<HTMLElement | null>(null);
    const panelId = useId();
    const layer = useLazy(loadLayer, useStartup().status === 'ready');
    const rows = useRef<ConversationRowsHandle>(null);
    const select = useStable(onSelect);
    const SlotHeader = useSlot('ConversationListHeader', DefaultHeader);
    const setElement = useCallback(
      (element: HTMLDivElement | null) => {
        setRoot(element);
        setRef(ref, element);
      },
      [ref],
    );
    // A function would be taken for one that makes the next state.
    const onMark = useCallback((next: ConversationRowsProps['mark']) => setMark(() => next), []);
    useImperativeHandle(handle, () => ({ focus: (id) => rows.current?.focus(id) }), []);

    const onFilterKey = (event: KeyboardEvent<HTMLInputElement>): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        rows.current?.focus();
      } else if (event.key === 'Enter' && onSearch && query.trim() !== '') {
        event.preventDefault();
        onSearch(query.trim());
      } else if (event.key === 'Escape' && query !== '') {
        event.preventDefault();
        setQuery('');
      }
    };

    return (
      <div ref={setElement} {...rest} className={cx('cl-conversation-list', className)} data-density={density}>
        {SlotHeader === DefaultHeader ? (
          <div className="cl-conversation-list__header">
            <h2 className="cl-truncate cl-conversation-list__title">{t('conversations.title')}</h2>
            {actions}
          </div>
        ) : (
          <SlotHeader />
        )}
        {hideFilter ? null : (
          <ConversationFilter value={query} onChange={setQuery} onKeyDown={onFilterKey} onSearch={onSearch} />
        )}
        {hideTabs ? null : <div ref={setTabs} className="cl-conversation-tabs" />}
        <div
          className="cl-conversation-list__body"
          {...(tabs && layer
            ? { id: panelId, role: 'tabpanel', 'aria-labelledby': tabIdOf(panelId, filter) }
            : undefined)}
        >
          <ConversationListBody
            rows={rows}
            layer={layer}
            filter={filter}
            mark={mark}
            activeId={activeConversationId}
            query={query}
            rowHeight={rowHeights[density]}
            onSelect={select}
          />
        </div>
        {layer && root ? (
          <layer.ConversationLayer
            root={root}
            tabs={tabs}
            panelId={panelId}
            rows={rows}
            filter={filter}
            onFilter={setFilter}
            activeId={activeConversationId}
            onSelect={select}
            onMark={onMark}
          />
        ) : null}
      </div>
    );
  });

/** One function for ever, which calls the latest: rows must not render because a host wrote an inline arrow. */
function useStable(callback: ((id: ConversationId) => void) | undefined): (id: ConversationId) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((id) => latest.current?.(id), []);
}
