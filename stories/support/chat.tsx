import { useEffect, type ReactElement, type ReactNode } from 'react';
import { ChatProvider, createChatStore, type ChatStore, type ContentDefinition } from 'chatloom';
import { createLocalAdapter, createLocalServer, type LocalServer } from 'chatloom/adapters/local';
import { createTestAdapter, createVirtualWorld, type TestAdapter, type TestAdapterOptions } from 'chatloom/testing';
import { people } from './people.ts';
import { useLook } from './look.ts';
import { withMedia } from './media.ts';

/** A chat a story is made of. */
export interface StoryChat<A = unknown> {
  readonly store: ChatStore;
  /** The backend, to let things happen in `play`. */
  readonly adapter: A;
}

/** The browser's environment, but keeping nothing and talking to nobody: no story meets another, or its own yesterday. */
export function storyEnv(): ChatStore['env'] {
  const { env } = createChatStore({ adapter: createTestAdapter() });
  const memory = createVirtualWorld().createEnv();
  return {
    ...env,
    openStorage: (accountId) => memory.openStorage(accountId),
    locks: { hold: (_name, _signal, task) => task() },
    channel: () => ({ post: () => {}, listen: () => () => {}, close: () => {} }),
  };
}

/** What is sent is sent now, by the story's clock. */
function onTime<A extends TestAdapter>(adapter: A): A {
  const { messages } = adapter;
  const send: typeof messages.send = async (...args) => {
    const { message } = await messages.send(...args);
    return { message: { ...message, time: Date.now() } };
  };
  return Object.assign(adapter, { messages: { ...messages, send } });
}

/** What {@link scripted} takes, beside what the adapter begins with. */
export interface Script extends TestAdapterOptions {
  readonly contents?: readonly ContentDefinition[] | undefined;
  /** Done before the chat starts: hold calls back, make them fail. */
  readonly before?: ((adapter: TestAdapter) => void) | undefined;
  /** Done once it has started: let things happen. */
  readonly after?: ((chat: StoryChat<TestAdapter>) => void) | undefined;
  /** Give false where the start is to be watched, or never ends. Default: the story begins once the list is there. */
  readonly started?: boolean | undefined;
}

/** A loader: a chat whose backend is the story. */
export function scripted(script: Script): () => Promise<{ chat: StoryChat<TestAdapter> }> {
  return async () => {
    const { contents, before, after, started = true, ...options } = script;
    const adapter = onTime(withMedia(createTestAdapter({ users: people, self: people[0], ...options })));
    before?.(adapter);
    const chat = { adapter, store: createChatStore({ adapter, contents, env: storyEnv() }) };
    if (started) await chat.store.start();
    after?.(chat);
    return { chat };
  };
}

/** The demo world as a service in memory, seeded at the story's clock. */
export function demoServer(): LocalServer {
  return createLocalServer({
    storage: 'memory',
    world: async () => (await import('chatloom/adapters/local/world')).demoWorld,
    environment: { openChannel: () => undefined },
  });
}

/** A chat of someone of the demo world. */
export async function demoChat(userId: string = 'mira', server: LocalServer = demoServer()): Promise<StoryChat> {
  const adapter = createLocalAdapter({ server, userId, latency: 0 });
  const store = createChatStore({ adapter, env: storyEnv() });
  await store.start();
  return { adapter, store };
}

/** A loader: the demo world. */
export function world(userId?: string): () => Promise<{ chat: StoryChat }> {
  return async () => ({ chat: await demoChat(userId) });
}

/** Gives a story's chat to the parts inside, in the language and direction of the toolbar. Ends it with the story. */
export function InChat({ chat, children }: { readonly chat: StoryChat; readonly children: ReactNode }): ReactElement {
  const { locale, dir } = useLook();
  useDisposal(chat);
  return (
    <ChatProvider store={chat.store} locale={locale} dir={dir} timeZone="UTC">
      {children}
    </ChatProvider>
  );
}

/** Ends a story's chat with the story. */
export function useDisposal({ store }: Pick<StoryChat, 'store'>): void {
  useEffect(() => () => store.dispose(), [store]);
}
