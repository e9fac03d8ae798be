import { afterEach, describe, expect, it } from 'vitest';
import { absent, ChatError, native, type SearchPort } from '../contract/index.js';
import type { Message, SearchQuery } from '../model/index.js';
import { buildConversation, buildGroup, buildMessage } from '../testing/index.js';
import { chat, ref, type Chat, type ChatSetup } from './chat.test.helpers.js';
import { createSearch, findConversations, findPeople, type Search } from './index.js';

let opened: Chat;
let leave: () => void = () => undefined;
const start = (query: SearchQuery): Search => {
  const search = createSearch(opened.store, query);
  leave = search.subscribe(() => {});
  return search;
};
async function look(query: SearchQuery, setup: ChatSetup = {}): Promise<Search> {
  opened = await chat(setup, false);
  const search = start(query);
  await opened.world.advance(500);
  return search;
}
const ids = (search: Search): readonly string[] => search.getState().hits.map(({ id }) => id);
const none = (operation: string): ReturnType<typeof absent> => (operation === 'search.messages' ? absent() : native);
const places = [
  buildConversation({ id: 'c1', activityAt: 1_750_000_000_000 }),
  buildConversation({ id: 'c2', peerId: 'eva', activityAt: 1_760_000_000_000 }),
];
const said = (seq: number, text: string, more: Partial<Message> = {}): Message =>
  buildMessage({ seq, text, conversationId: seq % 2 ? 'c1' : 'c2', ...more });
/** A backend that answers what it is given, and what it was asked. */
function backend(answer: (text: string, cursor?: string) => readonly unknown[] | Promise<readonly unknown[]>): {
  readonly queries: unknown[];
  readonly setup: Pick<ChatSetup, 'wrap' | 'conversations'>;
} {
  const queries: unknown[] = [];
  const port: SearchPort = {
    async messages(query, options) {
      queries.push(query);
      const items = await answer(query.text, options?.cursor);
      return { items: items.map((message) => ({ message })) as never, cursor: undefined };
    },
  };
  return { queries, setup: { conversations: places, wrap: (plain) => ({ ...plain, search: port }) } };
}

afterEach(() => {
  leave();
  opened.store.dispose();
});

