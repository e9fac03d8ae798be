import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { Message, Thread } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { ThreadPanel } from './index.js';

const SLOW = { timeout: 10_000 };
vi.setConfig({ testTimeout: 30_000 });
const ref = { conversationId: 'd-ana', threadId: 'root' };
const summary = { version: 1, count: 1, participantIds: ['ana'], lastAt: 1_760_000_000_000 };
const message = (changes: Partial<Message> & { readonly seq: number }): Message => ({
  ...buildMessage({ conversationId: 'd-ana', senderId: 'ana', text: 'Where do we meet?', ...changes }),
  ...changes,
});
const root = message({ seq: 1, id: 'root', thread: summary });
const answer = buildMessage({
  seq: 2,
  id: 'a1',
  conversationId: 'd-ana',
  senderId: 'ana',
  text: 'At the harbour',
  threadId: 'root',
});
const thread: Thread = { ...ref, root, following: false, unread: 0, version: 1 };

let adapter: TestAdapter;
let store: ChatStore;
const onClose = vi.fn<() => void>();
const user = userEvent.setup();

beforeAll(() =>
  Promise.all([
    import('../MessageActions/ActionLayer.js'),
    import('../../ui/Menu/MenuPopup.js'),
    import('../MessageActions/panels/Panels.js'),
  ]),
);
beforeEach(() => {
  // Rows have a height: happy-dom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 800, 640));
});
afterEach(() => {
  store.dispose();
  onClose.mockReset();
  vi.restoreAllMocks();
});

function open(options: Partial<Parameters<typeof createTestAdapter>[0]> = {}): Promise<void> {
  return show(
    createTestAdapter({
      users: [{ id: 'ana', nick: 'Ana' }],
      conversations: [buildConversation({ id: 'd-ana', peerId: 'ana' })],
      messages: [root, answer],
      threads: [thread],
      ...options,
    }),
  );
}

async function show(made: TestAdapter): Promise<void> {
  adapter = made;
  store = createChatStore({ adapter });
  await store.start();
  render(
    <div className="cl-root">
      <ChatProvider store={store}>
        <ThreadPanel thread={ref} onClose={onClose} />
      </ChatProvider>
    </div>,
  );
}

const about = (): Promise<HTMLElement> => screen.findByRole('group', { name: 'Message this thread is about' }, SLOW);
async function rootRow(): Promise<HTMLElement> {
  return within(await about()).findByRole('article', {}, SLOW);
}
/** The menu of the message the thread is about, by the keyboard. */
async function openMenu(): Promise<HTMLElement> {
  const row = await rootRow();
  row.focus();
  await user.keyboard('{Enter}');
  return screen.findByRole('menu', { name: 'Message actions' }, SLOW);
}
const calls = (method: string): readonly (readonly unknown[])[] =>
  adapter.calls.flatMap((call) => (call.method === method ? [call.args] : []));

