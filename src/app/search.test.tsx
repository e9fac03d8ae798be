import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, createTestAdapter } from '../testing/index.js';
import { ChatApp, type ChatAppProps } from './index.js';

const label = 'Search people, chats and messages';
let account = 0;
let store: ChatStore;

beforeAll(() => Promise.all([import('./chatBody.js'), import('../components/Search/index.js')]));
beforeEach(() => {
  const said = { conversationId: 'd-ben', senderId: 'ben' };
  const adapter = createTestAdapter({
    accountId: `app-search-${account++}`,
    users: [{ id: 'ben', nick: 'Ben' }],
    conversations: [buildConversation({ id: 'd-ben', peerId: 'ben' })],
    messages: [1, 2, 3].map((seq) => buildMessage({ seq, text: seq === 2 ? 'The door code' : 'Hello', ...said })),
  });
  store = createChatStore({ adapter });
});
afterEach(() => store.dispose());

// A busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });
const user = userEvent.setup();
async function open(props: ChatAppProps = {}): Promise<HTMLElement> {
  render(<ChatApp store={store} {...props} />);
  // Once the chunk of the chat is there.
  await screen.findByRole('button', { name: 'More' });
  return screen.findByRole('searchbox', { name: 'Search conversations' });
}

describe('the search over all chats in the app', () => {
  it('opens by Ctrl+K, leads to a message, and is gone then', async () => {
    (await open()).focus();
    await user.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Search' });
    const field = within(dialog).getByRole('combobox', { name: label });
    expect(field).toHaveFocus();
    await user.type(field, 'door');
    await within(dialog).findByRole('option', { name: /The door code/u });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.queryByRole('dialog')).toBe(null);
    expect(await screen.findByRole('region', { name: 'Messages with Ben' })).toBeVisible();
  });

  it('opens from the field above the list with what is written there, by Enter and by the row below', async () => {
    const filter = await open();
    await user.type(filter, 'door{Enter}');
    expect(await screen.findByRole('combobox', { name: label })).toHaveValue('door');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBe(null);
    await user.click(screen.getByRole('button', { name: 'Search everywhere for “door”' }));
    expect(await screen.findByRole('combobox', { name: label })).toHaveValue('door');
  });

  it('can be left out', async () => {
    const filter = await open({ search: false });
    await user.type(filter, 'door{Enter}');
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('button', { name: /^Search everywhere/u })).toBe(null);
    expect(screen.queryByRole('dialog')).toBe(null);
  });
});
