import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { comparePositions } from '../model/index.js';
import { buildMessage, buildText } from '../testing/index.js';
import { chat, messages, ref } from './chat.test.helpers.js';
import { selectReadBy, selectStatus } from './index.js';

describe('reading', () => {
  it('counts what others write, not what I write, and clears when I read', async () => {
    const { store, adapter, frame, world } = await chat();
    adapter.emit(
      { type: 'message', message: buildMessage({ seq: 1 }) },
      { type: 'message', message: buildMessage({ seq: 2 }) },
    );
    adapter.emit({ type: 'message', message: buildMessage({ seq: 3, senderId: 'me' }) });
    await frame();
    expect(store.getState().totalUnread).toBe(2);
    store.actions.markRead(ref, { value: 3, tie: '' });
    await frame();
    expect(store.getState().totalUnread).toBe(0);
    await world.advance(1000);
    expect(adapter.calls.filter((call) => call.method === 'messages.markRead')).toHaveLength(1);
  });

  it('reports a read position that the backend refuses, once, and rejects nowhere', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const { store, adapter, errors, world } = await chat({ messages: messages(1, 2) });
      adapter.failNext('messages.markRead', new ChatError('forbidden'));
      store.actions.markRead(ref, { value: 2, tie: '' });
      await world.advance(1000);
      await new Promise((resolve) => setTimeout(resolve));
      expect(errors.map(({ code }) => code)).toEqual(['forbidden']);
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('does not count a message that is recalled before it was read', async () => {
    const { store, adapter, frame } = await chat();
    adapter.emit(
      { type: 'message', message: buildMessage({ seq: 1 }) },
      { type: 'message', message: buildMessage({ seq: 2 }) },
    );
    adapter.emit({ type: 'message-recalled', conversationId: 'c1', messageId: 'm2', recall: { by: 'bo', time: 3 } });
    await frame();
    expect(store.getState().conversations.get('c1')!.unread.count).toBe(1);
  });

  it('moves read cursors only forward, and shows how far an own message got', async () => {
    const { store, adapter, rows, frame } = await chat();
    store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    const status = (): string => selectStatus(store.getState(), ref, rows()[0]!);
    expect(status()).toBe('sent');
    const cursor = (type: 'read-cursor' | 'delivered-cursor', value: number) =>
      ({ type, conversationId: 'c1', userId: 'bo', position: { value, tie: '' } }) as const;
    adapter.emit(cursor('delivered-cursor', 1));
    await frame();
    expect(status()).toBe('delivered');
    adapter.emit(cursor('read-cursor', 5), cursor('read-cursor', 0));
    await frame();
    expect(status()).toBe('read');
    expect(comparePositions(store.getState().cursors.get('c1')!.read.byUser.get('bo')!, { value: 5, tie: '' })).toBe(0);
  });
});

describe('who has read a message', () => {
  it('is found from one position per person', async () => {
    const { store, adapter, rows, frame } = await chat({ messages: messages(1, 5) });
    const read = (userId: string, value: number, threadId?: string) =>
      ({ type: 'read-cursor', conversationId: 'c1', threadId, userId, position: { value, tie: '' } }) as const;
    adapter.emit(read('ann', 2), read('bo', 5), read('cy', 4), read('me', 5));
    await frame();
    const readBy = (): readonly (readonly string[])[] => rows().map((row) => selectReadBy(store.getState(), ref, row));
    // The sender of all is bo.
    expect(readBy().map((ids) => ids.toSorted())).toEqual([
      ['ann', 'cy', 'me'],
      ['ann', 'cy', 'me'],
      ['cy', 'me'],
      ['cy', 'me'],
      ['me'],
    ]);
    adapter.emit(read('ann', 1), read('ann', 5), read('cy', 5));
    await frame();
    expect(readBy()[4]!.toSorted()).toEqual(['ann', 'cy', 'me']);
  });

  it('is not told by what was read of a thread', async () => {
    const { store, adapter, rows, frame } = await chat({ messages: messages(1, 3) });
    const position = { value: 3, tie: '' };
    const unread = (): number => store.getState().conversations.get('c1')!.unread.count;
    adapter.emit({ type: 'unread', conversationId: 'c1', unread: { count: 3, asOf: position } });
    for (const userId of ['ann', 'me'])
      adapter.emit({ type: 'read-cursor', conversationId: 'c1', threadId: 't1', userId, position });
    await frame();
    expect(unread()).toBe(3);
    expect(selectReadBy(store.getState(), ref, rows()[0]!)).toEqual([]);
    const inThread = { ...ref, threadId: 't1' };
    expect(selectReadBy(store.getState(), inThread, rows()[0]!).toSorted()).toEqual(['ann', 'me']);
  });
});

describe('own actions on messages', () => {
  it('show at once and roll back when refused, keeping what came meanwhile', async () => {
    const { store, adapter, texts, frame } = await chat({ messages: messages(1, 1) });
    const release = adapter.hold('messages.edit');
    adapter.failNext('messages.edit', new ChatError('forbidden'));
    const edit = store.actions.editMessage(ref, 'm1', buildText('mine'));
    expect(texts()).toEqual(['mine']);
    adapter.emit({
      type: 'message-edited',
      conversationId: 'c1',
      messageId: 'm1',
      by: 'bo',
      revision: 1,
      content: buildText('theirs'),
      time: 1,
    });
    await frame();
    release();
    await expect(edit).rejects.toMatchObject({ code: 'forbidden' });
    await frame();
    expect(texts()).toEqual(['theirs']);
  });

  it('count an own reaction once, also when the event tells of it again', async () => {
    const { store, adapter, rows, frame } = await chat({ messages: messages(1, 1) });
    await store.actions.react(ref, 'm1', '👍', true);
    adapter.emit({
      type: 'reaction',
      conversationId: 'c1',
      messageId: 'm1',
      userId: 'me',
      emoji: '👍',
      active: true,
      at: { value: 9, tie: '' },
    });
    await frame();
    expect(rows()[0]!.message.lanes.reactions?.value).toMatchObject([{ count: 1, mine: true }]);
  });
});
