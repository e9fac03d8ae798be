import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../../styles/index.css';
import '../../../../themes/default.css';
import { axeViolations } from '../../../../test/axe.js';
import { ChatProvider, ConversationScope } from '../../../react/index.js';
import { createChatStore, type ChatStore, type ScheduledItem } from '../../../store/index.js';
import { buildConversation, buildText, createTestAdapter, type TestAdapter } from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { InputBar, type InputBarProps } from '../index.js';

let store: ChatStore;
let adapter: TestAdapter;

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await userEvent.keyboard(key);
    for (let i = 0; i < 3; i++) await frame();
  }
};
const focused = (): string | null | undefined =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
const untilFocused = (name: string | RegExp): Promise<void> =>
  vi.waitFor(() => expect(focused()).toMatch(name), { timeout: 5000 });
const waiting = (): readonly ScheduledItem[] => [...store.getState().scheduled.values()];
const words = (): readonly unknown[] => waiting().map(({ message }) => (message.content as { text?: string }).text);
const said = (): string =>
  [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent).join(' ');

/** Tab until something has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let i = 0; i < 15 && focused() !== name; i++) await press('{Tab}');
  expect(focused()).toBe(name);
}

async function show(props: InputBarProps = {}): Promise<void> {
  await render(
    <StrictMode>
      <div style={{ blockSize: 600, inlineSize: 480, display: 'flex', flexDirection: 'column', justifyContent: 'end' }}>
        <Root>
          <ChatProvider store={store}>
            <ConversationScope conversationId="c1">
              <InputBar {...props} />
            </ConversationScope>
          </ChatProvider>
        </Root>
      </div>
    </StrictMode>,
  );
  await vi.waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
  document.querySelector('textarea')!.focus();
}

/** Writes and opens the menu of times. */
async function writeLater(text: string): Promise<void> {
  await press(text);
  await expect.element(page.getByRole('button', { name: 'Send later', exact: true })).toBeVisible();
  await tabTo('Send later');
  await press('{Enter}');
  await expect.element(page.getByRole('menu', { name: 'Send later' })).toBeVisible();
}

beforeEach(async () => {
  await page.viewport(640, 700);
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
  });
  store = createChatStore({ adapter });
});
afterEach(async () => {
  await cleanup();
  await store.actions.logout().catch(() => {});
  store.dispose();
});

