'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { isAsking, isFiltered, type ConversationId, type SearchQuery, type UserId } from '../../model/index.js';
import { createSearch, findConversations, findPeople, type SearchState } from '../../store/index.js';
import { useChatStore } from '../context.js';
import { useConnection, useSelfId } from '../conversations.js';
import { useChat } from '../useChat.js';
import { usePeopleSearch } from '../usePeopleSearch.js';

/** What was found over all chats. */
export interface SearchResults extends SearchState {
  /** What was looked for: the query given, once letters have stopped coming. */
  readonly query: SearchQuery;
  /** Letters are still coming, or messages are being looked for. */
  readonly busy: boolean;
  /** By name, the best first. None while there are filters: those are about messages. */
  readonly people: readonly UserId[];
  readonly conversations: readonly ConversationId[];
  /** Looks further for messages, or tries again what failed. */
  loadMore(): Promise<void>;
}

/** Letters are waited for so long before anything is looked for, in ms. */
const PAUSE = 250;
/** People and chats that are listed at most. */
const MOST = 100;

const nothing: SearchState = { hits: [], status: 'idle', hasMore: false };
const noSearch = { getState: () => nothing, subscribe: () => () => {}, loadMore: async () => {} };
const nobody: readonly never[] = [];
const noQuery: SearchQuery = { text: '' };

/**
 * Looks for people, chats and messages at once, while mounted. A late answer never takes the place of a newer one, and nothing stays when the user signs out or
 * another one signs in. What could only be searched on this device is searched anew when there is a connection.
 */
export function useSearch(given: SearchQuery): SearchResults {
  const store = useChatStore();
  const selfId = useSelfId();
  const asked = useSettled(given);
  const query = selfId !== undefined && isAsking(asked) ? asked : noQuery;
  const [turn, setTurn] = useState(0);
  const search = useMemo(
    () => (query === noQuery ? noSearch : createSearch(store, query)),
    // Another turn or user is another search.
    // oxlint-disable-next-line react/exhaustive-deps
    [store, query, selfId, turn],
  );
  const state = useSyncExternalStore(search.subscribe, search.getState, search.getState);
  const connected = useConnection().status === 'connected';
  const { source, status } = state;
  useEffect(() => {
    if (!connected) return;
    if (source === 'device') setTurn((count) => count + 1);
    else if (status === 'error') void search.loadMore();
    // Only when it connects: what fails while there is a connection is tried again by hand.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [connected]);
  const words = isFiltered(query) ? '' : query.text;
  const people = usePeople(words);
  const conversations = useConversations(words);
  const waiting = isAsking(given) && !sameQuery(asked, given);
  const busy = waiting || (query !== noQuery && (status === 'idle' || status === 'loading'));
  return useMemo(
    () => ({ ...state, query, busy, people, conversations, loadMore: search.loadMore }),
    [state, query, busy, people, conversations, search],
  );
}

function sameQuery(a: SearchQuery, b: SearchQuery): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The query, once it has been the same for a while; one that asks for nothing at once. */
function useSettled(query: SearchQuery): SearchQuery {
  const key = JSON.stringify(query);
  const [settled, setSettled] = useState(query);
  useEffect(() => {
    const next = JSON.parse(key) as SearchQuery;
    const timer = setTimeout(() => setSettled(next), isAsking(next) ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}

function usePeople(words: string): readonly UserId[] {
  const store = useChatStore();
  // Not a selector: it would go through everybody with each message that comes in.
  const users = useChat((state) => (words === '' ? undefined : state.users));
  // oxlint-disable-next-line react/exhaustive-deps -- users hold the names that getState reads
  const known = useMemo(() => findPeople(store.getState(), words).slice(0, MOST), [store, words, users]);
  const selfId = useSelfId();
  const found = usePeopleSearch(words);
  return useMemo(() => [...new Set([...known, ...found.filter((id) => id !== selfId)])], [known, found, selfId]);
}

function useConversations(words: string): readonly ConversationId[] {
  const store = useChatStore();
  const { adapter, actions } = store;
  const users = useChat((state) => (words === '' ? undefined : state.users));
  const groups = useChat((state) => (words === '' ? undefined : state.groups));
  const known = useMemo(
    () => findConversations(store.getState(), words).slice(0, MOST),
    // Users and groups hold the names that getState reads.
    // oxlint-disable-next-line react/exhaustive-deps
    [store, words, users, groups],
  );
  const [found, setFound] = useState<{ readonly words: string; readonly ids: readonly ConversationId[] }>();
  useEffect(() => {
    if (words === '' || !adapter.search?.conversations || adapter.can('search.conversations').state === 'absent')
      return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    async function look(): Promise<void> {
      const { items } = await adapter.search!.conversations!(words, { limit: 20, signal });
      // One knows them by their names: those that cannot be had are left out.
      const all = await Promise.all(items.map(({ id }) => actions.ensureConversation(id).catch(() => null)));
      if (!signal.aborted) setFound({ words, ids: all.flatMap((each) => (each ? [each.id] : [])) });
    }
    // Those that are known are found all the same.
    look().catch(() => undefined);
    return () => abort.abort();
  }, [actions, adapter, words]);
  const more = found?.words === words ? found.ids : nobody;
  return useMemo(() => [...new Set([...known, ...more])], [known, more]);
}
