'use client';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { filterKey, type SearchFilter, type SearchOperator } from '../../model/index.js';
import { useStrings, type SearchField } from '../../react/index.js';
import { PlusIcon, Text, XIcon } from '../../ui/index.js';
import { rowStep } from '../../utils/rowStep.js';
import { searchStrings } from './strings.js';
import { useFilterText } from './useFilterText.js';

const ways = ['from', 'in', 'has', 'on', 'before', 'after'] as const;

/** Props of {@link FilterBar}. */
export interface FilterBarProps {
  readonly field: SearchField;
  readonly onRemove: (filter: SearchFilter) => void;
  /** A filter of this kind is wanted: its operator goes into the field. */
  readonly onWant: (operator: SearchOperator) => void;
}

/** The filters there are, each to be taken away, and those there could be. One stop in the tab order; arrows go from one to the next. */
export function FilterBar({ field, onRemove, onWant }: FilterBarProps): ReactElement {
  const t = useOwnStrings(searchStrings);
  const { dir } = useStrings();
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const { filters, typing } = field;
  const has = (type: SearchFilter['type']): boolean => filters.some((filter) => filter.type === type);
  // What there can be one of is changed by taking it away first.
  const open = ways.filter((way) => way === 'from' || way === 'has' || !(has(way) || (way !== 'in' && has('on'))));
  const count = filters.length + open.length;
  const stop = Math.min(at, count - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const all = [...(bar.current?.querySelectorAll('button') ?? [])];
    const now = all.findIndex((each) => each === event.target);
    const filter = filters[now];
    const to = rowStep(event.key, now, all.length, dir);
    if (to !== undefined) {
      setAt(to);
      all[to]?.focus();
    } else if (filter && (event.key === 'Delete' || event.key === 'Backspace')) onRemove(filter);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the buttons inside have it
    <div ref={bar} role="toolbar" aria-label={t('search.filters')} className="cl-search__filters" onKeyDown={onKeyDown}>
      {filters.map((filter, index) => (
        <Chip
          key={filterKey(filter)}
          filter={filter}
          tabIndex={index === stop ? 0 : -1}
          onFocus={() => setAt(index)}
          onRemove={() => onRemove(filter)}
        />
      ))}
      {open.map((way, index) => (
        <button
          key={way}
          type="button"
          className="cl-search__chip cl-lit cl-reach"
          tabIndex={filters.length + index === stop ? 0 : -1}
          aria-pressed={typing?.operator === way}
          onFocus={() => setAt(filters.length + index)}
          onClick={() => onWant(way)}
        >
          <PlusIcon size={14} />
          {t(`search.add.${way}`)}
        </button>
      ))}
    </div>
  );
}

function Chip(props: {
  readonly filter: SearchFilter;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { filter, tabIndex, onFocus, onRemove } = props;
  const t = useOwnStrings(searchStrings);
  const text = useFilterText(filter);
  return (
    <button
      type="button"
      className="cl-search__chip cl-lit cl-reach"
      data-set
      tabIndex={tabIndex}
      aria-label={t('search.chip.remove', { filter: text })}
      onFocus={onFocus}
      onClick={onRemove}
    >
      <Text truncate>{text}</Text>
      <XIcon size={14} />
    </button>
  );
}
