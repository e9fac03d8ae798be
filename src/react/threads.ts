'use client';
import { useEffect, useMemo } from 'react';
import type { ThreadFilter } from '../contract/index.js';
import { timelineKey, type Thread, type TimelineRef } from '../model/index.js';
import { selectThreads, selectThreadUnread, type ThreadListState } from '../store/index.js';
import { useCapability, useStartup } from './conversations.js';
import { useTimelineRef } from './scopes.js';
import { sameItems, useChat, useChatActions } from './useChat.js';

/** Threads on screen, with what can be done to the list. */
export interface ThreadList extends ThreadListState {
  loadMore(): Promise<void>;
  /** Tries again what failed. */
  retry(): Promise<void>;
}

/** True once threads can be asked for. */
function useHasThreads(conversationId: string | undefined): boolean {
  const { status } = useStartup();
  const { state } = useCapability('threads', conversationId);
  return status === 'ready' && state !== 'absent';
}

/**
 * A thread as the signed-in user has it: its root, whether it is followed, and what is unread. Asked for when it is not known; undefined until then, when
 * there is none, and for a timeline that is no thread.
 *
 * @param given default: the scope's.
 */
export function useThread(given?: TimelineRef): Thread | undefined {
  const { conversationId, threadId } = useTimelineRef(given);
  const actions = useChatActions();
  const ready = useHasThreads(conversationId);
  useEffect(() => {
    if (ready && threadId !== undefined) void actions.loadThread({ conversationId, threadId });
  }, [actions, conversationId, ready, threadId]);
  return useChat((state) =>
    threadId === undefined ? undefined : state.threads.get(timelineKey({ conversationId, threadId })),
  );
}

const none: readonly Thread[] = [];

/** Threads, newest activity first: those of one conversation, or all the user follows. Asked for when the component mounts. */
export function useThreads({ conversationId, unreadOnly }: ThreadFilter = {}): ThreadList {
  const actions = useChatActions();
  const filter = useMemo(() => ({ conversationId, unreadOnly }), [conversationId, unreadOnly]);
  const ready = useHasThreads(conversationId);
  useEffect(() => {
    if (ready) void actions.loadThreads(filter);
  }, [actions, filter, ready]);
  const state = useChat((current) => selectThreads(current, filter));
  const unknown = useChat(
    (current) =>
      state?.items.flatMap((each) => (current.conversations.has(each.conversationId) ? [] : each.conversationId)) ?? [],
    sameItems,
  );
  useEffect(() => {
    // The list of conversations may not reach as far back as its threads do. Failures are reported.
    for (const id of new Set(unknown)) actions.ensureConversation(id).catch(() => {});
  }, [actions, unknown]);
  return useMemo(
    () => ({
      status: !state || state.status === 'idle' ? 'loading' : state.status,
      error: state?.error,
      items: state?.items ?? none,
      hasMore: state?.hasMore ?? false,
      loadMore: () => actions.loadThreads(filter, { more: true }),
      retry: () => actions.loadThreads(filter),
    }),
    [actions, filter, state],
  );
}

const unreadOnly: ThreadFilter = { unreadOnly: true };

/** Unread answers in all threads the user follows. Asked for when the component mounts. */
export function useThreadUnread(): number {
  const actions = useChatActions();
  const ready = useHasThreads(undefined);
  useEffect(() => {
    if (ready) void actions.loadThreads(unreadOnly);
  }, [actions, ready]);
  return useChat(selectThreadUnread);
}
