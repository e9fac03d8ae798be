import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { VirtualWorld } from '../../env/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import { messages, run } from './offline.test.helpers.js';
import type { OfflineCacheOptions } from './options.js';
import { withOfflineCache } from './withOfflineCache.js';

const ref = { conversationId: 'c1' };

function server(count: number): TestAdapter {
  const last = messages(count, count)[0];
  return createTestAdapter({
    conversations: [buildConversation({ id: 'c1', lastMessage: last })],
    messages: messages(1, count),
  });
}

function openStore(world: VirtualWorld, inner: TestAdapter, options: OfflineCacheOptions = {}): ChatStore {
  const env = world.createEnv();
  return createChatStore({ adapter: withOfflineCache(inner, { env, ...options }), env });
}

function shown(store: ChatStore): number[] {
  const view = store.getState().timelines.get('c1')?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i)).map((row) =>
    row.phase === 'received' || row.phase === 'sent' ? row.position.value : -1,
  );
}

async function visited(count: number, options: OfflineCacheOptions = {}): Promise<VirtualWorld> {
  const world = createVirtualWorld();
  const store = openStore(world, server(count), options);
  void store.start();
  await world.advance(100);
  store.actions.openTimeline(ref);
  await world.advance(100);
  store.dispose();
  await world.advance(100);
  return world;
}

describe('a store over the cache', () => {
  it('paints list and conversation before any network answer, and catches up with the network', async () => {
    const world = await visited(50, { accountHint: 'me' });
    const inner = server(53);
    const open = inner.hold('session.connect');
    const store = openStore(world, inner, { accountHint: 'me' });
    void store.start();
    await world.advance(100);
    store.actions.openTimeline(ref);
    await world.advance(100);
    expect(store.getState().inbox.ids).toEqual(['c1']);
    expect(shown(store)).toEqual(run(11, 50));
    open();
    await world.advance(100);
    expect(shown(store).slice(-5)).toEqual(run(49, 53));
    inner.emit({ type: 'message', message: buildMessage({ seq: 54 }) });
    await world.advance(100);
    expect(shown(store).at(-1)).toBe(54);
  });

  it('shows the newest page with a known hole when much was missed, and fills it', async () => {
    const world = await visited(50);
    const inner = server(200);
    const store = openStore(world, inner);
    void store.start();
    await world.advance(100);
    store.actions.openTimeline(ref);
    await world.advance(100);
    expect(shown(store).at(-1)).toBe(200);
    for (let i = 0; i < 10; i++) {
      void store.actions.loadOlder(ref);
      await world.advance(100);
    }
    const rows = shown(store);
    expect(rows).toEqual(run(rows[0] ?? 0, 200));
    expect(rows[0]).toBeLessThanOrEqual(50);
  });

  it('signs in without network, shows what is written there, and sends it when the network is back', async () => {
    const world = await visited(20);
    const inner = server(20);
    for (let i = 0; i < 3; i++) inner.failNext('session.connect', new ChatError('offline'));
    const store = openStore(world, inner);
    void store.start();
    await world.advance(100);
    store.actions.openTimeline(ref);
    await world.advance(100);
    store.actions.sendMessage(ref, { content: buildText('from the train') });
    await world.advance(100);
    expect(shown(store)).toEqual([...run(1, 20), -1]);
    expect(inner.calls.map(({ method }) => method).filter((method) => method !== 'session.connect')).toEqual([]);
    await world.advance(30_000);
    expect(shown(store)).toEqual(run(1, 21));
    expect(inner.calls.filter(({ method }) => method === 'messages.send')).toHaveLength(1);
  });
});
