import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { absent, ChatError, native } from '../../../contract/index.js';
import type { Conversation } from '../../../model/index.js';
import { ChatProvider } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildUser,
  createTestAdapter,
  type TestAdapter,
} from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../testEnv.test.helpers.js';
import { ConversationList, type ConversationListProps } from '../ConversationList.js';

const people = ['Ana', 'Ben', 'Chen'].map((nick) => buildUser({ id: nick.toLowerCase(), nick }));

function talk(peerId: string, seq: number, details: Partial<Conversation> = {}): Conversation {
  const conversationId = `d-${peerId}`;
  const lastMessage = buildMessage({ seq, conversationId, senderId: peerId, text: `Hello from ${peerId}` });
  return buildConversation({ id: conversationId, peerId, lastMessage, ...details });
}

const trip = buildConversation({
  id: 'g',
  groupId: 'trip',
  lastMessage: buildMessage({ seq: 9, conversationId: 'g', senderId: 'ben', text: 'Who drives?' }),
});

let store: ChatStore;
afterEach(() => store.dispose());

async function show(
  conversations: readonly Conversation[],
  more: Parameters<typeof createTestAdapter>[0] & { readonly props?: ConversationListProps } = {},
): Promise<{ readonly adapter: TestAdapter; readonly user: ReturnType<typeof userEvent.setup> }> {
  const { props, ...options } = more;
  const groups = [buildGroup({ id: 'trip', name: 'Trip', self: { userId: 'me', role: 'member' } })];
  const adapter = createTestAdapter({ conversations, users: people, groups, ...options });
  store = createChatStore({ adapter, env: testEnv() });
  render(
    <Root>
      <ChatProvider store={store} timeZone="UTC">
        <ConversationList {...props} />
        <textarea aria-label="Composer" />
      </ChatProvider>
    </Root>,
  );
  await act(() => store.start());
  await screen.findByRole('tablist', { name: 'Filter' }, { timeout: 5000 });
  return { adapter, user: userEvent.setup() };
}

const rows = (): readonly (string | undefined)[] =>
  within(screen.getByRole('list', { name: 'Conversations' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent.match(/Ana|Ben|Chen|Trip/)?.[0]);
const row = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`^${name} `) });
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 4000 });

async function openMenu(user: ReturnType<typeof userEvent.setup>, name: string): Promise<HTMLElement> {
  act(() => row(name).focus());
  await user.keyboard('{Shift>}{F10}{/Shift}');
  return screen.findByRole('menu', { name: `Actions for ${name}` });
}

async function choose(user: ReturnType<typeof userEvent.setup>, name: string, item: string | RegExp): Promise<void> {
  const menu = await openMenu(user, name);
  await user.click(within(menu).getByRole('menuitem', { name: item }));
}

describe('the tabs of the list', () => {
  it('show a part of it, keep the open conversation while it is read, and help where there is nothing', async () => {
    const { user, adapter } = await show([talk('ana', 1, { unread: { count: 2 } }), talk('ben', 2), trip], {
      props: { activeConversationId: 'd-ana' },
    });
    expect(rows()).toEqual(['Trip', 'Ben', 'Ana']);
    await user.click(screen.getByRole('tab', { name: 'Unread' }));
    await soon(() => expect(rows()).toEqual(['Ana']));
    const readUpTo = talk('ana', 1).lastMessage?.position;
    act(() =>
      adapter.emit({ type: 'unread', conversationId: 'd-ana', unread: { count: 0, asOf: readUpTo, readUpTo } }),
    );
    await soon(() => expect(store.getState().conversations.get('d-ana')?.unread.count).toBe(0));
    expect(rows()).toEqual(['Ana']);
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Mentions' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    await soon(() => expect(rows()).toEqual(['Trip']));
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Archived' })).toHaveAttribute('aria-selected', 'true');
    expect(await screen.findByText('Nothing in the archive')).toBeVisible();
  });

  it('load more while they show little', async () => {
    const many = Array.from({ length: 45 }, (_, at) => talk(`p${at}`, 100 - at));
    const { user } = await show([...many, talk('ana', 1, { unread: { count: 1 } })], {
      limits: { conversationsPerPage: 20 },
    });
    await user.click(screen.getByRole('tab', { name: 'Unread' }));
    await soon(() => expect(rows()).toEqual(['Ana']));
  });

  it('leave out what the backend has not', async () => {
    await show([talk('ana', 1)], { can: (operation) => (operation.startsWith('settings.') ? absent() : native) });
    expect(screen.queryByRole('tab', { name: 'Archived' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'New folder' })).toBeNull();
  });
});

