import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { StickerPacksProvider, type StickerPack } from '../../messages/index.js';
import { ChatProvider, ConversationScope } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { InputBar } from './index.js';
import { axeViolations } from '../../../test/axe.js';

let store: ChatStore;
let adapter: TestAdapter;

const packs: readonly StickerPack[] = [
  {
    id: 'p',
    name: 'Pack',
    stickers: ['Boat', 'Cat', 'Dog', 'Egg', 'Fox'].map((alt) => ({ id: alt, alt, emoji: '⛵', url: 'data:,' })),
  },
];
const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await userEvent.keyboard(key);
    for (let i = 0; i < 3; i++) await frame();
  }
};
const focused = (): string | null | undefined => {
  const element = document.activeElement;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const labels = isField ? element.labels?.[0]?.textContent : undefined;
  return element?.getAttribute('aria-label') ?? labels ?? element?.textContent;
};
const untilFocused = (name: string): Promise<void> => vi.waitFor(() => expect(focused()).toBe(name), { timeout: 5000 });
const sent = (): readonly unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: unknown }).content);

/** Tab until something has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let i = 0; i < 15 && focused() !== name; i++) await press('{Tab}');
  expect(focused()).toBe(name);
}

/** From the text field back to the button, and by the first letter into a form. */
async function open(letters: string): Promise<void> {
  page.getByRole('button', { name: 'Attach' }).element().focus();
  await press('{Enter}');
  await expect.element(page.getByRole('menu', { name: 'Attach' })).toBeVisible();
  await press(letters, '{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
}

beforeEach(async () => {
  await page.viewport(640, 700);
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
  });
  store = createChatStore({ adapter });
  await store.start();
  await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ width: 600, height: 620 }}>
        <ChatProvider store={store}>
          <StickerPacksProvider packs={packs}>
            <ConversationScope conversationId="c1">
              <InputBar />
            </ConversationScope>
          </StickerPacksProvider>
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await vi.waitFor(() => page.getByRole('textbox', { name: 'Message Bo' }).element());
});
afterEach(async () => {
  await cleanup();
  store.dispose();
});

describe('by keyboard alone', () => {
  it('one makes a poll, moves an answer and sends it; the focus is back where one was', async () => {
    await open('po');
    await untilFocused('Question');
    await userEvent.keyboard('Where?');
    await press('{Tab}');
    expect(focused()).toBe('Answer 1');
    await userEvent.keyboard('Inn');
    await press('{Enter}');
    await untilFocused('Answer 2');
    await userEvent.keyboard('Lake');
    await press('{Enter}');
    await untilFocused('Answer 3');
    await userEvent.keyboard('Home');
    await press('{Alt>}{ArrowUp}{/Alt}');
    await untilFocused('Answer 2');
    expect(await axeViolations(document.querySelector('dialog')!, {})).toEqual([]);
    await tabTo('Send');
    await press('{Enter}');
    await vi.waitFor(() => expect(sent()).toMatchObject([{ type: 'poll', question: 'Where?' }]));
    expect((sent()[0] as { options: { text: string }[] }).options.map(({ text }) => text)).toEqual([
      'Inn',
      'Home',
      'Lake',
    ]);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await untilFocused('Attach');
  });

  it('one chooses a sticker from a grid', async () => {
    await open('s');
    await untilFocused('Boat');
    await press('{ArrowDown}', '{ArrowUp}', '{ArrowRight}', '{End}', '{Enter}');
    await vi.waitFor(() => expect(sent()).toMatchObject([{ type: 'sticker', stickerId: 'Egg' }]));
    await untilFocused('Attach');
  });

  it('one writes a place, and Escape does not lose it however often it is pressed', async () => {
    await open('l');
    await tabTo('Coordinates or a link of a map');
    await userEvent.keyboard('48.8584, 2.2945');
    await expect.element(page.getByRole('group', { name: /^Preview/u })).toBeVisible();
    for (let i = 0; i < 5; i++) {
      await press('{Escape}');
      await expect.element(page.getByRole('alertdialog', { name: 'Close without sending?' })).toBeVisible();
      await press('{Escape}');
      await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
      await expect.element(page.getByRole('dialog', { name: 'Location' })).toBeVisible();
    }
    await expect.element(page.getByRole('textbox', { name: /^Coordinates/u })).toHaveValue('48.8584, 2.2945');
    await press('{Escape}');
    await tabTo('Discard');
    await press('{Enter}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await untilFocused('Attach');
    expect(sent()).toEqual([]);
  });
});
