import { chatErrorData, toChatError, type ChatErrorData, type ChatEvent } from '../contract/index.js';
import {
  comparePositions,
  timelineKey,
  type Conversation,
  type ConversationId,
  type Message,
  type SearchQuery,
} from '../model/index.js';
import type { ChatStore } from './createChatStore.js';
import { createFinds, createWatched, loadedMessages } from './finds.js';
import { checkMessage } from './ingest/check.js';
import { findInMessages } from './localSearch.js';
import { createSearchFilter, typesOf } from './searchFilter.js';
import { selectAccount, selectMessage, selectSelfId } from './selectors.js';
import type { LoadStatus } from './state.js';
import { createWalkBack, type WalkBack } from './walkBack.js';

/** What a search over all chats has found so far. */
export interface SearchState {
  /** In the order of whoever searched: backends have ideas of what fits best; on this device by chat, the liveliest first, and newest first within. */
  readonly hits: readonly Message[];
  readonly status: LoadStatus;
  /** Why it could not be (further) searched. */
  readonly error?: ChatErrorData | undefined;
  /** There may be more. */
  readonly hasMore: boolean;
  /** All there are, where the backend counts. */
  readonly total?: number | undefined;
  /**
   * Who searched: the `backend`; or this device, as the backend cannot, through the `history` it gives; or only through what is on this `device`, as there is no
   * connection. Undefined until it is known.
   */
  readonly source?: 'backend' | 'history' | 'device' | undefined;
}

/** A search over all chats. */
export interface Search {
  getState(): SearchState;
  /** The first listener begins, the last that leaves ends. Once the user has signed out it finds nothing any more. */
  subscribe(listener: () => void): () => void;
  /** Looks further, or tries again what failed. Never rejects. */
  loadMore(): Promise<void>;
}

/** What {@link createSearch} reads of a store. */
export type SearchedStore = Pick<ChatStore, 'actions' | 'adapter' | 'contents' | 'env' | 'getState' | 'subscribe'>;

/** Hits asked for at a time. */
const PAGE = 30;
/** Pages asked for while nothing in them fits. */
const MAX_PAGES = 8;
/** Hits asked for at a time where most of them will not fit. */
const SIFTED = 100;
/** Messages read at a time where the backend does not search. */
const READ = 200;
/** Messages read before one is asked whether to look further: over the network, and on this device. */
const BUDGET = { history: 4000, device: 50_000 } as const;

const nothing: SearchState = { hits: [], status: 'idle', hasMore: true };

