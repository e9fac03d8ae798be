import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { Message } from '../../model/index.js';
import {
  buildMessage,
  buildText,
  createVirtualWorld,
  createTestAdapter,
  buildConversation,
} from '../../testing/index.js';
import { ref } from '../chat.test.helpers.js';
import { createChatStore, selectThreads, selectThreadUnread, type MessageRow } from '../index.js';
import { at, inThread, key, openThread as open, root, settle, thread } from './threads.test.helpers.js';

const keysOf = (rows: readonly MessageRow[]): readonly string[] => rows.map((row) => row.key);

describe('answers in threads', () => {
  it('show in their thread and nowhere else, and neither count nor stand in the list', async () => {
    const { adapter, store, rows, answers, frame } = await open();
    adapter.emit({ type: 'message', message: buildMessage({ seq: 7, threadId: 'm1' }) });
    await frame();
    expect(keysOf(answers())).toEqual(['m:m2', 'm:m3', 'm:m7']);
    expect(keysOf(rows())).toEqual(['m:m1']);
    const conversation = store.getState().conversations.get('c1');
    expect([conversation?.unread.count, conversation?.lastMessage?.id]).toEqual([0, undefined]);
  });

  it('that do not belong there are not taken from a page', async () => {
    const stray = buildMessage({ seq: 4, threadId: 'm9' });
    const { rows } = await open({
      wrap: (plain) => ({
        ...plain,
        messages: {
          ...plain.messages,
          load: async (place, request) => {
            const page = await plain.messages.load(place, request);
            return { ...page, items: [...page.items, stray] };
          },
        },
      }),
    });
    expect(keysOf(rows())).toEqual(['m:m1']);
  });

  it('also sent to the conversation are one row in each, under one key, from saving to sent', async () => {
    const { adapter, store, rows, answers, frame } = await open();
    const release = adapter.hold('messages.send');
    const sent = store.actions.sendMessage(inThread, { content: buildText('both'), inConversation: true });
    const both = (): unknown =>
      [rows(), answers()].map((all) => all.filter((row) => row.key === sent).map(({ phase }) => phase));
    expect(both()).toEqual([['saving'], ['saving']]);
    await frame();
    expect(adapter.calls.find(({ method }) => method === 'messages.send')?.args[0]).toMatchObject({
      threadId: 'm1',
      inConversation: true,
    });
    release();
    await frame();
    expect(both()).toEqual([['sent'], ['sent']]);
    expect(store.getState().conversations.get('c1')?.lastMessage?.threadId).toBe('m1');
  });

  it('also sent to the conversation can be tried again and given up from there', async () => {
    const { adapter, store, rows, answers, frame } = await open();
    adapter.failNext('messages.send', new ChatError('muted', 'No'));
    const sent = store.actions.sendMessage(inThread, { content: buildText('both'), inConversation: true });
    await frame();
    expect(rows().at(-1)).toMatchObject({ key: sent, phase: 'failed' });
    expect(store.actions.discardSend(ref, sent)).toMatchObject({ threadId: 'm1' });
    await frame();
    expect([keysOf(rows()).includes(sent), keysOf(answers()).includes(sent)]).toEqual([false, false]);
  });

  it('also sent to the conversation are changed in both at once, wherever it is done', async () => {
    const own: Message = buildMessage({ seq: 6, senderId: 'me', threadId: 'm1', inConversation: true });
    const { adapter, store, rows, answers, frame } = await open({ messages: [root, own] });
    const release = adapter.hold('messages.edit');
    const words = (): unknown => [rows(), answers()].map((all) => all.at(-1)?.message.content);
    void store.actions.editMessage(ref, 'm6', buildText('new'));
    expect(words()).toMatchObject([{ text: 'new' }, { text: 'new' }]);
    adapter.failNext('messages.edit', new ChatError('forbidden', 'No'));
    release();
    await frame();
    await store.actions.editMessage(inThread, 'm6', buildText('newer')).catch(() => {});
    await frame();
    expect(words()).toEqual([rows().at(-1)?.message.content, rows().at(-1)?.message.content]);
  });

  it('wait out a lost connection in the outbox, and are sent once', async () => {
    const { adapter, store, answers, frame, world } = await open();
    adapter.failNext('messages.send', new ChatError('offline', 'No network'));
    const sent = store.actions.sendMessage(inThread, { content: buildText('later') });
    await frame();
    expect(answers().at(-1)?.key).toBe(sent);
    await world.advance(60_000);
    expect(answers().filter((row) => row.key === sent)).toMatchObject([{ phase: 'sent' }]);
  });

  it('have a draft of their own, which the backend is not told of', async () => {
    const { adapter, store, world } = await open();
    store.actions.setDraft(ref, { text: 'main', updatedAt: 1 }, { immediate: true });
    store.actions.setDraft(inThread, { text: 'answer', updatedAt: 1 }, { immediate: true });
    await world.advance(500);
    const { drafts } = store.getState();
    expect([drafts.get('c1')?.text, drafts.get(key)?.text]).toEqual(['main', 'answer']);
    const told = adapter.calls.filter(({ method }) => method === 'settings.update').map(({ args }) => args[1]);
    expect(JSON.stringify(told)).not.toContain('answer');
    store.actions.sendMessage(inThread, { content: buildText('answer') }, { clearDraft: true });
    expect([store.getState().drafts.get('c1')?.text, store.getState().drafts.get(key)]).toEqual(['main', undefined]);
  });
});

