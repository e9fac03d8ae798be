import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createLocalAdapter,
  createLocalServer,
  type LocalAdapter,
  type LocalServer,
} from '../../adapters/local/index.js';
import type { GroupsPort } from '../../contract/index.js';
import type { Conversation } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { GroupManager, type GroupManagerProps } from './index.js';

vi.setConfig({ testTimeout: 30_000 });
const SLOW = { timeout: 10_000 };

let server: LocalServer;
let lin: LocalAdapter;
let place: Conversation;
const user = userEvent.setup();
const others: LocalAdapter[] = [];

beforeAll(() => Promise.all([import('./members/index.js'), import('../../ui/Menu/MenuPopup.js')]));

async function connect(userId: string): Promise<LocalAdapter> {
  const adapter = createLocalAdapter({ userId, server, latency: 0 });
  others.push(adapter);
  await adapter.session.connect();
  return adapter;
}

const nicks = { mira: 'Mira', noam: 'Noam', weiting: 'Weiting', sora: 'Sora' };

beforeEach(async () => {
  server = createLocalServer({ storage: 'memory' });
  for (const [id, nick] of Object.entries(nicks)) await (await connect(id)).users!.updateSelf!({ nick });
  lin = await connect('lin');
  place = await lin.groups!.create!({ kind: 'work', name: 'Reading', memberIds: ['mira', 'noam', 'weiting'] });
});

afterEach(async () => {
  for (const adapter of others.splice(0)) await adapter.session.disconnect();
});

/** Shows the console as somebody sees it; answers with the way to give it other props. */
async function show(
  userId: string,
  props: Partial<GroupManagerProps> = {},
  before?: (groups: GroupsPort) => Partial<GroupsPort>,
): Promise<(next: Partial<GroupManagerProps>) => void> {
  const adapter = createLocalAdapter({ userId, server, latency: 0 });
  if (before) Object.assign(adapter, { groups: { ...adapter.groups, ...before(adapter.groups!) } });
  const env = testEnv();
  const page = (given: Partial<GroupManagerProps>) => (
    <Root>
      <ChatProvider adapter={adapter} env={env} locale="en">
        <GroupManager conversationId={place.id} {...given} />
      </ChatProvider>
    </Root>
  );
  const { rerender } = render(page(props));
  await screen.findByRole('tab', { name: 'Members' }, SLOW);
  await act(async () => {});
  return (next) => rerender(page(next));
}

const rows = (): Promise<HTMLElement> => screen.findByRole('list', { name: 'Members of Reading' }, SLOW);
const row = async (name: RegExp): Promise<HTMLElement> =>
  waitFor(async () => {
    const found = within(await rows())
      .getAllByRole('listitem')
      .find((each) => name.test(each.textContent ?? ''));
    if (!found) throw new Error(`no row ${name}`);
    return found;
  }, SLOW);
const menuOf = async (name: RegExp): Promise<HTMLElement> => {
  await user.click(within(await row(name)).getByRole('button', { name: /^Actions for/ }));
  return screen.findByRole('menu', {}, SLOW);
};
const choose = async (member: RegExp, action: string): Promise<void> => {
  await user.click(within(await menuOf(member)).getByRole('menuitem', { name: action }));
};