/** Looks for messages in all chats, or in one: by the backend where it can, else through what histories hold. */
export function createSearch(store: SearchedStore, query: SearchQuery): Search {
  const { adapter, contents, env, getState: chat } = store;
  const { conversationId } = query;
  const keep = createSearchFilter(query);
  const textOf = (message: Message): string => contents.searchText(message.content);
  const finds = createFinds(contents, (message) => isSeen(message) && keep(message));
  const refused = new Set<ConversationId>();
  const watched = createWatched(nothing, start, stop);
  let places: ConversationId[] | undefined;
  let walk: WalkBack | undefined;
  let cursor: string | undefined;
  let end: () => void = () => undefined;

  /** Whether this user (still) has it: not cleared, not deleted, not gone by itself. */
  function isSeen(message: Message): boolean {
    const state = chat();
    const conversation = state.conversations.get(message.conversationId);
    if (refused.has(message.conversationId) || (message.expiresAt ?? Infinity) <= env.now()) return false;
    if (conversation?.clearedBefore && comparePositions(message.position, conversation.clearedBefore) <= 0)
      return false;
    // Among the rows of an open chat and not there: it has just been deleted.
    const ref = { conversationId: message.conversationId, threadId: message.threadId };
    const view = state.timelines.get(timelineKey(ref))?.view;
    if (!view?.size) return true;
    const isAmong =
      comparePositions(view.rowAt(0).position, message.position) <= 0 &&
      comparePositions(message.position, view.rowAt(view.size - 1).position) <= 0;
    return !isAmong || selectMessage(state, ref, message.id) !== undefined;
  }

  const show = (changes: Partial<SearchState> = {}): void => watched.set({ hits: finds.items, ...changes });
  const isConnected = (): boolean => selectAccount(chat(), conversationId)?.connection.status === 'connected';
  const canAsk = (): boolean =>
    adapter.search?.messages !== undefined &&
    adapter.can('search.messages', conversationId).state !== 'absent' &&
    isConnected();

  /** Hits may lie in chats that are not loaded: their names are asked for, and what may not be seen goes. */
  function meet(messages: readonly Message[], signal: AbortSignal): void {
    for (const id of new Set(messages.map((message) => message.conversationId))) {
      if (chat().conversations.has(id)) continue;
      store.actions.ensureConversation(id).then(
        (found: Conversation | null) => {
          if (found || signal.aborted) return;
          refused.add(id);
          finds.dropOf(id);
          show();
        },
        () => undefined,
      );
    }
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const { text, senderIds, after, before } = query;
    const asked = { text, conversationId, senderIds, types: typesOf(query), after, before };
    // What has an address is picked out of all texts here: as with histories, much is looked at for little.
    const picks = query.kinds?.includes('link') === true;
    const limit = picks ? SIFTED : PAGE;
    const pages = picks ? BUDGET.history / SIFTED : MAX_PAGES;
    const known = finds.size;
    for (let page = 0; page < pages && finds.size === known; page++) {
      const answer = await adapter.search!.messages!(asked, { cursor, limit, signal });
      if (signal.aborted) return;
      const stands = answer.cursor !== undefined && answer.cursor === cursor;
      cursor = stands ? undefined : answer.cursor;
      const hits: readonly unknown[] = Array.isArray(answer.items) ? answer.items.map((hit) => hit?.message) : [];
      for (const hit of hits) finds.put(hit);
      meet(finds.items, signal);
      show({ total: answer.total, hasMore: cursor !== undefined });
      if (cursor === undefined) break;
    }
    show({ status: 'ready' });
  }

  /** Chats to look through, the liveliest first; those without anything in the time that is meant are left out. */
  function placesToRead(): ConversationId[] {
    const { conversations } = chat();
    if (conversationId !== undefined) return [conversationId];
    return [...conversations.values()]
      .filter(({ history, activityAt }) => history !== 'none' && activityAt >= (query.after ?? 0))
      .sort((a, b) => b.activityAt - a.activityAt)
      .map(({ id }) => id);
  }

  async function find(items: readonly unknown[], signal: AbortSignal): Promise<void> {
    const usable = items.flatMap((item) => checkMessage(item, contents) ?? []);
    const found = await findInMessages(usable.toReversed(), query.text, { env, textOf, keep, signal });
    if (signal.aborted) return;
    for (const message of found) finds.put(message);
    if (found.length > 0) show();
  }

  async function read(source: 'history' | 'device', signal: AbortSignal): Promise<void> {
    places ??= placesToRead();
    const known = finds.size;
    let left: number = BUDGET[source];
    while (places[0] !== undefined && left > 0 && finds.size - known < PAGE) {
      const ref = { conversationId: places[0] };
      walk ??= createWalkBack(adapter.messages, ref, { limit: READ, types: typesOf(query) });
      let items: readonly unknown[];
      let done: boolean;
      try {
        items = await walk.next(signal);
        done = walk.done;
      } catch (reason) {
        // Without connection some chats are on this device and some are not; with one something went wrong.
        if (signal.aborted || isConnected()) throw reason;
        const last = chat().conversations.get(ref.conversationId)?.lastMessage;
        const loaded = loadedMessages(chat(), ref);
        items = loaded.length > 0 || !last ? loaded : [last];
        done = true;
      }
      if (signal.aborted) return;
      // A request costs, however little comes of it.
      left -= Math.max(items.length, READ / 4);
      await find(items, signal);
      if (signal.aborted) return;
      const oldest = checkMessage(items[0], contents);
      if (done || (oldest && query.after !== undefined && oldest.time < query.after)) {
        walk = undefined;
        places.shift();
      }
    }
    show({ status: 'ready', hasMore: places.length > 0 });
  }

  async function load(): Promise<void> {
    const { signal } = watched;
    const { status, hasMore, source: known } = watched.getState();
    if (!signal || status === 'loading' || !hasMore) return;
    // What was begun one way is gone on with that way: a cursor means nothing to the other.
    let source = known ?? (canAsk() ? 'backend' : isConnected() ? 'history' : 'device');
    show({ status: 'loading', error: undefined, source });
    try {
      if (source === 'backend') {
        try {
          return await ask(signal);
        } catch (reason) {
          // It searches, but not for this: without words, say.
          if (signal.aborted || cursor !== undefined || toChatError(reason).code !== 'unsupported') throw reason;
          source = 'history';
          show({ source });
        }
      }
      await read(source, signal);
    } catch (reason) {
      if (!signal.aborted) show({ status: 'error', error: chatErrorData(toChatError(reason)) });
    }
  }

  function hear(event: ChatEvent): boolean {
    if (event.type !== 'conversation-removed') return finds.hear(event, false);
    finds.dropOf(event.conversationId);
    return true;
  }

  function start(): void {
    const self = selectSelfId(chat(), conversationId);
    const leave = adapter.subscribe((events) => {
      const changed = events.filter((event) => hear(event)).length > 0;
      if (changed && self === selectSelfId(chat(), conversationId)) show();
    });
    const unsubscribe = store.subscribe(() => {
      if (selectSelfId(chat(), conversationId) === self) return;
      // Signed out, or somebody else: nothing of it stays.
      end();
      forget();
      watched.abort();
      watched.set({ ...nothing, status: 'ready', hasMore: false });
    });
    end = () => {
      leave();
      unsubscribe();
    };
    void load();
  }

  function forget(): void {
    places = undefined;
    walk = undefined;
    cursor = undefined;
    finds.clear();
    refused.clear();
  }

  function stop(): void {
    end();
    forget();
  }

  return { getState: watched.getState, subscribe: watched.subscribe, loadMore: load };
}