describe('what is told under a root', () => {
  const summary = (version: number, count: number) =>
    ({
      type: 'thread-summary',
      conversationId: 'c1',
      messageId: 'm1',
      summary: { version, count, participantIds: ['bo'], lastAt: version },
    }) as const;

  it('never goes back, whatever comes late', async () => {
    const { adapter, rows, frame } = await open();
    const counts: unknown[] = [];
    for (const event of [summary(5, 4), summary(4, 3), summary(5, 9)]) {
      adapter.emit(event);
      await frame();
      counts.push(rows()[0]?.message.thread?.count);
    }
    adapter.emit({ type: 'message', message: root });
    await frame();
    expect([...counts, rows()[0]?.message.thread?.count]).toEqual([4, 4, 4, 4]);
  });

  it('waits for a root that is not known yet, and only the last of it is kept', async () => {
    const { adapter, store, rows, frame, diagnostics } = await open({ messages: [] });
    for (let version = 1; version <= 1500; version++) adapter.emit(summary(version, version));
    await frame();
    store.actions.openTimeline(ref);
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1 }) });
    await frame();
    expect(rows()[0]?.message.thread?.count).toBe(1500);
    expect(diagnostics).toEqual([]);
  });

  it('stays when the root is taken back, and goes on', async () => {
    const { adapter, rows, frame } = await open();
    const recall = { by: 'bo', time: 9 };
    adapter.emit({ type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall }, summary(6, 5));
    await frame();
    expect(rows()[0]?.message).toMatchObject({ content: { type: 'recalled' }, thread: { count: 5 } });
  });

  it('is left out when it makes no sense', async () => {
    const { adapter, rows, frame, diagnostics } = await open();
    const bad = { version: 'x', count: 3, participantIds: [], lastAt: 1 };
    adapter.emitRaw({ ...summary(9, 9), accountId: 'test', summary: bad }, { type: 'thread', accountId: 'test' });
    adapter.emitRaw({
      ...summary(8, 8),
      accountId: 'test',
      summary: { ...summary(8, 8).summary, participantIds: [7, {}, 'bo'] },
    });
    await frame();
    expect(rows()[0]?.message.thread).toMatchObject({ count: 8, participantIds: ['bo'] });
    expect(diagnostics.map(({ kind }) => kind)).toEqual(['malformed-event', 'malformed-event']);
  });
});