describe('the message a thread is about', () => {
  it('has the menu of any message, by keys and by the pointer, without what makes no sense beside its answers', async () => {
    await open();
    const menu = await openMenu();
    const offered = within(menu)
      .getAllByRole('menuitem')
      .map((item) => item.textContent);
    expect(offered).toEqual(expect.arrayContaining(['React…', 'Copy text', 'Forward…', 'Delete for me']));
    for (const name of ['Reply', 'Reply in thread', 'Select']) expect(offered).not.toContain(name);
    await user.keyboard('{Escape}');
    fireEvent.contextMenu(await rootRow(), { clientX: 40, clientY: 40 });
    expect(await screen.findByRole('menu', {}, SLOW)).toBeInTheDocument();
  });

  it('is what a quote of it among the answers leads to', async () => {
    const quote = { ref: { conversationId: 'd-ana', messageId: 'root' }, senderId: 'ana', senderName: 'Ana' };
    const quoted = { ...quote, content: root.content, time: root.time };
    await open({ messages: [root, { ...answer, quote: quoted }] });
    const row = await rootRow();
    await user.click(await screen.findByRole('button', { name: 'Go to the message' }, SLOW));
    expect(row).toHaveFocus();
    expect(row).toHaveAttribute('data-highlighted', 'true');
    expect(calls('messages.around')).toEqual([]);
  });

  it('shows a reaction at once, as a message of its conversation', async () => {
    await open({ messages: [answer] });
    await user.click(within(await openMenu()).getByRole('menuitemcheckbox', { name: 'React with 👍' }));
    expect(await within(await about()).findByRole('button', { name: /👍/u, pressed: true })).toBeVisible();
    expect(calls('messages.react')).toEqual([[{ conversationId: 'd-ana' }, 'root', '👍', true]]);
  });

  it('says at the answers what was refused', async () => {
    await open();
    const menu = await openMenu();
    adapter.failNext('messages.react', new ChatError('forbidden'));
    await user.click(within(menu).getByRole('menuitemcheckbox', { name: 'React with 👍' }));
    expect(await screen.findByText(/^Not done/u, {}, SLOW)).toBeVisible();
    expect(within(await about()).queryByRole('button', { name: /👍/u })).toBeNull();
  });

  it('is edited in the composer of its thread when it is one’s own', async () => {
    const own = message({ seq: 1, id: 'root', senderId: 'me', thread: summary });
    await open({ messages: [own, answer], threads: [{ ...thread, root: own }] });
    await user.click(within(await openMenu()).getByRole('menuitem', { name: 'Edit' }));
    const field = screen.getByRole('textbox', { name: 'Reply in the thread' });
    await waitFor(() => expect(field).toHaveValue('Where do we meet?'));
    await user.clear(field);
    await user.type(field, 'When do we meet?{Enter}');
    expect(await within(await about()).findByText('When do we meet?', {}, SLOW)).toBeVisible();
    expect(calls('messages.edit')[0]?.slice(0, 2)).toEqual([{ conversationId: 'd-ana' }, 'root']);
    expect(within(await about()).getByText('edited')).toBeVisible();
  });

  it('can be forwarded, although it is no row of a list that is open', async () => {
    await open({ messages: [answer] });
    await user.click(within(await openMenu()).getByRole('menuitem', { name: 'Forward…' }));
    const dialog = await screen.findByRole('dialog', {}, SLOW);
    await user.click(await within(dialog).findByRole('checkbox', { name: 'Ana' }, SLOW));
    await user.click(within(dialog).getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(calls('messages.send')).toHaveLength(1), SLOW);
    expect(calls('messages.send')[0]?.[0]).toMatchObject({ content: { text: 'Where do we meet?' } });
  });

  it('leaves the answers their own menu', async () => {
    await open();
    const row = (await screen.findByText('At the harbour', {}, SLOW)).closest<HTMLElement>('[role="article"]')!;
    row.focus();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu', {}, SLOW);
    expect(within(menu).getByRole('menuitem', { name: 'Reply' })).toBeInTheDocument();
    expect(screen.getAllByRole('menu')).toHaveLength(1);
  });
});

describe('a thread that is not there', () => {
  it('says so, and leads back', async () => {
    await open({ messages: [], threads: [] });
    const alert = await screen.findByRole('alert', {}, SLOW);
    expect(alert).toHaveTextContent('This thread is not there');
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(within(alert).getByRole('button', { name: 'Back to the conversation' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('is told by the backend that refuses its messages', async () => {
    const made = createTestAdapter({ conversations: [buildConversation({ id: 'd-ana', peerId: 'ana' })] });
    made.failNext('messages.load', new ChatError('not-found'));
    await show(made);
    expect(await screen.findByText('This thread is not there', {}, SLOW)).toBeVisible();
  });

  it('is another thing than one that could not be loaded', async () => {
    const made = createTestAdapter({ conversations: [buildConversation({ id: 'd-ana', peerId: 'ana' })] });
    made.failNext('messages.load', new ChatError('timeout'));
    await show(made);
    expect(await screen.findByRole('button', { name: 'Try again' }, SLOW)).toBeVisible();
    expect(screen.queryByText('This thread is not there')).toBeNull();
  });

  it('comes when it turns out that there is one', async () => {
    await open({ messages: [], threads: [] });
    await screen.findByText('This thread is not there', {}, SLOW);
    act(() => adapter.emit({ type: 'thread', thread }));
    expect(await rootRow()).toHaveTextContent('Where do we meet?');
    expect(screen.queryByText('This thread is not there')).toBeNull();
  });
});
