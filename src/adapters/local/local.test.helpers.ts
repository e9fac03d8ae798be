import { vi } from 'vitest';
import type { ChatEvent, ChatEventBody, ChatEventType } from '../../contract/index.js';
import type { ConversationId, Message, OutgoingMessage, ThreadRef } from '../../model/index.js';
import { createLocalAdapter, createLocalServer, type LocalAdapter, type LocalAdapterOptions } from './index.js';
import type { LocalServerOptions, LocalServer } from './index.js';

/** The event of a name, also where one event has two names. */
type EventOf<T extends ChatEventType, E = ChatEventBody> = E extends { readonly type: infer K }
  ? T extends K
    ? E
    : never
  : never;

/** A client with everything it was told. */
export interface TestClient {
  readonly adapter: LocalAdapter;
  readonly events: ChatEvent[];
  of<T extends ChatEventType>(type: T): readonly EventOf<T>[];
  /** Waits until an event of this type was told that `test` accepts. */
  until<T extends ChatEventType>(type: T, test?: (event: EventOf<T>) => boolean): Promise<EventOf<T>>;
  forget(): void;
}

export async function connectAs(userId: string | undefined, options: LocalAdapterOptions = {}): Promise<TestClient> {
  const adapter = createLocalAdapter({ ...(userId !== undefined && { userId }), latency: 0, ...options });
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  const of = <T extends ChatEventType>(type: T) =>
    events.filter((event) => event.type === type) as unknown as EventOf<T>[];
  const client: TestClient = {
    adapter,
    events,
    of,
    until: (type, test = () => true) =>
      vi.waitFor(() => {
        const found = of(type).find(test);
        if (!found)
          throw new Error(`No event "${type}" yet; there were: ${events.map((event) => event.type).join(', ')}`);
        return found;
      }),
    forget: () => events.splice(0),
  };
  await adapter.session.connect();
  return client;
}

export function memoryServer(options: LocalServerOptions = {}): LocalServer {
  return createLocalServer({ storage: 'memory', ...options });
}

let made = 0;

export function text(
  conversationId: ConversationId,
  words: string,
  more: Partial<OutgoingMessage> = {},
): OutgoingMessage {
  made += 1;
  return {
    clientId: `client-${made}`,
    conversationId,
    content: { type: 'text', text: words, format: 'plain', entities: [] } as OutgoingMessage['content'],
    ...more,
  };
}

export function wordsOf(message: { readonly content: { readonly type: string } } | undefined): string | undefined {
  return (message?.content as { readonly text?: string } | undefined)?.text;
}

/** A group of three, and a message in it that can be answered. */
export interface ThreeWithRoot {
  readonly mira: TestClient;
  readonly tomas: TestClient;
  readonly lin: TestClient;
  readonly conversationId: ConversationId;
  readonly groupId: string;
  readonly root: Message;
  readonly ref: ThreadRef;
  answer(who: TestClient, words: string, more?: Partial<OutgoingMessage>): Promise<Message>;
  leave(): Promise<void>;
}

/** Mira makes a group with Tomas and Lin and says something. `more`: of that message. */
export async function threeWithRoot(more: Partial<OutgoingMessage> = {}): Promise<ThreeWithRoot> {
  const server = memoryServer();
  const mira = await connectAs('mira', { server });
  const tomas = await connectAs('tomas', { server });
  const lin = await connectAs('lin', { server });
  const made = await mira.adapter.groups!.create!({ kind: 'work', name: 'Three', memberIds: ['tomas', 'lin'] });
  const { id: conversationId } = made;
  const root = (await mira.adapter.messages.send(text(conversationId, 'Root', more))).message;
  return {
    ...{ mira, tomas, lin, conversationId, groupId: made.groupId!, root },
    ref: { conversationId, threadId: root.id },
    answer: async (who, words, extra) =>
      (await who.adapter.messages.send(text(conversationId, words, { threadId: root.id, ...extra }))).message,
    leave: async () => {
      for (const client of [mira, tomas, lin]) await client.adapter.session.disconnect();
    },
  };
}