describe('the threads of a user', () => {
  it('are asked for, then told of; what is older changes nothing', async () => {
    const it = await open();
    await it.store.actions.loadThread(inThread);
    await settle(it);
    expect(it.thread()).toMatchObject({ following: true, unread: 2 });
    it.adapter.emit({ type: 'thread', thread: thread({ unread: 4, version: 7 }) });
    it.adapter.emit({ type: 'thread', thread: thread({ unread: 1, following: false, version: 6 }) });
    await it.frame();
    expect(it.thread()).toMatchObject({ following: true, unread: 4 });
    expect(selectThreadUnread(it.store.getState())).toBe(4);
  });

  it('are read where they are read to the end, at once, and the backend is told', async () => {
    const it = await open();
    await it.store.actions.loadThread(inThread);
    await settle(it);
    it.store.actions.markRead(inThread, at(4));
    await it.frame();
    expect(it.thread()?.unread).toBe(2);
    it.store.actions.markRead(inThread, at(5));
    await it.frame();
    expect([it.thread()?.unread, it.thread()?.readUpTo]).toEqual([0, at(5)]);
    await it.world.advance(1000);
    const told = it.adapter.calls.filter(({ method }) => method === 'messages.markRead').map(({ args }) => args);
    expect(told.at(-1)).toEqual([inThread, at(5)]);
    it.adapter.emit({ type: 'thread', thread: thread({ unread: 1, asOf: at(8), version: 8 }) });
    await it.frame();
    expect(it.thread()?.unread).toBe(1);
  });

  it('are followed at once, and not when that is refused', async () => {
    const it = await open({ threads: [thread({ following: false, unread: 0 })] });
    await it.store.actions.loadThread(inThread);
    await settle(it);
    const release = it.adapter.hold('threads.follow');
    it.adapter.failNext('threads.follow', new ChatError('forbidden', 'No'));
    const done = it.store.actions.followThread(inThread, true);
    const refused = done.then(
      () => 'done',
      (reason: ChatError) => reason.code,
    );
    await settle(it);
    expect(it.thread()?.following).toBe(true);
    release();
    expect(await refused).toBe('forbidden');
    await it.frame();
    expect(it.thread()?.following).toBe(false);
    await it.store.actions.followThread(inThread, true);
    await it.frame();
    expect(it.thread()?.following).toBe(true);
  });

  it('stand in lists that follow what is told: new, read, left', async () => {
    const it = await open();
    await it.store.actions.loadThreads({ unreadOnly: true });
    await it.store.actions.loadThreads();
    await settle(it);
    const ids = (filter = {}): unknown =>
      selectThreads(it.store.getState(), filter)?.items.map(({ threadId }) => threadId);
    expect([ids(), ids({ unreadOnly: true })]).toEqual([['m1'], ['m1']]);
    const other = buildMessage({ seq: 2, thread: { version: 1, count: 1, participantIds: ['bo'], lastAt: 99 } });
    it.adapter.emit({ type: 'thread', thread: { ...thread(), threadId: 'm2', root: other } });
    await it.frame();
    expect(ids()).toEqual(['m2', 'm1']);
    it.adapter.emit({ type: 'thread', thread: thread({ unread: 0, version: 9 }) });
    await it.frame();
    expect([ids(), ids({ unreadOnly: true })]).toEqual([['m2', 'm1'], ['m2']]);
    it.adapter.emit({
      type: 'thread',
      thread: { ...thread({ following: false, version: 9 }), threadId: 'm2', root: other },
    });
    it.adapter.emit({ type: 'conversation-removed', conversationId: 'c9' });
    await it.frame();
    expect(ids()).toEqual(['m1']);
    it.adapter.emit({ type: 'message-removed', conversationId: 'c1', messageIds: ['m1'] });
    await it.frame();
    expect(ids()).toEqual([]);
  });

  it('say what went wrong, and are asked for again', async () => {
    const it = await open();
    it.adapter.failNext('threads.list', new ChatError('offline', 'No network'));
    await it.store.actions.loadThreads({ conversationId: 'c1' });
    await settle(it);
    const list = () => selectThreads(it.store.getState(), { conversationId: 'c1' });
    expect(list()).toMatchObject({ status: 'error', error: { code: 'offline' } });
    it.adapter.emit({ type: 'reconnected', resumed: true });
    await settle(it);
    expect(list()).toMatchObject({ status: 'ready', items: [{ threadId: 'm1' }] });
  });

  it('show above them what is done to a root that is not loaded, at once', async () => {
    const it = await open({ messages: [buildMessage({ seq: 2, threadId: 'm1' })] });
    await it.store.actions.loadThread(inThread);
    await settle(it);
    const release = it.adapter.hold('messages.react');
    const done = it.store.actions.react(ref, 'm1', '👍', true);
    await it.frame();
    const reactions = () => it.thread()?.root.lanes.reactions?.value.map(({ emoji, count }) => [emoji, count]);
    expect(reactions()).toEqual([['👍', 1]]);
    release();
    await done;
    await it.frame();
    expect(reactions()).toEqual([['👍', 1]]);
    it.adapter.emit({ type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall: { by: 'bo', time: 9 } });
    await it.frame();
    expect(it.thread()?.root).toMatchObject({ content: { type: 'recalled' }, thread: { count: 2 } });
  });

  it('are begun from a loaded message where the backend has no way to ask for one', async () => {
    const it = await open({
      messages: [buildMessage({ seq: 1 })],
      wrap: (plain) => ({ ...plain, threads: { list: plain.threads!.list } }),
    });
    await it.store.actions.loadThread(inThread);
    await settle(it);
    expect(it.thread()).toMatchObject({ root: { id: 'm1' }, following: false, unread: 0 });
    await expect(it.store.actions.followThread(inThread, true)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('are forgotten with everything else when the user signs out', async () => {
    const world = createVirtualWorld();
    const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], threads: [thread()] });
    const store = createChatStore({ adapter, env: world.createEnv() });
    await store.start();
    await world.advance(50);
    await store.actions.loadThreads();
    await settle({ frame: () => world.advance(20) });
    expect(store.getState().threads.size).toBe(1);
    await store.actions.logout();
    expect([store.getState().threads.size, store.getState().threadLists.size]).toEqual([0, 0]);
    adapter.emit({ type: 'thread', thread: thread() });
    await world.advance(50);
    expect(store.getState().threads.size).toBe(0);
  });
});
