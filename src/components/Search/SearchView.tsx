'use client';
import {
  forwardRef,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { ConversationId, MessageRef, SearchFilter, SearchOperator, UserId } from '../../model/index.js';
import {
  useChatStore,
  useRecentSearches,
  useSearch,
  useSearchField,
  useSearchSuggestions,
  useStrings,
  type SearchResults,
} from '../../react/index.js';
import { IconButton, SearchIcon, XIcon } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { foldWords } from '../../utils/foldWords.js';
import { Tabs } from '../MessageActions/index.js';
import { FilterBar } from './FilterBar.js';
import { optionId, SearchList } from './SearchList.js';
import { SearchState } from './SearchState.js';
import {
  itemKey,
  queryOf,
  searchTabs,
  sectionsOf,
  type SearchItem,
  type SearchSection,
  type SearchTab,
} from './sections.js';
import { searchStrings, searchWords } from './strings.js';
import { useOpenPerson } from './useOpenPerson.js';

/** Props of {@link SearchView}: those of a `<div>`, and what follows. */
export interface SearchViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** A message was chosen: open its chat there. */
  readonly onOpenMessage: (message: MessageRef) => void;
  /** A chat was chosen, or the chat with a person. */
  readonly onOpenConversation: (conversationId: ConversationId) => void;
  /** A person was chosen. Default: the direct chat with the person is opened, made if need be. */
  readonly onOpenPerson?: ((userId: UserId) => void) | undefined;
  /** Words that are looked for at first. Default: none. */
  readonly defaultText?: string | undefined;
  /** Asked to close, by Escape. The owner gives the focus back to where it was. Without it Escape empties the field. */
  readonly onClose?: (() => void) | undefined;
  /** The field has the focus when it appears. Default: false. */
  readonly focusField?: boolean | undefined;
}

const PAGE = 8;

/**
 * Looks for people, chats and messages at once, in all chats: words, operators that turn into filters, results in tabs. From the field the arrow keys go
 * through what was found, and Enter opens it. It fills the box it stands in: give that box a height.
 */