describe('a search over all chats, by the backend', () => {
  it('hands on words and filters, keeps the order, and leaves out what is broken or taken back', async () => {
    const recall = { recalled: { by: 'bo', time: 1 } };
    const { queries, setup } = backend(() => [
      said(1, 'tea'),
      null,
      { id: 'x' },
      said(4, 'tea'),
      said(3, 'tea', recall),
    ]);
    const search = await look({ text: 'tea', senderIds: ['bo'], kinds: ['image', 'link'], after: 1 }, setup);
    expect(queries).toEqual([{ text: 'tea', senderIds: ['bo'], types: ['image', 'text'], after: 1 }]);
    // Pictures and texts with an address were asked for.
    expect(ids(search)).toEqual([]);
    leave();
    const all = start({ text: 'tea' });
    await opened.world.advance(100);
    expect(ids(all)).toEqual(['m1', 'm4']);
    expect(all.getState()).toMatchObject({ status: 'ready', source: 'backend', hasMore: false });
  });

  it('pages, goes on where nothing in a page fits, and does not turn round with a cursor that stands still', async () => {
    const cursors: unknown[] = [];
    const port: SearchPort = {
      messages: (_query, options) => {
        const at = Number(options?.cursor ?? 0);
        cursors.push(at);
        const text = at === 2 || at === 3 ? 'see https://example.org/a' : 'nothing';
        return Promise.resolve({
          items: [{ message: said(10 - at, text) }],
          cursor: String(Math.min(at + 1, 4)),
          total: 9,
        });
      },
    };
    const search = await look(
      { text: '', kinds: ['link'] },
      { conversations: places, wrap: (plain) => ({ ...plain, search: port }) },
    );
    expect(ids(search)).toEqual(['m8']);
    expect(search.getState()).toMatchObject({ hasMore: true, total: 9, status: 'ready' });
    await search.loadMore();
    expect(ids(search)).toEqual(['m8', 'm7']);
    await search.loadMore();
    expect(search.getState().hasMore).toBe(false);
    expect(cursors).toEqual([0, 1, 2, 3, 4]);
  });

  it('for addresses, which a backend cannot ask for, goes through as many messages as through histories', async () => {
    const asked: unknown[] = [];
    const port: SearchPort = {
      async messages(_query, options) {
        const at = Number(options?.cursor ?? 0);
        const limit = options?.limit ?? 20;
        asked.push(limit);
        const items = Array.from({ length: limit }, (_, index) => ({
          message: said(10_000 - at - index, at + index === 3500 ? 'https://example.org' : 'tea'),
        }));
        return { items, cursor: String(at + limit) };
      },
    };
    const wrap: ChatSetup['wrap'] = (plain) => ({ ...plain, search: port });
    const search = await look({ text: '', kinds: ['link'] }, { conversations: places, wrap });
    expect(ids(search)).toEqual(['m6500']);
    expect(search.getState()).toMatchObject({ status: 'ready', hasMore: true });
    await search.loadMore();
    expect(ids(search)).toEqual(['m6500']);
    expect(asked.length).toBeLessThanOrEqual(36 + 40);
  });

  it('is told of as failed, and tried again', async () => {
    let fails = true;
    const { setup } = backend(() => {
      if (fails) throw new ChatError('rate-limited');
      return [said(1, 'tea')];
    });
    const search = await look({ text: 'tea' }, setup);
    expect(search.getState()).toMatchObject({ status: 'error', error: { code: 'rate-limited' }, source: 'backend' });
    fails = false;
    await search.loadMore();
    expect(ids(search)).toEqual(['m1']);
    expect(search.getState()).toMatchObject({ status: 'ready', error: undefined });
  });

  it('gives way to the histories where it cannot do just this', async () => {
    const { setup } = backend((text) => {
      if (text === '') throw new ChatError('unsupported');
      return [];
    });
    const search = await look(
      { text: '', senderIds: ['bo'] },
      { ...setup, messages: [said(1, 'one'), said(3, 'two')] },
    );
    expect(ids(search)).toEqual(['m3', 'm1']);
    expect(search.getState()).toMatchObject({ source: 'history', status: 'ready' });
  });

  it('does not answer for a query that nobody looks at any more', async () => {
    const answers: ((items: readonly Message[]) => void)[] = [];
    const { setup } = backend(() => new Promise((resolve) => answers.push(resolve)));
    const first = await look({ text: 'te' }, setup);
    const leaveFirst = leave;
    const second = start({ text: 'tea' });
    leaveFirst();
    answers[1]?.([said(2, 'tea')]);
    await opened.world.advance(10);
    answers[0]?.([said(1, 'te')]);
    await opened.world.advance(10);
    expect([ids(first), ids(second)]).toEqual([[], ['m2']]);
  });

  it('forgets everything when the user signs out, also what comes later', async () => {
    const answers: ((items: readonly Message[]) => void)[] = [];
    let asked = 0;
    const { setup } = backend(() =>
      asked++ === 0 ? [said(1, 'tea')] : new Promise((resolve) => answers.push(resolve)),
    );
    const search = await look({ text: 'tea' }, setup);
    expect(ids(search)).toEqual(['m1']);
    await opened.store.actions.logout().catch(() => undefined);
    expect(search.getState()).toMatchObject({ hits: [], hasMore: false });
    opened.adapter.emit({ type: 'message', message: said(1, 'tea again', { revision: 1 }) });
    await search.loadMore();
    expect(ids(search)).toEqual([]);
  });

  it('follows what becomes of its hits, and takes in nothing new', async () => {
    const { setup } = backend(() => [1, 2, 3, 4, 5, 6].map((seq) => said(seq, 'tea')));
    const search = await look({ text: 'tea' }, setup);
    opened.adapter.emit(
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall: { by: 'bo', time: 1 } },
      { type: 'message-removed', conversationId: 'c1', messageIds: ['m3'] },
      { type: 'history-cleared', conversationId: 'c2', upTo: said(2, '').position },
      { type: 'message', message: said(7, 'more tea') },
      {
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'm5',
        by: 'bo',
        revision: 1,
        content: said(5, 'coffee').content,
        time: 2,
      },
    );
    await opened.world.advance(50);
    expect(ids(search)).toEqual(['m4', 'm5', 'm6']);
    expect(search.getState().hits[1]?.content).toMatchObject({ text: 'coffee' });
    opened.adapter.emit({ type: 'conversation-removed', conversationId: 'c2' });
    await opened.world.advance(50);
    expect(ids(search)).toEqual(['m5']);
  });

  it('leaves out what was cleared, has run out, or lies in a chat one may not see', async () => {
    const cleared = buildConversation({ id: 'c1', clearedBefore: said(1, '').position });
    const { setup } = backend(() => [
      said(1, 'tea'),
      said(3, 'tea'),
      said(5, 'tea', { expiresAt: 1 }),
      said(7, 'tea', { conversationId: 'elsewhere' }),
    ]);
    const search = await look({ text: 'tea' }, { ...setup, conversations: [cleared] });
    expect(ids(search)).toEqual(['m3']);
  });

  it('does not find what was just deleted and can still be brought back', async () => {
    const { setup } = backend(() => [1, 3, 5].map((seq) => said(seq, 'tea')));
    opened = await chat({ ...setup, messages: [1, 3, 5].map((seq) => said(seq, 'tea')) });
    await opened.store.actions.removeLater?.(ref, ['m3'], 60_000);
    await opened.world.advance(50);
    const search = start({ text: 'tea' });
    await opened.world.advance(50);
    expect(ids(search)).toEqual(['m1', 'm5']);
  });
});

