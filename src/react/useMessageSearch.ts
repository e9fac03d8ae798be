'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TimelineRef } from '../model/index.js';
import { createMessageSearch, type MessageSearchState } from '../store/index.js';
import { useChatStore } from './context.js';
import { useTimelineRef } from './scopes.js';

/** What a search inside one chat has found, with the way to older hits. */
export interface FoundMessages extends MessageSearchState {
  /** The words that were looked for; empty while there are none, and until letters have stopped coming. */
  readonly words: string;
  loadMore(): Promise<void>;
}

/** Letters are waited for so long before anything is looked for, in ms. */
const PAUSE = 250;

const noSearch = {
  getState: (): MessageSearchState => nothing,
  subscribe: () => () => {},
  loadMore: async () => {},
};
const nothing: MessageSearchState = { hits: [], status: 'idle', hasMore: false };

/** Looks for words in a conversation (default: the scope's), while mounted: by the backend where it searches, else over its history. */
export function useMessageSearch(text: string, given?: TimelineRef): FoundMessages {
  const store = useChatStore();
  const { conversationId, threadId } = useTimelineRef(given);
  const [words, setWords] = useState('');
  const wanted = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setWords(wanted), wanted === '' ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const search = useMemo(
    () => (words === '' ? noSearch : createMessageSearch(store, { ref: { conversationId, threadId }, words })),
    [store, conversationId, threadId, words],
  );
  const state = useSyncExternalStore(search.subscribe, search.getState, search.getState);
  return { ...state, words, loadMore: search.loadMore };
}
