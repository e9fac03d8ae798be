import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createLocalAdapter,
  createLocalServer,
  type LocalAdapter,
  type LocalServer,
} from '../../adapters/local/index.js';
import { ChatError } from '../../contract/index.js';
import type { Conversation } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { NewChatDialog, type NewChatDialogProps } from './index.js';

vi.setConfig({ testTimeout: 30_000 });
const SLOW = { timeout: 10_000 };
const inviteUrl = 'https://chat.example/?join={code}';

let server: LocalServer;
let lin: LocalAdapter;
let place: Conversation;
const user = userEvent.setup();
const adapters: LocalAdapter[] = [];
const onOpenConversation = vi.fn<(id: string) => void>();
const onClose = vi.fn<() => void>();

function adapterOf(userId: string): LocalAdapter {
  const adapter = createLocalAdapter({ userId, server, latency: 0, inviteUrl });
  adapters.push(adapter);
  return adapter;
}

async function connect(userId: string): Promise<LocalAdapter> {
  const adapter = adapterOf(userId);
  await adapter.session.connect();
  return adapter;
}

beforeEach(async () => {
  onOpenConversation.mockClear();
  onClose.mockClear();
  server = createLocalServer({ storage: 'memory' });
  lin = await connect('lin');
  await connect('mira');
  place = await lin.groups!.create!({ kind: 'public', name: 'Reading', memberIds: [], introduction: 'One book.' });
});

afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

/** Zoe opens the dialog. */
async function show(props: Partial<NewChatDialogProps> = {}, before?: (adapter: LocalAdapter) => void): Promise<void> {
  const adapter = adapterOf('zoe');
  before?.(adapter);
  render(
    <Root>
      <ChatProvider adapter={adapter} env={testEnv()} locale="en">
        <NewChatDialog onOpenConversation={onOpenConversation} onClose={onClose} {...props} />
      </ChatProvider>
    </Root>,
  );
  await screen.findByRole('dialog', {}, SLOW);
  await act(async () => {});
}
const press = async (name: string): Promise<void> =>
  user.click(await screen.findByRole('button', { name, exact: true } as object, SLOW));
const opened = (): Promise<void> => waitFor(() => expect(onOpenConversation).toHaveBeenCalled(), SLOW);

