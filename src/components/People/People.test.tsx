import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type UsersPort } from '../../contract/index.js';
import type { Contact, Group } from '../../model/index.js';
import { ChatProvider, ConversationScope, useOpenUser } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, createTestAdapter } from '../../testing/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { PeopleDialog, UserCards, type PeopleDialogProps } from './index.js';

// The code of cards and of people in the store comes when it is first wanted, which takes its time.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });
beforeAll(() => import('./UserCard.js').then(() => undefined), 60_000);

let store: ChatStore;
let book: Contact[];
let blocked: string[];
const users: { -readonly [K in keyof UsersPort]: UsersPort[K] } = { get: async () => [] };

async function begin(): Promise<void> {
  const people = [...Array(60).keys()].map((n) => ({ id: `u${n}`, nick: `Nick ${n}` }));
  const base = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })], users: people });
  Object.assign(users, {
    get: vi.fn(base.users!.get),
    listContacts: vi.fn(async () => ({ items: book })),
    listBlocked: vi.fn(async () => ({ items: blocked })),
    answerContact: vi.fn(async () => {}),
    requestContact: vi.fn(async () => {}),
    removeContact: vi.fn(async () => {}),
    setRemark: vi.fn(async () => {}),
    setContactGroups: vi.fn(async () => {}),
    setBlocked: vi.fn(async () => {}),
  } satisfies Partial<UsersPort>);
  store = createChatStore({ adapter: { ...base, users }, env: testEnv() });
  await store.start();
}
const show = (children: ReactElement): ReturnType<typeof render> =>
  render(
    <div className="cl-root">
      <ChatProvider store={store}>
        <UserCards>{children}</UserCards>
      </ChatProvider>
    </div>,
  );
const open = (props: Partial<PeopleDialogProps> = {}): ReturnType<typeof render> =>
  show(<PeopleDialog onClose={() => undefined} {...props} />);

function Person(): ReactElement {
  const openUser = useOpenUser();
  return (
    <button type="button" onClick={({ currentTarget }) => openUser?.('u1', currentTarget)}>
      Nick 1
    </button>
  );
}
const focused = (): string | null =>
  document.activeElement === document.body ? null : (document.activeElement?.textContent ?? null);

beforeEach(() => {
  book = [];
  blocked = [];
});
afterEach(() => {
  store.dispose();
  vi.restoreAllMocks();
});

describe('the card of a person, by keyboard', () => {
  const press = async (name: string): Promise<void> => {
    const button = await screen.findByRole('button', { name });
    button.focus();
    await userEvent.keyboard('{Enter}');
  };
  beforeEach(async () => {
    await begin();
    show(<Person />);
    await press('Nick 1');
    await screen.findByRole('dialog', { name: /Nick 1/ });
  });

  it('goes on where a question was, and closes by Escape afterwards', async () => {
    await press('Block');
    expect(focused()).toBe('Cancel');
    await press('Cancel');
    await waitFor(() => expect(focused()).toBe('Block'));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(focused()).toBe('Nick 1');
  });

  it('goes on with the way back once something was done', async () => {
    await press('Block');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe('Unblock'));
    expect(users.setBlocked).toHaveBeenCalledWith('u1', true);
  });

  it('gives the focus back to what was pressed when it closes by itself', async () => {
    await press('Copy the ID');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(focused()).toBe('Nick 1');
  });
});

describe('names and groups', () => {
  it('a group with a comma in its name stays whole', async () => {
    book = [{ userId: 'u1', relation: 'friend', groups: ['Sales, EMEA'] }];
    await begin();
    await store.actions.people.loadContacts();
    show(<Person />);
    await userEvent.click(screen.getByRole('button', { name: 'Nick 1' }));
    const card = within(await screen.findByRole('dialog', { name: /Nick 1/ }));
    await userEvent.click(card.getByRole('button', { name: 'Name and groups' }));
    await userEvent.type(card.getByRole('textbox', { name: 'Name only you see' }), 'Nicki');
    await userEvent.click(card.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(users.setRemark).toHaveBeenCalledWith('u1', 'Nicki'));
    expect(users.setContactGroups).not.toHaveBeenCalled();
    await userEvent.click(await card.findByRole('button', { name: 'Name and groups' }));
    await userEvent.type(card.getByRole('textbox', { name: /^Groups/ }), ', Choir');
    await userEvent.click(card.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(users.setContactGroups).toHaveBeenCalledWith('u1', ['Sales, EMEA', 'Choir']));
  });
});