describe('a search over all chats, on this device', () => {
  it('reads the histories, the liveliest chat first, and asks before it goes on', async () => {
    const messages = [
      ...Array.from({ length: 120 }, (_, i) => said(2 * i + 1, `line ${i}`)),
      ...Array.from({ length: 20 }, (_, i) => said(2 * i + 2, `line ${i}`)),
    ];
    const search = await look({ text: '"line 1"' }, { conversations: places, messages, can: none });
    expect(search.getState()).toMatchObject({ source: 'history', status: 'ready' });
    expect(search.getState().hits[0]?.conversationId).toBe('c2');
    while (search.getState().hasMore) await search.loadMore();
    expect(ids(search)).toHaveLength(11 + 31);
  });

  it('looks by sender, kind and date without any words', async () => {
    const file = { type: 'file', items: [{ media: { id: 'f', mime: 'application/pdf', size: 9 }, name: 'plan.pdf' }] };
    const at = (seq: number): number => said(seq, '').time;
    const messages = [
      said(1, 'old'),
      said(3, '', { content: file }),
      said(5, 'by eva', { senderId: 'eva' }),
      said(7, 'late'),
      said(2, 'www.example.org'),
    ];
    const setup = { conversations: places, messages, can: none };
    expect(ids(await look({ text: '', kinds: ['file'] }, setup))).toEqual(['m3']);
    leave();
    expect(ids(await look({ text: '', senderIds: ['eva'] }, setup))).toEqual(['m5']);
    leave();
    expect(ids(await look({ text: '', after: at(2), before: at(5), conversationId: 'c1' }, setup))).toEqual([
      'm5',
      'm3',
    ]);
    leave();
    expect(ids(await look({ text: '', kinds: ['link'] }, setup))).toEqual(['m2']);
  });

  it('says that only this device was searched while there is no connection, and finds what lies on it', async () => {
    const { setup, queries } = backend(() => []);
    opened = await chat({ ...setup, messages: [said(1, 'tea'), said(3, 'more tea'), said(2, 'no tea here')] });
    opened.adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await opened.world.advance(50);
    opened.adapter.failNext('messages.load', new ChatError('offline'));
    opened.adapter.failNext('messages.load', new ChatError('offline'));
    const search = start({ text: 'tea' });
    await opened.world.advance(200);
    expect(search.getState()).toMatchObject({ source: 'device', status: 'ready', hasMore: false });
    // The open chat is loaded; of the other nothing is known.
    expect(ids(search)).toEqual(['m3', 'm1']);
    expect(queries).toEqual([]);
  });

  it('says what failed while there is a connection, and goes on from there', async () => {
    opened = await chat({ conversations: places, messages: [said(1, 'tea'), said(2, 'tea')], can: none }, false);
    opened.adapter.failNext('messages.load', new ChatError('timeout'));
    const search = start({ text: 'tea' });
    await opened.world.advance(100);
    expect(search.getState()).toMatchObject({ status: 'error', error: { code: 'timeout' }, hasMore: true });
    await search.loadMore();
    expect(ids(search)).toEqual(['m2', 'm1']);
  });

  it('has an end, however much there is', async () => {
    const messages = Array.from({ length: 4400 }, (_, i) => said(2 * i + 1, `line ${i}`));
    const search = await look({ text: 'nowhere' }, { conversations: places.slice(0, 1), messages, can: none });
    const loads = (): number => opened.adapter.calls.filter(({ method }) => method === 'messages.load').length;
    for (let i = 0; i < 100 && search.getState().status === 'loading'; i++) await opened.world.advance(500);
    // 4,000 messages in pages of 200, over a network.
    expect(loads()).toBe(20);
    expect(search.getState()).toMatchObject({ status: 'ready', hasMore: true });
    void search.loadMore();
    for (let i = 0; i < 100 && search.getState().hasMore; i++) await opened.world.advance(500);
    expect(search.getState().hasMore).toBe(false);
  });
});

