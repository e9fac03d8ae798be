import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type UsersPort } from '../../contract/index.js';
import type { Contact } from '../../model/index.js';
import { createTestAdapter, createVirtualWorld, type TestAdapter, type VirtualWorld } from '../../testing/index.js';
import { createChatStore, type ChatStore } from '../createChatStore.js';

let world: VirtualWorld;
let adapter: TestAdapter;
let store: ChatStore;
let book: Contact[];
const users: { -readonly [K in keyof UsersPort]: UsersPort[K] } = { get: async () => [] };

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await world.advance(20);
  }
}
const shown = (): unknown[] =>
  [...store.getState().contacts.values()].map(({ userId, relation }) => [userId, relation]);
const told = (contact: unknown): void => adapter.emitRaw({ type: 'contact', accountId: 'test', contact });

beforeEach(async () => {
  world = createVirtualWorld();
  book = [
    { userId: 'ana', relation: 'friend', groups: ['Work'] },
    { userId: 'bo', relation: 'incoming', wording: 'Hi' },
    { userId: 'cy', relation: 'requested' },
  ];
  const base = createTestAdapter();
  Object.assign(users, {
    get: base.users!.get,
    // Two to a page.
    listContacts: vi.fn(async ({ cursor = '0' } = {}) => {
      const from = Number(cursor);
      return { items: book.slice(from, from + 2), ...(from + 2 < book.length && { cursor: String(from + 2) }) };
    }),
    answerContact: vi.fn(async () => {}),
    requestContact: vi.fn(async () => {}),
    removeContact: vi.fn(async () => {}),
    setRemark: vi.fn(async () => {}),
    setContactGroups: vi.fn(async () => {}),
    setBlocked: vi.fn(async () => {}),
    updateSelf: vi.fn(async () => {}),
  } satisfies Partial<UsersPort>);
  adapter = { ...base, users };
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
});
afterEach(() => store.dispose());

describe('contacts', () => {
  it('are asked for once, page by page, and are followed from then on', async () => {
    await store.actions.people.loadContacts();
    await settle();
    expect(shown()).toEqual([
      ['ana', 'friend'],
      ['bo', 'incoming'],
      ['cy', 'requested'],
    ]);
    expect(store.getState().contactBook.status).toBe('ready');
    await store.actions.people.loadContacts();
    expect(users.listContacts).toHaveBeenCalledTimes(2);
    adapter.emit({ type: 'contact-removed', userId: 'ana' });
    told({ userId: 'dee', relation: 'incoming', wording: 'Hello \u202e there' });
    await settle();
    expect(shown()).toEqual([
      ['bo', 'incoming'],
      ['cy', 'requested'],
      ['dee', 'incoming'],
    ]);
    expect(store.getState().contacts.get('dee')?.wording).not.toContain('\u202e');
  });

  it('that are told of in a broken way change nothing', async () => {
    told({ userId: 'eve', relation: 'lord' });
    told({ userId: 'eve', relation: 'friend', groups: ['Work', 7, ''], since: 'ever' });
    await settle();
    expect(store.getState().contacts.get('eve')).toEqual({ userId: 'eve', relation: 'friend', groups: ['Work', '7'] });
  });

  it('asked for anew lose whoever is gone, and keep what was told meanwhile', async () => {
    await store.actions.people.loadContacts();
    await settle();
    book = [{ userId: 'ana', relation: 'friend' }];
    adapter.emit({ type: 'reconnected', resumed: false });
    told({ userId: 'bo', relation: 'friend' });
    await settle();
    await settle();
    expect(shown()).toEqual([
      ['ana', 'friend'],
      ['bo', 'friend'],
    ]);
  });

  it('that cannot be had say so, and are asked for again when the line is back', async () => {
    vi.mocked(users.listContacts!).mockRejectedValueOnce(new ChatError('timeout'));
    await store.actions.people.loadContacts();
    await settle();
    expect(store.getState().contactBook).toMatchObject({ status: 'error', error: { code: 'timeout' } });
    adapter.emit({ type: 'reconnected', resumed: true });
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await settle();
    expect(store.getState().contactBook.status).toBe('ready');
  });
});

describe('who is blocked', () => {
  const blocked = (): unknown[] => [...store.getState().blocked.keys()].toSorted();
  const again = async (): Promise<void> => {
    store.dispose();
    store = createChatStore({ adapter, env: world.createEnv() });
    await store.start();
    await settle();
  };

  it('is asked for at the start, and anew when something was missed: who was unblocked elsewhere is not blocked', async () => {
    users.listBlocked = vi.fn(async () => ({ items: ['ana', 'bo'] }));
    await again();
    expect(blocked()).toEqual(['ana', 'bo']);
    users.listBlocked = vi.fn(async () => ({ items: ['bo', 'cy'] }));
    adapter.emit({ type: 'reconnected', resumed: true });
    await settle();
    expect(blocked()).toEqual(['ana', 'bo']);
    adapter.emit({ type: 'reconnected', resumed: false });
    adapter.emit({ type: 'blocked', userId: 'dee', active: true });
    await settle();
    expect(blocked()).toEqual(['bo', 'cy', 'dee']);
  });

  it('is asked for again when it could not be had', async () => {
    users.listBlocked = vi.fn(async () => {
      throw new ChatError('timeout');
    });
    await again();
    await expect(store.actions.people.loadBlocked()).rejects.toMatchObject({ code: 'timeout' });
    users.listBlocked = vi.fn(async () => ({ items: ['ana'] }));
    adapter.emit({ type: 'reconnected', resumed: true });
    await settle();
    expect(blocked()).toEqual(['ana']);
  });
});

