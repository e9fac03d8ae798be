import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  createLocalAdapter,
  createLocalServer,
  type LocalAdapter,
  type LocalServer,
} from '../../../adapters/local/index.js';
import { ChatError } from '../../../contract/index.js';
import type { Conversation } from '../../../model/index.js';
import { ChatProvider } from '../../../react/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { GroupManager, type GroupSection } from '../index.js';

vi.setConfig({ testTimeout: 30_000 });
const SLOW = { timeout: 10_000 };
const inviteUrl = 'https://chat.example/?join={code}';

let server: LocalServer;
let lin: LocalAdapter;
let place: Conversation;
const user = userEvent.setup();
const adapters: LocalAdapter[] = [];

async function connect(userId: string): Promise<LocalAdapter> {
  const adapter = createLocalAdapter({ userId, server, latency: 0, inviteUrl });
  adapters.push(adapter);
  await adapter.session.connect();
  return adapter;
}

beforeEach(async () => {
  server = createLocalServer({ storage: 'memory' });
  lin = await connect('lin');
  await connect('mira');
  await connect('noam');
  place = await lin.groups!.create!({
    kind: 'public',
    name: 'Reading',
    memberIds: ['mira'],
    introduction: 'One book.',
  });
});

afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

const group = () => lin.groups!.get(place.groupId!);

/** Shows a section of the console as somebody sees it. */
async function show(userId: string, section: GroupSection, before?: (adapter: LocalAdapter) => void): Promise<void> {
  const adapter = createLocalAdapter({ userId, server, latency: 0, inviteUrl });
  before?.(adapter);
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()} locale="en">
        <GroupManager conversationId={place.id} defaultSection={section} />
      </ChatProvider>
    </Root>,
  );
  await screen.findByRole('tabpanel', {}, SLOW);
  await act(async () => {});
}
const press = async (name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }, SLOW));

it('the name of a group is edited in its place, cannot be left empty, and what is refused stays written', async () => {
  await show('lin', 'profile', (adapter) => {
    const real = adapter.groups!.update!;
    const update = vi.fn().mockRejectedValueOnce(new ChatError('rate-limited', 'Too many.')).mockImplementation(real);
    Object.assign(adapter, { groups: { ...adapter.groups, update } });
  });
  await press('Edit: Name');
  const field = screen.getByRole('textbox', { name: 'Name' });
  expect(field).toHaveFocus();
  await user.clear(field);
  await press('Save');
  expect(field).toHaveAccessibleDescription('A group needs a name.');
  await user.type(field, 'Slow reading');
  await press('Save');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/too/iu), SLOW);
  expect(field).toHaveValue('Slow reading');
  await press('Save');
  await waitFor(async () => expect((await group())?.name).toBe('Slow reading'), SLOW);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Edit: Name' })).toHaveFocus(), SLOW);
});

it('the notice says who wrote it; whoever may not change the profile sees why, and still has a card', async () => {
  await lin.groups!.update!(place.groupId!, { notice: 'Page 40' });
  await show('mira', 'profile');
  expect(await screen.findByText('Page 40', {}, SLOW)).toBeInTheDocument();
  expect(await screen.findByText(/^lin, /u, {}, SLOW)).toBeInTheDocument();
  const edit = screen.getByRole('button', { name: 'Edit: Notice' });
  expect(edit).toHaveAttribute('aria-disabled', 'true');
  expect(edit).toHaveAccessibleDescription();
  await press('Edit: My name in this group');
  await user.type(screen.getByRole('textbox', { name: 'My name in this group' }), 'M.');
  await press('Save');
  await waitFor(async () => {
    const { items } = await lin.groups!.listMembers(place.groupId!);
    expect(items.find(({ userId }) => userId === 'mira')?.nameCard).toBe('M.');
  }, SLOW);
});

