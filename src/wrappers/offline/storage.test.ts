import { describe, expect, it } from 'vitest';
import type { AccountStorage, Env, VirtualWorld } from '../../env/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import { META_KEY } from './cacheTables.js';
import { at, messages, openTab, run, seqs, settle, type Tab } from './offline.test.helpers.js';
import type { OfflineCacheOptions } from './options.js';

const CONVERSATIONS = ['c1', 'c2', 'c3', 'c4'];

function server(count = 10): TestAdapter {
  return createTestAdapter({
    conversations: CONVERSATIONS.map((id) => buildConversation({ id })),
    messages: CONVERSATIONS.flatMap((conversationId) =>
      messages(1, count).map((message) => ({ ...message, id: `${conversationId}-${message.id}`, conversationId })),
    ),
  });
}

async function signIn(tab: Tab, world: VirtualWorld): Promise<void> {
  await tab.adapter.session.connect();
  await tab.adapter.conversations.list();
  await settle(world);
}

async function read(tab: Tab, world: VirtualWorld, conversationId: string, limit = 10): Promise<number[]> {
  const page = await tab.adapter.messages.load({ conversationId }, { limit });
  await settle(world);
  await world.advance(1);
  return seqs(page.items);
}

/** An environment whose storage does as `change` says. */
function envWith(world: VirtualWorld, change: (storage: AccountStorage) => Partial<AccountStorage>): Env {
  const env = world.createEnv();
  return {
    ...env,
    async openStorage(id) {
      const storage = await env.openStorage(id);
      return id === 'test' ? { ...storage, ...change(storage) } : storage;
    },
  };
}

async function keptIn(world: VirtualWorld): Promise<Record<string, number>> {
  const storage = await world.createEnv().openStorage('test');
  const rows = await storage.list('messages');
  const count: Record<string, number> = {};
  for (const { key } of rows) count[key.split(':')[1] ?? ''] = (count[key.split(':')[1] ?? ''] ?? 0) + 1;
  return count;
}

const notices = ({ events }: Tab): string[] => events.flatMap((event) => (event.type === 'notice' ? [event.code] : []));

describe('room', () => {
  it('is made by dropping the history that was read longest ago', async () => {
    const world = createVirtualWorld();
    const tab = openTab(world, server(), { maxMessages: 25 });
    await signIn(tab, world);
    await read(tab, world, 'c1');
    await read(tab, world, 'c2');
    await read(tab, world, 'c1');
    await read(tab, world, 'c3');
    expect(await keptIn(world)).toEqual({ c1: 10, c3: 10 });
    // What was dropped is asked for again.
    tab.asked();
    expect(await read(tab, world, 'c2')).toEqual(run(1, 10));
    expect(tab.asked()).toHaveLength(1);
  });

  it('is counted in bytes too', async () => {
    const world = createVirtualWorld();
    const tab = openTab(world, server(), { maxBytes: 2.5 * 10 * JSON.stringify(messages(1, 1)[0]).length });
    await signIn(tab, world);
    for (const id of ['c1', 'c2', 'c3']) await read(tab, world, id);
    expect(Object.keys(await keptIn(world))).toEqual(['c2', 'c3']);
  });

  it('for one conversation alone is made by dropping its oldest part', async () => {
    const world = createVirtualWorld();
    const tab = openTab(world, server(50), { maxMessages: 20 });
    await signIn(tab, world);
    await read(tab, world, 'c1', 40);
    expect(await keptIn(world)).toEqual({ c1: 18 });
    tab.asked();
    const page = await tab.adapter.messages.load(
      { conversationId: 'c1' },
      { upper: at(35), limit: 5, fill: 'fromUpper' },
    );
    expect(seqs(page.items)).toEqual(run(31, 35));
    expect(tab.asked()).toMatchObject([{ upper: at(33) }]);
  });

  it('that the device refuses is told and survived: first half of the history goes, then nothing is kept', async () => {
    for (const room of [15, 0]) {
      const world = createVirtualWorld();
      const env = envWith(world, (storage) => ({
        async write(writes, durability) {
          const kept = (await storage.list('messages')).length;
          const added = writes.filter(({ table, value }) => table === 'messages' && value !== undefined).length;
          if (added > 0 && kept + added > room) throw new DOMException('full', 'QuotaExceededError');
          return storage.write(writes, durability);
        },
      }));
      const tab = openTab(world, server(), { env });
      await signIn(tab, world);
      expect(await read(tab, world, 'c1')).toEqual(run(1, 10));
      expect(await read(tab, world, 'c2')).toEqual(run(1, 10));
      expect(notices(tab)).toContain('storage-full');
      expect(await keptIn(world)).toEqual(room === 0 ? {} : { c2: 10 });
      // Without room at all the adapter works as it does by itself.
      tab.asked();
      await read(tab, world, 'c2');
      expect(tab.asked()).toHaveLength(room === 0 ? 1 : 0);
    }
  });
});

