import { chatErrorData, toChatError, type ChatErrorData, type ChatEvent } from '../contract/index.js';
import {
  comparePositions,
  standsIn,
  timelineKey,
  type Message,
  type MessageId,
  type TimelineRef,
} from '../model/index.js';
import type { ChatStore } from './createChatStore.js';
import { checkMessage, eventProblem } from './ingest/check.js';
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
  const listeners = new Set<() => void>();
  const byId = new Map<MessageId, Message>();
  /** Taken back or deleted since: a page that was on its way must not bring it again (P4). */
  const gone = new Set<MessageId>();
  let state = nothing;
  let run: AbortController | undefined;
  let walk: WalkBack | undefined;
  let unsubscribe: (() => void) | undefined;

  const isWanted = (message: Message): boolean =>
    message.recalled === undefined && wanted.has(message.content.type) && keep(message);

  function put(value: unknown): void {
    const message = checkMessage(value, contents);
    if (!message || !standsIn(message, ref) || gone.has(message.id)) return;
    if ((byId.get(message.id)?.revision ?? -1) > message.revision) return;
    if (message.recalled !== undefined) gone.add(message.id);
    if (isWanted(message)) byId.set(message.id, message);
    else byId.delete(message.id);
  }

  function set(changes: Partial<TypedHistoryState>): void {
    const items = [...byId.values()].toSorted((a, b) => comparePositions(b.position, a.position));
    state = { ...state, items, ...changes };
    for (const listener of listeners) listener();
  }

  /** What the open chat holds: better than nothing, where the backend cannot be asked. */
  function putLoaded(): void {
    const view = chat().timelines.get(timelineKey(ref))?.view;
    for (let at = 0; view && at < view.size; at++) {
      const { message, phase } = view.rowAt(at);
      if (phase === 'received' || phase === 'sent') put(message);
    }
  }

  async function load(): Promise<void> {
    if (!run || state.status === 'loading' || walk?.done) return;
    const { signal } = run;
    const mine = (walk ??= createWalkBack(adapter.messages, ref, { types, limit }));
    set({ status: 'loading', error: undefined });
    try {
      const before = byId.size;
      for (let page = 0; page < MAX_PAGES && !mine.done && byId.size - before < ENOUGH; page++) {
        const items = await mine.next(signal);
        if (signal.aborted) return;
        for (const item of items) put(item);
        // What is found shows at once, also where it takes several pages.
        set({});
      }
      set({ status: 'ready', hasMore: !mine.done });
    } catch (reason) {
      if (signal.aborted) return;
      putLoaded();
      set({ status: 'error', error: chatErrorData(toChatError(reason)) });
    }
  }

  function drop(ids: readonly MessageId[]): void {
    for (const id of ids) {
      gone.add(id);
      byId.delete(id);
    }
  }

  function hear(event: ChatEvent): boolean {
    if (eventProblem(event)) return false;
    switch (event.type) {
      case 'message':
      case 'stream-end':
        put(event.message);
        return true;
      case 'message-recalled':
        drop([event.messageId]);
        return true;
      case 'message-removed':
        drop(event.messageIds);
        return true;
      case 'history-cleared':
        if (event.conversationId !== ref.conversationId) return false;
        drop(
          [...byId.values()].filter(({ position }) => comparePositions(position, event.upTo) <= 0).map(({ id }) => id),
        );
        return true;
      case 'message-edited': {
        const message = byId.get(event.messageId);
        if (message && event.revision > message.revision)
          put({ ...message, content: event.content, revision: event.revision });
        return message !== undefined;
      }
      case 'lane': {
        const message = byId.get(event.messageId);
        if (message) put({ ...message, lanes: { ...message.lanes, [event.lane]: event.value } });
        return message !== undefined;
      }
      case 'connection':
        if (event.state.status === 'connected' && state.status === 'error') void load();
        return false;
      case 'reconnected':
        // Things may have been missed: the newest are asked for anew.
        if (!event.resumed && state.status !== 'loading') {
          walk = undefined;
          void load();
        }
        return false;
      default:
        return false;
    }
  }

  function start(): void {
    run = new AbortController();
    unsubscribe = adapter.subscribe((events) => {
      const changed = events.filter((event) => hear(event)).length > 0;
      if (changed) set({});
    });
    void load();
  }

  function stop(): void {
    run?.abort();
    unsubscribe?.();
    run = undefined;
    walk = undefined;
    byId.clear();
    gone.clear();
    state = nothing;
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
    loadMore: load,
  };
}
