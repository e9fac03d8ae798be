import { afterEach, describe, expect, it } from 'vitest';
import { absent, ChatError, native, type SearchPort } from '../contract/index.js';
import { buildMessage } from '../testing/index.js';
import { chat, messages, ref, type Chat, type ChatSetup } from './chat.test.helpers.js';
import { createMessageSearch, type MessageSearch } from './index.js';

let opened: Chat;
let leave: () => void;
async function search(words: string, setup: ChatSetup): Promise<MessageSearch> {
  opened = await chat(setup);
  const found = createMessageSearch(opened.store, { ref, words });
  leave = found.subscribe(() => {});
  await opened.world.advance(200);
  return found;
}
const ids = (found: MessageSearch): readonly string[] => found.getState().hits.map(({ id }) => id);
const withoutSearch = (operation: string): ReturnType<typeof absent> =>
  operation === 'search.messages' ? absent() : native;
afterEach(() => {
  leave();
  opened.store.dispose();
});

describe('a search inside one chat', () => {
  it('asks the backend where that can search, and pages', async () => {
    const queries: unknown[] = [];
    const port: SearchPort = {
      messages: (query, options) => {
        queries.push([query, options?.cursor]);
        const second = options?.cursor !== undefined;
        return Promise.resolve({
          items: [{ message: buildMessage({ seq: second ? 2 : 9 }) }, { message: null as never }],
          cursor: second ? undefined : 'more',
          total: 2,
        });
      },
    };
    const found = await search('tea', { wrap: (plain) => ({ ...plain, search: port }) });
    expect(found.getState()).toMatchObject({ status: 'ready', hasMore: true, total: 2 });
    expect(ids(found)).toEqual(['m9']);
    await found.loadMore();
    expect(ids(found)).toEqual(['m9', 'm2']);
    expect(found.getState().hasMore).toBe(false);
    expect(queries).toEqual([
      [{ text: 'tea', conversationId: 'c1' }, undefined],
      [{ text: 'tea', conversationId: 'c1' }, 'more'],
    ]);
  });

  it('reads through the history where the backend cannot search', async () => {
    const found = await search('message 7', { messages: messages(1, 900), can: withoutSearch });
    expect(ids(found).slice(0, 2)).toEqual(['m897', 'm887']);
    while (found.getState().hasMore) await found.loadMore();
    expect(found.getState()).toMatchObject({ status: 'ready', hasMore: false });
    expect(ids(found)).toContain('m7');
    expect(ids(found)).toContain('m70');
    expect(ids(found)).toHaveLength(252);
  });

  it('looks through what the open chat holds where nothing can be asked', async () => {
    opened = await chat({ messages: messages(1, 30), can: withoutSearch });
    opened.adapter.failNext('messages.load', new ChatError('offline'));
    const found = createMessageSearch(opened.store, { ref, words: 'message 2' });
    leave = found.subscribe(() => {});
    await opened.world.advance(200);
    expect(found.getState()).toMatchObject({ status: 'error', error: { code: 'offline' } });
    expect(ids(found)).toContain('m29');
    // Tried again, it goes through all.
    await found.loadMore();
    expect(found.getState()).toMatchObject({ status: 'ready', hasMore: false, error: undefined });
  });

  it('no longer finds what was taken back or deleted meanwhile, and takes in nothing new', async () => {
    const found = await search('message 2', { messages: messages(19, 29), can: withoutSearch });
    expect(ids(found)).toHaveLength(10);
    opened.adapter.emit(
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm25', recall: { by: 'bo', time: 1 } },
      { type: 'message-removed', conversationId: 'c1', messageIds: ['m26'] },
      { type: 'message', message: buildMessage({ seq: 200 }) },
    );
    await opened.world.advance(50);
    expect(ids(found)).toEqual(['m29', 'm28', 'm27', 'm24', 'm23', 'm22', 'm21', 'm20']);
  });

  it('says that nothing was found', async () => {
    const found = await search('nowhere', { messages: messages(1, 30), can: withoutSearch });
    expect(found.getState()).toMatchObject({ hits: [], status: 'ready', hasMore: false });
  });
});
