import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { storageTables } from '../env/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../testing/index.js';
import { createChatStore, type ChatStore } from './index.js';

const ref = { conversationId: 'c1' };

async function openTab(world: VirtualWorld): Promise<{ store: ChatStore; adapter: TestAdapter }> {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1' })],
    messages: [buildMessage({ seq: 1 })],
    users: [{ id: 'bo', nick: 'Bo' }],
  });
  const store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  await world.advance(50);
  store.actions.openTimeline(ref);
  await world.advance(50);
  return { store, adapter };
}

async function stored(world: VirtualWorld): Promise<number> {
  const storage = await world.createEnv().openStorage('test');
  const rows = await Promise.all(storageTables.map((table) => storage.list(table)));
  return rows.flat().length;
}

describe('signing out', () => {
  it('leaves nothing of the user in memory or storage, in any tab', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openTab(world), await openTab(world)];
    for (let i = 0; i < 20; i++) one.adapter.failNext('messages.send', new ChatError('offline'));
    one.store.actions.sendMessage(ref, { content: buildText('never sent') });
    two.store.actions.setDraft({ conversationId: 'c1' }, { text: 'half', updatedAt: world.now() });
    await world.advance(2000);
    expect(await stored(world)).toBeGreaterThan(0);

    two.store.actions.setDraft({ conversationId: 'c1' }, { text: 'half a', updatedAt: world.now() });
    await one.store.actions.logout();
    await world.advance(2000);
    for (const { store, adapter } of [one, two]) {
      const state = store.getState();
      expect(state.startup).toMatchObject({ status: 'error', error: { code: 'expired' } });
      expect(state.inbox.ids).toEqual([]);
      expect([state.conversations.size, state.users.size, state.timelines.size, state.drafts.size]).toEqual([
        0, 0, 0, 0,
      ]);
      expect([state.totalUnread, state.accounts.size, adapter.listeners]).toEqual([0, 0, 0]);
    }
    expect(await stored(world)).toBe(0);
    expect(world.waiting).toBe(0);
  });

  it('takes no draft from a composer that goes after it', async () => {
    const world = createVirtualWorld();
    const { store } = await openTab(world);
    await store.actions.logout();
    store.actions.setDraft({ conversationId: 'c1' }, { text: 'half', updatedAt: world.now() }, { immediate: true });
    await world.advance(2000);
    expect(store.getState().drafts.size).toBe(0);
    expect(await stored(world)).toBe(0);
    expect(world.waiting).toBe(0);
  });

  it('lets nothing that arrives later have an effect, and another run begins afresh', async () => {
    const world = createVirtualWorld();
    const { store, adapter } = await openTab(world);
    const release = adapter.hold('messages.load');
    const loading = store.actions.loadOlder(ref);
    await store.actions.logout();
    release();
    await loading;
    adapter.emit({ type: 'message', message: buildMessage({ seq: 2 }) });
    await world.advance(1000);
    expect(store.getState().timelines.size).toBe(0);
    await store.start();
    await world.advance(100);
    expect(store.getState().inbox.ids).toEqual(['c1']);
  });
});
