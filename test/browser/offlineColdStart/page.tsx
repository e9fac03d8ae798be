import { createRoot } from 'react-dom/client';
import { ChatApp } from 'chatloom';
import type { ChatAdapter } from 'chatloom/contract';
import 'chatloom/styles.css';
import { createChatStore } from 'chatloom/store';
import { buildConversation, buildMessage, createTestAdapter } from 'chatloom/testing';
import { withOfflineCache, type OfflineCacheOptions } from 'chatloom/wrappers';

/** How much there is. */
export interface Size {
  readonly conversations: number;
  readonly messages: number;
}

/** `none`: no cache. `hinted`: with the word who signs in. `asking`: the server says first who it is. */
export type Kind = 'none' | 'hinted' | 'asking';

/** Milliseconds from `start()` until the frame in which it is painted. */
export interface Times {
  readonly list: number;
  readonly conversation: number;
}

/** What measure.mjs does with this page. */
export interface ColdStart {
  /** Makes a device on which everything was read. */
  fill(size: Size): Promise<void>;
  /** Starts once. To be called once per page load. `latency`: ms each answer of the server takes. */
  start(kind: Kind, size: Size, latency: number): Promise<Times>;
}

const PAGE = 20;
const all: OfflineCacheOptions = { maxMessages: 1_000_000, maxBytes: 1024 ** 3, accountHint: 'me' };
const asking: OfflineCacheOptions = { ...all, accountHint: undefined };

function server({ conversations, messages }: Size, latency: number): ChatAdapter {
  const rooms = Array.from({ length: conversations }, (_, i) => `c${i}`);
  const inner = createTestAdapter({
    conversations: rooms.map((id, i) =>
      buildConversation({ id, kind: 'group', peerId: undefined, title: `Room ${i}`, activityAt: 2_000_000 - i }),
    ),
    messages: rooms.flatMap((conversationId) =>
      Array.from({ length: messages }, (_, i) => ({
        ...buildMessage({ seq: i + 1, text: `line ${i + 1}: somebody had this and that to tell about the way up` }),
        id: `${conversationId}-${i + 1}`,
        conversationId,
      })),
    ),
  });
  const slow = async <T,>(answer: () => Promise<T>): Promise<T> => {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    return answer();
  };
  return {
    ...inner,
    session: { ...inner.session, connect: () => slow(() => inner.session.connect()) },
    conversations: {
      ...inner.conversations,
      get: (id) => slow(() => inner.conversations.get(id)),
      list: ({ cursor = '0' } = {}) =>
        slow(async () => {
          const { items } = await inner.conversations.list();
          const from = Number(cursor);
          const rest = from + PAGE < items.length ? { cursor: String(from + PAGE) } : {};
          return { items: items.slice(from, from + PAGE), ...rest };
        }),
    },
    messages: { ...inner.messages, load: (...args) => slow(() => inner.messages.load(...args)) },
  };
}

/** Resolves with the time of the frame after this text is there: a row, not the placeholder of one. */
function painted(selector: string, text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!document.querySelector(selector)?.textContent.includes(text)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}

const coldStart: ColdStart = {
  async fill(size) {
    // Once with each way to sign in: who was here last is remembered for each by itself.
    for (const options of [asking, all]) {
      const adapter = withOfflineCache(server(size, 0), options);
      await adapter.session.connect();
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page = await adapter.conversations.list(cursor === '' ? {} : { cursor });
        if (options === all) {
          for (const { id } of page.items)
            await adapter.messages.load({ conversationId: id }, { limit: size.messages });
        }
        ({ cursor } = page);
      }
      await adapter.session.disconnect();
    }
  },
  async start(kind, size, latency) {
    const inner = server(size, latency);
    const adapter = kind === 'none' ? inner : withOfflineCache(inner, kind === 'hinted' ? all : asking);
    const store = createChatStore({ adapter });
    const root = createRoot(document.querySelector('#app')!);
    const list = painted('nav, [role="navigation"]', 'Room 5');
    const conversation = painted('[role="log"]', `line ${size.messages}:`);
    const begun = performance.now();
    void store.start();
    root.render(
      <div style={{ height: '100vh' }}>
        <ChatApp store={store} defaultActiveConversationId="c0" />
      </div>,
    );
    const [listAt, conversationAt] = await Promise.all([list, conversation]);
    root.unmount();
    store.dispose();
    return { list: listAt - begun, conversation: conversationAt - begun };
  },
};
Object.assign(globalThis, { coldStart });
