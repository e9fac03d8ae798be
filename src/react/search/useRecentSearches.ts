'use client';
import { useCallback } from 'react';
import { filterKey, searchKinds, type SearchFilter } from '../../model/index.js';
import { selectAccount } from '../../store/index.js';
import { isRecord, ownValue } from '../../utils/readers.js';
import { useChat } from '../useChat.js';
import { useDeviceMemory } from '../useDeviceMemory.js';

/** A search of before. */
export interface RecentSearch {
  readonly text: string;
  readonly filters: readonly SearchFilter[];
}

/** What was looked for on this device, newest first, at most eight. */
export interface RecentSearches {
  readonly recents: readonly RecentSearch[];
  /** Puts a search first. */
  remember(search: RecentSearch): void;
  forget(search: RecentSearch): void;
  clear(): void;
}

const MOST = 8;
const none: readonly RecentSearch[] = [];

function readFilter(value: unknown): SearchFilter | undefined {
  const text = (name: string): string | undefined => {
    const found = ownValue(value, name);
    return typeof found === 'string' && found.length <= 500 ? found : undefined;
  };
  const type = text('type');
  const [userId, conversationId, kind, period] = ['userId', 'conversationId', 'kind', 'period'].map(text);
  const [start, end] = [ownValue(value, 'start'), ownValue(value, 'end')];
  if (type === 'from' && userId !== undefined) return { type, userId };
  if (type === 'in' && conversationId !== undefined) return { type, conversationId };
  const known = searchKinds.find((each) => each === kind);
  if (type === 'has' && known) return { type, kind: known };
  const isDate = type === 'before' || type === 'after' || type === 'on';
  if (!isDate || period === undefined || typeof start !== 'number' || typeof end !== 'number') return undefined;
  return { type, period, start, end };
}

function read(kept: unknown): readonly RecentSearch[] {
  if (!Array.isArray(kept)) return none;
  return kept
    .flatMap((each: unknown) => {
      const [text, filters] = [ownValue(each, 'text'), ownValue(each, 'filters')];
      if (!isRecord(each) || typeof text !== 'string' || text.length > 500 || !Array.isArray(filters)) return [];
      return [{ text, filters: filters.flatMap((filter: unknown) => readFilter(filter) ?? []) }];
    })
    .slice(0, MOST);
}

function same(a: RecentSearch, b: RecentSearch): boolean {
  const keyOf = ({ text, filters }: RecentSearch): string =>
    JSON.stringify([text.trim(), ...filters.map((filter) => [filterKey(filter), JSON.stringify(filter)])]);
  return keyOf(a) === keyOf(b);
}

/** Searches of before, as this device remembers them for the account; they go when it is signed out. */
export function useRecentSearches(): RecentSearches {
  const accountId = useChat((state) => selectAccount(state)?.id);
  const { value, change } = useDeviceMemory(accountId, 'searches', read);
  const shown = { shown: true };
  return {
    recents: (accountId !== undefined && value) || none,
    remember: useCallback(
      ({ text, filters }) => {
        const search = { text: text.trim(), filters };
        if (search.text !== '' || filters.length > 0)
          change((kept) => [search, ...kept.filter((each) => !same(each, search))].slice(0, MOST), { shown: true });
      },
      [change],
    ),
    forget: (search) => change((kept) => kept.filter((each) => !same(each, search)), shown),
    clear: () => change(() => none, shown),
  };
}
