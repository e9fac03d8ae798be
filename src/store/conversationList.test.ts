import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import type { Conversation } from '../model/index.js';
import { buildConversation, buildMessage } from '../testing/index.js';
import { chat, type Chat } from './chat.test.helpers.js';

const many = (count: number, details: Partial<Conversation> = {}): readonly Conversation[] =>
  Array.from({ length: count }, (_, at) => buildConversation({ id: `c${at}`, activityAt: 1e6 - at, ...details }));

/** So many messages nobody has read. */
const unread = (id: string, count: number): Partial<Conversation> => ({
  lastMessage: buildMessage({ seq: count, conversationId: id, senderId: 'ana' }),
  unread: { count, asOf: { value: count, tie: '' } },
});

const asked = ({ adapter }: Chat): number =>
  adapter.calls.filter(({ method }) => method === 'conversations.list').length;
const listed = ({ store }: Chat): number => store.getState().inbox.ids.length;

/** Opens a list that comes by pages of 20. */
function paged(conversations: readonly Conversation[]): Promise<Chat> {
  return chat({ conversations, limits: { conversationsPerPage: 20 } }, false);
}

describe('the list of conversations', () => {
  it('shows the first page, and counts what is unread further down without anybody scrolling there', async () => {
    const it = await paged(many(70).map((each) => ({ ...each, ...unread(each.id, 1) })));
    expect(listed(it)).toBe(20);
    await it.world.advance(5000);
    expect(it.store.getState().totalUnread).toBe(70);
    expect(it.store.getState().inbox).toMatchObject({ hasMore: false, loadingMore: false });
  });

  it('does not fetch more than a thousand by itself', async () => {
    const it = await paged(many(1500));
    await it.world.advance(60_000);
    expect(listed(it)).toBe(1000);
    await it.store.actions.loadMoreConversations();
    await it.frame();
    expect(listed(it)).toBe(1020);
  });

  it('asks for a page once, and answers everybody who waits for it', async () => {
    const it = await paged(many(70));
    const release = it.adapter.hold('conversations.list');
    const first = it.store.actions.loadMoreConversations();
    const second = it.store.actions.loadMoreConversations();
    await it.world.advance(50);
    release();
    await Promise.all([first, second]);
    await it.frame();
    expect(listed(it)).toBe(40);
    expect(asked(it)).toBe(2);
  });

  it('is read as far as it was when something was missed, and what is gone from it goes', async () => {
    const it = await paged(many(70));
    await it.world.advance(5000);
    it.adapter.list({
      c50: buildConversation({ id: 'c50', activityAt: 1e6 - 50, ...unread('c50', 3) }),
      c60: null,
    });
    it.adapter.emit({ type: 'reconnected', resumed: false });
    await it.world.advance(5000);
    expect(it.store.getState().conversations.get('c50')?.unread.count).toBe(3);
    expect(it.store.getState().conversations.has('c60')).toBe(false);
    expect(listed(it)).toBe(69);
  });

  it('keeps what was told of while it is read again', async () => {
    const it = await paged(many(30));
    await it.world.advance(5000);
    it.adapter.list({ c25: null });
    const release = it.adapter.hold('conversations.list');
    it.adapter.emit({ type: 'reconnected', resumed: false });
    await it.frame();
    it.adapter.emit({
      type: 'conversation',
      conversation: { ...buildConversation({ id: 'c25' }), accountId: 'test' },
    });
    release();
    await it.world.advance(5000);
    expect(listed(it)).toBe(30);
  });

  it('reads again later what could not be read again', async () => {
    const it = await paged(many(50));
    await it.world.advance(5000);
    it.adapter.list({ c45: null });
    it.adapter.emit({ type: 'reconnected', resumed: false });
    await it.frame();
    it.adapter.failNext('conversations.list', new ChatError('timeout'));
    await it.world.advance(60_000);
    expect(it.store.getState().conversations.has('c45')).toBe(false);
    expect(listed(it)).toBe(49);
  });

  it('says why a page could not be had to whoever waits for it', async () => {
    const it = await paged(many(70));
    it.adapter.failNext('conversations.list', new ChatError('timeout'));
    await it.store.actions.loadMoreConversations();
    await it.frame();
    expect(it.store.getState().inbox).toMatchObject({ hasMore: true, loadingMore: false, error: { code: 'timeout' } });
    await it.store.actions.loadMoreConversations();
    await it.frame();
    expect(it.store.getState().inbox.error).toBeUndefined();
    expect(listed(it)).toBe(40);
  });
});
