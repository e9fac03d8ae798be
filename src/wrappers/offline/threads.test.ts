import { expect, it } from 'vitest';
import { ChatError, type ChatAdapter } from '../../contract/index.js';
import { buildConversation, buildMessage, createTestAdapter, createVirtualWorld } from '../../testing/index.js';
import { messages, openTab, seqs, settle } from './offline.test.helpers.js';

const ref = { conversationId: 'c1' };
const inThread = { ...ref, threadId: 'm1' };
const summary = (version: number) =>
  ({
    type: 'thread-summary',
    ...ref,
    messageId: 'm1',
    summary: { version, count: version, participantIds: ['bo'], lastAt: 1 },
  }) as const;

/** A tab that has read a conversation and a thread in it. */
async function read() {
  const world = createVirtualWorld();
  const inner = createTestAdapter({
    conversations: [buildConversation({ id: 'c1' })],
    messages: [...messages(1, 3), ...messages(4, 6, { threadId: 'm1' })],
    threads: [{ ...inThread, root: buildMessage({ seq: 1 }), following: true, unread: 2, version: 1 }],
  });
  const tab = openTab(world, inner);
  await tab.adapter.session.connect();
  await tab.adapter.conversations.list();
  await settle(world);
  await tab.adapter.messages.load(ref, {});
  await tab.adapter.messages.load(inThread, {});
  await settle(world);
  return { ...tab, world };
}

/** The next visit, without a network. */
async function later({ world }: Pick<Awaited<ReturnType<typeof read>>, 'world'>): Promise<ChatAdapter> {
  await settle(world);
  const offline = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
  const { adapter } = openTab(world, offline);
  for (const method of ['session.connect', 'conversations.list', 'messages.load', 'messages.load', 'threads.get'])
    offline.failNext(method, new ChatError('offline', 'No network'));
  await adapter.session.connect();
  await settle(world);
  return adapter;
}

it('a thread that was opened can be read without a network, its root with it', async () => {
  const tab = await read();
  tab.inner.emit({ type: 'message', message: buildMessage({ seq: 7, threadId: 'm1' }) }, summary(4));
  const adapter = await later(tab);
  expect(seqs((await adapter.messages.load(inThread, {})).items)).toEqual([4, 5, 6, 7]);
  const main = (await adapter.messages.load(ref, {})).items;
  expect(seqs(main)).toEqual([1, 2, 3]);
  expect(main[0]?.thread?.count).toBe(4);
  expect(await adapter.threads!.get!(inThread)).toMatchObject({ root: { id: 'm1' }, following: false });
  await expect(adapter.threads!.list()).rejects.toMatchObject({ code: 'offline' });
});

it('an answer also sent to the conversation is kept in both, and counts there', async () => {
  const tab = await read();
  tab.inner.emit({ type: 'message', message: buildMessage({ seq: 7, threadId: 'm1', inConversation: true }) });
  tab.asked();
  expect(seqs((await tab.adapter.messages.load(ref, {})).items)).toEqual([1, 2, 3, 7]);
  expect(seqs((await tab.adapter.messages.load(inThread, {})).items)).toEqual([4, 5, 6, 7]);
  expect(tab.asked()).toEqual([]);
  const adapter = await later(tab);
  const [conversation] = (await adapter.conversations.list()).items;
  expect([conversation?.lastMessage?.id, conversation?.unread.count]).toEqual(['m7', 1]);
});

it('what is told of a thread never goes back, not by an older page either', async () => {
  const tab = await read();
  tab.inner.emit(summary(5), summary(4));
  await settle(tab.world);
  const root = async () => (await tab.adapter.messages.load(ref, {})).items[0];
  expect((await root())?.thread?.count).toBe(5);
  tab.inner.emit({ type: 'reconnected', resumed: false });
  await settle(tab.world);
  expect((await root())?.thread?.count).toBe(5);
});
