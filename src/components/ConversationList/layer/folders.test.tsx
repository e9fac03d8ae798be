import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { choose, rows, show, soon, talk } from './layer.test.helpers.js';

// Dialogs and fields take their time where others compute, too.
vi.setConfig({ testTimeout: 20_000 });

describe('folders', () => {
  it('are made, filled by menu, named anew, ordered and deleted', async () => {
    const { user, store } = await show([talk('ana', 1), talk('ben', 2)]);
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
    const { user, store } = await show([talk('ana', 1, { settings: { folders: ['Office'] } })]);
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

  it('that another device made are there', async () => {
    const { adapter } = await show([talk('ana', 1)]);
    act(() => adapter.emit({ type: 'settings', conversationId: 'd-ana', changes: { folders: ['Family'] } }));
    expect(await screen.findByRole('tab', { name: 'Family' })).toBeVisible();
  });
});
