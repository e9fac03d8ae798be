import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { storageTables, type AccountStorage, type Env, type StorageTable, type VirtualWorld } from '../../env/index.js';
import { buildGroup, buildMessage, buildUser, createTestAdapter, createVirtualWorld } from '../../testing/index.js';
import { META_KEY } from './cacheTables.js';
import { SCHEMA, type AccountMeta } from './format.js';
import { migrate, migrations, readMeta, type Migration } from './migrations.js';
import { at, openTab, run, seqs, settle, type Tab } from './offline.test.helpers.js';
import { schema1, type Device, type Rows } from './schema1.test.helpers.js';
import { schema1Sealed } from './schema1Sealed.test.helpers.js';
import type { OfflineCacheDiagnostic, OfflineCacheOptions } from './options.js';

/** What the code of each earlier schema left on a device. */
const left: readonly Readonly<Record<'plain' | 'sealed', Device>>[] = [{ plain: schema1, sealed: schema1Sealed }];
const fixture = (schema: number): (typeof left)[number] => left[schema - 1]!;

const earlier = Array.from({ length: SCHEMA - 1 }, (_, i) => i + 1);
const kinds = ['plain', 'sealed'] as const;
const codecs: Readonly<Record<(typeof kinds)[number], OfflineCacheOptions>> = {
  plain: {},
  sealed: {
    codec: {
      seal: (value) => btoa(JSON.stringify(value)),
      open: (sealed) => JSON.parse(atob(sealed as string)) as unknown,
    },
  },
};
const ref = { conversationId: 'c1' };

async function fill(storage: AccountStorage, tables: Readonly<Record<string, Rows>>): Promise<void> {
  const writes = Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(rows).map(([key, value]) => ({ table: table as StorageTable, key, value })),
  );
  await storage.write(writes, 'strict');
}

/** A device as the code of an earlier schema left it, with a message that was not sent. */
async function deviceOf(schema: number, kind: (typeof kinds)[number]): Promise<VirtualWorld> {
  const world = createVirtualWorld();
  const { account, index } = fixture(schema)[kind];
  const env = world.createEnv();
  await fill(await env.openStorage('test'), { ...account, outbox: { k: 'unsent' } });
  await fill(await env.openStorage('chatloom:offline-index'), { meta: index });
  return world;
}

async function metaOf(world: VirtualWorld): Promise<AccountMeta | undefined> {
  return readMeta(await (await world.createEnv().openStorage('test')).get('meta', META_KEY));
}

async function rowsOf(world: VirtualWorld): Promise<readonly string[]> {
  const storage = await world.createEnv().openStorage('test');
  const tables = await Promise.all(
    storageTables.map(async (table) => (await storage.list(table)).map(({ key }) => `${table} ${key}`)),
  );
  return tables.flat();
}

function unreachable(world: VirtualWorld, options: OfflineCacheOptions): Tab {
  const inner = createTestAdapter();
  inner.failNext('session.connect', new ChatError('offline'));
  return openTab(world, inner, options);
}