export const SearchView: ForwardRefExoticComponent<SearchViewProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  SearchViewProps
>(function SearchView(props, ref) {
  const {
    onOpenMessage,
    onOpenConversation,
    onOpenPerson,
    defaultText = '',
    onClose,
    focusField,
    className,
    ...rest
  } = props;
  const t = useOwnStrings(searchStrings);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const words = useMemo(() => searchWords(t), [t]);
  const field = useSearchField(words);
  const [tab, setTab] = useState<SearchTab>('all');
  const [active, setActive] = useState<string>();
  const query = queryOf(tab, field.query);
  const results = useOnce(useSearch(query), tab);
  const suggestions = useSearchSuggestions(field.typing, words);
  const recent = useRecentSearches();
  const person = useOpenPerson(onOpenConversation, onOpenPerson);
  const { edit } = field;
  const first = useRef({ edit, defaultText, focusField });
  useEffect(() => {
    const { edit: begin, defaultText: text, focusField: focus } = first.current;
    if (text !== '') begin(text);
    if (focus) input.current?.focus();
  }, []);

  const blank = field.text.trim() === '' && field.filters.length === 0;
  const sections = useMemo((): readonly SearchSection[] => {
    if (suggestions.length > 0)
      return [{ id: 'suggestions', items: suggestions.map((filter) => ({ kind: 'suggestion', filter })) }];
    if (!blank || tab === 'media' || tab === 'files') return sectionsOf(tab, results);
    return recent.recents.length > 0 && tab === 'all'
      ? [{ id: 'recent', items: recent.recents.map((search) => ({ kind: 'recent', search })) }]
      : [];
  }, [suggestions, blank, tab, results, recent.recents]);
  const items = useMemo(() => sections.flatMap((section) => section.items), [sections]);
  const at = items.findIndex((item) => itemKey(item) === active);

  const write = (text: string): void => {
    setActive(undefined);
    field.edit(text);
  };
  const remove = (filter: SearchFilter): void => {
    field.remove(filter);
    input.current?.focus();
  };
  const want = (operator: SearchOperator): void => {
    const before = field.typing ? field.text.slice(0, field.typing.start) : field.text;
    const space = before === '' || /\s$/u.test(before) ? '' : ' ';
    write(`${before}${space}${t(`search.operator.${operator}`)}:`);
    input.current?.focus();
  };
  const choose = (item: SearchItem): void => {
    if (item.kind === 'suggestion') {
      field.add(item.filter);
      if (item.filter.type === 'has' && (tab === 'media' || tab === 'files')) setTab('all');
    } else if (item.kind === 'recent') field.set(item.search.text, item.search.filters);
    else if (item.kind === 'tab') setTab(item.tab);
    else if (item.kind === 'more') void results.loadMore();
    else {
      recent.remember({ text: field.query.text, filters: field.filters });
      if (item.kind === 'person') person.open(item.userId);
      else if (item.kind === 'chat') onOpenConversation(item.conversationId);
      else {
        const { conversationId, threadId, id: messageId } = item.message;
        onOpenMessage({ conversationId, threadId, messageId });
      }
      return;
    }
    // Where the next page begins the way to it stood.
    if (item.kind !== 'more') setActive(undefined);
    input.current?.focus();
  };
  const forget = (item: SearchItem): void => {
    if (item.kind === 'recent') recent.forget(item.search);
  };

  const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const item = items[at];
    const move = moves[event.key];
    if (move !== undefined && !event.altKey && items.length > 0) {
      // Above the first stands the field itself.
      const to = at + move < 0 ? (at > 0 && move < -1 ? 0 : -1) : Math.min(items.length - 1, at + move);
      setActive(items[to] && itemKey(items[to]));
    } else if (event.key === 'Enter') {
      if (item) choose(item);
      else field.complete();
    } else if (event.key === 'Delete' && item?.kind === 'recent') {
      const next = items[at + 1] ?? items[at - 1];
      setActive(next && itemKey(next));
      forget(item);
    } else if (event.key === 'Backspace' && field.text === '' && field.filters.length > 0) {
      field.remove(field.filters.at(-1)!);
    } else return;
    event.preventDefault();
  };
  const listId = `${id}list`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside
    <div
      ref={ref}
      role="search"
      aria-label={t('search.label')}
      {...rest}
      className={cx('cl-search', className)}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event);
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        if (!onClose && blank) return;
        event.preventDefault();
        event.stopPropagation();
        if (onClose) onClose();
        else field.set('', []);
      }}
    >
      <div className="cl-row cl-search__bar">
        <span className="cl-row cl-field cl-search__field">
          <SearchIcon size={18} />
          <input
            ref={input}
            type="text"
            role="combobox"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            className="cl-words"
            dir={field.text === '' ? undefined : 'auto'}
            aria-label={t('search.label')}
            aria-autocomplete="list"
            aria-expanded={items.length > 0}
            aria-controls={items.length > 0 ? listId : undefined}
            aria-activedescendant={at < 0 ? undefined : optionId(listId, at)}
            placeholder={t('search.label')}
            value={field.text}
            maxLength={300}
            onChange={({ currentTarget }) => write(currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          {blank ? null : (
            <ClearButton onClear={() => (field.set('', []), setActive(undefined), input.current?.focus())} />
          )}
        </span>
      </div>
      <FilterBar field={field} onRemove={remove} onWant={want} />
      <Tabs
        tabs={searchTabs.map((each) => ({ id: each, label: t(`search.tab.${each}`) }))}
        current={tab}
        label={t('search.kinds')}
        onChange={(next) => {
          setActive(undefined);
          setTab(searchTabs.find((each) => each === next) ?? 'all');
        }}
      >
        <SearchState
          field={field}
          tab={tab}
          results={results}
          blank={blank && tab !== 'media' && tab !== 'files'}
          shown={items.length > 0}
          suggesting={suggestions.length > 0}
          recents={sections[0]?.id === 'recent'}
          failure={person.failure}
          onClearRecents={() => {
            recent.clear();
            input.current?.focus();
          }}
        />
        {items.length > 0 ? (
          <SearchList
            id={listId}
            sections={sections}
            words={foldWords(field.query.text)}
            active={active}
            busy={results.busy}
            onChoose={choose}
            onForget={forget}
          />
        ) : null}
      </Tabs>
    </div>
  );
});

function ClearButton({ onClear }: { readonly onClear: () => void }): ReactElement {
  const { t } = useStrings();
  return <IconButton size="small" icon={XIcon} label={t('common.clear')} onClick={onClear} />;
}

/** Among everything a chat of two stands once: as the person. */
function useOnce(results: SearchResults, tab: SearchTab): SearchResults {
  const { getState } = useChatStore();
  return useMemo(() => {
    if (tab !== 'all') return results;
    const people = new Set(results.people);
    const isOther = (id: ConversationId): boolean => !people.has(getState().conversations.get(id)?.peerId ?? '');
    return { ...results, conversations: results.conversations.filter(isOther) };
  }, [results, tab, getState]);
}
