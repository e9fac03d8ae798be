import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { absent, ChatError, native } from '../../../contract/index.js';
import { buildUser } from '../../../testing/index.js';
import { choose, openMenu, row, rows, show, soon, talk, trip } from './layer.test.helpers.js';

// Menus and fields take their time where others compute, too.
vi.setConfig({ testTimeout: 20_000 });

describe('the tabs of the list', () => {
  it('show a part of it, keep the open conversation while it is read, and help where there is nothing', async () => {
    const { user, adapter, store } = await show([talk('ana', 1, { unread: { count: 2 } }), talk('ben', 2), trip], {
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

it('names are found by the first letters of how they sound', async () => {
  const li = buildUser({ id: 'lin', nick: '林晓雨' });
  const { user } = await show([talk('ana', 1), talk('lin', 2)], {
    users: [buildUser({ id: 'ana', nick: 'Ana' }), li],
  });
  const field = screen.getByRole('searchbox', { name: 'Search conversations' });
  await user.type(field, 'lxy');
  expect(await screen.findByRole('button', { name: /^林晓雨 / })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Ana / })).toBeNull();
  await user.clear(field);
  await user.type(field, 'lxa');
  await soon(() => expect(screen.queryByRole('button', { name: /^林晓雨 / })).toBeNull());
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

  it('ends only when what was asked about is done, and says how many of the marked are not shown', async () => {
    const { user, adapter } = await show([talk('ana', 1), talk('ben', 2, { unread: { count: 1 } })]);
    await choose(user, 'Ana', 'Select');
    expect(row('Ana')).toHaveAttribute('aria-pressed', 'true');
    expect(row('Ben')).toHaveAttribute('aria-pressed', 'false');
    const bar = await screen.findByRole('toolbar', { name: 'Selected conversations' });
    await user.click(within(bar).getByRole('button', { name: 'Delete conversation' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(within(bar).getByRole('status')).toHaveTextContent('1 selected');
    await user.click(screen.getByRole('tab', { name: 'Unread' }));
    await soon(() => expect(within(bar).getByRole('status')).toHaveTextContent('1 selected · 1 not shown'));
    act(() => adapter.emit({ type: 'conversation-removed', conversationId: 'd-ana' }));
    await soon(() => expect(within(bar).getByRole('status')).toHaveTextContent('Nothing selected'));
    act(() => within(bar).getByRole('button', { name: 'Select all' }).focus());
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('takes a range by Shift and arrows, and Escape leaves', async () => {
    const { user } = await show([talk('ana', 1), talk('ben', 2), talk('chen', 3)]);
    act(() => row('Chen').focus());
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await screen.findByText('3 selected')).toBeVisible();
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(await screen.findByText('2 selected')).toBeVisible();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
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

  it('are left to what has a meaning of its own for them', async () => {
    const onSelect = vi.fn<(id: string) => void>();
    const { user } = await show([talk('ana', 1, { unread: { count: 1 } }), trip], {
      props: { onSelect, activeConversationId: 'g' },
    });
    const composer = screen.getByRole('textbox', { name: 'Composer' });
    const select = document.createElement('select');
    composer.after(select);
    select.focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    composer.setAttribute('aria-expanded', 'true');
    composer.focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    composer.removeAttribute('aria-expanded');
    const use = (event: Event): void => event.preventDefault();
    composer.parentElement?.addEventListener('keydown', use);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    composer.parentElement?.removeEventListener('keydown', use);
    expect(onSelect).not.toHaveBeenCalled();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith('d-ana');
    select.remove();
  });
});

describe('the name of what a tab switches', () => {
  it('is that of its folder, whatever it is called', async () => {
    const { user } = await show([talk('ana', 1, { settings: { folders: ['My work 50%'] } })]);
    await user.click(await screen.findByRole('tab', { name: 'My work 50%' }));
    expect(screen.getByRole('tabpanel')).toHaveAccessibleName('My work 50%');
  });
});