it('an own attribute that says nothing is not added, and it is said where', async () => {
  await show('lin', 'profile');
  await press('Add a line');
  await user.type(screen.getByRole('textbox', { name: 'What' }), 'Where');
  await press('Save');
  const value = screen.getByRole('textbox', { name: 'Says' });
  expect(value).toBeInvalid();
  expect(value).toHaveAccessibleDescription('Say something here.');
  expect(screen.getByRole('textbox', { name: 'What' })).toBeValid();
  await user.type(value, 'In the library');
  expect(value).toBeValid();
});

it('what is half written in a section is there again after another was looked at', async () => {
  await show('lin', 'profile');
  await press('Edit: About the group');
  const field = () => screen.getByRole('textbox', { name: 'About the group' });
  await user.type(field(), ' And cake.');
  await user.click(screen.getByRole('tab', { name: 'Settings' }));
  expect(screen.queryByRole('textbox', { name: 'About the group' })).toBeNull();
  await user.click(screen.getByRole('tab', { name: 'Profile' }));
  expect(field()).toHaveValue('One book. And cake.');
});

it('own attributes are added and taken away', async () => {
  await show('lin', 'profile');
  await press('Add a line');
  await user.type(screen.getByRole('textbox', { name: 'What' }), 'Where');
  await user.type(screen.getByRole('textbox', { name: 'Says' }), 'In the library');
  await press('Save');
  await waitFor(async () => expect((await group())?.attributes).toEqual({ Where: 'In the library' }), SLOW);
  await press('Remove “Where”');
  await waitFor(async () => expect((await group())?.attributes).toEqual({}), SLOW);
});

it('who asks is refused with a reason, and what another admin answers goes by itself', async () => {
  const noam = adapters.at(2)!;
  await noam.groups!.join!(place.groupId!, 'May I?');
  await show('lin', 'requests');
  const row = await screen.findByRole('listitem', {}, SLOW);
  expect(row).toHaveTextContent('May I?');
  await press('Refuse…');
  const dialog = screen.getByRole('dialog', { name: 'Refuse 1 person?' });
  await user.type(within(dialog).getByRole('textbox'), 'Full');
  await user.click(within(dialog).getByRole('button', { name: 'Refuse' }));
  expect(await screen.findByText('Nobody is waiting', {}, SLOW)).toBeInTheDocument();
  await noam.groups!.join!(place.groupId!, 'Please');
  expect(await screen.findByText('Please', {}, SLOW)).toBeInTheDocument();
  const [request] = (await lin.groups!.listRequests!(place.groupId!)).items;
  await lin.groups!.answerRequest!(request!.id, true);
  expect(await screen.findByText('Nobody is waiting', {}, SLOW)).toBeInTheDocument();
});

it('who answers a whole page of requests gets the next, and nobody is passed over', async () => {
  for (const userId of ['ana', 'ben', 'cleo']) await (await connect(userId)).groups!.join!(place.groupId!);
  await show('lin', 'requests', (adapter) => {
    const { listRequests } = adapter.groups!;
    const listTwo: typeof listRequests = (id, options) => listRequests!(id, { ...options, limit: 2 });
    Object.assign(adapter, { groups: { ...adapter.groups, listRequests: listTwo } });
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Select all' }, SLOW));
  await press('Let 2 in');
  expect(await screen.findByRole('button', { name: 'Let in' }, SLOW)).toHaveAccessibleDescription(/cleo|ben|ana/u);
  await press('Let in');
  expect(await screen.findByText('Nobody is waiting', {}, SLOW)).toBeInTheDocument();
  // The row that had the focus is gone.
  await waitFor(() => expect(screen.getByRole('tabpanel')).toContainElement(document.activeElement as HTMLElement));
  await waitFor(async () => expect((await group())?.memberCount).toBe(5), SLOW);
});

it('people are invited, those who are in are marked, and a link is made, shown as a code and ended', async () => {
  await show('lin', 'invite');
  await user.type(await screen.findByRole('searchbox', {}, SLOW), 'noam');
  await user.click(await screen.findByRole('checkbox', { name: /noam/iu }, SLOW));
  await press('Invite 1 person');
  await waitFor(async () => expect((await group())?.memberCount).toBe(3), SLOW);
  await press('Make a link');
  const url = (await screen.findByRole<HTMLInputElement>('textbox', { name: 'Invite link' }, SLOW)).value;
  expect(url).toMatch(/^https:\/\/chat\.example\/\?join=/u);
  await press('QR code');
  expect(await screen.findByRole('img', { name: `QR code of the invite link ${url}` }, SLOW)).toBeInTheDocument();
  await press('End link');
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'End link' }));
  await screen.findByRole('button', { name: 'Make a link' }, SLOW);
  expect(await lin.groups!.findByInvite!(url)).toBeNull();
});