describe('the console of a group', () => {
  it('lists who is in it, those of rank first, and says who one is oneself', async () => {
    await show('mira');
    const items = await waitFor(async () => {
      const all = within(await rows()).getAllByRole('listitem');
      expect(all).toHaveLength(4);
      return all;
    }, SLOW);
    expect(items[0]).toHaveTextContent(/Owner/);
    expect(await row(/Mira/)).toHaveTextContent('You');
    expect(within(await row(/Mira/)).queryByRole('button', { name: /^Actions for/ })).toBeNull();
    expect(await screen.findByText('4 members')).toBeVisible();
  });

  it('makes and unmakes admins, and tells so', async () => {
    await show('lin');
    await choose(/Noam/, 'Make admin');
    expect(await row(/Noam.*Admin/)).toBeVisible();
    expect(await screen.findByText(/Noam.* is an admin now\./)).toBeVisible();
    await choose(/Noam.*Admin/, 'Remove as admin');
    await waitFor(async () => expect(await row(/Noam/)).not.toHaveTextContent('Admin'), SLOW);
  });

  it('mutes somebody for a time, counts down, and lets them write again', async () => {
    await show('lin');
    await choose(/Noam/, 'Mute…');
    const dialog = await screen.findByRole('dialog', { name: /^Mute Noam/ });
    await user.click(within(dialog).getByRole('button', { name: '10 minutes' }));
    expect(await row(/Noam.*Muted, (10:00|9:5\d) left/)).toBeVisible();
    await waitFor(async () => expect(await row(/Noam.*Muted, 9:5\d left/)).toBeVisible(), SLOW);
    const noam = await connect('noam');
    expect((await noam.groups!.get(place.groupId!))?.self?.mutedUntil).toBeGreaterThan(Date.now());
    await choose(/Noam/, 'Unmute');
    await waitFor(async () => expect(await row(/Noam/)).not.toHaveTextContent('Muted'), SLOW);
  });

  it('takes a time of one’s own', async () => {
    await show('lin');
    await choose(/Noam/, 'Mute…');
    const dialog = await screen.findByRole('dialog', { name: /^Mute Noam/ });
    const amount = within(dialog).getByRole('spinbutton', { name: 'How long' });
    await user.clear(amount);
    await user.click(within(dialog).getByRole('button', { name: 'Mute' }));
    expect(dialog).toBeVisible();
    await user.type(amount, '2');
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Unit' }), 'hours');
    await user.click(within(dialog).getByRole('button', { name: 'Mute' }));
    expect(await row(/Noam.*Muted, (2:00:00|1:59:5\d) left/)).toBeVisible();
  });

  it('removes and bans, lists who is banned, and lets them come back', async () => {
    await show('lin');
    await choose(/Noam/, 'Remove from the group…');
    const dialog = await screen.findByRole('alertdialog', { name: /^Remove Noam/ });
    await user.click(within(dialog).getByRole('checkbox', { name: /^Ban, too/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(async () => expect(within(await rows()).getAllByRole('listitem')).toHaveLength(3), SLOW);
    await user.click(screen.getByRole('tab', { name: 'Banned' }));
    const list = await screen.findByRole('list', { name: 'People banned from Reading' }, SLOW);
    await user.click(await within(list).findByRole('button', { name: /^Unban Noam/ }, SLOW));
    expect(await screen.findByText('Nobody is banned', {}, SLOW)).toBeVisible();
    expect((await lin.groups!.listBanned!(place.groupId!)).items).toEqual([]);
  });

  it('hands the group over only after a question, and the other is the owner then', async () => {
    await show('lin');
    await choose(/Mira/, 'Make owner…');
    const dialog = await screen.findByRole('alertdialog', { name: /^Make Mira/ });
    await user.click(within(dialog).getByRole('button', { name: 'Make owner' }));
    expect(await row(/Mira.*Owner/)).toBeVisible();
    expect(await row(/You.*Admin/)).toBeVisible();
  });

  it('shows a plain member what is off, and why', async () => {
    await show('noam');
    const menu = await menuOf(/Mira/);
    const items = within(menu).getAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual([
      expect.stringContaining('Make admin'),
      expect.stringContaining('Mute…'),
      expect.stringContaining('Make owner…'),
      expect.stringContaining('Remove from the group…'),
    ]);
    for (const item of items) {
      expect(item).toHaveAttribute('aria-disabled', 'true');
      expect(item).toHaveTextContent('Your role does not allow this.');
    }
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tab', { name: 'Banned' })).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'Manage' }));
    const everyone = await screen.findByRole('switch', { name: /^Mute everyone/ }, SLOW);
    expect(everyone).toHaveAccessibleDescription('Your role does not allow this.');
    await user.click(everyone);
    expect(everyone).not.toBeChecked();
  });

  it('silences all, and the owner cannot leave before the group is handed over', async () => {
    await show('lin', { defaultSection: 'controls' });
    const everyone = await screen.findByRole('switch', { name: /^Mute everyone/ }, SLOW);
    await user.click(everyone);
    await waitFor(() => expect(everyone).toBeChecked(), SLOW);
    expect((await lin.groups!.get(place.groupId!))?.settings.muteAll).toBe(true);
    const leave = screen.getByRole('button', { name: 'Leave the group' });
    expect(leave).toHaveAccessibleDescription('Hand the group over to someone else before you leave.');
    await user.click(leave);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('looks after several people at once', async () => {
    const answers: (() => void)[] = [];
    await show('lin', {}, ({ setRole }) => ({
      async setRole(...given) {
        await new Promise<void>((resolve) => answers.push(resolve));
        await setRole!(...given);
      },
    }));
    await choose(/Noam/, 'Make admin');
    await choose(/Mira/, 'Make admin');
    await waitFor(() => expect(answers).toHaveLength(2), SLOW);
    await act(async () => answers.forEach((answer) => answer()));
    expect(await row(/Noam.*Admin/)).toBeVisible();
    expect(await row(/Mira.*Admin/)).toBeVisible();
  });

  it('ends the group only for who types its name', async () => {
    const onGone = vi.fn();
    await show('lin', { defaultSection: 'controls', onGone });
    await user.click(await screen.findByRole('button', { name: 'End the group for everyone' }, SLOW));
    const dialog = await screen.findByRole('alertdialog', { name: /^End Reading/ });
    const confirm = within(dialog).getByRole('button', { name: 'End the group' });
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
    // Pasted out of a sentence that isolates it.
    await user.type(within(dialog).getByRole('textbox'), ' \u2068reading\u2069');
    await user.click(confirm);
    await waitFor(() => expect(onGone).toHaveBeenCalledTimes(1), SLOW);
    expect((await lin.conversations.get(place.id))?.membership).toBe('removed');
  });

  it('lets a member leave after a question', async () => {
    const onGone = vi.fn();
    await show('noam', { defaultSection: 'controls', onGone });
    await user.click(await screen.findByRole('button', { name: 'Leave the group' }, SLOW));
    const dialog = await screen.findByRole('alertdialog', { name: 'Leave Reading?' });
    await user.click(within(dialog).getByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(onGone).toHaveBeenCalledTimes(1), SLOW);
    expect((await lin.groups!.get(place.groupId!))?.memberCount).toBe(3);
  });

  it('says in the dialog what was refused, and keeps it open', async () => {
    await show('lin');
    await choose(/Noam/, 'Remove from the group…');
    const dialog = await screen.findByRole('alertdialog', { name: /^Remove Noam/ });
    await lin.groups!.remove!(place.groupId!, ['noam']);
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    expect(await within(dialog).findByRole('alert', {}, SLOW)).toHaveTextContent(/^Not done\./);
  });

  it('follows what somebody else does at the same time', async () => {
    await show('lin');
    await row(/Noam/);
    const noam = await connect('noam');
    await act(() => noam.groups!.leave!(place.groupId!));
    await waitFor(async () => expect(within(await rows()).getAllByRole('listitem')).toHaveLength(3), SLOW);
    expect(await screen.findByText('3 members')).toBeVisible();
    await act(() => lin.groups!.transfer!(place.groupId!, 'mira'));
    expect(await row(/Mira.*Owner/)).toBeVisible();
  });

  it('finds people by name, by role, and by the initials of a Chinese name', async () => {
    await lin.groups!.invite!(place.groupId!, ['sora']);
    const weiting = await connect('weiting');
    await weiting.groups!.updateSelf!(place.groupId!, { nameCard: '陈伟婷' });
    await show('lin');
    const search = await screen.findByRole('searchbox', { name: 'Search members' }, SLOW);
    const names = async (): Promise<number> => within(await rows()).getAllByRole('listitem').length;
    await row(/陈伟婷/);
    await user.type(search, 'cwt');
    await waitFor(async () => expect(await names()).toBe(1), SLOW);
    expect(await row(/陈伟婷/)).toBeVisible();
    expect(await screen.findByText('1 person found')).toBeVisible();
    await user.clear(search);
    await user.type(search, 'nobody at all');
    expect(await screen.findByText('Nobody found', {}, SLOW)).toBeVisible();
    await user.clear(search);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Role' }), 'owner');
    await waitFor(async () => expect(await names()).toBe(1), SLOW);
    expect(await row(/Owner/)).toBeVisible();
  });

  it('opens a person where there is a way to', async () => {
    const onOpenUser = vi.fn();
    await show('lin', { onOpenUser });
    await user.click(within(await row(/Noam/)).getByRole('button', { name: /^Noam/ }));
    expect(onOpenUser).toHaveBeenCalledWith('noam');
  });

  it('begins anew with another group: what was half written for one is not saved in the other', async () => {
    const second = await lin.groups!.create!({ kind: 'work', name: 'Boats', memberIds: ['mira'] });
    const showOther = await show('lin', { defaultSection: 'profile' });
    await user.click(await screen.findByRole('button', { name: 'Edit: Notice' }, SLOW));
    await user.type(screen.getByRole('textbox', { name: 'Notice' }), 'Only for readers');
    showOther({ defaultSection: 'profile', conversationId: second.id });
    expect(await screen.findByRole('region', { name: /Boats/ }, SLOW)).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Edit: Notice' }, SLOW)).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Notice' })).toBeNull();
  });
});
