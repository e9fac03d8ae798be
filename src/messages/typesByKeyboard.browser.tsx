import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../styles/index.css';
import { MessageList } from '../components/MessageList/index.js';
import type { Content } from '../model/index.js';
import { ChatProvider } from '../react/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, buildText, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { MessageHandlersProvider, type CardAction } from './messageHandlers.js';
import { axeViolations } from '../../test/axe.js';

let store: ChatStore;
let adapter: TestAdapter;
const onCardAction = vi.fn<(action: CardAction) => Promise<void>>(() => Promise.resolve());
const handlers = { onCardAction };

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await userEvent.keyboard(key);
    for (let i = 0; i < 3; i++) await frame();
  }
};
const focusedName = (): string | null => {
  const element = document.activeElement;
  const labels = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
  return labels ?? element?.getAttribute('aria-label') ?? element?.textContent ?? null;
};

/** Into the message, to the control wanted. */
async function goInto(isThere: () => boolean): Promise<void> {
  for (let i = 0; i < 12 && !isThere(); i++) await press('{ArrowRight}');
  expect(isThere()).toBe(true);
}

async function open(content: Content): Promise<void> {
  const messages = [
    buildMessage({ seq: 1, senderId: 'bo', text: 'Before' }),
    buildMessage({ seq: 2, senderId: 'bo', content }),
  ];
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    messages,
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', lastMessage: messages.at(-1) })],
  });
  store = createChatStore({ adapter });
  await store.start();
  const screen = await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ width: 600, height: 620 }}>
        <div style={{ height: 560, display: 'flex' }}>
          <ChatProvider store={store}>
            <MessageHandlersProvider handlers={handlers}>
              <MessageList conversationId="c1" />
            </MessageHandlersProvider>
          </ChatProvider>
        </div>
        <button type="button">after</button>
      </div>
    </StrictMode>,
  );
  const log = screen.getByRole('log');
  await expect.element(log).toBeVisible();
  await expect.element(page.getByText('Before')).toBeVisible();
  (log.element() as HTMLElement).focus();
  // The newest message. The list loads what moves the focus with the first key.
  await press('{ArrowUp}');
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('article'), { timeout: 5000 });
}

beforeEach(() => page.viewport(640, 700));
afterEach(async () => {
  await cleanup();
  store.dispose();
  onCardAction.mockClear();
});

describe('by keyboard alone', () => {
  it('one votes in a poll, changes the vote and leaves the list', async () => {
    const options = ['Inn', 'Lake', 'Home'].map((text) => ({ id: text, text }));
    await open({ type: 'poll', question: 'Where?', options, multiple: false, anonymous: false } as Content);
    await expect.element(page.getByRole('radiogroup', { name: 'Where?' })).toBeVisible();
    await goInto(() => focusedName() === 'Inn');
    await press(' ', '{ArrowDown}');
    expect(document.activeElement).toBeChecked();
    expect(focusedName()).toBe('Lake');
    await press('{Tab}');
    expect(focusedName()).toBe('Vote');
    await press('{Enter}');
    await expect.element(page.getByText('Lake: 1 vote, 100%')).toBeInTheDocument();
    expect(adapter.calls.find(({ method }) => method === 'messages.vote')?.args[2]).toEqual(['Lake']);
  });

  it('one fills in the form of a card and sends it; Tab goes from field to field, and out at the end', async () => {
    await open({
      type: 'card',
      title: 'Visit',
      state: 'open',
      blocks: [
        {
          kind: 'form',
          id: 'visit',
          controls: [
            { kind: 'input', id: 'name', label: 'Name', input: 'text', maxLength: 40, required: true },
            { kind: 'input', id: 'mail', label: 'Mail', input: 'email', maxLength: 40 },
          ],
          submit: { id: 'book', label: 'Book', tone: 'primary' },
        },
      ],
    } as Content);
    await expect.element(page.getByRole('textbox', { name: 'Mail' })).toBeVisible();
    await goInto(() => document.activeElement instanceof HTMLInputElement);
    await userEvent.keyboard('Mira');
    await press('{Tab}');
    await userEvent.keyboard('mira@example.com');
    await press('{Tab}');
    expect(focusedName()).toBe('Book');
    await press('{Enter}');
    await vi.waitFor(() =>
      expect(onCardAction.mock.calls[0]?.[0].values).toEqual({ name: 'Mira', mail: 'mira@example.com' }),
    );
    await expect.element(page.getByText('Sent')).toBeVisible();
    expect(
      await axeViolations(document.querySelector('.cl-root')!, {
        rules: { 'label-content-name-mismatch': { enabled: false } },
      }),
    ).toEqual([]);
    await press('{Tab}');
    expect(document.activeElement?.textContent).toBe('after');
  });

  it('one opens a bundle, goes a bundle further in and back, and is where one was', async () => {
    const item = (content: Content) => ({ senderName: 'Ana', time: 1_750_000_000_000, content });
    const inner = { type: 'merged', title: 'Further in', count: 1, items: [item(buildText('Boots'))] };
    await open({ type: 'merged', title: 'Outside', count: 1, items: [item(inner)] } as Content);
    await expect.element(page.getByRole('button', { name: /^Open chat history: Outside/ })).toBeVisible();
    await goInto(() => focusedName()?.startsWith('Open chat history: Outside') === true);
    await press('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Outside' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^Open chat history: Further in/ })).toBeVisible();
    for (let i = 0; i < 6 && focusedName()?.startsWith('Open chat history: Further in') !== true; i++)
      await press('{Tab}');
    expect(focusedName()).toMatch(/^Open chat history: Further in/);
    await press('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Further in' })).toBeVisible();
    await expect.element(page.getByText('Boots')).toBeVisible();
    expect(await axeViolations(document.querySelector('dialog')!, {})).toEqual([]);
    await press('{Escape}');
    await expect.element(page.getByRole('dialog', { name: 'Outside' })).toBeVisible();
    await press('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(focusedName()).toMatch(/^Open chat history: Outside/);
  });
});