it('the rules of a group are changed one by one, and only looked at by those who may not', async () => {
  await show('lin', 'settings');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Slow mode' }, SLOW), '30');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Pin messages' }), 'Everybody');
  await user.click(screen.getByRole('switch', { name: /^New members see/u }));
  await waitFor(
    async () =>
      expect((await group())?.settings).toMatchObject({
        slowModeSeconds: 30,
        whoCanPin: 'everyone',
        historyForNewMembers: true,
      }),
    SLOW,
  );
});

it('rules chosen in a row go out one after the other, and of one rule only the last', async () => {
  const sent: unknown[] = [];
  let answer: () => void = () => undefined;
  await show('lin', 'settings', (adapter) => {
    const real = adapter.groups!.update!;
    const update: typeof real = async (id, changes) => {
      sent.push(changes.settings);
      await new Promise<void>((resolve) => (answer = resolve));
      await real(id, changes);
    };
    Object.assign(adapter, { groups: { ...adapter.groups, update } });
  });
  const slow = await screen.findByRole('combobox', { name: 'Slow mode' }, SLOW);
  for (const value of ['10', '30', '60']) await user.selectOptions(slow, value);
  await waitFor(() => expect(sent).toEqual([{ slowModeSeconds: 10 }]), SLOW);
  expect(slow).toHaveValue('60');
  await act(async () => answer());
  await waitFor(() => expect(sent).toEqual([{ slowModeSeconds: 10 }, { slowModeSeconds: 60 }]), SLOW);
  expect(slow).toHaveValue('60');
  await act(async () => answer());
  await waitFor(async () => expect((await group())?.settings.slowModeSeconds).toBe(60), SLOW);
  await waitFor(() => expect(slow).toHaveValue('60'), SLOW);
});

it('a switch shows where it is going, whether the backend tells of it before it answers or after', async () => {
  let answer: () => void = () => undefined;
  await show('lin', 'controls', (adapter) => {
    const real = adapter.groups!.update!;
    const update: typeof real = async (id, changes) => {
      await real(id, changes);
      await new Promise<void>((resolve) => (answer = resolve));
    };
    Object.assign(adapter, { groups: { ...adapter.groups, update } });
  });
  const everyone = await screen.findByRole('switch', { name: /^Mute everyone/u }, SLOW);
  await user.click(everyone);
  expect(everyone).toBeChecked();
  await waitFor(async () => expect((await group())?.settings.muteAll).toBe(true), SLOW);
  await act(() => lin.groups!.update!(place.groupId!, { name: 'Reading on' }));
  expect(await screen.findByRole('region', { name: 'Group Reading on' }, SLOW)).toBeVisible();
  expect(everyone).toBeChecked();
  await act(async () => answer());
  await waitFor(() => expect(everyone).not.toHaveAttribute('aria-busy'), SLOW);
  expect(everyone).toBeChecked();
});

it('rules that are not one’s own to change stay as they are', async () => {
  await show('mira', 'settings');
  expect(await screen.findByText('Only admins change these.', {}, SLOW)).toBeInTheDocument();
  const slow = screen.getByRole('combobox', { name: 'Slow mode' });
  expect(slow).toHaveAttribute('aria-disabled', 'true');
  await user.selectOptions(slow, '30');
  expect(slow).toHaveValue('0');
  expect((await group())?.settings.slowModeSeconds).toBeUndefined();
});
