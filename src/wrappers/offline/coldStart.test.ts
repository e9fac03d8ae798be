import { describe, expect, it } from 'vitest';
import { ChatError, type ChatEvent } from '../../contract/index.js';
import type { VirtualWorld } from '../../env/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  buildText,
  buildUser,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import { at, messages, openTab, run, seqs, settle, type Tab } from './offline.test.helpers.js';

const ref = { conversationId: 'c1' };

function server(count: number, extra: Parameters<typeof createTestAdapter>[0] = {}): TestAdapter {
  return createTestAdapter({
    conversations: ['c1', 'c2', 'c3'].map((id, i) => buildConversation({ id, activityAt: 1000 - i })),
    messages: messages(1, count),
    ...extra,
  });
}

async function visited(count = 20, extra: Parameters<typeof createTestAdapter>[0] = {}): Promise<VirtualWorld> {
  const world = createVirtualWorld();
  const { adapter } = openTab(world, server(count, extra));
  await adapter.session.connect();
  await adapter.conversations.list();
  await adapter.messages.load(ref, { limit: 5 });
  await adapter.users?.get(['bo']);
  await adapter.groups?.get('g1');
  await settle(world);
  await adapter.session.disconnect();
  return world;
}

async function opened(
  world: VirtualWorld,
  inner: TestAdapter,
  held: readonly string[],
): Promise<Tab & { go(): Promise<void> }> {
  const tab = openTab(world, inner);
  await tab.adapter.session.connect();
  const gates = held.map((method) => inner.hold(method));
  return {
    ...tab,
    go: async () => {
      gates.forEach((open) => open());
      await settle(world);
    },
  };
}

const newMessages = (events: readonly ChatEvent[]): { seq: number; follows: number | undefined }[] =>
  events.flatMap((event) =>
    event.type === 'message' ? [{ seq: event.message.position.value, follows: event.follows?.value }] : [],
  );

