import { chatErrorData, toChatError, type ChatErrorData } from '../contract/index.js';
import { standsIn, type Message, type TimelineRef } from '../model/index.js';
import type { ChatStore } from './createChatStore.js';
import { createFinds, createWatched, loadedMessages, newestFirst } from './finds.js';
import { checkMessage } from './ingest/check.js';
import { findInMessages } from './localSearch.js';
import { selectAccount } from './selectors.js';
import type { LoadStatus } from './state.js';
import { createWalkBack, type WalkBack } from './walkBack.js';

/** What a search inside one chat has found so far. */
export interface MessageSearchState {
  /** Newest first. */
  readonly hits: readonly Message[];
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  /** Older messages were not looked at yet. */
  readonly hasMore: boolean;
  /** All there are, where the backend counts. */
  readonly total?: number | undefined;
}

/** A search inside one chat. */
export interface MessageSearch {
  getState(): MessageSearchState;
  /** The first listener begins, the last that leaves ends. */
  subscribe(listener: () => void): () => void;
  /** Looks further back, or tries again what failed. Never rejects. */
  loadMore(): Promise<void>;
}

/** Hits asked for at a time. */
const PAGE = 50;
/** Messages read at a time where the backend does not search. */
const READ = 200;
/** Messages read before one is asked whether to look further back. */
const BUDGET = 4000;

const nothing: MessageSearchState = { hits: [], status: 'idle', hasMore: true };

/**
 * Looks for words in one timeline: by the backend where it can, else through its history, which an offline cache answers from this device. Where neither can be
 * asked, what the open chat holds is searched. What is taken back or deleted meanwhile is no longer found.
 */
export function createMessageSearch(
  { adapter, contents, env, getState: chat }: Pick<ChatStore, 'adapter' | 'contents' | 'env' | 'getState'>,
  { ref, words }: { readonly ref: TimelineRef; readonly words: string },
): MessageSearch {
  const finds = createFinds(contents, (message) => standsIn(message, ref));
  let walk: WalkBack | undefined;
  let cursor: string | undefined;
  let byBackend = false;
  let unsubscribe: (() => void) | undefined;
  const watched = createWatched(nothing, start, stop);

  const textOf = (message: Message): string => contents.searchText(message.content);
  const add = (messages: readonly unknown[], changes: Partial<MessageSearchState> = {}): void => {
    for (const message of messages) finds.put(message);
    watched.set({ hits: newestFirst(finds.items), ...changes });
  };

  const canAsk = (): boolean =>
    adapter.search?.messages !== undefined &&
    adapter.can('search.messages', ref.conversationId).state !== 'absent' &&
    // Its search knows conversations, not threads.
    ref.threadId === undefined &&
    selectAccount(chat(), ref.conversationId)?.connection.status === 'connected';

  async function ask(signal: AbortSignal): Promise<void> {
    const query = { text: words, conversationId: ref.conversationId };
    const page = await adapter.search!.messages!(query, { cursor, limit: PAGE, signal });
    if (signal.aborted) return;
    ({ cursor } = page);
    const found = Array.isArray(page.items) ? page.items.map((hit) => hit?.message) : [];
    add(found, { status: 'ready', hasMore: cursor !== undefined, total: page.total });
  }

  async function read(signal: AbortSignal): Promise<void> {
    const mine = (walk ??= createWalkBack(adapter.messages, ref, { limit: READ }));
    const before = finds.size;
    for (let read = 0; read < BUDGET && !mine.done && finds.size - before < PAGE;) {
      const items = await mine.next(signal);
      const usable = items.flatMap((item) => checkMessage(item, contents) ?? []);
      const found = await findInMessages(usable.toReversed(), words, { env, textOf, signal });
      if (signal.aborted) return;
      read += Math.max(1, items.length);
      add(found);
    }
    add([], { status: 'ready', hasMore: !mine.done });
  }

  async function load(): Promise<void> {
    const { signal } = watched;
    const { status, hasMore } = watched.getState();
    if (!signal || status === 'loading' || !hasMore) return;
    // What was begun one way is gone on with that way: a cursor means nothing to the other.
    if (status === 'idle') byBackend = canAsk();
    add([], { status: 'loading', error: undefined });
    try {
      await (byBackend ? ask(signal) : read(signal));
    } catch (reason) {
      if (signal.aborted) return;
      const found = await findInMessages(loadedMessages(chat(), ref), words, { env, textOf, signal });
      if (!signal.aborted) add(found, { status: 'error', error: chatErrorData(toChatError(reason)) });
    }
  }

  function start(): void {
    unsubscribe = adapter.subscribe((events) => {
      const changed = events.filter((event) => finds.hear(event, false)).length > 0;
      if (changed) add([]);
    });
    void load();
  }

  function stop(): void {
    unsubscribe?.();
    walk = undefined;
    cursor = undefined;
    finds.clear();
  }

  return { getState: watched.getState, subscribe: watched.subscribe, loadMore: load };
}
