import { chatErrorData, toChatError, type ChatErrorData } from '../contract/index.js';
import {
  comparePositions,
  standsIn,
  timelineKey,
  type Message,
  type MessageId,
  type TimelineRef,
} from '../model/index.js';
import type { ChatStore } from './createChatStore.js';
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
 * asked, what the open chat holds is searched.
 */
export function createMessageSearch(
  { adapter, contents, env, getState: chat }: Pick<ChatStore, 'adapter' | 'contents' | 'env' | 'getState'>,
  { ref, words }: { readonly ref: TimelineRef; readonly words: string },
): MessageSearch {
  const listeners = new Set<() => void>();
  const byId = new Map<MessageId, Message>();
  let state = nothing;
  let run: AbortController | undefined;
  let walk: WalkBack | undefined;
  let cursor: string | undefined;
  let byBackend = false;

  const textOf = (message: Message): string => contents.searchText(message.content);
  const sound = (items: readonly unknown[]): Message[] =>
    items.flatMap((item) => {
      const message = checkMessage(item, contents);
      return message && standsIn(message, ref) && message.recalled === undefined ? [message] : [];
    });

  function add(messages: readonly Message[], changes: Partial<MessageSearchState> = {}): void {
    for (const message of messages) byId.set(message.id, message);
    const hits = [...byId.values()].toSorted((a, b) => comparePositions(b.position, a.position));
    state = { ...state, hits, ...changes };
    for (const listener of listeners) listener();
  }

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
    const found = Array.isArray(page.items) ? sound(page.items.map((hit) => hit?.message)) : [];
    add(found, { status: 'ready', hasMore: cursor !== undefined, total: page.total });
  }

  async function read(signal: AbortSignal): Promise<void> {
    const mine = (walk ??= createWalkBack(adapter.messages, ref, { limit: READ }));
    const before = byId.size;
    for (let read = 0; read < BUDGET && !mine.done && byId.size - before < PAGE;) {
      const items = await mine.next(signal);
      const found = await findInMessages(sound(items).toReversed(), words, { env, textOf, signal });
      if (signal.aborted) return;
      read += Math.max(1, items.length);
      add(found);
    }
    add([], { status: 'ready', hasMore: !mine.done });
  }

  async function load(): Promise<void> {
    if (!run || state.status === 'loading' || !state.hasMore) return;
    const { signal } = run;
    // What was begun one way is gone on with that way: a cursor means nothing to the other.
    if (state.status === 'idle') byBackend = canAsk();
    add([], { status: 'loading', error: undefined });
    try {
      await (byBackend ? ask(signal) : read(signal));
    } catch (reason) {
      if (signal.aborted) return;
      const view = chat().timelines.get(timelineKey(ref))?.view;
      const loaded = Array.from({ length: view?.size ?? 0 }, (_, at) => view!.rowAt(at))
        .filter(({ phase }) => phase === 'received' || phase === 'sent')
        .map(({ message }) => message);
      const found = await findInMessages(loaded, words, { env, textOf, signal });
      if (!signal.aborted) add(found, { status: 'error', error: chatErrorData(toChatError(reason)) });
    }
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        run = new AbortController();
        void load();
      }
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        run?.abort();
        run = undefined;
        walk = undefined;
        cursor = undefined;
        byId.clear();
        state = nothing;
      };
    },
    loadMore: load,
  };
}