describe('the list on a cold start', () => {
  it('is there before the server answers, and only what changed follows', async () => {
    const world = await visited();
    const changed = buildConversation({ id: 'c2', activityAt: 2000, title: 'New' });
    const added = buildConversation({ id: 'c4', activityAt: 1500 });
    const same = ['c1', 'c3'].map((id) => buildConversation({ id, activityAt: id === 'c1' ? 1000 : 998 }));
    const tab = await opened(world, server(20, { conversations: [changed, added, ...same] }), ['conversations.list']);
    const page = await tab.adapter.conversations.list({ limit: 20 });
    expect(page.items.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect(tab.events).toEqual([]);
    await tab.go();
    expect(tab.events.map((event) => (event.type === 'conversation' ? event.conversation : event))).toEqual([
      changed,
      added,
    ]);
    // What comes after the first page is the server's to say.
    expect(await tab.adapter.conversations.list({ cursor: page.cursor })).toEqual({ items: [] });
    expect(tab.calls('conversations.list')).toBe(1);
  });

  it('tells what is gone', async () => {
    const world = await visited();
    const left = ['c1', 'c3'].map((id) => buildConversation({ id, activityAt: id === 'c1' ? 1000 : 998 }));
    const tab = await opened(world, server(20, { conversations: left }), []);
    await tab.adapter.conversations.list();
    await settle(world);
    expect(tab.events).toMatchObject([{ type: 'conversation-removed', conversationId: 'c2' }]);
    const again = openTab(world, server(20, { conversations: left }));
    await again.adapter.session.connect();
    expect((await again.adapter.conversations.list()).items.map(({ id }) => id)).toEqual(['c1', 'c3']);
  });

  it('is the server’s when nothing was cached, and from then on', async () => {
    const tab = await opened(createVirtualWorld(), server(20), []);
    expect((await tab.adapter.conversations.list()).items).toHaveLength(3);
    await tab.adapter.conversations.list();
    expect(tab.calls('conversations.list')).toBe(2);
    tab.inner.failNext('conversations.list', new ChatError('offline'));
    expect((await tab.adapter.conversations.list()).items).toHaveLength(3);
  });
});

describe('a conversation on a cold start', () => {
  it('is painted before the server answers; what is new follows in order', async () => {
    const tab = await opened(await visited(), server(23), ['messages.load']);
    const page = await tab.adapter.messages.load(ref, { limit: 5 });
    expect(seqs(page.items)).toEqual(run(16, 20));
    expect(page.reachedEnd).toBe(true);
    await tab.go();
    expect(newMessages(tab.events)).toEqual([
      { seq: 21, follows: 20 },
      { seq: 22, follows: 21 },
      { seq: 23, follows: 22 },
    ]);
    expect(seqs((await tab.adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(19, 23));
    expect(tab.asked()).toHaveLength(1);
  });

  it('says where a hole is when more was missed than a page holds', async () => {
    const tab = await opened(await visited(), server(60), ['messages.load']);
    await tab.adapter.messages.load(ref, { limit: 5 });
    await tab.go();
    expect(newMessages(tab.events)).toEqual(run(57, 60).map((seq) => ({ seq, follows: seq - 1 })));
    const hole = await tab.adapter.messages.load(ref, { upper: at(57), limit: 60, fill: 'fromUpper' });
    expect(seqs(hole.items)).toEqual(run(1, 57));
  });

  it('tells what was edited or removed meanwhile', async () => {
    const inner = server(0);
    inner.store(
      ...messages(1, 20)
        .filter(({ id }) => id !== 'm18')
        .map((message) => (message.id === 'm19' ? { ...message, revision: 1, content: buildText('better') } : message)),
    );
    const tab = await opened(await visited(), inner, []);
    await tab.adapter.messages.load(ref, { limit: 5 });
    await settle(await visited());
    expect(tab.events).toMatchObject([
      { type: 'message', message: { id: 'm19', revision: 1 } },
      { type: 'message-removed', messageIds: ['m18'] },
    ]);
  });

  it('keeps new messages of the stream back until it is known what they follow', async () => {
    const tab = await opened(await visited(), server(22), ['messages.load']);
    await tab.adapter.messages.load(ref, { limit: 5 });
    tab.inner.store(buildMessage({ seq: 23 }));
    tab.inner.emit({ type: 'message', message: buildMessage({ seq: 23 }) });
    expect(tab.events).toEqual([]);
    await tab.go();
    expect(newMessages(tab.events).map(({ seq }) => seq)).toEqual([21, 22, 23, 23]);
  });

  it('tries again until the server answers', async () => {
    const world = await visited();
    const tab = await opened(world, server(21), []);
    tab.inner.failNext('messages.load', new ChatError('timeout'));
    await tab.adapter.messages.load(ref, { limit: 5 });
    await settle(world);
    expect(tab.events).toEqual([]);
    await world.advance(1300);
    expect(newMessages(tab.events)).toEqual([{ seq: 21, follows: 20 }]);
  });

  it('asks everybody to load anew when the server refuses', async () => {
    const world = await visited();
    const tab = await opened(world, server(21), []);
    tab.inner.failNext('messages.load', new ChatError('forbidden'));
    await tab.adapter.messages.load(ref, { limit: 5 });
    await settle(world);
    expect(tab.events).toMatchObject([{ type: 'reconnected', resumed: false }]);
  });

  it('shows own messages that the stream had not confirmed', async () => {
    const world = createVirtualWorld();
    const first = openTab(world, server(5));
    await first.adapter.session.connect();
    await first.adapter.conversations.list();
    await first.adapter.messages.load(ref, { limit: 5 });
    await first.adapter.messages.send({ clientId: 'k', conversationId: 'c1', content: buildText('mine') });
    await settle(world);
    first.env.kill();
    const inner = server(5);
    inner.failNext('session.connect', new ChatError('offline'));
    const next = openTab(world, inner);
    await next.adapter.session.connect();
    expect(seqs((await next.adapter.messages.load(ref, { limit: 5 })).items)).toEqual(run(2, 6));
  });
});

describe('history of an earlier connection', () => {
  const old = { upper: at(18), limit: 2, fill: 'fromUpper' } as const;

  it('is not asked for again', async () => {
    const world = await visited();
    const tab = await opened(world, server(20), []);
    await tab.adapter.messages.load(ref, old);
    await settle(world);
    expect(tab.asked()).toEqual([]);
  });

  it('is looked at once more behind the answer where the host wants it', async () => {
    const world = await visited();
    const inner = server(0);
    inner.store(
      ...messages(1, 20).map((m) => (m.id === 'm17' ? { ...m, revision: 1, content: buildText('better') } : m)),
    );
    const tab = openTab(world, inner, { revalidate: 'shown' });
    await tab.adapter.session.connect();
    expect((await tab.adapter.messages.load(ref, old)).items[0]).toMatchObject({ revision: 0 });
    await settle(world);
    expect(tab.events).toMatchObject([{ type: 'message', message: { id: 'm17', revision: 1 } }]);
    expect((await tab.adapter.messages.load(ref, old)).items[0]).toMatchObject({ revision: 1 });
    await settle(world);
    expect(tab.asked()).toHaveLength(1);
  });
});

describe('people and groups on a cold start', () => {
  it('are there at once; what changed follows', async () => {
    const people = { users: [buildUser({ id: 'bo' })], groups: [buildGroup({ id: 'g1' })] };
    const world = await visited(20, people);
    const renamed = { users: [buildUser({ id: 'bo', nick: 'Bob' })], groups: [buildGroup({ id: 'g1', name: 'Crew' })] };
    const tab = await opened(world, server(20, renamed), ['users.get', 'groups.get']);
    expect(await tab.adapter.users!.get(['bo'])).toEqual(people.users);
    expect(await tab.adapter.groups!.get('g1')).toEqual(people.groups[0]);
    await tab.go();
    expect(tab.events).toMatchObject([
      { type: 'user', user: renamed.users[0] },
      { type: 'group', group: renamed.groups[0] },
    ]);
    expect(await tab.adapter.users!.get(['bo'])).toEqual(renamed.users);
  });
});
