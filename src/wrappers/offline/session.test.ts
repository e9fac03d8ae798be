import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import {
  buildConversation,
  buildMessage,
  buildUser,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import type { VirtualWorld } from '../../env/index.js';
import { at, messages, openTab, run, seqs, settle, type Tab } from './offline.test.helpers.js';
import type { OfflineCacheOptions } from './options.js';
import { withOfflineCache } from './withOfflineCache.js';

const ref = { conversationId: 'c1' };
const DAY = 86_400_000;
const tables = [
  'meta',
  'conversations',
  'messages',
  'ranges',
  'groups',
  'users',
  'contacts',
  'outbox',
  'drafts',
] as const;

function server(count = 10, accountId = 'test'): TestAdapter {
  return createTestAdapter({
    accountId,
    self: { id: accountId === 'test' ? 'me' : accountId, nick: 'Me' },
    conversations: [buildConversation({ id: 'c1', accountId }), buildConversation({ id: 'c2', accountId })],
    messages: messages(1, count),
    users: [buildUser({ id: 'bo' })],
  });
}

/** A device on which somebody was signed in before. */
async function visited(options: OfflineCacheOptions = {}): Promise<VirtualWorld> {
  const world = createVirtualWorld();
  const tab = openTab(world, server(), options);
  await tab.adapter.session.connect();
  await tab.adapter.conversations.list();
  await tab.adapter.messages.load(ref, { limit: 5 });
  await tab.adapter.users!.get(['bo']);
  await settle(world);
  await tab.adapter.session.disconnect();
  expect(tab.inner.calls.at(-1)?.method).toBe('session.disconnect');
  return world;
}

function offline(times = 1): TestAdapter {
  const inner = server();
  for (let i = 0; i < times; i++) inner.failNext('session.connect', new ChatError('offline'));
  return inner;
}

async function rowsOn(world: VirtualWorld, name: string): Promise<unknown[]> {
  const storage = await world.createEnv().openStorage(name);
  return (await Promise.all(tables.map((table) => storage.list(table)))).flat();
}

const statuses = ({ events }: Tab): string[] =>
  events.flatMap((event) => (event.type === 'connection' ? [event.state.status] : []));

describe('signing in without network', () => {
  it('works for the last user: the list, history and people are there', async () => {
    const tab = openTab(await visited(), offline());
    expect(await tab.adapter.session.connect()).toEqual([{ accountId: 'test', self: { id: 'me', nick: 'Me' } }]);
    expect(statuses(tab)).toEqual(['offline']);
    expect((await tab.adapter.conversations.list()).items.map(({ id }) => id).sort()).toEqual(['c1', 'c2']);
    expect(await tab.adapter.messages.load(ref, { limit: 5 })).toMatchObject({ reachedEnd: true, reachedStart: false });
    expect(await tab.adapter.users!.get(['bo'])).toEqual([buildUser({ id: 'bo' })]);
    await expect(tab.adapter.messages.recall!(ref, 'm1')).rejects.toMatchObject({ code: 'offline', retryable: true });
    await expect(
      tab.adapter.messages.send({ clientId: 'k', conversationId: 'c1', content: { type: 'text' } }),
    ).rejects.toMatchObject({ code: 'offline' });
    expect(tab.inner.calls.map(({ method }) => method)).toEqual(['session.connect']);
  });

  it('goes on trying, and tells that things may have been missed once the server answers', async () => {
    const world = await visited();
    const tab = openTab(world, offline(3));
    await tab.adapter.session.connect();
    await tab.adapter.messages.load(ref, { limit: 5 });
    await world.advance(1300);
    expect(tab.events.at(-1)).toMatchObject({ state: { status: 'reconnecting', attempt: 2 } });
    await world.advance(2600);
    expect(tab.events.at(-1)).toMatchObject({ state: { status: 'reconnecting', attempt: 3 } });
    tab.inner.store(...messages(11, 30));
    await world.advance(5200);
    expect(tab.types().slice(-2)).toEqual(['connection', 'reconnected']);
    expect(tab.events.at(-1)).toMatchObject({ resumed: false });
    expect(seqs((await tab.adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(26, 30));
    expect(seqs((await tab.adapter.messages.load(ref, { upper: at(26), limit: 30, fill: 'fromUpper' })).items)).toEqual(
      run(1, 26),
    );
    await tab.adapter.session.disconnect();
    expect(world.waiting).toBe(0);
  });

  it('tries at once when asked to', async () => {
    const world = await visited();
    const tab = openTab(world, offline());
    await tab.adapter.session.connect();
    await tab.adapter.session.reconnect!();
    await settle(world);
    expect(tab.types()).toContain('reconnected');
  });

  it('is refused after maxOfflineTime, with a sentence, and what was cached is gone; unsent messages stay', async () => {
    const world = await visited({ maxOfflineTime: DAY });
    const storage = await world.createEnv().openStorage('test');
    await storage.write([{ table: 'outbox', key: 'k', value: 'unsent' }], 'strict');
    await world.advance(DAY + 1);
    const tab = openTab(world, offline(), { maxOfflineTime: DAY });
    await expect(tab.adapter.session.connect()).rejects.toMatchObject({
      code: 'expired',
      message: expect.stringContaining('1 days ago (maxOfflineTime)') as string,
    });
    expect(await rowsOn(world, 'test')).toEqual([{ key: 'k', value: 'unsent' }]);
  });

  it('never ends with −1', async () => {
    const world = await visited({ maxOfflineTime: -1 });
    await world.advance(1000 * DAY);
    const tab = openTab(world, offline(), { maxOfflineTime: -1 });
    expect(await tab.adapter.session.connect()).toHaveLength(1);
  });

  it('is not for somebody who was never here, nor for other failures', async () => {
    await expect(openTab(createVirtualWorld(), offline()).adapter.session.connect()).rejects.toMatchObject({
      code: 'offline',
    });
    const inner = server();
    inner.failNext('session.connect', new ChatError('unauthorized'));
    await expect(openTab(await visited(), inner).adapter.session.connect()).rejects.toMatchObject({
      code: 'unauthorized',
    });
  });

  it('ends when the server refuses, and what is cached stays readable', async () => {
    const world = await visited();
    const inner = offline();
    inner.failNext('session.connect', new ChatError('expired'));
    const tab = openTab(world, inner);
    await tab.adapter.session.connect();
    await world.advance(60_000);
    expect(statuses(tab)).toEqual(['offline', 'expired']);
    expect((await tab.adapter.conversations.list()).items).toHaveLength(2);
  });
});

describe('with a hint of who signs in', () => {
  it('everything cached is shown before the network answers', async () => {
    const world = await visited({ accountHint: 'me' });
    const tab = openTab(world, server(), { accountHint: 'me' });
    const open = tab.inner.hold('session.connect');
    expect(await tab.adapter.session.connect()).toHaveLength(1);
    expect((await tab.adapter.conversations.list()).items).toHaveLength(2);
    expect(seqs((await tab.adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(6, 10));
    expect(statuses(tab)).toEqual(['connecting']);
    open();
    await settle(world);
    expect(tab.types()).toEqual(['connection', 'connection', 'reconnected']);
  });

  it('another hint sees nothing', async () => {
    const world = await visited({ accountHint: 'me' });
    const tab = openTab(world, offline(), { accountHint: 'you' });
    await expect(tab.adapter.session.connect()).rejects.toMatchObject({ code: 'offline' });
  });

  it('a server that says it is somebody else ends the session', async () => {
    const world = await visited({ accountHint: 'me' });
    const tab = openTab(world, server(10, 'other'), { accountHint: 'me' });
    await tab.adapter.session.connect();
    await settle(world);
    expect(statuses(tab).at(-1)).toBe('expired');
    await expect(tab.adapter.messages.load(ref, {})).rejects.toMatchObject({ code: 'expired' });
  });
});

describe('signing out', () => {
  it('leaves nothing on the device, and nothing that arrives later has an effect', async () => {
    const world = await visited();
    const tab = openTab(world, server());
    await tab.adapter.session.connect();
    await tab.adapter.messages.load(ref, { limit: 5 });
    const open = tab.inner.hold('messages.load');
    const late = tab.adapter.messages.load({ conversationId: 'c1' }, { upper: at(3), limit: 2, fill: 'fromUpper' });
    await settle(world);
    await tab.adapter.session.logout!();
    const told = tab.events.length;
    open();
    await late.catch(() => {});
    tab.inner.emit({ type: 'message', message: buildMessage({ seq: 11 }) });
    await settle(world);
    expect(await rowsOn(world, 'test')).toEqual([]);
    expect(await rowsOn(world, 'chatloom:offline-index')).toEqual([]);
    expect(tab.events).toHaveLength(told);
    await expect(openTab(world, offline()).adapter.session.connect()).rejects.toMatchObject({ code: 'offline' });
  });

  it('is seen in every tab: none of them writes any more', async () => {
    const world = createVirtualWorld();
    const [one, two] = [openTab(world, server()), openTab(world, server())];
    for (const { adapter } of [one, two]) {
      await adapter.session.connect();
      await adapter.conversations.list();
      await adapter.messages.load(ref, { limit: 5 });
    }
    await settle(world);
    // Written in the other tab while this one signs out.
    const signingOut = one.adapter.session.logout!();
    two.inner.emit({ type: 'message', message: buildMessage({ seq: 11 }) });
    await signingOut;
    two.inner.emit({ type: 'message', message: buildMessage({ seq: 12 }) });
    await world.advance(2000);
    expect(await rowsOn(world, 'test')).toEqual([]);
    expect(statuses(two).at(-1)).toBe('expired');
    await expect(two.adapter.messages.load(ref, {})).rejects.toMatchObject({ code: 'expired' });
    expect(two.inner.calls.at(-1)?.method).toBe('session.disconnect');
  });

  it('wipes also when nobody was connected, or the server cannot be told', async () => {
    const world = await visited();
    await openTab(world, server()).adapter.session.logout!();
    expect(await rowsOn(world, 'test')).toEqual([]);
  });

  it('another account on the same device sees nothing of the first', async () => {
    const world = await visited();
    const inner = createTestAdapter({ accountId: 'other', self: { id: 'you' } });
    const tab = openTab(world, inner);
    await tab.adapter.session.connect();
    expect((await tab.adapter.conversations.list()).items).toEqual([]);
    expect((await tab.adapter.messages.load(ref, {})).items).toEqual([]);
  });
});

describe('the session', () => {
  it('is one for two calls, and can be opened again', async () => {
    const world = createVirtualWorld();
    const tab = openTab(world, server());
    const [a, b] = await Promise.all([tab.adapter.session.connect(), tab.adapter.session.connect()]);
    expect(a).toBe(b);
    expect(tab.calls('session.connect')).toBe(1);
    await tab.adapter.session.disconnect();
    await tab.adapter.session.connect();
    expect(seqs((await tab.adapter.messages.load(ref, { limit: 2 })).items)).toEqual([9, 10]);
  });

  it('lets go of the inner adapter when nobody listens and nobody is signed in', async () => {
    const inner = server();
    const adapter = withOfflineCache(inner, { env: createVirtualWorld().createEnv() });
    const stop = adapter.subscribe(() => {});
    await adapter.session.connect();
    stop();
    // The cache still follows what happens.
    expect(inner.listeners).toBe(1);
    await adapter.session.disconnect();
    expect(inner.listeners).toBe(0);
  });
});

describe('supportOffline: false', () => {
  it('is the adapter as it is, and removes what was stored before', async () => {
    const world = await visited();
    const tab = openTab(world, server(), { supportOffline: false });
    await tab.adapter.session.connect();
    await tab.adapter.messages.load(ref, { limit: 5 });
    await tab.adapter.messages.load(ref, { limit: 5 });
    await settle(world);
    expect(tab.asked()).toHaveLength(2);
    expect(await rowsOn(world, 'test')).toEqual([]);
    expect(await rowsOn(world, 'chatloom:offline-index')).toEqual([]);
    expect('logout' in tab.adapter.session).toBe(false);
  });
});