describe('contacts', () => {
  it('are asked for by name all at once, and stand and are found by their names', async () => {
    book = [...Array(60).keys()].map((n) => ({ userId: `u${n}`, relation: 'friend' }));
    await begin();
    open();
    await screen.findByText('Nick 0');
    expect(vi.mocked(users.get).mock.calls.filter(([ids]) => ids.includes('u50'))).toHaveLength(1);
    expect(vi.mocked(users.get).mock.calls.find(([ids]) => ids.includes('u50'))?.[0]).toContain('u3');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search people' }), 'Nick 50');
    expect(await screen.findByText('Nick 50')).toBeInTheDocument();
    expect(screen.queryByText('Nick 0')).toBeNull();
  });

  it('are no list before their names are there', async () => {
    book = [{ userId: 'u1', relation: 'friend' }];
    await begin();
    let answer = (): void => undefined;
    vi.mocked(users.get).mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = () => resolve([{ id: 'u1', nick: 'Nick 1' }]);
        }),
    );
    open();
    await waitFor(() => expect(users.get).toHaveBeenCalled());
    expect(screen.queryByText(/^(u1|Someone)$/)).toBeNull();
    expect(screen.queryByText('No contacts yet')).toBeNull();
    await act(async () => answer());
    expect(await screen.findByText('Nick 1')).toBeInTheDocument();
  });
});

describe('the card in a group', () => {
  it('offers an admin to mute and to remove also whom nobody had listed yet', async () => {
    const member = { userId: 'u1', role: 'member' as const };
    const base = createTestAdapter({
      conversations: [buildConversation({ id: 'c1', kind: 'group', groupId: 'g1' })],
      users: [{ id: 'u1', nick: 'Nick 1' }],
    });
    const listMembers = vi.fn(async () => ({ items: [member] }));
    const group: Group = {
      id: 'g1',
      kind: 'work',
      memberCount: 9000,
      settings: {},
      self: { userId: 'me', role: 'admin' },
    };
    const groups = { ...base.groups, get: async () => group, listMembers, muteMember: vi.fn(), remove: vi.fn() };
    store = createChatStore({ adapter: { ...base, groups }, env: testEnv() });
    await store.start();
    show(
      <ConversationScope conversationId="c1">
        <Person />
      </ConversationScope>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Nick 1' }));
    expect(await screen.findByRole('button', { name: 'Mute in this group' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Remove from the group' })).toBeInTheDocument();
    expect(listMembers).toHaveBeenCalledWith('g1', expect.objectContaining({ query: 'Nick 1' }));
  });
});

describe('what is told while the contacts are open', () => {
  it('is told inside of them', async () => {
    book = [{ userId: 'u1', relation: 'friend' }];
    await begin();
    open();
    await userEvent.click(await screen.findByRole('button', { name: /Nick 1/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Copy the ID' }));
    expect(await within(screen.getByRole('dialog', { name: 'Contacts' })).findByText('Copied')).toBeInTheDocument();
  });
});

describe('requests', () => {
  it('the next has the focus when one is answered, and the whole when none is left', async () => {
    book = [
      { userId: 'u1', relation: 'incoming', since: 2 },
      { userId: 'u2', relation: 'incoming', since: 1 },
    ];
    await begin();
    open({ tab: 'requests' });
    (await screen.findByRole('button', { name: 'Accept the request of Nick 1' })).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toContain('Nick 2'));
    screen.getByRole('button', { name: 'Accept the request of Nick 2' }).focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('No requests');
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('that cannot be had say so, and can be asked for again', async () => {
    book = [{ userId: 'u1', relation: 'incoming' }];
    await begin();
    vi.mocked(users.listContacts!).mockRejectedValueOnce(new ChatError('timeout'));
    open({ tab: 'requests' });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('button', { name: 'Accept the request of Nick 1' })).toBeInTheDocument();
  });
});

describe('who is blocked', () => {
  it('is asked for anew when it is looked at; a failure is no "nobody"', async () => {
    await begin();
    vi.mocked(users.listBlocked!).mockRejectedValueOnce(new ChatError('timeout'));
    open({ tab: 'blocked' });
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByText('Nobody is blocked')).toBeNull();
    blocked = ['u1', 'u2'];
    await userEvent.click(again);
    (await screen.findByRole('button', { name: 'Unblock Nick 1' })).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toContain('Nick 2'));
  });
});
