import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { Chat, ChatProvider, createChatStore, type ChatStore } from 'chatloom';
import { buildConversation, buildMessage, buildText, createTestAdapter } from 'chatloom/testing';
import 'chatloom/styles.css';

// Two stores of one account on one origin are two tabs: they share the outbox in IndexedDB, its lock and its channel.
const ref = { conversationId: 'c1' };
let stores: ChatStore[] = [];

async function openTab(accountId: string): Promise<ChatStore> {
  const messages = Array.from({ length: 600 }, (_, i) => buildMessage({ seq: i + 1, senderId: 'bo' }));
  const adapter = createTestAdapter({
    accountId,
    messages,
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', peerId: 'bo', lastMessage: messages.at(-1) })],
  });
  // What is written stays under way, so that its row is an unsent one in both tabs.
  adapter.hold('messages.send');
  const store = createChatStore({ adapter });
  stores.push(store);
  await store.start();
  return store;
}

function Tab({ store, messageId }: { store: ChatStore; messageId?: string }): React.ReactElement {
  const target = messageId === undefined ? undefined : { messageId };
  return (
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ width: 640, height: 600 }}>
        <ChatProvider store={store}>
          <Chat conversationId="c1" target={target} />
        </ChatProvider>
      </div>
    </StrictMode>
  );
}

const list = (): HTMLElement => page.getByRole('log').element() as HTMLElement;

beforeEach(() => page.viewport(700, 640));
afterEach(async () => {
  await cleanup();
  for (const store of stores) store.dispose();
  stores = [];
});

it('leaves a reader of old messages where they are when the same person writes in another tab', async () => {
  const accountId = crypto.randomUUID();
  const here = await openTab(accountId);
  const there = await openTab(accountId);
  await render(<Tab store={here} messageId="m51" />);
  await expect.element(page.getByText('message 51', { exact: true })).toBeInViewport();
  await expect.poll(() => list().querySelectorAll('[data-key]').length).toBeGreaterThan(5);
  const before = list().scrollTop;

  there.actions.sendMessage(ref, { content: buildText('from the other tab') });
  // Long enough for the row to come, and for a jump to be made: nothing of it is to be seen here.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect.element(page.getByText('message 51', { exact: true })).toBeInViewport();
  expect(Math.abs(list().scrollTop - before)).toBeLessThanOrEqual(1);

  await page.getByRole('button', { name: 'Jump to the latest message' }).click();
  await expect.element(page.getByText('from the other tab')).toBeInViewport();
});
