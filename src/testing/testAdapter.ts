import {
  ChatError,
  native,
  type AdapterLimits,
  type Capability,
  type ChatAdapter,
  type ChatEvent,
  type ChatEventBody,
  type Conversation,
  type Group,
  type HistoryPage,
  type HistoryRequest,
  type Member,
  type Message,
  type MessageRevision,
  type Operation,
  type OutgoingMessage,
  type TimelineRef,
  type User,
} from '../contract/index.js';
import { comparePositions, timelineKey, type Thread, type ThreadRef } from '../model/index.js';

/** What a {@link createTestAdapter} begins with. */
export interface TestAdapterOptions {
  readonly self?: User | undefined;
  /** Default `test`. In a browser two stores of one account share an outbox, as two tabs do: give each test an account of its own. */
  readonly accountId?: string | undefined;
  readonly conversations?: readonly Conversation[] | undefined;
  readonly messages?: readonly Message[] | undefined;
  readonly users?: readonly User[] | undefined;
  readonly groups?: readonly Group[] | undefined;
  readonly members?: Readonly<Record<string, readonly Member[]>> | undefined;
  /** Threads as the signed-in user has them; the answers are among `messages`. */
  readonly threads?: readonly Thread[] | undefined;
  readonly limits?: AdapterLimits | undefined;
  readonly idempotentSend?: ChatAdapter['idempotentSend'] | undefined;
  readonly can?: ((operation: Operation) => Capability) | undefined;
}