describe('storage that does not work', () => {
  async function works(tab: Tab, world: VirtualWorld): Promise<void> {
    await signIn(tab, world);
    expect(await read(tab, world, 'c1')).toEqual(run(1, 10));
    tab.inner.emit({ type: 'message', message: buildMessage({ seq: 11 }) });
    expect(tab.types()).toContain('message');
    await tab.adapter.session.disconnect();
  }

  it('that cannot be opened leaves the adapter as it is, and says so', async () => {
    for (const [error, code] of [
      [new DOMException('no', 'SecurityError'), 'memory-only'],
      [new DOMException('newer', 'VersionError'), 'newer-version'],
    ] as const) {
      const world = createVirtualWorld();
      const env: Env = { ...world.createEnv(), openStorage: () => Promise.reject(error) };
      const tab = openTab(world, server(), { env });
      await works(tab, world);
      expect(notices(tab)).toEqual([code]);
    }
  });

  it('that never opens does not keep anybody from signing in', async () => {
    const world = createVirtualWorld();
    const real = world.createEnv();
    const env: Env = { ...real, openStorage: (id) => (id === 'test' ? new Promise(() => {}) : real.openStorage(id)) };
    const tab = openTab(world, server(), { env });
    const connecting = tab.adapter.session.connect();
    await world.advance(6000);
    expect(await connecting).toHaveLength(1);
    expect(notices(tab)).toEqual(['memory-only']);
  });

  it('that fails later is given up', async () => {
    const world = createVirtualWorld();
    let broken = false;
    const env = envWith(world, (storage) => ({
      write: (...args) => (broken ? Promise.reject(new Error('gone')) : storage.write(...args)),
    }));
    const tab = openTab(world, server(), { env });
    await signIn(tab, world);
    broken = true;
    expect(await read(tab, world, 'c1')).toEqual(run(1, 10));
    expect(notices(tab)).toEqual(['memory-only']);
    tab.asked();
    await read(tab, world, 'c1');
    expect(tab.asked()).toHaveLength(1);
  });
});

describe('what was stored by another version', () => {
  async function withSchema(schema: number): Promise<VirtualWorld> {
    const world = createVirtualWorld();
    const tab = openTab(world, server());
    await signIn(tab, world);
    await read(tab, world, 'c1');
    await tab.adapter.session.disconnect();
    const storage = await world.createEnv().openStorage('test');
    const meta = (await storage.get('meta', META_KEY)) as object;
    await storage.write([{ table: 'meta', key: META_KEY, value: { ...meta, schema } }], 'relaxed');
    return world;
  }

  it('is dropped when it is older', async () => {
    const world = await withSchema(0);
    const tab = openTab(world, server());
    await signIn(tab, world);
    expect(await keptIn(world)).toEqual({});
    await read(tab, world, 'c1');
    expect(await keptIn(world)).toEqual({ c1: 10 });
  });

  it('is left alone when it is newer, and nothing is cached', async () => {
    const world = await withSchema(99);
    const tab = openTab(world, server());
    await signIn(tab, world);
    expect(notices(tab)).toEqual(['newer-version']);
    await read(tab, world, 'c2');
    await read(tab, world, 'c2');
    expect(tab.asked()).toHaveLength(2);
    expect(await keptIn(world)).toEqual({ c1: 10 });
  });
});

