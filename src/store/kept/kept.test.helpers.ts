import type { ChatError, MessageSnapshot } from '../../contract/index.js';
import type { Env } from '../../env/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../../testing/index.js';
import { createChatStore, type ChatStore } from '../createChatStore.js';
import { selectPinned } from '../selectors.js';

/** The conversation of these tests. */
export const ref = { conversationId: 'c1' };

/** Enough turns for a chunk that is loaded and for answers. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A chat with three messages of Bo, on a backend that pins and saves. */
export interface KeptChat {
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  readonly world: VirtualWorld;
  readonly errors: ChatError[];
  /** What the backend answers as pins; saved messages are the same. */
  pinned: unknown;
  /** Lists that were asked for, pins and saved. */
  readonly asked: readonly string[];
  refuse(error: ChatError | undefined): void;
  /** Holds answers of a kind back until the returned function is called. They are as they were when asked. */
  hold(what: 'change' | 'list'): () => void;
  /** Messages that are shown. */
  shown(): unknown[];
  pins(): unknown[] | undefined;
}

/** Makes it. `env` changes what the device can do. */
export function makeChat(
  world: VirtualWorld = createVirtualWorld(),
  env: (plain: Env) => Env = (same) => same,
): KeptChat {
  const base = createTestAdapter({
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
    messages: [1, 2, 3].map((seq) => buildMessage({ seq, senderId: 'bo', text: `Message ${seq}` })),
    users: [{ id: 'bo', nick: 'Bo' }],
  });
  let refusal: ChatError | undefined;
  const gates: { change?: Promise<void> | undefined; list?: Promise<void> | undefined } = {};
  const asked: string[] = [];
  const change = async (): Promise<void> => {
    await gates.change;
    if (refusal) throw refusal;
  };
  const list = async (name: string): Promise<readonly MessageSnapshot[]> => {
    asked.push(name);
    const answer = chat.pinned as readonly MessageSnapshot[];
    const failure = refusal;
    await gates.list;
    if (failure) throw failure;
    return answer;
  };
  const messages = {
    ...base.messages,
    pin: change,
    save: change,
    listPinned: () => list('pins'),
    listSaved: async () => ({ items: await list('saved'), cursor: undefined }),
  };
  const adapter = Object.assign(base, { messages });
  const errors: ChatError[] = [];
  const store = createChatStore({
    adapter,
    env: env(world.createEnv()),
    onError: (error) => errors.push(error),
  });
  const chat: KeptChat = {
    adapter,
    store,
    world,
    errors,
    asked,
    pinned: [],
    refuse: (error) => {
      refusal = error;
    },
    hold(what) {
      let open = (): void => {};
      gates[what] = new Promise((resolve) => (open = resolve));
      return () => {
        gates[what] = undefined;
        open();
      };
    },
    shown() {
      const view = store.getState().timelines.get('c1')?.view;
      return Array.from({ length: view?.size ?? 0 }, (_, i) => view?.rowAt(i).message.id);
    },
    pins: () => selectPinned(store.getState(), ref)?.items.map(({ content, senderName }) => [senderName, content]),
  };
  return chat;
}

/** Signs in and shows the conversation. */
export async function openChat({ store, world }: KeptChat): Promise<void> {
  await store.start();
  store.actions.openTimeline(ref);
  await settle();
  await world.advance(100);
}

/** Bo takes a message back. */
export async function recall({ adapter, world }: KeptChat, messageId: string): Promise<void> {
  adapter.emit({
    type: 'message-recalled',
    conversationId: 'c1',
    messageId,
    recall: { by: 'bo', time: 1_750_000_000_000 },
  });
  await world.advance(100);
}
