import { describe, expect, it } from 'vitest';
import { ChatError, type Contact } from '../../contract/index.js';
import type { Env, StorageWrite, VirtualWorld } from '../../env/index.js';
import {
  buildConversation,
  buildGroup,
  buildUser,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import { openTab, settle, type Tab } from './offline.test.helpers.js';

const conversations = Array.from({ length: 50 }, (_, i) =>
  buildConversation({ id: `c${i}`, activityAt: 1000 - i, title: `Room ${i}` }),
);
const contact = (userId: string, remark?: string): Contact =>
  ({ userId, ...(remark !== undefined && { remark }) }) as Contact;

interface Server {
  contacts?: readonly Contact[];
  users?: number;
  rooms?: typeof conversations;
}

function server({ contacts = [], users = 3, rooms = conversations }: Server = {}): TestAdapter {
  const inner = createTestAdapter({
    conversations: rooms,
    users: Array.from({ length: users }, (_, i) => buildUser({ id: `u${i}` })),
    groups: [buildGroup({ id: 'g1' })],
    members: { g1: [{ userId: 'u1', role: 'member' }] },
  });
  const listContacts = async () => ({ items: contacts });
  return Object.assign(inner, { users: { ...inner.users!, listContacts } });
}

/** A tab of which every write to storage is kept. */
function recorded(world: VirtualWorld, inner: TestAdapter): Tab & { taken(): readonly string[] } {
  const real = world.createEnv();
  const writes: StorageWrite[] = [];
  const env: Env = {
    ...real,
    async openStorage(id) {
      const storage = await real.openStorage(id);
      return {
        ...storage,
        write(batch, durability) {
          if (id === 'test') writes.push(...batch);
          return storage.write(batch, durability);
        },
      };
    },
  };
  const tab = openTab(world, inner, { env });
  return {
    ...tab,
    taken: () => writes.splice(0).flatMap(({ table, key }) => (table === 'meta' ? [] : [`${table} ${key}`])),
  };
}

async function askAll({ adapter }: Tab, world: VirtualWorld): Promise<void> {
  await adapter.session.connect();
  await adapter.conversations.list();
  await adapter.users!.get(['u0', 'u1']);
  await adapter.users!.listContacts!();
  await adapter.groups!.get('g1');
  await adapter.groups!.listMembers('g1');
  await settle(world);
}

describe('a sync', () => {
  it('writes and tells only what changed since the last one', async () => {
    const world = createVirtualWorld();
    const contacts = [contact('u0'), contact('u1')];
    const first = recorded(world, server({ contacts }));
    await askAll(first, world);
    // Everybody is written once: 50 conversations, two people, two contacts, a group and its members.
    expect(first.taken()).toHaveLength(56);
    await first.adapter.session.disconnect();

    const second = recorded(world, server({ contacts }));
    await askAll(second, world);
    expect(second.taken()).toEqual([]);
    expect(second.types()).toEqual([]);
    await second.adapter.session.disconnect();

    const rooms = conversations.map((each) => (each.id === 'c7' ? { ...each, title: 'Renamed' } : each));
    const third = recorded(world, server({ contacts: [contact('u0', 'Nora from work'), contact('u1')], rooms }));
    await askAll(third, world);
    expect(third.taken()).toEqual(['conversations c7', 'contacts u0']);
    expect(third.events).toMatchObject([{ type: 'conversation', conversation: { id: 'c7', title: 'Renamed' } }]);
  });
});

describe('contacts and groups without network', () => {
  async function left(change: (tab: Tab) => void = () => {}): Promise<Tab> {
    const world = createVirtualWorld();
    const tab = openTab(world, server({ contacts: [contact('u0'), contact('u1', 'Bo')] }));
    await askAll(tab, world);
    change(tab);
    await settle(world);
    await tab.adapter.session.disconnect();
    const inner = server();
    inner.failNext('session.connect', new ChatError('offline'));
    const next = openTab(world, inner);
    await next.adapter.session.connect();
    return next;
  }

  it('are those of the last connection', async () => {
    const { adapter } = await left();
    expect((await adapter.users!.listContacts!()).items).toEqual([contact('u0'), contact('u1', 'Bo')]);
    expect(await adapter.groups!.get('g1')).toEqual(buildGroup({ id: 'g1' }));
    expect((await adapter.groups!.listMembers('g1')).items).toEqual([{ userId: 'u1', role: 'member' }]);
    await expect(adapter.groups!.get('g2')).rejects.toMatchObject({ code: 'offline' });
  });

  it('follow what the stream told', async () => {
    const { adapter } = await left(({ inner }) =>
      inner.emit(
        { type: 'contact', contact: contact('u2', 'New') },
        { type: 'contact-removed', userId: 'u0' },
        { type: 'user', user: buildUser({ id: 'u1', nick: 'Renamed' }) },
        { type: 'group', group: buildGroup({ id: 'g1', name: 'Crew' }) },
      ),
    );
    expect((await adapter.users!.listContacts!()).items).toEqual([contact('u1', 'Bo'), contact('u2', 'New')]);
    expect(await adapter.users!.get(['u1'])).toMatchObject([{ nick: 'Renamed' }]);
    expect(await adapter.groups!.get('g1')).toMatchObject({ name: 'Crew' });
  });

  it('of a group that is gone are gone', async () => {
    const { adapter } = await left(({ inner }) =>
      inner.emit({ type: 'group-removed', groupId: 'g1', reason: 'dismissed' }),
    );
    await expect(adapter.groups!.get('g1')).rejects.toMatchObject({ code: 'offline' });
    await expect(adapter.groups!.listMembers('g1')).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('people that are too many', () => {
  it('leave storage, those first that were not asked for longest', async () => {
    const world = createVirtualWorld();
    const tab = openTab(world, server({ users: 5400 }));
    await tab.adapter.session.connect();
    const ids = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `u${from + i}`);
    for (let from = 0; from < 5400; from += 900) {
      await tab.adapter.users!.get(ids(from, from + 900));
      await settle(world);
      await world.advance(1000);
    }
    const rows = await (await world.createEnv().openStorage('test')).list('users');
    expect(rows).toHaveLength(4500);
    expect(rows.some(({ key }) => key === 'u899')).toBe(false);
    expect(rows.some(({ key }) => key === 'u5399')).toBe(true);
  });
});