describe('rows that cannot be read', () => {
  async function damaged(
    key: string,
    value: unknown,
    options: OfflineCacheOptions = {},
  ): Promise<Tab & { world: VirtualWorld }> {
    const world = createVirtualWorld();
    const first = openTab(world, server());
    await signIn(first, world);
    await read(first, world, 'c1');
    await first.adapter.session.disconnect();
    const storage = await world.createEnv().openStorage('test');
    await storage.write([{ table: 'messages', key: `2:c1:${key}`, value }], 'relaxed');
    const tab = openTab(world, server(), options);
    await tab.adapter.session.connect();
    return { ...tab, world };
  }

  it('are set aside, counted, and asked for again', async () => {
    const details: string[] = [];
    const tab = await damaged(
      'c1-m5',
      { p: at(5), m: { message: { id: 7 } } },
      { onDiagnostic: ({ detail }) => details.push(detail) },
    );
    const ref = { conversationId: 'c1' };
    const page = await tab.adapter.messages.load(ref, { upper: at(8), limit: 8, fill: 'fromUpper' });
    expect(seqs(page.items)).toEqual(run(1, 8));
    expect(tab.asked()).toMatchObject([{ lower: at(4), upper: at(6) }]);
    expect(notices(tab)).toEqual(['storage-damaged']);
    expect(details).toEqual(['messages: 2:c1:c1-m5']);
  });

  it('of which not even the place is known make the whole conversation be asked for again', async () => {
    const tab = await damaged('c1-m5', 'rubbish');
    const page = await tab.adapter.messages.load(
      { conversationId: 'c1' },
      { upper: at(8), limit: 8, fill: 'fromUpper' },
    );
    expect(seqs(page.items)).toEqual(run(1, 8));
    expect(tab.asked()).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('join what both have read', async () => {
    const world = createVirtualWorld();
    const [one, two] = [openTab(world, server(100)), openTab(world, server(100))];
    for (const tab of [one, two]) await signIn(tab, world);
    const ref = { conversationId: 'c1' };
    await Promise.all([
      one.adapter.messages.load(ref, { lower: at(1), limit: 20, fill: 'fromLower' }),
      two.adapter.messages.load(ref, { lower: at(15), limit: 20, fill: 'fromLower' }),
    ]);
    await settle(world);
    const third = openTab(world, server(100));
    await third.adapter.session.connect();
    const page = await third.adapter.messages.load(ref, { lower: at(1), limit: 34, fill: 'fromLower' });
    expect(seqs(page.items)).toEqual(run(1, 34));
    expect(third.asked()).toEqual([]);
  });

  it('never claim in storage what is not there, even when one dropped what the other keeps', async () => {
    const world = createVirtualWorld();
    const one = openTab(world, server(10));
    const two = openTab(world, server(10), { maxMessages: 15 });
    for (const tab of [one, two]) await signIn(tab, world);
    await read(one, world, 'c1');
    await read(two, world, 'c1');
    // The second tab drops c1 for c2; the first goes on with c1.
    await read(two, world, 'c2');
    await world.advance(60_000);
    const message = { ...buildMessage({ seq: 11 }), id: 'c1-m11' };
    one.inner.emit({ type: 'message', message });
    await settle(world);
    const storage = await world.createEnv().openStorage('test');
    const record = (await storage.get('ranges', 'c1')) as { stretches: { from: unknown }[] } | undefined;
    expect(record?.stretches[0]?.from).toEqual(at(1));
    expect((await keptIn(world))['c1']).toBe(11);
  });
});
