import { describe, expect, it } from 'vitest';
import { timelineKey, type Thread } from '../../model/index.js';
import { buildMessage, buildText, type TestAdapter } from '../../testing/index.js';
import { ref } from '../chat.test.helpers.js';
import { selectThreads, selectThreadUnread } from '../index.js';
import { at, inThread, key, openThread as open, root, settle, thread } from './threads.test.helpers.js';

/** Threads of a backend that has one, or none. */
const threadsOf = (plain: TestAdapter, now: () => Thread | null): NonNullable<TestAdapter['threads']> => ({
  ...plain.threads!,
  list: async (filter, options) => {
    const given = now();
    await plain.threads!.list(filter, options);
    return { items: given && (!filter?.unreadOnly || given.unread > 0) ? [given] : [] };
  },
  get: async () => now(),
});

describe('threads that are known', () => {
  it('that were read elsewhere while nobody was told are not unread any more', async () => {
    let unread = 3;
    const it = await open(
      { wrap: (plain) => ({ ...plain, threads: threadsOf(plain, () => thread({ unread })) }) },
      false,
    );
    await it.store.actions.loadThreads({ unreadOnly: true });
    await settle(it);
    expect(selectThreadUnread(it.store.getState())).toBe(3);
    unread = 0;
    it.adapter.emit({ type: 'reconnected', resumed: false });
    await settle(it);
    expect(selectThreadUnread(it.store.getState())).toBe(0);
    expect(selectThreads(it.store.getState(), { unreadOnly: true })?.items).toEqual([]);
  });

  it('that are there no more are left out once a list does not hold them; what is told meanwhile wins', async () => {
    let there: Thread | null = thread();
    const it = await open({ wrap: (plain) => ({ ...plain, threads: threadsOf(plain, () => there) }) }, false);
    await it.store.actions.loadThreads();
    await settle(it);
    there = null;
    const release = it.adapter.hold('threads.list');
    const again = it.store.actions.loadThreads();
    await settle(it);
    it.adapter.emit({ type: 'thread', thread: thread({ version: 9, unread: 5 }) });
    release();
    await again;
    await settle(it);
    expect(it.thread()?.unread).toBe(5);
    await it.store.actions.loadThreads();
    await settle(it);
    expect(it.thread()).toBe(undefined);
    expect(selectThreads(it.store.getState(), {})?.items).toEqual([]);
  });

  it('show what the user did to a root once it is confirmed, though the backend tells nothing of it', async () => {
    const poll = { ...root, senderId: 'me' };
    const it = await open({ messages: [poll], threads: [thread({ root: poll })] });
    await it.store.actions.loadThreads();
    await it.store.actions.loadThread(inThread);
    await settle(it);
    const release = it.adapter.hold('messages.edit');
    const edited = it.store.actions.editMessage(ref, 'm1', buildText('new words'));
    await it.frame();
    const words = (): unknown => it.thread()?.root.content;
    expect(words()).toMatchObject({ text: 'new words' });
    release();
    await edited;
    await it.frame();
    expect(words()).toMatchObject({ text: 'new words' });
    await it.store.actions.vote(ref, 'm1', ['yes']);
    await it.frame();
    expect(it.thread()?.root.lanes.votes?.value.mine).toEqual(['yes']);
  });

  it('go with a root that is deleted, while it waits to be and for good', async () => {
    const it = await open();
    await it.store.actions.loadThreads();
    await settle(it);
    const items = (): unknown => selectThreads(it.store.getState(), {})?.items.length;
    expect(items()).toBe(1);
    const release = it.adapter.hold('messages.remove');
    const removed = it.store.actions.removeMessage(ref, 'm1');
    await it.frame();
    expect([items(), it.thread()]).toEqual([0, undefined]);
    release();
    await removed;
    await it.frame();
    expect([items(), it.thread(), selectThreadUnread(it.store.getState())]).toEqual([0, undefined, 0]);
  });

  it('go with the history that is cleared', async () => {
    const it = await open();
    await it.store.actions.loadThreads();
    await settle(it);
    it.adapter.emit({ type: 'history-cleared', conversationId: 'c1', upTo: at(0) });
    await it.frame();
    expect(selectThreadUnread(it.store.getState())).toBe(2);
    it.adapter.emit({ type: 'history-cleared', conversationId: 'c1', upTo: root.position });
    await it.frame();
    expect([selectThreadUnread(it.store.getState()), selectThreads(it.store.getState(), {})?.items]).toEqual([0, []]);
  });

  it('are asked for once, however many want them, and again when something was missed', async () => {
    const it = await open();
    const calls = (): number => it.adapter.calls.filter(({ method }) => method === 'threads.get').length;
    const { loadThread } = it.store.actions;
    await Promise.all([loadThread(inThread), loadThread(inThread)]);
    await loadThread(inThread);
    await loadThread({ ...ref, threadId: 'nowhere' });
    await loadThread({ ...ref, threadId: 'nowhere' });
    await settle(it);
    expect(calls()).toBe(2);
    it.adapter.emit({ type: 'reconnected', resumed: false });
    await settle(it);
    expect(calls()).toBe(4);
  });

  it('come in pages of which one may hold nothing usable', async () => {
    const pages = [
      { items: [{ bad: true }], cursor: 'a' },
      { items: [], cursor: 'b' },
      { items: [thread(), { ...thread(), root: undefined }] },
    ] as unknown as { readonly items: readonly Thread[] }[];
    const it = await open({
      wrap: (plain) => ({ ...plain, threads: { list: async () => pages.shift() ?? { items: [] } } }),
    });
    const list = () => selectThreads(it.store.getState(), {});
    await it.store.actions.loadThreads();
    await settle(it);
    expect(list()).toMatchObject({ status: 'ready', items: [], hasMore: true });
    it.adapter.emit({ type: 'thread', thread: { ...thread(), threadId: 'm8', root: buildMessage({ seq: 8 }) } });
    await it.store.actions.loadThreads({}, { more: true });
    expect(list()).toMatchObject({ items: [{ threadId: 'm8' }], hasMore: true });
    await it.store.actions.loadThreads({}, { more: true });
    expect(
      list()
        ?.items.map(({ threadId }) => threadId)
        .sort(),
    ).toEqual(['m1', 'm8']);
    expect(list()).toMatchObject({ status: 'ready', hasMore: false });
  });

  it('are kept in memory only so many, those that matter before all others', async () => {
    const it = await open({ threads: [] }, false);
    const one = (n: number, following = false): Thread => ({
      ...thread({ following, unread: 0 }),
      threadId: `m${n}`,
      root: buildMessage({ seq: n }),
    });
    await it.store.actions.loadThreads();
    it.adapter.emit({ type: 'thread', thread: one(1, true) });
    for (let n = 2; n <= 2001; n += 1) it.adapter.emit({ type: 'thread', thread: one(n) });
    it.adapter.emit({ type: 'thread', thread: one(2002, true) });
    await it.frame();
    const { threads } = it.store.getState();
    const has = (n: number): boolean => threads.has(timelineKey({ ...ref, threadId: `m${n}` }));
    expect([threads.size, has(1), has(2), has(3), has(4), has(2002)]).toEqual([2000, true, false, false, true, true]);
  });

  it('leave no cursors without end of threads nobody has open', async () => {
    const it = await open();
    await settle(it);
    for (let n = 1; n <= 1500; n += 1) {
      const position = at(n);
      it.adapter.emit({ type: 'read-cursor', ...ref, threadId: `x${n}`, userId: 'bo', position });
    }
    it.adapter.emit({ type: 'read-cursor', ...inThread, userId: 'bo', position: at(3) });
    await it.frame();
    const { cursors } = it.store.getState();
    expect(cursors.size).toBeLessThan(1100);
    expect(cursors.get(key)?.read.byUser.get('bo')).toEqual(at(3));
  });
});