describe('what an earlier version stored', () => {
  it('has a step to the next version, and a fixture, for each of them', () => {
    expect([...migrations.keys()]).toEqual(earlier);
    expect(left).toHaveLength(earlier.length);
  });

  for (const schema of earlier) {
    it.each(kinds)(`is there after the update, without network (schema ${schema}, %s)`, async (kind) => {
      const world = await deviceOf(schema, kind);
      const told: OfflineCacheDiagnostic[] = [];
      const tab = unreachable(world, { ...codecs[kind], onDiagnostic: (each) => told.push(each) });
      const { adapter } = tab;
      expect(await adapter.session.connect()).toEqual([{ accountId: 'test', self: { id: 'me', nick: 'Me' } }]);
      expect((await adapter.conversations.list()).items.map(({ id }) => id)).toEqual(['c1', 'c2']);
      expect(seqs((await adapter.messages.load(ref, { limit: 20 })).items)).toEqual(run(8, 13));
      const start = await adapter.messages.load(ref, { lower: at(1), limit: 3, fill: 'fromLower' });
      expect(seqs(start.items)).toEqual(run(1, 3));
      expect(await adapter.users!.get(['bo'])).toEqual([buildUser({ id: 'bo' })]);
      expect(await adapter.groups!.get('g1')).toEqual(buildGroup({ id: 'g1' }));
      expect((await adapter.groups!.listMembers('g1')).items).toEqual([{ userId: 'bo', role: 'member' }]);
      await settle(world);
      expect(await metaOf(world)).toMatchObject({ schema: SCHEMA, lastOnline: 1_800_000_000_000 });
      expect(told).toEqual([]);
      await adapter.session.disconnect();
      // All of it, and nothing twice: the very rows, of the new version.
      const { account } = fixture(schema)[kind];
      const before = Object.entries(account).flatMap(([table, rows]) =>
        Object.keys(rows).map((key) => `${table} ${key}`),
      );
      expect([...(await rowsOf(world))].sort()).toEqual([...before, 'outbox k'].sort());
    });
  }

  it('is dropped when a step fails, and that is said; the outbox stays', async () => {
    const world = await deviceOf(1, 'plain');
    const told: OfflineCacheDiagnostic[] = [];
    const real = world.createEnv();
    const env: Env = {
      ...real,
      async openStorage(id) {
        const storage = await real.openStorage(id);
        const isStep = (value: unknown): boolean => readMeta(value)?.schema === 2 && told.length === 0;
        return {
          ...storage,
          write: (writes, durability) =>
            writes.some(({ value }) => isStep(value)) && writes.length > 1
              ? Promise.reject(new Error('disk'))
              : storage.write(writes, durability),
        };
      },
    };
    const tab = openTab(world, createTestAdapter(), { env, onDiagnostic: (each) => told.push(each) });
    await tab.adapter.session.connect();
    await settle(world);
    expect(told).toEqual([{ kind: 'migration-failed', detail: 'schema 1: Error: disk' }]);
    expect(await rowsOf(world)).toEqual([`meta ${META_KEY}`, 'outbox k']);
    // And from then on it is a cache like any other.
    expect(await metaOf(world)).toMatchObject({ schema: SCHEMA, listed: false });
    expect(tab.types()).toEqual([]);
  });

  it('without a step is dropped, and signing in without network is what it is without a cache', async () => {
    const world = await deviceOf(1, 'plain');
    const storage = await world.createEnv().openStorage('test');
    await storage.write([{ table: 'meta', key: META_KEY, value: { ...(await metaOf(world)), schema: 0 } }], 'relaxed');
    const told: OfflineCacheDiagnostic[] = [];
    const tab = unreachable(world, { onDiagnostic: (each) => told.push(each) });
    await expect(tab.adapter.session.connect()).rejects.toMatchObject({ code: 'offline' });
    expect(told).toMatchObject([{ kind: 'migration-failed' }]);
    expect(await rowsOf(world)).toEqual(['outbox k']);
  });
});

describe('steps', () => {
  /** Writes down which step was made on which version. */
  const note =
    (name: string): Migration =>
    async (storage, { schema }) => [
      { table: 'meta', key: name, value: `${schema} ${String(await storage.get('meta', 'two'))}` },
    ];
  const steps = new Map([
    [1, note('two')],
    [2, note('three')],
  ]);

  it('are made one after the other, each on what the one before left', async () => {
    const world = await deviceOf(1, 'plain');
    const storage = await world.createEnv().openStorage('test');
    expect(await migrate(storage, (await metaOf(world))!, 3, steps)).toMatchObject({ schema: 3 });
    expect(await metaOf(world)).toMatchObject({ schema: 3 });
    expect(await storage.get('meta', 'two')).toBe('1 undefined');
    expect(await storage.get('meta', 'three')).toBe('2 1 undefined');
  });

  it('go on where a tab that died had come to', async () => {
    const world = await deviceOf(1, 'plain');
    const storage = await world.createEnv().openStorage('test');
    const broken = new Map(steps).set(2, () => Promise.reject(new Error('killed')));
    await expect(migrate(storage, (await metaOf(world))!, 3, broken)).rejects.toThrow('killed');
    expect(await metaOf(world)).toMatchObject({ schema: 2 });
    await migrate(storage, (await metaOf(world))!, 3, steps);
    expect(await storage.get('meta', 'two')).toBe('1 undefined');
    expect(await metaOf(world)).toMatchObject({ schema: 3 });
  });
});

describe('two tabs of different versions', () => {
  it('the older one is told, writes nothing into the newer schema, and works on without a cache', async () => {
    const world = createVirtualWorld();
    const tab = openTab(world);
    await tab.adapter.session.connect();
    await tab.adapter.conversations.list();
    await settle(world);
    const storage = await world.createEnv().openStorage('test');
    // What a newer tab does when it has migrated.
    const meta = { ...(await metaOf(world)), schema: SCHEMA + 1 };
    await storage.write([{ table: 'meta', key: META_KEY, value: meta }], 'relaxed');
    const before = await rowsOf(world);

    tab.inner.emit({ type: 'message', message: buildMessage({ seq: 1 }) });
    await tab.adapter.messages.load(ref, {});
    await settle(world);
    expect(tab.events.filter(({ type }) => type !== 'message')).toEqual([
      { type: 'notice', code: 'newer-version', active: true, accountId: 'test' },
    ]);
    expect(await rowsOf(world)).toEqual(before);
    expect(await storage.get('meta', META_KEY)).toEqual(meta);
    tab.asked();
    await tab.adapter.messages.load(ref, {});
    expect(tab.asked()).toHaveLength(1);
  });
});
