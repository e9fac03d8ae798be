import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message, OutgoingMessage, ThreadRef } from '../../model/index.js';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';
import { demoWorld } from './world/index.js';

describe('threads of the local service', () => {
  let mira: TestClient;
  let tomas: TestClient;
  let lin: TestClient;
  let conversationId: string;
  let root: Message;
  let ref: ThreadRef;

  beforeEach(async () => {
    const server = memoryServer();
    mira = await connectAs('mira', { server });
    tomas = await connectAs('tomas', { server });
    lin = await connectAs('lin', { server });
    const made = await mira.adapter.groups!.create!({ kind: 'work', name: 'Three', memberIds: ['tomas', 'lin'] });
    conversationId = made.id;
    root = (await mira.adapter.messages.send(text(conversationId, 'Root'))).message;
    ref = { conversationId, threadId: root.id };
  });

  afterEach(async () => {
    for (const client of [mira, tomas, lin]) await client.adapter.session.disconnect();
  });

  const answer = async (who: TestClient, words: string, more: Partial<OutgoingMessage> = {}): Promise<Message> =>
    (await who.adapter.messages.send(text(conversationId, words, { threadId: root.id, ...more }))).message;
  const wordsIn = async (who: TestClient, at: { readonly threadId: string | undefined } = ref): Promise<unknown[]> =>
    (await who.adapter.messages.load({ conversationId, ...at }, { limit: 100 })).items.map(wordsOf);
  const threadOf = async (who: TestClient) => who.adapter.threads!.get!(ref);

  it('keep their answers out of the conversation, its last message, its order and its unread', async () => {
    const before = await lin.adapter.conversations.get(conversationId);
    const one = await answer(tomas, 'One');
    expect(one).toMatchObject({ threadId: root.id });
    await answer(mira, 'Two');
    expect(await wordsIn(lin)).toEqual(['One', 'Two']);
    expect(await wordsIn(lin, { threadId: undefined })).not.toContain('One');
    const after = await lin.adapter.conversations.get(conversationId);
    expect(wordsOf(after?.lastMessage)).toBe('Root');
    expect([after?.unread.count, after?.activityAt]).toEqual([before?.unread.count, before?.activityAt]);
    const around = lin.adapter.messages.loadAround!({ ref: { conversationId }, messageId: one.id });
    await expect(around).rejects.toMatchObject({ code: 'not-found' });
  });

  it('show an answer that is also sent to the conversation in both', async () => {
    const both = await answer(tomas, 'Both', { inConversation: true });
    expect(both).toMatchObject({ threadId: root.id, inConversation: true });
    expect(await wordsIn(lin)).toEqual(['Both']);
    expect((await wordsIn(lin, { threadId: undefined })).at(-1)).toBe('Both');
    const { lastMessage, unread } = (await lin.adapter.conversations.get(conversationId))!;
    expect([wordsOf(lastMessage), unread.count]).toEqual(['Both', 2]);
  });

  it('are told of under the root: how many, by whom, when', async () => {
    await answer(tomas, 'One');
    await answer(lin, 'Two');
    const last = await answer(tomas, 'Three');
    const told = await mira.until('thread-summary', ({ summary }) => summary.count === 3);
    expect(told).toMatchObject({
      messageId: root.id,
      summary: { participantIds: ['tomas', 'lin'], lastAt: last.time },
    });
    const page = await mira.adapter.messages.load({ conversationId }, {});
    expect(page.items.find(({ id }) => id === root.id)?.thread).toEqual(told.summary);
    const versions = mira.of('thread-summary').map(({ summary }) => summary.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    await tomas.adapter.messages.recall!(ref, last.id);
    const { version } = told.summary;
    const less = await mira.until('thread-summary', ({ summary }) => summary.version > version);
    expect(less.summary.count).toBe(2);
    expect(less.summary.participantIds).toEqual(['lin', 'tomas']);
  });

  it('are read in pages that cover them without a hole', async () => {
    for (let n = 1; n <= 12; n += 1) {
      await answer(tomas, `A${n}`);
      if (n % 3 === 0) await lin.adapter.messages.send(text(conversationId, `Between ${n}`));
    }
    const { messages } = mira.adapter;
    const newest = await messages.load(ref, { limit: 5 });
    expect(newest.items.map(wordsOf)).toEqual(['A8', 'A9', 'A10', 'A11', 'A12']);
    expect([newest.reachedStart, newest.reachedEnd]).toEqual([false, true]);
    const older = await messages.load(ref, { limit: 5, upper: newest.covers!.from });
    expect(older.items.map(wordsOf)).toEqual(['A4', 'A5', 'A6', 'A7', 'A8']);
    const oldest = await messages.load(ref, { limit: 5, fill: 'fromLower' });
    expect(oldest.items.map(wordsOf)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
    expect([oldest.reachedStart, oldest.reachedEnd]).toEqual([true, false]);
    const around = await messages.loadAround!({ ref, messageId: older.items[2]!.id, limit: 1 });
    expect(around.items.map(wordsOf)).toEqual(['A5', 'A6', 'A7']);
    const main = await messages.load({ conversationId }, { limit: 3 });
    expect(main.items.map(wordsOf)).toEqual(['Between 6', 'Between 9', 'Between 12']);
    expect(main.covers?.to.value).toBeGreaterThanOrEqual(newest.items.at(-1)!.position.value);
  });

  it('are followed by who wrote the root, who answers and who is named, and count for them what is unread', async () => {
    await answer(tomas, 'One');
    expect(await threadOf(mira)).toMatchObject({ following: true, unread: 1 });
    expect(await threadOf(tomas)).toMatchObject({ following: true, unread: 0 });
    expect(await threadOf(lin)).toMatchObject({ following: false, unread: 0 });
    await answer(tomas, 'Two', { mentions: { userIds: ['lin'] } });
    expect(await threadOf(lin)).toMatchObject({ following: true, unread: 1 });
    expect((await lin.until('thread', ({ thread }) => thread.unread === 1)).thread.root.id).toBe(root.id);
    const page = await mira.adapter.messages.load(ref, {});
    await mira.adapter.messages.markRead!(ref, page.items[0]!.position);
    expect(await threadOf(mira)).toMatchObject({ unread: 1, readUpTo: page.items[0]!.position });
    const read = await tomas.until('read-cursor', ({ threadId }) => threadId === root.id);
    expect(read).toMatchObject({ userId: 'mira', position: page.items[0]!.position });
    // What is read of a thread says nothing about its conversation.
    expect((await lin.adapter.conversations.get(conversationId))?.unread.count).toBe(1);
  });

  it('are followed and left by hand; what was said meanwhile is not unread', async () => {
    await answer(tomas, 'One');
    await lin.adapter.threads!.follow!(ref, true);
    expect(await threadOf(lin)).toMatchObject({ following: true, unread: 0 });
    await answer(tomas, 'Two');
    expect(await threadOf(lin)).toMatchObject({ unread: 1 });
    await lin.adapter.threads!.follow!(ref, false);
    expect(await threadOf(lin)).toMatchObject({ following: false, unread: 0 });
    expect((await lin.adapter.threads!.list()).items).toEqual([]);
    expect((await lin.adapter.threads!.list({ conversationId })).items.map(({ threadId }) => threadId)).toEqual([
      root.id,
    ]);
  });

  it('stand in an inbox, newest activity first, also only those with something unread', async () => {
    const other = (await mira.adapter.messages.send(text(conversationId, 'Other'))).message;
    await answer(tomas, 'One');
    await answer(lin, 'Elsewhere', { threadId: other.id });
    const ids = async (unreadOnly: boolean) =>
      (await mira.adapter.threads!.list({ unreadOnly })).items.map(({ threadId }) => threadId);
    expect(new Set(await ids(false))).toEqual(new Set([root.id, other.id]));
    const { items } = await mira.adapter.messages.load({ conversationId, threadId: other.id }, {});
    await mira.adapter.messages.markRead!({ conversationId, threadId: other.id }, items[0]!.position);
    expect(await ids(true)).toEqual([root.id]);
  });

  it('stay when the root is taken back', async () => {
    await answer(tomas, 'One');
    await mira.adapter.messages.recall!({ conversationId }, root.id);
    const page = await lin.adapter.messages.load({ conversationId }, {});
    expect(page.items.find(({ id }) => id === root.id)).toMatchObject({
      content: { type: 'recalled' },
      thread: { count: 1 },
    });
    await answer(lin, 'Two');
    expect(await wordsIn(mira)).toEqual(['One', 'Two']);
  });

  it('let answers be edited, reacted to, pinned, taken back and found, like messages', async () => {
    const one = await answer(tomas, 'Needle');
    const { messages } = tomas.adapter;
    await messages.react!(ref, one.id, '👍', true);
    await messages.edit!(ref, one.id, text(conversationId, 'Needle two').content, 0);
    await messages.pin!(ref, one.id, true);
    expect((await messages.load(ref, {})).items[0]).toMatchObject({ revision: 1, threadId: root.id });
    expect((await messages.listPinned!({ conversationId }))[0]?.ref).toMatchObject({ threadId: root.id });
    const hits = await mira.adapter.search!.messages!({ text: 'needle' });
    expect(hits.items[0]?.message).toMatchObject({ id: one.id, threadId: root.id });
    expect(await messages.findByClientId!(ref, one.clientId!)).toMatchObject({ id: one.id });
    await messages.recall!(ref, one.id);
    expect((await mira.adapter.messages.load(ref, {})).items[0]).toMatchObject({
      recalled: { by: 'tomas' },
      threadId: root.id,
    });
  });

  it('have no threads inside, and end with what one may see', async () => {
    const one = await answer(tomas, 'One');
    await expect(answer(lin, 'x', { threadId: one.id })).rejects.toMatchObject({ code: 'bad-input' });
    await lin.adapter.messages.clearHistory!(conversationId);
    expect(await threadOf(lin)).toBe(null);
    await expect(lin.adapter.messages.load(ref, {})).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tell who is writing in them', async () => {
    tomas.adapter.messages.setTyping!(ref, true);
    expect(await mira.until('typing')).toMatchObject({ threadId: root.id, userId: 'tomas', active: true });
  });

  it('bring a conversation that was taken off the list back only with what stands in it', async () => {
    await lin.adapter.conversations.remove!(conversationId);
    await answer(tomas, 'One');
    expect((await lin.adapter.conversations.list()).items).toEqual([]);
    lin.forget();
    await tomas.adapter.messages.send(text(conversationId, 'Here'));
    await lin.until('conversation', ({ conversation }) => conversation.id === conversationId);
    expect((await lin.adapter.conversations.list()).items).toHaveLength(1);
  });
});

describe('threads of the demo world', () => {
  it('are long, old, and unread; one answer stands in the conversation as well', async () => {
    const mira = await connectAs('mira', { server: memoryServer({ world: demoWorld }) });
    const { items } = await mira.adapter.threads!.list();
    const counts = items.map(({ root }) => root.thread!.count);
    expect(Math.max(...counts)).toBeGreaterThan(60);
    expect(items.map(({ unread }) => unread)).toContain(3);
    const long = items.find(({ root }) => root.thread!.count > 60)!;
    const page = await mira.adapter.messages.load(long, { limit: 20 });
    expect(page.items).toHaveLength(20);
    const studio = await mira.adapter.conversations.get('group-studio');
    expect([studio?.lastMessage?.id, studio?.unread.count]).toEqual(['group-studio/31', 4]);
    const main = await mira.adapter.messages.load({ conversationId: 'group-studio' }, { limit: 30 });
    expect(main.items.map(({ id }) => id).slice(-2)).toEqual(['group-studio/30', 'group-studio/31']);
    const shared = main.items.find(({ inConversation }) => inConversation)!;
    expect(shared).toMatchObject({ threadId: 'group-studio/25' });
    const thread = await mira.adapter.messages.load(
      { conversationId: 'group-studio', threadId: 'group-studio/25' },
      {},
    );
    expect(thread.items[0]).toEqual(shared);
    expect(thread.items).toHaveLength(items.find(({ threadId }) => threadId === 'group-studio/25')!.root.thread!.count);
    await mira.adapter.session.disconnect();
  });
});
