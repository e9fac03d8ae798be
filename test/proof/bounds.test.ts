import { describe, expect, it } from 'vitest';
import { createChatStore, type Diagnostic } from 'chatloom/store';
import { buildConversation, buildMessage, createTestAdapter, createVirtualWorld } from 'chatloom/testing';

/** A store, and the events of a stream that means no good. */
async function underFire() {
  const world = createVirtualWorld();
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1' })],
    messages: [buildMessage({ seq: 1 })],
  });
  const diagnostics: Diagnostic[] = [];
  const store = createChatStore({ adapter, env: world.createEnv(), onDiagnostic: (each) => diagnostics.push(each) });
  await store.start();
  store.actions.openTimeline({ conversationId: 'c1' });
  await world.advance(1000);
  return { world, adapter, store, diagnostics };
}

describe('lists that others can fill have a bound', () => {
  it('operations on messages that never come: the oldest are dropped, and counted', async () => {
    const { world, adapter, diagnostics } = await underFire();
    for (let i = 0; i < 5000; i++) {
      const target = { conversationId: 'c1', messageId: `none-${i}` };
      adapter.emit({ type: 'message-recalled', ...target, recall: { by: 'bo', time: i } });
    }
    await world.advance(1000);
    const dropped = diagnostics.filter(({ kind }) => kind === 'waiting-dropped').length;
    expect(dropped).toBeGreaterThan(1000);
    expect(dropped).toBeLessThan(5000);
  });

  it('people who type', async () => {
    const { world, adapter, store } = await underFire();
    for (let i = 0; i < 1000; i++)
      adapter.emit({ type: 'typing', conversationId: 'c1', userId: `u${i}`, active: true });
    await world.advance(100);
    expect(store.getState().typing.get('c1')!.length).toBeLessThanOrEqual(50);
    await world.advance(11_000);
    expect(store.getState().typing.get('c1') ?? []).toEqual([]);
  });

  it('cursors of readers, and reactions of one message', async () => {
    const { world, adapter, store } = await underFire();
    const position = { value: 1, tie: '' };
    for (let i = 0; i < 1500; i++) {
      const userId = `u${i}`;
      adapter.emit({ type: 'read-cursor', conversationId: 'c1', userId, position });
      const at = { value: i + 1, tie: '' };
      const target = { conversationId: 'c1', messageId: 'm1' };
      adapter.emit({ type: 'reaction', ...target, userId, emoji: `e${i}`, active: true, at });
    }
    await world.advance(1000);
    expect(store.getState().cursors.get('c1')!.read.size).toBeLessThanOrEqual(1000);
    const { message } = store.getState().timelines.get('c1')!.view.rowAt(0);
    expect(message.lanes.reactions!.value.length).toBeLessThanOrEqual(500);
    for (const { sampleUserIds } of message.lanes.reactions!.value) expect(sampleUserIds.length).toBeLessThan(50);
  });
});
