'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { Message, TimelineRef } from '../model/index.js';
import { createTypedHistory, type TypedHistoryState } from '../store/index.js';
import { useChatStore } from './context.js';
import { useTimelineRef } from './scopes.js';

/** Messages of some types, with the way to older ones. */
export interface SharedMessages extends TypedHistoryState {
  loadMore(): Promise<void>;
}

/**
 * The messages of some content types in a conversation, newest first, loaded page by page and kept right while mounted: what a gallery of pictures, files or
 * recordings is made of.
 *
 * @param types must be the same array between renders
 * @param keep a finer choice; must be the same function between renders
 */
export function useTypedHistory(
  types: readonly string[],
  keep?: (message: Message) => boolean,
  given?: TimelineRef,
): SharedMessages {
  const store = useChatStore();
  const { conversationId, threadId } = useTimelineRef(given);
  const history = useMemo(
    () => createTypedHistory(store, { ref: { conversationId, threadId }, types, keep }),
    [store, conversationId, threadId, types, keep],
  );
  const state = useSyncExternalStore(history.subscribe, history.getState, history.getState);
  return { ...state, loadMore: history.loadMore };
}
