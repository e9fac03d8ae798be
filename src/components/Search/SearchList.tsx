'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import {
  CheckIcon,
  ChevronRightIcon,
  ClockIcon,
  ContactIcon,
  FileIcon,
  HistoryIcon,
  ImageIcon,
  ExternalLinkIcon,
  MapPinIcon,
  MicIcon,
  PollIcon,
  StickerIcon,
  Text,
  VideoIcon,
  XIcon,
  type IconComponent,
} from '../../ui/index.js';
import type { SearchFilter, SearchKind, UserId } from '../../model/index.js';
import { useDisplayName } from '../../react/index.js';
import { ConversationAvatar, UserAvatar } from '../ConversationAvatar/index.js';
import { ChatLine, MessageLine, PersonLine } from './rows.js';
import { SearchOption } from './SearchOption.js';
import { itemKey, type SearchItem, type SearchSection } from './sections.js';
import { searchStrings } from './strings.js';
import { useFilterText } from './useFilterText.js';

/** Props of {@link SearchList}. */
export interface SearchListProps {
  readonly id: string;
  readonly sections: readonly SearchSection[];
  /** Folded words that are marked. */
  readonly words: readonly string[];
  /** Key of the row that the field points at. */
  readonly active: string | undefined;
  readonly busy: boolean;
  readonly onChoose: (item: SearchItem) => void;
  readonly onForget: (item: SearchItem) => void;
}

/** Names of the sections. */
const headings = {
  suggestions: 'search.suggestions',
  recent: 'search.recent',
  people: 'search.tab.people',
  chats: 'search.tab.chats',
  messages: 'search.tab.messages',
} as const;

/** Id of a row, for the field that points at it. */
export function optionId(id: string, index: number): string {
  return `${id}o${index}`;
}

/** Everything one can choose, under headings. */
export function SearchList(props: SearchListProps): ReactElement {
  const { id, sections, words, active, busy, onChoose, onForget } = props;
  const t = useOwnStrings(searchStrings);
  let index = 0;
  return (
    <div id={id} role="listbox" aria-label={t('search.results')} aria-busy={busy} className="cl-search__list">
      {sections.map((section) => (
        <div key={section.id} role="group" aria-labelledby={`${id}${section.id}`}>
          <div id={`${id}${section.id}`} role="presentation" className="cl-search__heading">
            {t(headings[section.id])}
          </div>
          {section.items.map((item) => {
            const key = itemKey(item);
            return (
              <SearchOption
                key={key}
                id={optionId(id, index++)}
                active={key === active}
                shortcuts={item.kind === 'recent' ? 'Delete' : undefined}
                className={item.kind === 'message' ? 'cl-search__message' : undefined}
                onChoose={() => onChoose(item)}
              >
                <Row item={item} words={words} onForget={() => onForget(item)} />
              </SearchOption>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Row(props: {
  readonly item: SearchItem;
  readonly words: readonly string[];
  readonly onForget: () => void;
}): ReactElement {
  const { item, words, onForget } = props;
  const t = useOwnStrings(searchStrings);
  switch (item.kind) {
    case 'person':
      return <PersonLine userId={item.userId} words={words} />;
    case 'chat':
      return <ChatLine id={item.conversationId} words={words} />;
    case 'message':
      return <MessageLine message={item.message} words={words} />;
    case 'suggestion':
      return <Suggestion filter={item.filter} />;
    case 'recent':
      return (
        <>
          <span className="cl-disc">
            <HistoryIcon size={18} />
          </span>
          <span className="cl-words cl-search__recent">
            {item.search.text === '' ? null : (
              <Text className="cl-label" truncate>
                {item.search.text}
              </Text>
            )}
            {item.search.filters.map((filter) => (
              <FilterName key={JSON.stringify(filter)} filter={filter} />
            ))}
          </span>
          {/* For pointers: the keyboard has Delete. */}
          <span
            aria-hidden
            className="cl-search__forget"
            title={t('search.recent.remove')}
            onClick={(event) => (event.stopPropagation(), onForget())}
          >
            <XIcon size={16} />
          </span>
        </>
      );
    default:
      return (
        <>
          <span className="cl-words cl-label cl-search__way">
            {t(item.kind === 'more' ? 'search.more' : `search.all.${item.tab}`)}
          </span>
          {item.kind === 'tab' ? <ChevronRightIcon size={18} /> : null}
        </>
      );
  }
}

const kindIcons: Readonly<Record<SearchKind, IconComponent>> = {
  image: ImageIcon,
  video: VideoIcon,
  file: FileIcon,
  link: ExternalLinkIcon,
  voice: MicIcon,
  location: MapPinIcon,
  contact: ContactIcon,
  poll: PollIcon,
  sticker: StickerIcon,
  card: CheckIcon,
};

function Picture({ filter }: { readonly filter: SearchFilter }): ReactElement {
  const Icon = filter.type === 'has' ? kindIcons[filter.kind] : ClockIcon;
  if (filter.type === 'from') return <Face userId={filter.userId} />;
  if (filter.type === 'in') return <ConversationAvatar conversationId={filter.conversationId} size={32} />;
  return (
    <span className="cl-disc">
      <Icon size={18} />
    </span>
  );
}

function Face({ userId }: { readonly userId: UserId }): ReactElement {
  return <UserAvatar userId={userId} name={useDisplayName(userId)} size={32} />;
}

function Suggestion({ filter }: { readonly filter: SearchFilter }): ReactElement {
  const text = useFilterText(filter);
  return (
    <>
      <Picture filter={filter} />
      <span className="cl-words">
        <Text className="cl-label" truncate>
          {text}
        </Text>
      </span>
    </>
  );
}

function FilterName({ filter }: { readonly filter: SearchFilter }): ReactElement {
  return (
    <Text className="cl-quiet" truncate>
      {useFilterText(filter)}
    </Text>
  );
}
