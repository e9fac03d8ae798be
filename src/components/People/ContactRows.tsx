'use client';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useNow } from '../../react/index.js';
import { RowList, type RowListHandle } from '../../ui/index.js';
import { letterOf, type Named } from './letters.js';
import { PersonRow } from './PersonRow.js';
import { peopleStrings } from './strings.js';

/** Height of a row in px, as the style sheet has it. */
const ROW = 60;

/** People under their letters, as many as there are: the letter one is at stays above, and the index leads to each. */
export function ContactRows({
  people,
  label,
}: {
  readonly people: readonly Named[];
  readonly label: string;
}): ReactElement {
  const own = useOwnStrings(peopleStrings);
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<RowListHandle>(null);
  const places = useMemo(() => new Map(people.map(({ id }, index) => [id, index])), [people]);
  const letters = useMemo(() => [...new Set(people.map(letterOf))], [people]);
  const [seen, setSeen] = useState<string>();
  const [current, setCurrent] = useState<string>();
  const tabStop = current !== undefined && places.has(current) ? current : people[0]?.id;
  const at = seen !== undefined && letters.includes(seen) ? seen : letters[0];

  const look = (): void => {
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
    const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1)?.dataset['key'];
    const person = first === undefined ? undefined : people[places.get(first) ?? -1];
    if (person) setSeen(letterOf(person));
  };
  const rowOf = (id: string): HTMLElement | null =>
    scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`) ?? null;
  const goTo = (id: string | undefined, focus: boolean): void => {
    if (id === undefined) return;
    setCurrent(id);
    list.current?.scrollToKey(id);
    // The row is there with the next frame.
    requestAnimationFrame(() => {
      const row = rowOf(id);
      if (focus) row?.querySelector('button')?.focus({ preventScroll: true });
      else if (row && scroller.current)
        scroller.current.scrollTop += row.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
      look();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
    const from = key === undefined ? -1 : (places.get(key) ?? -1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      Home: 0,
      End: people.length - 1,
      PageDown: from + 6,
      PageUp: from - 6,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(people[Math.max(0, Math.min(people.length - 1, to))]?.id, true);
  };
  const renderRow = useCallback(
    (id: string) => {
      const index = places.get(id) ?? -1;
      const person = people[index];
      if (!person) return null;
      const letter = letterOf(person);
      const before = people[index - 1];
      const begins = before === undefined || letterOf(before) !== letter;
      return (
        <>
          {begins ? (
            <div className="cl-people__heading" aria-hidden>
              {letter}
            </div>
          ) : null}
          <PersonRow userId={id} tabIndex={id === tabStop ? 0 : -1} />
        </>
      );
    },
    [people, places, tabStop],
  );
  // Who is near is known with the first look.
  useNow(60_000);
  useEffect(look, [people]); // oxlint-disable-line react/exhaustive-deps -- looked anew when other people are listed
  return (
    <div ref={box} className="cl-people__list">
      <div className="cl-people__heading cl-people__letter" aria-hidden>
        {at}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows in it are buttons; keys go from one to the next */}
      <div className="cl-people__rows" onKeyDown={onKeyDown}>
        <RowList
          ref={scroller}
          handle={list}
          label={label}
          tabIndex={-1}
          size={people.length}
          keyAt={useCallback((index: number) => people[index]?.id ?? '', [people])}
          indexOf={useCallback((key: string) => places.get(key) ?? -1, [places])}
          rowHeight={ROW}
          renderRow={renderRow}
          onScroll={look}
        />
      </div>
      {letters.length > 1 ? (
        <LetterIndex
          letters={letters}
          at={at ?? ''}
          label={own('people.letters')}
          name={(letter) => (letter === '#' ? own('people.letter.other') : own('people.letter', { letter }))}
          onGo={(letter) => goTo(people.find((person) => letterOf(person) === letter)?.id, false)}
        />
      ) : null}
    </div>
  );
}

/** The letters there are, one below the other: arrow keys go through them, and the list follows. */
function LetterIndex(props: {
  readonly letters: readonly string[];
  readonly at: string;
  readonly label: string;
  readonly name: (letter: string) => string;
  readonly onGo: (letter: string) => void;
}): ReactElement {
  const { letters, at, label, name, onGo } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll('button')];
    all[(all.indexOf(event.target as HTMLButtonElement) + step + all.length) % all.length]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the buttons in it take the focus
    <div
      className="cl-people__index"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {letters.map((letter) => (
        <button
          key={letter}
          type="button"
          className="cl-people__index-letter cl-lit"
          tabIndex={letter === at ? 0 : -1}
          aria-label={name(letter)}
          aria-current={letter === at || undefined}
          onClick={() => onGo(letter)}
        >
          {letter}
        </button>
      ))}
    </div>
  );
}
