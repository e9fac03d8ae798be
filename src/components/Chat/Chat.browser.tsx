import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter } from '../../testing/index.js';
import { type MessageTarget } from '../MessageList/index.js';
import { Chat } from './index.js';

let store: ChatStore;
const texts = [
  'a short one',
  'one that goes on for a while, because somebody had a lot to tell about the way up '.repeat(4),
];

async function show(): Promise<(target: MessageTarget) => Promise<void>> {
  const messages = Array.from({ length: 600 }, (_, i) =>
    buildMessage({ seq: i + 1, text: `${i + 1}: ${texts[i % 2]}`, senderId: i % 3 === 0 ? 'me' : 'bo' }),
  );
  const adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    messages,
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', peerId: 'bo', lastMessage: messages.at(-1) })],
  });
  store = createChatStore({ adapter });
  await store.start();
  const tree = (target?: MessageTarget) => (
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ width: 640, height: 600 }}>
        <ChatProvider store={store}>
          <Chat conversationId="c1" target={target} />
        </ChatProvider>
      </div>
    </StrictMode>
  );
  const screen = await render(tree());
  await expect.element(page.getByText('600: one that')).toBeVisible();
  return (target) => screen.rerender(tree(target));
}

const isMarked = (seq: number): boolean =>
  document.querySelector(`[data-key="m:m${seq}"] > [data-highlighted]`) !== null;

beforeEach(() => page.viewport(700, 640));
afterEach(async () => {
  await cleanup();
  store.dispose();
});

it('goes to a message that is far from what is loaded, marks it for two seconds, and leads back to the newest', async () => {
  const goTo = await show();
  await goTo({ messageId: 'm51' });
  await expect.element(page.getByText('51: a short one', { exact: true }), { timeout: 5000 }).toBeInViewport();
  expect(isMarked(51)).toBe(true);
  await expect.poll(() => isMarked(51), { timeout: 4000 }).toBe(false);
  await expect.element(page.getByText('51: a short one', { exact: true })).toBeInViewport();

  await page.getByRole('button', { name: 'Jump to the latest message' }).click();
  await expect.element(page.getByText('600: one that')).toBeInViewport();
  await expect.element(page.getByRole('button', { name: 'Jump to the latest message' })).not.toBeInTheDocument();
});

it('goes to a message that is loaded, and to the same one again', async () => {
  const goTo = await show();
  for (let i = 0; i < 2; i++) {
    await goTo({ messageId: 'm591' });
    await expect.element(page.getByText('591: a short one')).toBeInViewport();
    expect(isMarked(591)).toBe(true);
    await page.getByRole('button', { name: 'Jump to the latest message' }).click();
    await expect.element(page.getByText('600: one that')).toBeInViewport();
  }
});