describe('a new chat', () => {
  it('begins with whoever is found', async () => {
    await show();
    await user.type(screen.getByRole('searchbox', { name: 'Search people' }), 'mira');
    await user.click(await screen.findByRole('button', { name: /mira/iu }, SLOW));
    await opened();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('opens one chat at a time, and none once the user has gone on to something else', async () => {
    let answer: (conversation: Conversation) => void = () => undefined;
    const startDirect = vi.fn(() => new Promise<Conversation>((resolve) => (answer = resolve)));
    await show({}, (adapter) => Object.assign(adapter, { conversations: { ...adapter.conversations, startDirect } }));
    await user.type(screen.getByRole('searchbox', { name: 'Search people' }), 'i');
    const mira = await screen.findByRole('button', { name: /mira/iu }, SLOW);
    await user.click(mira);
    expect(mira).toHaveAttribute('aria-disabled', 'true');
    expect(mira).toHaveAccessibleDescription('Opening the chat…');
    await user.click(mira);
    await user.click(await screen.findByRole('button', { name: /^lin/iu }, SLOW));
    expect(startDirect).toHaveBeenCalledTimes(1);
    await press('New group');
    await user.type(await screen.findByRole('textbox', { name: 'Name of the group' }, SLOW), 'Boats');
    await act(async () => answer(await lin.conversations.startDirect!('mira')));
    expect(onClose).not.toHaveBeenCalled();
    expect(onOpenConversation).not.toHaveBeenCalled();
    expect(screen.getByRole('textbox', { name: 'Name of the group' })).toHaveValue('Boats');
  });
});

describe('making a group', () => {
  it('takes a name, people and rules, and opens the group', async () => {
    await show({ step: 'group' });
    await press('Create group');
    const name = screen.getByRole('textbox', { name: 'Name of the group' });
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription('Give the group a name.');
    await user.type(name, ' Boats ');
    await user.type(screen.getByRole('searchbox'), 'mira');
    await screen.findByRole('checkbox', { name: /mira/iu }, SLOW);
    await user.type(screen.getByRole('searchbox'), '{Enter}');
    expect(screen.getByRole('list', { name: 'Chosen' })).toHaveTextContent('mira');
    await user.click(screen.getByRole('radio', { name: 'Public' }));
    expect(screen.getByRole('radio', { name: /^Who asks/u })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Everybody, at once' }));
    await user.click(screen.getByRole('checkbox', { name: /^New members see/u }));
    await press('Create group');
    await opened();
    const found = await adapters.at(-1)!.conversations.get(onOpenConversation.mock.lastCall![0]);
    expect(await adapters.at(-1)!.groups!.get(found!.groupId!)).toMatchObject({
      name: 'Boats',
      kind: 'public',
      memberCount: 2,
      settings: { join: 'free', historyForNewMembers: true },
    });
  });

  it('keeps everything that was written when it fails, and makes one group when it is tried again', async () => {
    const create = vi.fn<() => Promise<Conversation>>();
    await show({ step: 'group' }, (adapter) => {
      const real = adapter.groups!.create!;
      create
        .mockRejectedValueOnce(new ChatError('rate-limited', 'Too many.'))
        .mockImplementation((...given: readonly unknown[]) => real(...(given as Parameters<typeof real>)));
      Object.assign(adapter, { groups: { ...adapter.groups, create } });
    });
    await user.type(screen.getByRole('textbox', { name: 'Name of the group' }), 'Boats');
    await press('Create group');
    expect(await screen.findByRole('alert', {}, SLOW)).toHaveTextContent(/^The group was not made\./u);
    expect(screen.getByRole('textbox', { name: 'Name of the group' })).toHaveValue('Boats');
    expect(onClose).not.toHaveBeenCalled();
    await press('Create group');
    await opened();
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('takes back who was chosen last by the backspace key, and asks before it throws away what was written', async () => {
    await show({ step: 'group' });
    const search = screen.getByRole('searchbox');
    await user.type(search, 'mira');
    await user.click(await screen.findByRole('checkbox', { name: /mira/iu }, SLOW));
    await user.clear(search);
    await user.type(search, '{Backspace}');
    expect(screen.queryByRole('list', { name: 'Chosen' })).toBeNull();
    await user.type(screen.getByRole('textbox', { name: 'Name of the group' }), 'Boats');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    const question = screen.getByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Keep writing' }));
    expect(onClose).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('joining a group', () => {
  const look = async (words: string): Promise<void> => {
    await user.type(screen.getByRole('textbox', { name: 'Invite link or id of the group' }), words);
    await press('Show group');
  };

  it('shows what a link leads to, and goes there', async () => {
    const { url } = await lin.groups!.createInviteLink!(place.groupId!);
    await show({ inviteLink: url });
    expect(await screen.findByRole('heading', { name: 'Reading' }, SLOW)).toBeInTheDocument();
    expect(screen.getByText('One book.')).toBeInTheDocument();
    expect(screen.getByText('1 member')).toBeInTheDocument();
    expect(screen.getByText('Invited by lin')).toBeInTheDocument();
    expect(screen.getByText(/^The link works until/u)).toBeInTheDocument();
    // The link of the owner needs nobody's approval.
    expect(screen.queryByRole('textbox')).toBeNull();
    await press('Join');
    await opened();
    expect(onOpenConversation).toHaveBeenCalledWith(place.id);
  });

  it('asks to be let in, waits, hears that it was refused and why, asks again and gets in', async () => {
    await show({ step: 'join' });
    await look(place.groupId!);
    await user.type(await screen.findByRole('textbox', { name: /^Say who you are/u }, SLOW), 'I can read');
    await press('Ask to join');
    expect(await screen.findByText('Waiting for approval', {}, SLOW)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Ask to join' })).toBeNull();
    const [request] = (await lin.groups!.listRequests!(place.groupId!)).items;
    expect(request).toMatchObject({ userId: 'zoe', wording: 'I can read' });
    await lin.groups!.answerRequest!(request!.id, false, 'Full house');
    expect(await screen.findByText(/^You were not let in: .*Full house/u, {}, SLOW)).toBeInTheDocument();
    await press('Ask to join');
    await screen.findByText('Waiting for approval', {}, SLOW);
    const [again] = (await lin.groups!.listRequests!(place.groupId!)).items;
    await lin.groups!.answerRequest!(again!.id, true);
    await press('Open chat');
    expect(onOpenConversation).toHaveBeenCalledWith(place.id);
  });

  it('says that a link leads nowhere, that nothing was written, and why one may not join', async () => {
    await show({ step: 'join' });
    await press('Show group');
    const field = screen.getByRole('textbox', { name: 'Invite link or id of the group' });
    expect(field).toHaveAccessibleDescription('Paste an invite link, or write the id of a group.');
    await look('https://chat.example/?join=gone.x');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/^This leads to no group/u), SLOW);
    await lin.groups!.update!(place.groupId!, { settings: { join: 'invite', discoverable: true } });
    await user.clear(field);
    await look(place.groupId!);
    const join = await screen.findByRole('button', { name: 'Join' }, SLOW);
    expect(join).toHaveAttribute('aria-disabled', 'true');
    expect(join).toHaveAccessibleDescription();
  });

  it('opens a group one is in already, also one that the list has not come to', async () => {
    await connect('zoe');
    await lin.groups!.invite!(place.groupId!, ['zoe']);
    await show({ step: 'join' }, (adapter) => {
      const list = () => Promise.resolve({ items: [] });
      Object.assign(adapter, { conversations: { ...adapter.conversations, list } });
    });
    await look(place.groupId!);
    expect(await screen.findByText('You are in this group.', {}, SLOW)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Join' })).toBeNull();
    await press('Open chat');
    await opened();
    expect(onOpenConversation).toHaveBeenCalledWith(place.id);
  });

  it('puts the focus on what is said after asking, and on the field after going back', async () => {
    await show({ step: 'join' });
    await look(place.groupId!);
    await press('Ask to join');
    await screen.findByText('Waiting for approval', {}, SLOW);
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Waiting for approval'), SLOW);
    await press('Back');
    expect(await screen.findByRole('textbox', { name: 'Invite link or id of the group' }, SLOW)).toHaveFocus();
  });

  it('names a group whose name cannot be seen by its id', async () => {
    await lin.groups!.update!(place.groupId!, { name: '\u200b' });
    await show({ step: 'join' });
    await look(place.groupId!);
    expect(await screen.findByRole('heading', { level: 3 }, SLOW)).toHaveTextContent(place.groupId!);
  });
});
