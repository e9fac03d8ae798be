'use client';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { EmojiCells, EmojiGrid, type EmojiGridProps } from '../components/InputBar/index.js';
import { useOwnStrings } from '../messages/index.js';
import { useStrings } from '../react/index.js';
import { LiveRegion, Spinner } from '../ui/index.js';
import { rowStep } from '../utils/rowStep.js';
import { loadBook, type EmojiBook, type EmojiCategory, type EmojiEntry } from './book.js';
import { emojiStrings } from './strings.js';
import { useEmojiMemory } from './useMemory.js';

type Group = EmojiCategory | 'recent';

const SIGNS: Readonly<Record<Group, string>> = {
  recent: '🕘',
  people: '😀',
  nature: '🐻',
  foods: '🍔',
  activity: '⚽',
  places: '🚗',
  objects: '💡',
  symbols: '❤️',
  flags: '🏁',
};
const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'];
const TONES = ['emoji.tone.0', 'emoji.tone.1', 'emoji.tone.2', 'emoji.tone.3', 'emoji.tone.4', 'emoji.tone.5'] as const;
const FOUND = 64;

/** All emoji: a search in the reader's language, groups, the recently used first, skin tones. Everything is reached by keys. */
export function EmojiPicker({ onPick }: EmojiGridProps): ReactElement {
  const t = useOwnStrings(emojiStrings);
  const { locale } = useStrings();
  const [book, setBook] = useState<EmojiBook>();
  const [failed, setFailed] = useState(false);
  const [tones, setTones] = useState(false);
  const memory = useEmojiMemory();
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<Group>();
  const panel = useId();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    loadBook(locale).then(
      (loaded) => current && setBook(loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [locale]);
  useEffect(() => {
    // In the field of a phone, the keyboard would come up over what there is to choose from.
    const isTouched = matchMedia('(pointer: coarse)').matches;
    const first = isTouched ? box.current?.querySelector<HTMLElement>('[role="tabpanel"]') : field.current;
    first?.focus({ preventScroll: true });
  }, []);
  const found = useFound(book, query);

  const { tone, recent, ready } = memory;
  const recents = useMemo(() => recent.flatMap((id) => book?.byId.get(id) ?? []), [book, recent]);
  const shownGroup = group ?? (recents.length > 0 ? 'recent' : 'people');
  const groups: readonly Group[] = [
    ...(recents.length > 0 ? (['recent'] as const) : []),
    ...(book?.categories.map(({ id }) => id) ?? []),
  ];
  const entries = useMemo(
    () =>
      found?.entries ??
      (shownGroup === 'recent' ? recents : (book?.categories.find(({ id }) => id === shownGroup)?.entries ?? [])),
    [book, found, recents, shownGroup],
  );
  const cells = useMemo(
    () => entries.map((entry) => ({ native: inTone(entry, tone), name: entry.name })),
    [entries, tone],
  );
  // What cannot be loaded now may be the next time; until then there are those that are always there.
  if (failed) return <EmojiGrid onPick={onPick} />;

  const pick: EmojiGridProps['onPick'] = (native, keepOpen) => {
    const entry = entries.find((each) => each.natives.includes(native));
    if (entry) memory.used(entry.id);
    onPick(native, keepOpen);
  };
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const first = cells[0];
    if (event.key === 'Enter') {
      // Never the form the composer is.
      event.preventDefault();
      if (found?.query === query.trim() && first) pick(first.native, event.shiftKey);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      box.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
    }
  };
  /** The focus stays inside: the popup is no place to fall out of. */
  const onTab = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Tab') return;
    const stops = [
      ...event.currentTarget.querySelectorAll<HTMLElement>(
        'input:not([type="radio"]), input:checked, button:not([tabindex="-1"])',
      ),
    ];
    const at = stops.indexOf(event.target as HTMLElement);
    const next = event.shiftKey ? at - 1 : at + 1;
    event.preventDefault();
    event.stopPropagation();
    stops[(next + stops.length) % stops.length]?.focus();
  };
  const isReady = book !== undefined && ready;
  return (
    <div ref={box} className="cl-emoji-picker" role="presentation" onKeyDown={onTab}>
      <div className="cl-emoji-picker__top">
        <input
          ref={field}
          type="search"
          className="cl-emoji-picker__search"
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
        <button
          type="button"
          className="cl-emoji-picker__tab cl-emoji-picker__tone"
          aria-label={t('emoji.tone')}
          title={t('emoji.tone')}
          aria-expanded={tones}
          onClick={() => setTones(!tones)}
        >
          {HANDS[tone]}
        </button>
      </div>
      {tones ? <Tones tone={tone} onTone={memory.setTone} /> : null}
      {isReady ? (
        <Tabs
          groups={groups}
          shown={found ? undefined : shownGroup}
          panel={panel}
          onShow={(next) => {
            setQuery('');
            setGroup(next);
          }}
        />
      ) : null}
      <div
        id={panel}
        className="cl-emoji-picker__panel"
        role="tabpanel"
        aria-busy={!isReady}
        tabIndex={-1}
        aria-label={t(found ? 'emoji.search' : `emoji.${shownGroup}`)}
      >
        {isReady ? null : <Spinner />}
        {isReady && cells.length > 0 ? (
          <EmojiCells emoji={cells} label={t(found ? 'emoji.search' : `emoji.${shownGroup}`)} onPick={pick} />
        ) : null}
        {isReady && found?.entries.length === 0 ? <p className="cl-emoji-picker__none">{t('emoji.none')}</p> : null}
      </div>
      <LiveRegion
        limit={1}
        message={
          found && (found.entries.length === 0 ? t('emoji.none') : t('emoji.found', { count: found.entries.length }))
        }
      />
    </div>
  );
}