describe('names', () => {
  it('of people and chats are found by their beginnings, parts, readings and first letters', async () => {
    opened = await chat(
      {
        conversations: [
          ...places,
          buildConversation({ id: 'g1', groupId: 'g1', peerId: undefined, activityAt: 1_770_000_000_000 }),
        ],
        groups: [buildGroup({ id: 'g1', name: 'Rivière & Bo' })],
        users: [
          { id: 'bo', nick: 'Bo Lindqvist' },
          { id: 'eva', nick: 'Eva Böttcher' },
          { id: 'li', nick: '李小明', custom: { reading: 'Li Xiao Ming' } },
        ],
      },
      false,
    );
    opened.store.actions.ensureUsers(['bo', 'eva', 'li']);
    opened.store.actions.ensureGroup('g1');
    await opened.world.advance(200);
    const state = opened.store.getState();
    expect(findPeople(state, 'bo')).toEqual(['bo', 'eva']);
    expect(findPeople(state, 'lind')).toEqual(['bo']);
    expect(findPeople(state, '小明')).toEqual(['li']);
    expect(findPeople(state, 'xiaoming')).toEqual(['li']);
    expect(findPeople(state, 'lxm')).toEqual(['li']);
    // First letters are for names that are not written with them.
    expect(findPeople(state, 'bl')).toEqual([]);
    // The signed-in user is called so by the session.
    expect(findPeople(state, 'me')).toEqual([]);
    expect(findPeople(state, 'me', true)).toEqual(['me']);
    expect(findPeople(state, ' ')).toEqual([]);
    expect(findConversations(state, 'riviere')).toEqual(['g1']);
    expect(findConversations(state, 'bo')).toEqual(['c1', 'g1', 'c2']);
  });
});