/** One call that reached the adapter. */
export interface AdapterCall {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** An adapter whose backend is the test: what it holds, answers, refuses and tells is said line by line. */
export interface TestAdapter extends ChatAdapter {
  /** Every call that arrived, in order. */
  readonly calls: readonly AdapterCall[];
  /** Tells of something that happened. */
  emit(...events: readonly ChatEventBody[]): void;
  /** Tells of something as it came from a broken backend: anything at all. */
  emitRaw(...events: readonly unknown[]): void;
  /** Puts conversations on the list, or changes them, without telling anyone; `null` takes one off. */
  list(conversations: Readonly<Record<string, Conversation | null>>): void;
  /** Adds a message to the history without telling anyone. */
  store(...messages: readonly Message[]): void;
  /** Makes the next calls of a method (`messages.send`) fail, or wait until the returned promise-like is answered. */
  failNext(method: string, error: unknown): void;
  /** Holds all calls of a method back until the returned function lets them go. */
  hold(method: string): () => void;
  /** Subscriptions that were not ended. */
  readonly listeners: number;
}

/** Makes a scripted adapter for tests of whatever stands on the contract. */
export function createTestAdapter(options: TestAdapterOptions = {}): TestAdapter {
  const self = options.self ?? { id: 'me', nick: 'Me' };
  const accountId = options.accountId ?? 'test';
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  const calls: AdapterCall[] = [];
  const failures = new Map<string, unknown[]>();
  const gates = new Map<string, Promise<void>>();
  const history = new Map<string, Message[]>();
  const conversations = new Map(options.conversations?.map((each) => [each.id, { ...each, accountId }]));
  let sequence = Math.max(0, ...(options.messages ?? []).map((message) => message.position.value));

  const rowsOf = (ref: TimelineRef): Message[] => {
    const rows = history.get(timelineKey(ref)) ?? [];
    history.set(timelineKey(ref), rows);
    return rows;
  };
  const store = (...messages: readonly Message[]): void => {
    for (const message of messages) {
      const { conversationId, threadId, inConversation } = message;
      const both = threadId !== undefined && inConversation === true;
      for (const rows of [rowsOf({ conversationId, threadId }), ...(both ? [rowsOf({ conversationId })] : [])]) {
        rows.push(message);
        rows.sort((a, b) => comparePositions(a.position, b.position));
      }
      sequence = Math.max(sequence, message.position.value);
    }
  };
  store(...(options.messages ?? []));

  /** Every call goes through here: noted, held back, failed, or answered. */
  async function call<T>(method: string, args: readonly unknown[], answer: () => T): Promise<T> {
    calls.push({ method, args });
    await gates.get(method);
    const failing = failures.get(method)?.shift();
    if (failing !== undefined) throw failing;
    return answer();
  }

  function load(ref: TimelineRef, request: HistoryRequest): HistoryPage {
    const all = rowsOf(ref);
    const { lower, upper, limit = 20, fill = lower && !upper ? 'fromLower' : 'fromUpper', types } = request;
    const within = all.filter(
      ({ position }) =>
        (!lower || comparePositions(position, lower) >= 0) && (!upper || comparePositions(position, upper) <= 0),
    );
    // `limit` counts what is wanted, as a backend that can tell types apart does.
    const wanted = types ? within.filter((message) => types.includes(message.content.type)) : within;
    const items = fill === 'fromLower' ? wanted.slice(0, limit) : wanted.slice(-limit);
    const first = items[0];
    const last = items.at(-1);
    return {
      items,
      covers: first && last && !types ? { from: first.position, to: last.position } : undefined,
      reachedStart: within[0] === all[0] && (first === undefined || first === wanted[0]),
      reachedEnd: within.at(-1) === all.at(-1) && (last === undefined || last === wanted.at(-1)),
    };
  }

  function send(outgoing: OutgoingMessage): { readonly message: Message } {
    const known = rowsOf(outgoing).find((message) => message.clientId === outgoing.clientId);
    if (known) return { message: known };
    sequence += 1;
    const message: Message = {
      ...outgoing,
      id: `s${sequence}`,
      senderId: self.id,
      time: 1_750_000_000_000 + sequence * 60_000,
      position: { value: sequence, tie: '' },
      revision: 0,
      lanes: {},
    };
    store(message);
    return { message };
  }

  const find = (ref: TimelineRef, id: string): Message | undefined => rowsOf(ref).find((message) => message.id === id);
  /** Only how it stands: a test that wants earlier versions puts a method of its own in place. */
  const revisionsOf = (ref: TimelineRef, id: string): readonly MessageRevision[] => {
    const message = find(ref, id);
    if (!message || message.recalled) return [];
    const { revision, time, senderId: by, content } = message;
    return [{ revision, time, by, content }];
  };
  const reactorsOf = (ref: TimelineRef, id: string, emoji: string): readonly string[] =>
    find(ref, id)?.lanes.reactions?.value.find((each) => each.emoji === emoji)?.sampleUserIds ?? [];

  const threads = new Map(options.threads?.map((each) => [timelineKey(each), each]));
  const follow = (ref: ThreadRef, following: boolean): void => {
    const known = threads.get(timelineKey(ref));
    if (known) threads.set(timelineKey(ref), { ...known, following, version: known.version + 1 });
  };

  const done = (): void => {};
  return {
    name: 'test',
    calls,
    limits: options.limits ?? {},
    idempotentSend: options.idempotentSend ?? 'native',
    can: options.can ?? (() => native),
    get listeners() {
      return listeners.size;
    },
    emit: (...events) => listeners.forEach((listener) => listener(events.map((event) => ({ ...event, accountId })))),
    emitRaw: (...events) => listeners.forEach((listener) => listener(events as readonly ChatEvent[])),
    list(changed) {
      for (const [id, each] of Object.entries(changed))
        if (each) conversations.set(id, { ...each, accountId });
        else conversations.delete(id);
    },
    store,
    failNext: (method, error) => void failures.set(method, [...(failures.get(method) ?? []), error]),
    hold(method) {
      let open = done;
      gates.set(method, new Promise((resolve) => (open = resolve)));
      return () => {
        gates.delete(method);
        open();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    session: {
      connect: () => call('session.connect', [], () => [{ accountId, self }]),
      disconnect: () => call('session.disconnect', [], done),
      reconnect: () => call('session.reconnect', [], done),
    },
    conversations: {
      // By pages where the limits say how long they are; as they were given.
      list: (list) =>
        call('conversations.list', [list], () => {
          const from = Number(list?.cursor ?? 0);
          const to = from + (list?.limit ?? Number.POSITIVE_INFINITY);
          const all = [...conversations.values()];
          return { items: all.slice(from, to), ...(to < all.length && { cursor: String(to) }) };
        }),
      get: (id) => call('conversations.get', [id], () => conversations.get(id) ?? null),
      startDirect: (userId) =>
        call('conversations.startDirect', [userId], () => {
          const found = [...conversations.values()].find((conversation) => conversation.peerId === userId);
          if (!found) throw new ChatError('not-found');
          return found;
        }),
    },
    messages: {
      load: (ref, request) => call('messages.load', [ref, request], () => load(ref, request)),
      loadAround: ({ ref, messageId, limit = 20 }) =>
        call('messages.loadAround', [ref, messageId], () => {
          const all = rowsOf(ref);
          const at = all.findIndex((message) => message.id === messageId);
          if (at < 0) throw new ChatError('not-found');
          const items = all.slice(Math.max(0, at - limit), at + limit + 1);
          const covers = { from: items[0]!.position, to: items.at(-1)!.position };
          return { items, covers, reachedStart: items[0] === all[0], reachedEnd: items.at(-1) === all.at(-1) };
        }),
      send: (message) => call('messages.send', [message], () => send(message)),
      findByClientId: (ref, clientId) =>
        call(
          'messages.findByClientId',
          [ref, clientId],
          () => rowsOf(ref).find((m) => m.clientId === clientId) ?? null,
        ),
      edit: (...args) => call('messages.edit', args, done),
      recall: (...args) => call('messages.recall', args, done),
      remove: (...args) => call('messages.remove', args, done),
      react: (...args) => call('messages.react', args, done),
      editHistory: (...args) => call('messages.editHistory', args, () => revisionsOf(...args)),
      listReactors: (ref, id, emoji, list) =>
        call('messages.listReactors', [ref, id, emoji, list], () => ({ items: reactorsOf(ref, id, emoji) })),
      vote: (...args) => call('messages.vote', args, done),
      markRead: (...args) => call('messages.markRead', args, done),
      setTyping: (...args) => void calls.push({ method: 'messages.setTyping', args }),
    },
    users: {
      get: (ids) => call('users.get', [ids], () => options.users?.filter((user) => ids.includes(user.id)) ?? []),
    },
    groups: {
      get: (id) => call('groups.get', [id], () => options.groups?.find((group) => group.id === id) ?? null),
      listMembers: (id, list) => call('groups.listMembers', [id, list], () => ({ items: options.members?.[id] ?? [] })),
    },
    threads: {
      list: (filter = {}, list) =>
        call('threads.list', [filter, list], () => ({
          items: [...threads.values()].filter(
            ({ conversationId, following, unread }) =>
              (filter.conversationId === undefined ? following : filter.conversationId === conversationId) &&
              (!filter.unreadOnly || unread > 0),
          ),
        })),
      get: (ref) => call('threads.get', [ref], () => threads.get(timelineKey(ref)) ?? null),
      follow: (ref, active) => call('threads.follow', [ref, active], () => follow(ref, active)),
    },
    settings: { update: (...args) => call('settings.update', args, done) },
  };
}
