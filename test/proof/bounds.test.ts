import { describe, expect, it } from 'vitest';
import { createChatStore, type ChatStore, type Diagnostic } from 'chatloom/store';
import type { Message } from 'chatloom/contract';
import { buildConversation, buildGroup, buildMessage, createTestAdapter, createVirtualWorld } from 'chatloom/testing';

/** A store, and the events of a stream that means no good. */
async function underFire() {
  const world = createVirtualWorld();
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'c1' })],
    messages: [buildMessage({ seq: 1 })],
    groups: [buildGroup({ id: 'g1' })],
    members: { g1: [] },
  });
  const diagnostics: Diagnostic[] = [];
  const store = createChatStore({ adapter, env: world.createEnv(), onDiagnostic: (each) => diagnostics.push(each) });
  await store.start();
  store.actions.openTimeline({ conversationId: 'c1' });
  await world.advance(1000);
  const limits = (): number => diagnostics.filter(({ kind }) => kind === 'limit-reached').length;
  return { world, adapter, store, diagnostics, limits };
}

const rowOf = (store: ChatStore): Message => store.getState().timelines.get('c1')!.view.rowAt(0).message;

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

  it('people who type in conversations nobody knows', async () => {
    const { world, adapter, store } = await underFire();
    for (let i = 0; i < 5000; i++)
      adapter.emit({ type: 'typing', conversationId: `none-${i}`, userId: 'bo', active: true });
    await world.advance(100);
    expect(store.getState().typing.size).toBeLessThanOrEqual(1000);
    await world.advance(11_000);
    expect(store.getState().typing.size).toBe(0);
  });

  it('cursors of readers, here and in conversations nobody knows', async () => {
    const { world, adapter, store, limits } = await underFire();
    const position = { value: 1, tie: '' };
    for (let i = 0; i < 3000; i++) {
      adapter.emit({ type: 'read-cursor', conversationId: 'c1', userId: `u${i}`, position });
      adapter.emit({ type: 'read-cursor', conversationId: `none-${i}`, userId: 'bo', position });
    }
    await world.advance(1000);
    expect(store.getState().cursors.get('c1')!.read.byUser.size).toBeLessThanOrEqual(1000);
    expect(store.getState().cursors.size).toBeLessThanOrEqual(1100);
    expect(limits()).toBeGreaterThan(3000);
    // One that is known still moves.
    adapter.emit({ type: 'read-cursor', conversationId: 'c1', userId: 'u0', position: { value: 2, tie: '' } });
    await world.advance(100);
    expect(store.getState().cursors.get('c1')!.read.byUser.get('u0')?.value).toBe(2);
  });

  it('people, and their presence', async () => {
    const { world, adapter, store, limits } = await underFire();
    for (let i = 0; i < 30_000; i++) {
      adapter.emit({ type: 'user', user: { id: `u${i}`, nick: `U ${i}` } });
      adapter.emit({ type: 'presence', userId: `u${i}`, presence: { state: 'online' } });
    }
    await world.advance(1000);
    expect(store.getState().users.size).toBeLessThanOrEqual(25_000);
    expect(store.getState().presence.size).toBeLessThanOrEqual(25_000);
    expect(limits()).toBeGreaterThan(10_000);
    adapter.emit({ type: 'user', user: { id: 'u0', nick: 'New name' } });
    await world.advance(100);
    expect(store.getState().users.get('u0')?.nick).toBe('New name');
  });

  it('members of a group', async () => {
    const { world, adapter, store, limits } = await underFire();
    await store.actions.loadMembers('g1');
    // A hundred at a time.
    for (let i = 0; i < 21_000; i += 100)
      adapter.emit({
        type: 'members-changed',
        groupId: 'g1',
        joined: Array.from({ length: 100 }, (_, at) => ({ userId: `u${i + at}`, role: 'member' as const })),
      });
    await world.advance(1000);
    const { byId } = store.getState().members.get('g1')!;
    expect(byId.size).toBeLessThanOrEqual(20_000);
    expect(limits()).toBe(21_000 - byId.size);
    // Who leaves makes room.
    adapter.emit({ type: 'members-changed', groupId: 'g1', left: ['u0'] });
    adapter.emit({ type: 'members-changed', groupId: 'g1', joined: [{ userId: 'late', role: 'member' }] });
    await world.advance(100);
    expect(store.getState().members.get('g1')!.byId.has('late')).toBe(true);
  });

  it('link previews of one message', async () => {
    const { world, adapter, store } = await underFire();
    const value = Array.from({ length: 1000 }, (_, i) => ({ url: `https://example.org/${i}` }));
    const target = { conversationId: 'c1', messageId: 'm1' };
    adapter.emit({ type: 'lane', ...target, lane: 'preview', value: { version: 1, value } });
    await world.advance(100);
    expect(rowOf(store).lanes.preview!.value.length).toBeLessThanOrEqual(10);
  });
});

