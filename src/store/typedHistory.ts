import { chatErrorData, toChatError, type ChatErrorData, type ChatEvent } from '../contract/index.js';
import { standsIn, type Message, type TimelineRef } from '../model/index.js';
import type { ChatStore } from './createChatStore.js';
import { createFinds, createWatched, loadedMessages, newestFirst } from './finds.js';
import type { LoadStatus } from './state.js';
import { createWalkBack, type WalkBack } from './walkBack.js';

/** Which messages of a timeline are wanted. */
export interface TypedHistoryOptions {
  readonly ref: TimelineRef;
  /** Content types. The backend is asked for these alone; one that cannot tell them apart is read through. */
  readonly types: readonly string[];
  /** A finer choice among them, such as texts with a link. Default: all. */
  readonly keep?: ((message: Message) => boolean) | undefined;
  /** Messages asked for at a time. Default 60. */
  readonly limit?: number | undefined;
}

/** Messages of some types, as far as they are loaded. */
export interface TypedHistoryState {
  /** Newest first. Without what was taken back or deleted. */
  readonly items: readonly Message[];
  readonly status: LoadStatus;
  /** Why it could not be loaded (further). What is here is what was loaded before, or what the open chat holds. */
  readonly error?: ChatErrorData | undefined;
  /** There may be older ones. */
  readonly hasMore: boolean;
}

/** A list of messages of some types that stays right while it is looked at. */
export interface TypedHistory {
  getState(): TypedHistoryState;
  /** The first listener begins, the last that leaves ends and forgets. */
  subscribe(listener: () => void): () => void;
  /** Loads older ones. Never rejects: failures are in the state. */
  loadMore(): Promise<void>;
}

/** A page with fewer finds than this is followed by the next one … */
const ENOUGH = 20;
/** … so many times. Then one is asked whether to look further back. */
const MAX_PAGES = 8;

const nothing: TypedHistoryState = { items: [], status: 'idle', hasMore: true };

/** Makes the list behind a gallery: pictures, files, recordings, links of one chat. */
export function createTypedHistory(
  { adapter, contents, getState: chat }: Pick<ChatStore, 'adapter' | 'contents' | 'getState'>,
  { ref, types, keep = () => true, limit = 60 }: TypedHistoryOptions,
): TypedHistory {
  const wanted = new Set(types);
  const finds = createFinds(
    contents,
    (message) => standsIn(message, ref) && wanted.has(message.content.type) && keep(message),
  );
  let walk: WalkBack | undefined;
  let unsubscribe: (() => void) | undefined;
  const watched = createWatched(nothing, start, stop);
  const set = (changes: Partial<TypedHistoryState>): void =>
    watched.set({ items: newestFirst(finds.items), ...changes });

  async function load(): Promise<void> {
    const { signal } = watched;
    if (!signal || watched.getState().status === 'loading' || walk?.done) return;
    const mine = (walk ??= createWalkBack(adapter.messages, ref, { types, limit }));
    set({ status: 'loading', error: undefined });
    try {
      const before = finds.size;
      for (let page = 0; page < MAX_PAGES && !mine.done && finds.size - before < ENOUGH; page++) {
        const items = await mine.next(signal);
        if (signal.aborted) return;
        for (const item of items) finds.put(item);
        // What is found shows at once, also where it takes several pages.
        set({});
      }
      set({ status: 'ready', hasMore: !mine.done });
    } catch (reason) {
      if (signal.aborted) return;
      // Better than nothing, where the backend cannot be asked.
      for (const message of loadedMessages(chat(), ref)) finds.put(message);
      set({ status: 'error', error: chatErrorData(toChatError(reason)) });
    }
  }

  function hear(event: ChatEvent): boolean {
    if (finds.hear(event, true)) return true;
    const { status } = watched.getState();
    if (event.type === 'connection' && event.state.status === 'connected' && status === 'error') void load();
    // Things may have been missed: the newest are asked for anew.
    if (event.type === 'reconnected' && !event.resumed && status !== 'loading') {
      walk = undefined;
      void load();
    }
    return false;
  }

  function start(): void {
    unsubscribe = adapter.subscribe((events) => {
      const changed = events.filter((event) => hear(event)).length > 0;
      if (changed) set({});
    });
    void load();
  }

  function stop(): void {
    unsubscribe?.();
    walk = undefined;
    finds.clear();
  }

  return { getState: watched.getState, subscribe: watched.subscribe, loadMore: load };
}