describe('people who are told of in a broken way', () => {
  const broken = {
    id: 'eve',
    nick: ['Eve'],
    remark: 7,
    bio: { __html: '<b>' },
    bot: 'yes',
    level: Number.NaN,
    avatar: 'javascript:alert(1)',
  };
  const presence = {
    state: 'levitating',
    lastSeen: 'ever',
    status: { emoji: {}, text: 'In a\u202e tree '.repeat(50), until: Number.NaN },
    devices: 'web',
  };
  const usable = { id: 'eve', remark: '7' };

  it('leave out what is broken, whoever tells it', async () => {
    adapter.emitRaw({ type: 'user', accountId: 'test', user: broken });
    adapter.emitRaw({ type: 'presence', accountId: 'test', userId: 'eve', presence });
    await settle();
    expect(store.getState().users.get('eve')).toEqual(usable);
    const { status, ...known } = store.getState().presence.get('eve')!;
    expect(known).toEqual({ state: 'unknown' });
    expect(status?.text).not.toContain('\u202e');
    expect(status?.text?.length).toBeLessThanOrEqual(200);
    users.get = async () => [{ ...broken, id: 'fay' }, null] as never;
    const watch = async () => new Map([['fay', { state: 'online', devices: ['web', 'toaster'] }]]) as never;
    store.dispose();
    store = createChatStore({ adapter: { ...adapter, presence: { watch } }, env: world.createEnv() });
    await store.start();
    store.actions.ensureUsers(['fay']);
    store.actions.watchPresence(['fay']);
    await settle();
    expect(store.getState().users.get('fay')).toEqual({ ...usable, id: 'fay' });
    expect(store.getState().presence.get('fay')).toEqual({ state: 'online', devices: ['web'] });
  });
});

describe('whose presence could not be asked for', () => {
  it('is asked for again when the line is back', async () => {
    const watch = vi.fn<NonNullable<typeof adapter.presence>['watch']>();
    watch.mockRejectedValueOnce(new ChatError('timeout')).mockResolvedValue(new Map([['ana', { state: 'dnd' }]]));
    store.dispose();
    store = createChatStore({ adapter: { ...adapter, presence: { watch } }, env: world.createEnv() });
    await store.start();
    store.actions.watchPresence(['ana']);
    await settle();
    expect(store.getState().presence.get('ana')).toBeUndefined();
    adapter.emit({ type: 'reconnected', resumed: true });
    await settle();
    expect(store.getState().presence.get('ana')?.state).toBe('dnd');
  });
});

describe('what is done about people', () => {
  const { people } = { people: () => store.actions.people };
  beforeEach(() => store.actions.people.loadContacts());

  it('is in the state when it is done', async () => {
    await people().answerContact('bo', true);
    await people().requestContact('fay', 'Hi Fay');
    await people().setContactGroups('ana', ['Choir']);
    await people().setBlocked('cy', true);
    const { contacts, blocked } = store.getState();
    expect(contacts.get('bo')).toMatchObject({ relation: 'friend' });
    expect(contacts.get('fay')).toMatchObject({ relation: 'requested', wording: 'Hi Fay' });
    expect(contacts.get('ana')?.groups).toEqual(['Choir']);
    expect(blocked.has('cy')).toBe(true);
    await people().setBlocked('cy', false);
    await people().removeContact('ana');
    await people().answerContact('bo', false);
    expect(store.getState().blocked.has('cy')).toBe(false);
    expect(['ana', 'bo'].map((id) => store.getState().contacts.has(id))).toEqual([false, false]);
  });

  it('of somebody who had asked, too, makes a contact of them', async () => {
    await people().requestContact('bo');
    expect(store.getState().contacts.get('bo')?.relation).toBe('friend');
  });

  it('gives remarks and takes them away', async () => {
    adapter.emit({ type: 'user', user: { id: 'ana', nick: 'Ana' } });
    await settle();
    await people().setRemark('ana', ' Annie ');
    expect(store.getState().users.get('ana')).toEqual({ id: 'ana', nick: 'Ana', remark: 'Annie' });
    await people().setRemark('ana', '');
    expect(store.getState().users.get('ana')).toEqual({ id: 'ana', nick: 'Ana' });
  });

  it('does not undo what an event told meanwhile', async () => {
    vi.mocked(users.answerContact!).mockImplementationOnce(async () => {
      told({ userId: 'bo', relation: 'friend', since: 7 });
    });
    vi.mocked(users.setContactGroups!).mockImplementationOnce(async () => {
      told({ userId: 'ana', relation: 'friend', groups: ['Shorter'] });
    });
    await people().answerContact('bo', true);
    await people().setContactGroups('ana', ['Longer than it may be']);
    expect(store.getState().contacts.get('bo')?.since).toBe(7);
    expect(store.getState().contacts.get('ana')?.groups).toEqual(['Shorter']);
    adapter.emit({ type: 'user', user: { id: 'me', nick: 'Me', bio: 'Here' } });
    await settle();
    await people().updateSelf({ nick: undefined, bio: 'There' });
    expect(store.getState().users.get('me')).toMatchObject({ nick: 'Me', bio: 'There' });
  });

  it('says why it was refused, and changes nothing', async () => {
    vi.mocked(users.answerContact!).mockRejectedValueOnce(new ChatError('forbidden'));
    await expect(people().answerContact('bo', true)).rejects.toMatchObject({ code: 'forbidden' });
    expect(store.getState().contacts.get('bo')?.relation).toBe('incoming');
    delete users.setContactGroups;
    store.dispose();
    store = createChatStore({ adapter, env: world.createEnv() });
    await store.start();
    await expect(people().setContactGroups('ana', ['x'])).rejects.toMatchObject({ code: 'unsupported' });
  });
});