describe('the menu of a row', () => {
  it('pins, says so, and takes it back', async () => {
    const { user, adapter } = await show([talk('ana', 1), talk('ben', 2)]);
    await choose(user, 'Ana', 'Pin to top');
    await soon(() => expect(rows()).toEqual(['Ana', 'Ben']));
    const toast = await screen.findByText('Pinned to the top');
    await user.click(within(toast.closest<HTMLElement>('.cl-toast')!).getByRole('button', { name: 'Undo' }));
    await soon(() => expect(rows()).toEqual(['Ben', 'Ana']));
    const changes = adapter.calls.filter(({ method }) => method === 'settings.update').map(({ args }) => args[1]);
    expect(changes).toEqual([{ pinned: true }, { pinned: null }]);
  });

  it('mutes for a time, and tells how much of it is left', async () => {
    const { user } = await show([talk('ana', 1)]);
    await choose(user, 'Ana', 'Mute');
    await user.click(
      within(await screen.findByRole('menu', { name: 'Mute' })).getByRole('menuitem', { name: 'For 8 hours' }),
    );
    await soon(() => expect(row('Ana')).toHaveTextContent('Muted'));
    const menu = await openMenu(user, 'Ana');
    expect(within(menu).getByRole('menuitem', { name: 'Unmute' })).toHaveAccessibleDescription(/^Ends in [78] hours$/);
  });

  it('says why something was refused, and shows the row as it was', async () => {
    const { user, adapter } = await show([talk('ana', 1), talk('ben', 2)]);
    adapter.failNext('settings.update', new ChatError('forbidden'));
    await choose(user, 'Ana', 'Pin to top');
    expect(await screen.findByText(/^That did not work\./)).toBeVisible();
    await soon(() => expect(rows()).toEqual(['Ben', 'Ana']));
  });

  it('archives: the row goes, the focus goes to the next, and the archive has it', async () => {
    const { user } = await show([talk('ana', 1), talk('ben', 2)]);
    await choose(user, 'Ben', 'Archive');
    await soon(() => expect(rows()).toEqual(['Ana']));
    await soon(() => expect(row('Ana')).toHaveFocus());
    await user.click(screen.getByRole('tab', { name: 'Archived' }));
    await soon(() => expect(rows()).toEqual(['Ben']));
  });

  it('asks before it deletes, clears or leaves', async () => {
    const { user, adapter } = await show([talk('ana', 1), trip]);
    await choose(user, 'Ana', 'Delete conversation');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete this conversation?' });
    expect(adapter.calls.some(({ method }) => method === 'conversations.remove')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(adapter.calls.some(({ method }) => method === 'conversations.remove')).toBe(false);
    await choose(user, 'Trip', 'Leave group');
    const leaving = await screen.findByRole('alertdialog', { name: 'Leave this group?' });
    expect(leaving).toHaveTextContent('Trip');
  });

  it('shows what cannot be done without a connection, and why', async () => {
    const { user, adapter } = await show([talk('ana', 1)]);
    act(() => adapter.emit({ type: 'connection', state: { status: 'offline' } }));
    const menu = await openMenu(user, 'Ana');
    const item = within(menu).getByRole('menuitem', { name: 'Delete conversation' });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveAccessibleDescription(/needs a connection/);
    expect(within(menu).getByRole('menuitem', { name: 'Pin to top' })).not.toHaveAttribute('aria-disabled');
  });

  it('marks read and unread', async () => {
    const { user } = await show([talk('ana', 1), talk('ben', 2, { unread: { count: 3 } })]);
    await choose(user, 'Ana', 'Mark as unread');
    await soon(() => expect(row('Ana')).toHaveTextContent('Marked as unread'));
    await choose(user, 'Ben', 'Mark as read');
    await soon(() => expect(row('Ben')).not.toHaveTextContent('unread'));
  });
});

describe('folders', () => {
  it('are made, filled by menu, named anew, ordered and deleted', async () => {
    const { user } = await show([talk('ana', 1), talk('ben', 2)]);
    await choose(user, 'Ana', 'Folders');
    const picker = await screen.findByRole('dialog', { name: 'Folders of this conversation' });
    await user.type(within(picker).getByRole('textbox', { name: 'Name of the folder' }), 'Work{Enter}');
    expect(within(picker).getByRole('checkbox', { name: 'Work' })).toBeChecked();
    await user.type(within(picker).getByRole('textbox', { name: 'Name of the folder' }), 'work{Backspace}k');
    await user.click(within(picker).getByRole('button', { name: 'Done' }));

    await user.click(screen.getByRole('tab', { name: 'Work' }));
    await soon(() => expect(rows()).toEqual(['Ana']));

    await user.click(screen.getByRole('button', { name: 'Edit folders' }));
    const editor = await screen.findByRole('dialog', { name: 'Edit folders' });
    await user.type(within(editor).getByRole('textbox', { name: 'Name of the folder' }), 'Home{Enter}');
    await user.click(within(editor).getByRole('button', { name: 'Move Home up' }));
    const field = within(editor).getByRole('textbox', { name: 'Name of folder Work' });
    await user.clear(field);
    await user.type(field, 'Office{Enter}');
    await soon(() => expect(store.getState().conversations.get('d-ana')?.settings.folders).toEqual(['Office']));
    // What is open stays open under its new name.
    expect(screen.getByRole('tab', { name: 'Office', hidden: true })).toHaveAttribute('aria-selected', 'true');
    await user.click(within(editor).getByRole('button', { name: 'Done' }));
    const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent);
    expect(tabs).toEqual(['All', 'Unread', 'Home', 'Office', 'Mentions', 'Groups', 'Archived']);
  });

  it('are deleted after a question, and what lay in them stays', async () => {
    const { user } = await show([talk('ana', 1, { settings: { folders: ['Office'] } })]);
    await user.click(await screen.findByRole('tab', { name: 'Office' }));
    await user.click(screen.getByRole('button', { name: 'Edit folders' }));
    await user.click(await screen.findByRole('button', { name: 'Delete folder Office' }));
    expect(screen.getByText('Delete Office? Its conversations stay in the list.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.keyboard('{Enter}');
    await soon(() => expect(screen.getByRole('button', { name: 'Delete folder Office' })).toHaveFocus());
    await user.keyboard('{Enter}{Tab}{Enter}');
    await soon(() => expect(store.getState().conversations.get('d-ana')?.settings.folders).toEqual([]));
    expect(screen.queryByRole('tab', { name: 'Office' })).toBeNull();
    expect(screen.getByRole('tab', { name: 'All' })).toHaveAttribute('aria-selected', 'true');
  });

  it('are renamed in all conversations, however far down, or it is said that it did not work', async () => {
    const far = talk('ana', 1, { settings: { folders: ['Work'] } });
    const near = talk('ben', 500, { settings: { folders: ['Work'] } });
    const between = Array.from({ length: 48 }, (_, at) => talk(`p${at}`, 400 - at));
    const { user, adapter } = await show([near, ...between, far], { limits: { conversationsPerPage: 5 } });
    const inFolder = (name: string): readonly string[] =>
      [...store.getState().conversations.values()]
        .filter(({ settings }) => settings.folders?.includes(name))
        .map(({ id }) => id);
    // A page is on its way all the while.
    const release = adapter.hold('conversations.list');
    void store.actions.loadMoreConversations();
    await user.click(screen.getByRole('button', { name: 'Edit folders' }));
    const field = await screen.findByRole('textbox', { name: 'Name of folder Work' });
    await user.clear(field);
    await user.type(field, 'Job{Enter}');
    expect(screen.queryByRole('textbox', { name: 'Name of folder Work' })).toBeNull();
    release();
    await soon(() => expect(inFolder('Job')).toEqual(['d-ben', 'd-ana']));
    expect(inFolder('Work')).toEqual([]);
  });

  it('keep their name where not all conversations can be had', async () => {
    const many = Array.from({ length: 90 }, (_, at) => talk(`p${at}`, 400 - at));
    const { user, adapter } = await show([talk('ben', 500, { settings: { folders: ['Work'] } }), ...many], {
      limits: { conversationsPerPage: 5 },
    });
    const release = adapter.hold('conversations.list');
    for (let i = 0; i < 20; i += 1) adapter.failNext('conversations.list', new ChatError('timeout'));
    await user.click(screen.getByRole('button', { name: 'Edit folders' }));
    const field = await screen.findByRole('textbox', { name: 'Name of folder Work' });
    await user.clear(field);
    await user.type(field, 'Job{Enter}');
    release();
    expect(await screen.findByText(/^That did not work/)).toBeInTheDocument();
    expect(store.getState().conversations.get('d-ben')?.settings.folders).toEqual(['Work']);
    expect(await screen.findByRole('textbox', { name: 'Name of folder Work' })).toBeVisible();
  });

  it('that another device made are there', async () => {
    const { adapter } = await show([talk('ana', 1)]);
    act(() => adapter.emit({ type: 'settings', conversationId: 'd-ana', changes: { folders: ['Family'] } }));
    expect(await screen.findByRole('tab', { name: 'Family' })).toBeVisible();
  });
});

describe('selecting several', () => {
  it('begins by the menu or by keys, and does one thing to all of them', async () => {
    const { user } = await show([talk('ana', 1), talk('ben', 2), talk('chen', 3)]);
    await choose(user, 'Chen', 'Select');
    const bar = await screen.findByRole('toolbar', { name: 'Selected conversations' });
    expect(within(bar).getByRole('status')).toHaveTextContent('1 selected');
    await user.click(row('Ana'));
    expect(within(bar).getByRole('status')).toHaveTextContent('2 selected');
    expect(screen.getByRole('checkbox', { name: 'Select Ana' })).toBeChecked();
    await user.click(within(bar).getByRole('button', { name: 'Archive' }));
    await soon(() => expect(rows()).toEqual(['Ben']));
    expect(await screen.findByText('2 conversations archived')).toBeVisible();
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('takes a range by Shift and arrows, and Escape leaves', async () => {
    const { user } = await show([talk('ana', 1), talk('ben', 2), talk('chen', 3)]);
    act(() => row('Chen').focus());
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await screen.findByText('3 selected')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
    expect(row('Ana')).toHaveFocus();
  });
});

describe('Alt and an arrow', () => {
  it('go to the next unread conversation that calls, from the composer, too', async () => {
    const onSelect = vi.fn<(id: string) => void>();
    const { user } = await show(
      [
        talk('ana', 1, { unread: { count: 1 } }),
        talk('ben', 2, { unread: { count: 1 }, settings: { notify: 'none' } }),
        talk('chen', 3),
        trip,
      ],
      { props: { onSelect, activeConversationId: 'g' } },
    );
    await user.click(screen.getByRole('textbox', { name: 'Composer' }));
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(onSelect).toHaveBeenLastCalledWith('d-ana');
    onSelect.mockClear();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(onSelect).toHaveBeenLastCalledWith('d-ana');
  });
});
