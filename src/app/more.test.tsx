import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type ChatAdapter } from '../contract/index.js';
import type { MessageSnapshot } from '../model/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../testing/index.js';
import { ChatApp } from './index.js';

type Messages = ChatAdapter['messages'];
const save = vi.fn<NonNullable<Messages['save']>>();
const listSaved = vi.fn<NonNullable<Messages['listSaved']>>();
let adapter: TestAdapter;
let store: ChatStore;

const kept: MessageSnapshot = {
  ref: { conversationId: 'd-ben', messageId: 'b1' },
  senderId: 'ben',
  senderName: 'Ben',
  time: 1_760_000_000_000,
  content: { type: 'text', text: 'The door code is on the board', format: 'plain', entities: [] } as never,
};

beforeAll(() =>
  Promise.all([
    import('./chatBody.js'),
    import('./MoreMenu.js'),
    import('../ui/Menu/MenuPopup.js'),
    import('../components/MessageActions/panels/KeptPanels.js'),
    import('../store/kept/kept.js'),
  ]),
);
beforeEach(() => {
  save.mockReset().mockResolvedValue(undefined);
  listSaved.mockReset().mockResolvedValue({ items: [kept] });
  adapter = createTestAdapter({
    users: [
      { id: 'ana', nick: 'Ana' },
      { id: 'ben', nick: 'Ben' },
    ],
    conversations: ['ana', 'ben'].map((peerId) => buildConversation({ id: `d-${peerId}`, peerId })),
    messages: [buildMessage({ seq: 1, id: 'b1', conversationId: 'd-ben', senderId: 'ben', text: 'The door code' })],
  });
  Object.assign(adapter.messages, { save, listSaved });
  store = createChatStore({ adapter });
});
afterEach(() => store.dispose());

vi.setConfig({ testTimeout: 20_000 });
const user = userEvent.setup();
async function choose(name: string): Promise<HTMLElement> {
  render(<ChatApp store={store} />);
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name }));
  return screen.findByRole('dialog', { name });
}

describe('the menu above the list of conversations', () => {
  it('leads to what was saved, without an open conversation, and from there to the message', async () => {
    const dialog = await choose('Saved messages');
    await user.click(await within(dialog).findByRole('button', { name: /The door code is on the board/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByRole('region', { name: 'Messages with Ben' })).toBeVisible();
  });

  it('says in the dialog why something could not be taken out of the saved messages', async () => {
    const dialog = await choose('Saved messages');
    save.mockRejectedValue(new ChatError('forbidden'));
    await user.click(await within(dialog).findByRole('button', { name: 'Remove from saved' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/^Not done/);
  });

  it('leads to the reminders, which can be dropped there', async () => {
    await act(() => store.start());
    await act(() => store.actions.remindOf({ conversationId: 'd-ben' }, 'b1', Date.now() + 3_600_000, 'Ben'));
    const dialog = await choose('Reminders');
    expect(await within(dialog).findByRole('button', { name: /^Ben/ })).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Do not remind me' }));
    expect(await within(dialog).findByText(/No reminders/)).toBeVisible();
    expect(store.getState().reminders.size).toBe(0);
  });

  it('has the focus back on its button when it is left with Escape', async () => {
    render(<ChatApp store={store} />);
    const button = await screen.findByRole('button', { name: 'More' });
    await user.click(button);
    await screen.findByRole('menu', { name: 'More' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('does not offer what the backend cannot keep', async () => {
    Object.assign(adapter.messages, { listSaved: undefined });
    render(<ChatApp store={store} />);
    await user.click(await screen.findByRole('button', { name: 'More' }));
    expect(await screen.findByRole('menuitem', { name: 'Reminders' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Saved messages' })).toBeNull();
  });
});