describe('sending later, by keys alone', () => {
  it('schedules for a time that is offered and for one that is chosen, and says who keeps it', async () => {
    await show();
    await writeLater('First');
    await untilFocused(/In 1 hour/);
    // The second line of a row is its description, which the rule takes for a part of its name.
    const rules = { region: { enabled: false }, 'label-content-name-mismatch': { enabled: false } };
    expect(await axeViolations(document.body, { rules })).toEqual([]);
    await press('{Enter}');
    await vi.waitFor(() => expect(words()).toEqual(['First']));
    expect(document.querySelector('textarea')!.value).toBe('');
    await untilFocused(/Message/);
    await vi.waitFor(() => expect(said()).toContain('Sent only while the chat is open'));

    await writeLater('Second');
    await press('{End}', '{ArrowUp}', '{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'When should it be sent?' })).toBeVisible();
    await expect.element(page.getByText(/^Will be sent: /)).toBeVisible();
    expect(await axeViolations(document.body)).toEqual([]);
    await press('{Enter}');
    await vi.waitFor(() => expect(words()).toEqual(['First', 'Second']));
    expect(adapter.calls.filter(({ method }) => method === 'messages.send')).toEqual([]);
  });

  it('changes the words and the time in the list, sends one now, and deletes one', async () => {
    await show();
    await vi.waitFor(() => expect(store.getState().startup.status).toBe('ready'));
    for (const [index, text] of ['First', 'Second'].entries())
      store.actions.sendMessage(
        { conversationId: 'c1' },
        { content: buildText(text), sendAt: Date.now() + (index + 1) * 3_600_000 },
      );
    const bar = page.getByRole('button', { name: /^2 scheduled messages/ });
    await expect.element(bar).toBeVisible();
    (bar.element() as HTMLElement).focus();
    await press('{Enter}');
    const list = page.getByRole('dialog', { name: 'Scheduled messages', exact: true });
    await expect.element(list).toBeVisible();
    expect(await axeViolations(document.body)).toEqual([]);
    await tabTo('Edit text');
    await press('{Enter}');
    await untilFocused('Text of the message');
    expect(await axeViolations(document.body)).toEqual([]);
    await press(' changed', '{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(words()).toContain('First changed'));
    await untilFocused('Edit text');
    await tabTo('Change time');
    await press('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'When should it be sent?' })).toBeVisible();
    await press('{Escape}');
    await expect.element(list).toBeVisible();
    await tabTo('Send now');
    await press('{Enter}');
    await vi.waitFor(() => expect(words()).toHaveLength(1));
    await vi.waitFor(() => expect(adapter.calls.filter(({ method }) => method === 'messages.send')).toHaveLength(1));
    await tabTo('Delete');
    await press('{Enter}');
    await untilFocused('Keep');
    expect(await axeViolations(document.body)).toEqual([]);
    await press('{Tab}', '{Enter}');
    await expect.element(page.getByText(/^Nothing is scheduled here/)).toBeVisible();
    expect(await axeViolations(document.body)).toEqual([]);
    await press('{Escape}');
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull());
  });

  it('says what is wrong with a time, and takes none that has passed', async () => {
    await show();
    await writeLater('Hello');
    await press('{End}', '{Enter}');
    const field = page.getByLabelText('Date and time');
    await expect.element(field).toBeVisible();
    await userEvent.fill(field, '2020-01-01T10:00');
    await expect.element(page.getByText('This time has passed. Choose one that is still to come.')).toBeVisible();
    const button = page.getByRole('dialog').getByRole('button', { name: 'Send later', exact: true });
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(button.element(), { force: true });
    expect(words()).toEqual([]);
    await userEvent.fill(field, `${new Date().getFullYear() + 3}-01-01T10:00`);
    await expect.element(page.getByText(/^This is more than a year away/)).toBeVisible();
    await press('{Escape}');
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull());
    expect(document.querySelector('textarea')!.value).toBe('Hello');
  });

  it('is offered by a right click on the send button, and not for edits, commands or nothing', async () => {
    await show({ commands: [{ name: 'away', args: '[minutes]' }] });
    const button = page.getByRole('button', { name: 'Send later', exact: true });
    await frame();
    expect(button.elements()).toEqual([]);
    await press('Hello');
    await expect.element(button).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Send', exact: true }), { button: 'right' });
    await expect.element(page.getByRole('menu', { name: 'Send later' })).toBeVisible();
    await press('{Escape}');
    document.querySelector('textarea')!.focus();
    await press('{Control>}a{/Control}{Backspace}', '/away');
    // Its list is loaded with the first sign.
    await expect.element(page.getByRole('option', { name: /away/ })).toBeVisible();
    await press('{Enter}');
    await vi.waitFor(() => expect(document.querySelector('.cl-command-chip, .cl-suggest')).not.toBeNull());
    await vi.waitFor(() => expect(button.elements()).toEqual([]));
  });
});

describe('quick replies, by keys alone', () => {
  it('are searched and put where the caret is, with what is known filled in', async () => {
    await show({
      quickReplies: [
        { id: 'hi', title: 'Greeting', text: 'Hello {name}, thanks for writing.' },
        { id: 'order', title: 'Order', text: 'Your order {number} is on its way.' },
      ],
    });
    await press('Well: ');
    await tabTo('Quick replies');
    await press('{Enter}');
    await untilFocused('Search quick replies');
    await vi.waitFor(() => expect(document.querySelectorAll('[role="option"]')).toHaveLength(2));
    expect(await axeViolations(document.body)).toEqual([]);
    await press('xyz');
    await expect.element(page.getByText('No quick reply has these words.')).toBeVisible();
    await press('{Backspace}{Backspace}{Backspace}', 'ord');
    await vi.waitFor(() => expect(document.querySelectorAll('[role="option"]')).toHaveLength(1));
    await press('{Enter}');
    const field = document.querySelector('textarea')!;
    await vi.waitFor(() => expect(field.value).toBe('Well: Your order {number} is on its way.'));
    expect(document.activeElement).toBe(field);
    await vi.waitFor(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{number}'));
    await tabTo('Quick replies');
    await press('{Enter}');
    await untilFocused('Search quick replies');
    await press('{Escape}');
    await untilFocused('Quick replies');
    expect(document.querySelector('[role="listbox"]')).toBeNull();
  });
});