/** Skin tones, to be chosen like any other set of radio buttons. */
function Tones({ tone, onTone }: { readonly tone: number; readonly onTone: (tone: number) => void }): ReactElement {
  const t = useOwnStrings(emojiStrings);
  const name = useId();
  return (
    <fieldset className="cl-emoji-picker__tones" aria-label={t('emoji.tone')}>
      {HANDS.map((hand, index) => (
        <label key={hand} className="cl-emoji-picker__tone-choice" title={t(TONES[index] ?? TONES[0])}>
          <input
            type="radio"
            className="cl-visually-hidden"
            name={name}
            aria-label={t(TONES[index] ?? TONES[0])}
            checked={index === tone}
            onChange={() => onTone(index)}
          />
          <span aria-hidden="true">{hand}</span>
        </label>
      ))}
    </fieldset>
  );
}

function inTone({ natives }: EmojiEntry, tone: number): string {
  return natives[tone] ?? natives[0] ?? '';
}

interface Found {
  readonly query: string;
  readonly entries: readonly EmojiEntry[];
}

/** What was found last, which may be for fewer letters than there are by now; undefined without letters. */
function useFound(book: EmojiBook | undefined, query: string): Found | undefined {
  const [found, setFound] = useState<Found>();
  const wanted = query.trim();
  useEffect(() => {
    if (!book || wanted === '') return undefined;
    let current = true;
    void book.search(wanted, FOUND).then((entries) => current && setFound({ query: wanted, entries }));
    return () => {
      current = false;
    };
  }, [book, wanted]);
  return wanted === '' ? undefined : found;
}

interface TabsProps {
  readonly groups: readonly Group[];
  readonly shown: Group | undefined;
  readonly panel: string;
  readonly onShow: (group: Group) => void;
}

function Tabs({ groups, shown, panel, onShow }: TabsProps): ReactElement {
  const t = useOwnStrings(emojiStrings);
  const { dir } = useStrings();
  const list = useRef<HTMLDivElement>(null);
  const current = Math.max(
    0,
    groups.findIndex((group) => group === shown),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowStep(event.key, current, groups.length, dir);
    if (next === undefined) return;
    event.preventDefault();
    const group = groups[next];
    if (group) onShow(group);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={list}
      className="cl-emoji-picker__tabs"
      role="tablist"
      tabIndex={-1}
      aria-label={t('emoji.categories')}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        <button
          key={group}
          type="button"
          role="tab"
          className="cl-emoji-picker__tab"
          aria-selected={group === shown}
          aria-controls={panel}
          aria-label={t(`emoji.${group}`)}
          title={t(`emoji.${group}`)}
          tabIndex={index === current ? 0 : -1}
          onClick={() => onShow(group)}
        >
          {SIGNS[group]}
        </button>
      ))}
    </div>
  );
}
