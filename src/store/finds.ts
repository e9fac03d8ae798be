import type { ChatEvent } from '../contract/index.js';
import type { ContentRegistry } from '../messages/content.js';
import {
  comparePositions,
  timelineKey,
  type ConversationId,
  type Message,
  type MessageId,
  type TimelineRef,
} from '../model/index.js';
import { checkMessage, eventProblem } from './ingest/check.js';
import type { ChatState } from './state.js';

/** Messages that were come upon, each as it stands now: what is edited later is, and what is taken back, deleted or cleared goes and does not return (P4). */
export interface Finds {
  readonly size: number;
  /** In the order in which they came. */
  readonly items: readonly Message[];
  /** Takes in what a backend answered, whatever it is. */
  put(value: unknown): void;
  /** Takes out all of a conversation. */
  dropOf(conversationId: ConversationId): void;
  /** Follows an event. True when it may have changed something. @param grow also takes in new messages */
  hear(event: ChatEvent, grow: boolean): boolean;
  clear(): void;
}

/** Makes a collection of messages. @param isWanted which messages belong here. Recalled ones never do. */
export function createFinds(contents: ContentRegistry, isWanted: (message: Message) => boolean): Finds {
  const byKey = new Map<string, Message>();
  const gone = new Set<string>();
  // Ids of messages may be alike in two conversations.
  const keyOf = (conversationId: ConversationId, id: MessageId): string =>
    `${conversationId.length}:${conversationId}${id}`;

  function put(value: unknown, grow = true): void {
    const message = checkMessage(value, contents);
    if (!message) return;
    const key = keyOf(message.conversationId, message.id);
    const known = byKey.get(key);
    if (gone.has(key) || (known?.revision ?? -1) > message.revision) return;
    if (message.recalled !== undefined) gone.add(key);
    if (message.recalled !== undefined || !isWanted(message)) byKey.delete(key);
    else if (known || grow) byKey.set(key, message);
  }

  function drop(conversationId: ConversationId, ids: readonly MessageId[]): void {
    for (const key of ids.map((id) => keyOf(conversationId, id))) {
      gone.add(key);
      byKey.delete(key);
    }
  }

  const change = (
    { conversationId, messageId }: { readonly conversationId: ConversationId; readonly messageId: MessageId },
    make: (message: Message) => Message,
  ): boolean => {
    const message = byKey.get(keyOf(conversationId, messageId));
    if (message) put(make(message));
    return message !== undefined;
  };

  function hear(event: ChatEvent, grow: boolean): boolean {
    if (eventProblem(event)) return false;
    switch (event.type) {
      case 'message':
      case 'stream-end':
        put(event.message, grow);
        return true;
      case 'message-recalled':
        drop(event.conversationId, [event.messageId]);
        return true;
      case 'message-removed':
        drop(event.conversationId, event.messageIds);
        return true;
      case 'history-cleared': {
        const { conversationId, upTo } = event;
        const cleared = [...byKey.values()].filter(
          (message) => message.conversationId === conversationId && comparePositions(message.position, upTo) <= 0,
        );
        drop(
          conversationId,
          cleared.map(({ id }) => id),
        );
        return cleared.length > 0;
      }
      case 'message-edited': {
        const { content, revision } = event;
        return change(event, (message) => (revision > message.revision ? { ...message, content, revision } : message));
      }
      case 'lane':
        return change(event, (message) => ({
          ...message,
          lanes: { ...message.lanes, [event.lane]: event.value },
        }));
      default:
        return false;
    }
  }

  return {
    get size() {
      return byKey.size;
    },
    get items() {
      return [...byKey.values()];
    },
    put,
    dropOf(conversationId) {
      for (const [key, message] of byKey) if (message.conversationId === conversationId) byKey.delete(key);
    },
    hear,
    clear() {
      byKey.clear();
      gone.clear();
    },
  };
}

/** Newest first: of one timeline. */
export function newestFirst(messages: readonly Message[]): readonly Message[] {
  return messages.toSorted((a, b) => comparePositions(b.position, a.position));
}

/** What an open timeline holds of the messages that were sent, oldest first. */
export function loadedMessages(state: Pick<ChatState, 'timelines'>, ref: TimelineRef): readonly Message[] {
  const view = state.timelines.get(timelineKey(ref))?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, at) => view!.rowAt(at))
    .filter(({ phase }) => phase === 'received' || phase === 'sent')
    .map(({ message }) => message);
}

/** A piece of state that is worked for while somebody looks at it. */
export interface Watched<S> {
  getState(): S;
  /** Undefined while nobody looks. */
  readonly signal: AbortSignal | undefined;
  set(changes: Partial<S>): void;
  /** Ends the work; who looks goes on looking. */
  abort(): void;
  subscribe(listener: () => void): () => void;
}

/**
 * Makes one.
 *
 * @param begin the first listener came
 * @param end the last has left; the state is what it was at first
 */
export function createWatched<S>(initial: S, begin: (signal: AbortSignal) => void, end: () => void): Watched<S> {
  const listeners = new Set<() => void>();
  let state = initial;
  let run: AbortController | undefined;
  return {
    getState: () => state,
    get signal() {
      return run?.signal;
    },
    set(changes) {
      state = { ...state, ...changes };
      for (const listener of listeners) listener();
    },
    abort() {
      run?.abort();
      run = undefined;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        run = new AbortController();
        begin(run.signal);
      }
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        run?.abort();
        run = undefined;
        end();
        state = initial;
      };
    },
  };
}
