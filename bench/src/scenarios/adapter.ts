import { native, type ChatAdapter, type ChatEventBody, type Conversation, type Message } from 'chatloom/contract';
import { EXTRA, itemAt, PICTURE, SELF, type Item } from '../data.ts';

const ACCOUNT = 'bench';
export const CONVERSATION = 'c';

/** An item as a backend would hand it over. */
export function toMessage(item: Item, conversationId: string = CONVERSATION): Message {
  const content = item.image
    ? {
        type: 'image',
        items: [{ media: { id: 'picture', mime: 'image/png', size: 200, ...item.image }, alt: 'A picture' }],
      }
    : { type: 'text', text: item.text, format: 'plain', entities: [] };
  return {
    id: `m${item.seq}`,
    conversationId,
    senderId: item.senderId === SELF ? 'me' : item.senderId,
    senderName: item.senderName,
    time: item.time,
    position: { value: item.seq, tie: '' },
    content,
    revision: 0,
    lanes: {},
  };
}

/** A backend in memory that costs next to nothing, so that what is measured is the kit. */
export interface BenchAdapter extends ChatAdapter {
  emit(...events: readonly ChatEventBody[]): void;
  /** A message that has just come in. */
  receive(message: Message): void;
}

/** What a {@link createBenchAdapter} holds. */
export interface BenchAdapterOptions {
  /** Messages in the conversation; their positions are 1, 2, 3 … */
  readonly size: number;
  readonly conversations: readonly Conversation[];
  readonly page: number;
  /** The newest page alone may be larger. */
  readonly firstPage?: number | undefined;
}

export function createBenchAdapter({ size, conversations, page, firstPage = page }: BenchAdapterOptions): BenchAdapter {
  const rows: Message[] = Array.from({ length: size }, (_, i) => toMessage(itemAt(i + 1)));
  const listeners = new Set<(events: Parameters<Parameters<ChatAdapter['subscribe']>[0]>[0]) => void>();
  const emit = (...events: readonly ChatEventBody[]): void =>
    listeners.forEach((listener) => listener(events.map((event) => ({ ...event, accountId: ACCOUNT }))));
  /** A stretch by index, end excluded. */
  const stretch = (from: number, to: number) => {
    const first = Math.max(0, from);
    const items = rows.slice(first, to);
    return {
      items,
      covers: items.length > 0 ? { from: items[0]!.position, to: items.at(-1)!.position } : undefined,
      reachedStart: first === 0,
      reachedEnd: to >= rows.length,
    };
  };
  return {
    name: 'bench',
    limits: { messagesPerPage: page },
    idempotentSend: 'native',
    can: () => native,
    emit,
    receive(message) {
      if (message.conversationId === CONVERSATION) rows.push(message);
      emit({ type: 'message', message });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    session: {
      connect: async () => [{ accountId: ACCOUNT, self: { id: 'me', nick: 'Me' } }],
      disconnect: async () => {},
    },
    conversations: {
      list: async () => ({ items: conversations }),
      get: async (id) => conversations.find((conversation) => conversation.id === id) ?? null,
    },
    messages: {
      async load(_ref, { lower, upper, limit = 20, fill = lower && !upper ? 'fromLower' : 'fromUpper' }) {
        const from = lower ? Math.ceil(lower.value) - 1 : 0;
        const to = upper ? Math.floor(upper.value) : rows.length;
        if (!lower && !upper) return stretch(rows.length - Math.max(limit, firstPage), rows.length);
        return fill === 'fromLower'
          ? stretch(from, Math.min(to, from + limit))
          : stretch(Math.max(from, to - limit), to);
      },
      async loadAround({ messageId, limit = 20 }) {
        const at = Number(messageId.slice(1)) - 1;
        return stretch(at - limit, Math.min(rows.length, at + limit + 1));
      },
      async send(outgoing) {
        const message = {
          ...outgoing,
          id: `m${rows.length + 1}`,
          senderId: 'me',
          time: Date.now(),
          position: { value: rows.length + 1, tie: '' },
          revision: 0,
          lanes: {},
        };
        rows.push(message);
        return { message };
      },
      react: async () => {},
      edit: async () => {},
      recall: async () => {},
      markRead: async () => {},
      setTyping: () => {},
    },
    media: {
      upload: async () => ({ ref: { id: 'picture', mime: 'image/png', size: 200 } }),
      resolve: async () => ({ url: PICTURE, revoke: () => {} }),
    } as unknown as NonNullable<ChatAdapter['media']>,
    users: { get: async (ids) => ids.map((id) => ({ id, nick: id })) },
    settings: { update: async () => {} } as unknown as NonNullable<ChatAdapter['settings']>,
  };
}

/** A conversation between many. */
export const conversation = (id: string, lastMessage?: Message): Conversation => ({
  id,
  accountId: ACCOUNT,
  kind: 'group',
  title: `Conversation ${id}`,
  history: 'full',
  durable: true,
  countsUnread: true,
  activityAt: lastMessage?.time ?? 1,
  lastMessage,
  unread: { count: 0, asOf: lastMessage?.position, readUpTo: lastMessage?.position },
  settings: {},
  membership: 'member',
});

/** Everything there is of a conversation of this size, with the older part that lists do not hold at the start. */
export const historyOf = (size: number): number => EXTRA + size;
