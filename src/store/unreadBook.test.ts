import { describe, expect, it } from 'vitest';
import { buildConversation, buildMessage } from '../testing/index.js';
import { chat } from './chat.test.helpers.js';
import { createUnreadBook } from './unreadBook.js';

const at = (value: number) => ({ value, tie: '' });
const message = (seq: number) => ({ id: `m${seq}`, position: at(seq), mentionsMe: false, mentionsAll: false });

describe('the book of unread', () => {
  it('goes on counting after a thousand that were read', () => {
    const book = createUnreadBook();
    book.base('c', { count: 0, asOf: at(0), readUpTo: at(0) }, undefined);
    for (let seq = 1; seq <= 1500; seq += 1) {
      book.add('c', message(seq));
      book.read('c', at(seq), () => undefined);
    }
    book.add('c', message(1501));
    expect(book.shown('c').count).toBe(1);
  });

  it('dates a number without a date as of all that was told, also of what is read', () => {
    const book = createUnreadBook();
    book.add('c', message(5));
    book.read('c', at(5), () => undefined);
    expect(book.base('c', { count: 0 }, undefined).asOf).toEqual(at(5));
  });
});

describe('unread', () => {
  it('forgets a mention that was read', async () => {
    const rows = [1, 2, 3].map((seq) =>
      buildMessage({ seq, senderId: 'ana', ...(seq === 2 && { mentions: { userIds: ['me'] } }) }),
    );
    const unread = { count: 3, mentionsMe: 1, asOf: at(3), readUpTo: at(0) };
    const it = await chat({
      conversations: [buildConversation({ id: 'c1', lastMessage: rows[2], unread })],
      messages: rows,
    });
    it.adapter.emit({ type: 'read-cursor', conversationId: 'c1', userId: 'me', position: at(2) });
    await it.frame();
    expect(it.store.getState().conversations.get('c1')?.unread).toMatchObject({ count: 1, mentionsMe: 0 });
  });

  it('ends with a history that is cleared', async () => {
    const lastMessage = buildMessage({ seq: 3, senderId: 'ana' });
    const unread = { count: 3, asOf: at(3), readUpTo: at(0) };
    const it = await chat({ conversations: [buildConversation({ id: 'c1', lastMessage, unread })] }, false);
    expect(it.store.getState().totalUnread).toBe(3);
    it.adapter.emit({ type: 'history-cleared', conversationId: 'c1', upTo: at(3) });
    await it.frame();
    expect(it.store.getState().totalUnread).toBe(0);
  });
});
