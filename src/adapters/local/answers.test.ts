import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text, threeWithRoot, wordsOf, type TestClient, type ThreeWithRoot } from './local.test.helpers.js';

describe('answers of the local service', () => {
  let it3: ThreeWithRoot;
  beforeEach(async () => {
    it3 = await threeWithRoot();
  });
  afterEach(() => it3.leave());

  const readersOf = async (who: TestClient, id: string): Promise<readonly string[]> =>
    (await who.adapter.messages.listReaders!(it3.ref, id, true)).items;
  const threadOf = async (who: TestClient) => who.adapter.threads!.get!(it3.ref);

  it('are read by those who read their thread, not by those who read the conversation', async () => {
    const { mira, tomas, lin, conversationId, ref, answer } = it3;
    const one = await answer(tomas, 'One');
    const { message: later } = await tomas.adapter.messages.send(text(conversationId, 'Later'));
    await lin.adapter.messages.markRead!({ conversationId }, later.position);
    expect(await readersOf(tomas, one.id)).toEqual([]);
    await mira.adapter.messages.markRead!(ref, one.position);
    expect(await readersOf(tomas, one.id)).toEqual(['mira']);
    const both = await answer(tomas, 'Both', { inConversation: true });
    await lin.adapter.messages.markRead!({ conversationId }, both.position);
    await mira.adapter.messages.markRead!(ref, both.position);
    expect([...(await readersOf(tomas, both.id))].sort()).toEqual(['lin', 'mira']);
  });

  it('are nothing unread to those who have left or were taken out', async () => {
    const { mira, tomas, lin, groupId, answer } = it3;
    await answer(lin, 'One');
    await answer(tomas, 'Two');
    expect(await threadOf(lin)).toMatchObject({ following: true, unread: 1 });
    await mira.adapter.groups!.remove!(groupId, ['lin']);
    expect(await threadOf(lin)).toMatchObject({ following: false, unread: 0 });
    expect((await lin.adapter.threads!.list({ unreadOnly: true })).items).toEqual([]);
    expect((await lin.adapter.threads!.list()).items).toEqual([]);
    await lin.until('thread', ({ thread }) => !thread.following && thread.unread === 0);
  });

  it('do not bring back a root that one has deleted for oneself', async () => {
    const { mira, tomas, conversationId, root, answer } = it3;
    await answer(tomas, 'One');
    await mira.adapter.messages.remove!({ conversationId }, [root.id]);
    await mira.until('message-removed');
    mira.forget();
    const two = await answer(tomas, 'Two');
    await mira.until('message', ({ message }) => message.id === two.id);
    expect([mira.of('thread'), await threadOf(mira)]).toEqual([[], null]);
    expect((await mira.adapter.threads!.list()).items).toEqual([]);
  });

  it('are for those only who may see what is answered', async () => {
    await it3.leave();
    it3 = await threeWithRoot({ targetUserIds: ['tomas'] });
    const { mira, tomas, lin, conversationId, answer } = it3;
    const one = await answer(tomas, 'Between us', { inConversation: true });
    await mira.until('message', ({ message }) => message.id === one.id);
    const { message: last } = await mira.adapter.messages.send(text(conversationId, 'For all'));
    await lin.until('message', ({ message }) => message.id === last.id);
    expect(lin.of('message').map(({ message }) => message.id)).not.toContain(one.id);
    expect((await lin.adapter.search!.messages!({ text: 'between' })).items).toEqual([]);
    const wider = await answer(tomas, 'To Lin', { targetUserIds: ['lin', 'mira'] });
    expect(wider.targetUserIds).toEqual(['mira']);
  });

  it('by the thousand are neither unread in their conversation nor hide what stands there last', async () => {
    const { mira, tomas, lin, conversationId, root, answer } = it3;
    const many = (count: number) => Promise.all(Array.from({ length: count }, () => answer(tomas, 'One of many')));
    const seen = async () => {
      const found = await lin.adapter.conversations.get(conversationId);
      return [found?.unread.count, wordsOf(found?.lastMessage)];
    };
    await lin.adapter.messages.markRead!({ conversationId }, root.position);
    await lin.adapter.session.disconnect();
    const both = await answer(tomas, 'Both', { inConversation: true });
    await many(1010);
    const { message: newest } = await mira.adapter.messages.send(text(conversationId, 'Newest'));
    await lin.adapter.session.connect();
    expect(await seen()).toEqual([2, 'Newest']);
    // Deleted for oneself: what stood there before lies far back.
    await lin.adapter.messages.remove!({ conversationId }, [newest.id]);
    expect(await seen()).toEqual([1, 'Both']);
    await lin.adapter.messages.markRead!({ conversationId }, both.position);
    expect(await seen()).toEqual([0, 'Both']);
  });
});