describe('reactions of one message have a bound', () => {
  const target = { conversationId: 'c1', messageId: 'm1' };
  const react = (i: number, emoji: string, active = true) =>
    ({ type: 'reaction', ...target, userId: `u${i}`, emoji, active, at: { value: i + 1, tie: '' } }) as const;

  it('in emoji: further ones are left out, and counted', async () => {
    const { world, adapter, store, limits } = await underFire();
    for (let i = 0; i < 5000; i++) adapter.emit(react(i, `e${i}`));
    await world.advance(1000);
    const { value } = rowOf(store).lanes.reactions!;
    expect(value.length).toBeLessThanOrEqual(200);
    expect(value.every(({ count }) => count === 1)).toBe(true);
    expect(limits()).toBe(5000 - value.length);
    // What is there already still changes, and what goes makes no room for a wrong number.
    adapter.emit(react(6000, 'e0'));
    adapter.emit(react(6001, 'e4999', false));
    await world.advance(100);
    expect(rowOf(store).lanes.reactions!.value.find(({ emoji }) => emoji === 'e0')?.count).toBe(2);
  });

  it('in people: a number that is not known any more is not made up', async () => {
    const { world, adapter, store, limits } = await underFire();
    for (let i = 0; i < 5000; i++) adapter.emit(react(i, '👍'));
    await world.advance(1000);
    const [thumb] = rowOf(store).lanes.reactions!.value;
    expect(thumb!.count).toBe(5000 - limits());
    expect(thumb!.sampleUserIds.length).toBeLessThan(50);
    // Someone who found no room takes his back: that was never counted.
    const at = { value: 9000, tie: '' };
    adapter.emit({ ...react(4999, '👍', false), at });
    adapter.emit({ ...react(0, '👍', false), at });
    await world.advance(100);
    expect(rowOf(store).lanes.reactions!.value[0]!.count).toBe(thumb!.count - 1);
    // The server counts all of them.
    const reactions = [{ emoji: '👍', count: 4998, mine: false, sampleUserIds: ['u1'], asOf: at }];
    adapter.emit({ type: 'reaction-summary', ...target, version: 1, reactions });
    await world.advance(100);
    expect(rowOf(store).lanes.reactions!.value[0]!.count).toBe(4998);
  });

  it('also where the server counts them', async () => {
    const { world, adapter, store } = await underFire();
    const sampleUserIds = Array.from({ length: 500 }, (_, i) => `u${i}`);
    const reactions = Array.from({ length: 3000 }, (_, i) => ({
      emoji: `e${i}`,
      count: 500,
      mine: false,
      sampleUserIds,
    }));
    adapter.emit({ type: 'reaction-summary', ...target, version: 1, reactions });
    await world.advance(100);
    const { value } = rowOf(store).lanes.reactions!;
    expect(value.length).toBeLessThanOrEqual(200);
    for (const each of value)
      expect(each).toMatchObject({ count: 500, sampleUserIds: expect.toSatisfy((ids) => ids.length < 50) });
  });
});
