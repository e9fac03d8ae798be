import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../model/index.js';
import { ChatProvider, ConversationScope } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, createVirtualWorld } from '../../testing/index.js';
import { TextToolsProvider } from '../textTools.js';
import { Translation } from '../Translation.js';

let store: ChatStore;

async function show(lane: unknown, changes: Partial<Message> = {}, locale = 'en'): Promise<void> {
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
  store = createChatStore({ adapter, env: createVirtualWorld().createEnv() });
  await store.start();
  const message = { ...buildMessage({ seq: 1 }), lanes: { translation: lane } as Message['lanes'], ...changes };
  render(
    <ChatProvider store={store} locale={locale}>
      <ConversationScope conversationId="c1">
        <TextToolsProvider>
          <Translation message={message} />
        </TextToolsProvider>
      </ConversationScope>
    </ChatProvider>,
  );
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

beforeAll(() => import('./TranslationView.js'));
afterEach(() => store.dispose());

it('stands below the words of a message, says its language, and can be folded away', async () => {
  await show({ version: 1, value: { language: 'en', text: 'Train at 8:10' } });
  expect(screen.getByText('Translated into English')).toBeInTheDocument();
  expect(screen.getByText('Train at 8:10').closest('[lang]')).toHaveAttribute('lang', 'en');
  fireEvent.click(screen.getByRole('button', { name: 'Hide translation' }));
  expect(screen.queryByText('Train at 8:10')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show translation' }));
  expect(screen.getByText('Train at 8:10')).toBeInTheDocument();
});

it('is gone with the message', async () => {
  await show(
    { version: 1, value: { language: 'en', text: 'Secret' } },
    { content: { type: 'recalled' }, recalled: { by: 'bo', time: 1 } },
  );
  expect(screen.queryByText('Secret')).toBeNull();
});

it.each([
  [null],
  [{}],
  [{ text: '   ', language: 'en' }],
  [{ text: 7, language: {} }],
  [{ text: 'Words', language: '"><script>' }],
  [{ text: 'Words', language: 'x'.repeat(500) }],
])('shows what can be shown of %j', async (value) => {
  await show({ version: 1, value });
  const block = document.querySelector('.cl-translation');
  expect(block?.querySelector('[lang]') ?? null).toBeNull();
  expect(block === null || block.textContent.startsWith('Translated')).toBe(true);
});
