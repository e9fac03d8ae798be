import { absent, ChatError, native, plainText, textContent } from 'chatloom/contract';
import type { ChatAdapter, ChatEvent, Conversation, Message, Position, SessionInfo } from 'chatloom/contract';

/** One line of a room; `seq` counts 1, 2, 3 … in each room. `key` is the sender's own, given back. */
export type Row = { id: string; roomId: string; seq: number; at: number; from: string; text: string; key?: string };
export type Room = { id: string; title: string; unread: number; last?: Row };

/** Your service: put its client here. */
export interface Service {
  signIn(): Promise<{ id: string; name: string }>;
  rooms(): Promise<Room[]>;
  /** Rows with min ≤ seq ≤ max, oldest first; when there are more than `limit`, the oldest or newest of them. */
  rows(roomId: string, query: { min: number; max: number; limit: number; keep: 'oldest' | 'newest' }): Promise<Row[]>;
  /** A second post with the same key answers with the first row. */
  post(roomId: string, key: string, text: string): Promise<Row>;
  listen(onRow: (row: Row) => void): () => void;
}

const place = (seq: number): Position => ({ value: seq, tie: '' });

const toMessage = (row: Row): Message => {
  const { id, key: clientId, roomId: conversationId, from: senderId, at: time } = row;
  const [position, content] = [place(row.seq), plainText(row.text)];
  return { id, clientId, conversationId, senderId, time, position, content, revision: 0, lanes: {} };
};

const toConversation = (accountId: string, { id, title, unread, last }: Room): Conversation => ({
  ...{ id, accountId, title, kind: 'group', history: 'full', durable: true, countsUnread: true, membership: 'member' },
  activityAt: last?.at ?? 0,
  lastMessage: last && toMessage(last),
  unread: { count: unread, asOf: last && place(last.seq) },
  settings: {},
});

/** People read a sentence chosen by the code: find the right one for each failure of your service. */
const ask = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((cause: unknown) => Promise.reject(new ChatError('offline', 'No answer.', { cause })));

export function createMinimalAdapter(service: Service): ChatAdapter {
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  const emit = (event: ChatEvent): void => listeners.forEach((listener) => listener([event]));
  let session: Promise<SessionInfo> | undefined;
  let stop: (() => void) | undefined;

  const signIn = async (): Promise<SessionInfo> => {
    const { id: accountId, name } = await ask(service.signIn());
    stop = service.listen((row) => {
      const follows = row.seq > 1 ? place(row.seq - 1) : undefined;
      emit({ type: 'message', accountId, message: toMessage(row), follows });
    });
    emit({ type: 'connection', accountId, state: { status: 'connected' } });
    return { accountId, self: { id: accountId, nick: name } };
  };
  const connect = (): Promise<SessionInfo> =>
    (session ??= signIn().catch((error: unknown) => {
      session = undefined;
      throw error;
    }));
  const disconnect = async (): Promise<void> => {
    await session?.catch(() => undefined);
    stop?.();
    stop = session = undefined;
  };
  const list = async (): Promise<Conversation[]> => {
    const [{ accountId }, rooms] = await Promise.all([connect(), ask(service.rooms())]);
    return rooms.map((room) => toConversation(accountId, room)).sort((a, b) => b.activityAt - a.activityAt);
  };

  return {
    name: 'minimal',
    session: { connect: async () => [await connect()], disconnect },
    conversations: {
      list: async () => ({ items: await list() }),
      get: async (id) => (await list()).find((conversation) => conversation.id === id) ?? null,
    },
    messages: {
      load: async ({ conversationId }, { lower, upper, limit = 20, fill }) => {
        const keep = fill === 'fromLower' ? 'oldest' : 'newest';
        const query = { min: lower?.value ?? 1, max: upper?.value ?? Number.MAX_SAFE_INTEGER, limit, keep } as const;
        const items = (await ask(service.rows(conversationId, query))).map(toMessage);
        // A full page may have been cut at one end, and speaks for its rows only there; elsewhere up to the bound asked for.
        const cut = items.length >= limit ? keep : undefined;
        const from = (cut === 'newest' ? undefined : lower) ?? items[0]?.position;
        const to = (cut === 'oldest' ? undefined : upper) ?? items.at(-1)?.position;
        const reached = { reachedStart: !lower && cut !== 'newest', reachedEnd: !upper && cut !== 'oldest' };
        return { items, covers: from && to && { from, to }, ...reached };
      },
      send: async ({ conversationId, clientId, content }) => {
        if (!textContent.is(content)) throw new ChatError('unsupported', 'This service carries text only.');
        return { message: toMessage(await ask(service.post(conversationId, clientId, content.text))) };
      },
    },
    limits: { textLength: 4000 },
    idempotentSend: 'native',
    can: (operation) => (operation === 'messages.send' || operation === 'messages.history' ? native : absent()),
    subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
  };
}
