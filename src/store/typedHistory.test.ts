import { afterEach, describe, expect, it } from 'vitest';
import { ChatError, type ChatEventBody } from '../contract/index.js';
import type { Message } from '../model/index.js';
import { buildMessage } from '../testing/index.js';
import { chat, messages, ref, type Chat, type ChatSetup } from './chat.test.helpers.js';
import { createTypedHistory, type TypedHistory, type TypedHistoryOptions } from './index.js';

const file = (seq: number, name = `${seq}.pdf`): Message =>
  buildMessage({
    seq,
    content: { type: 'file', items: [{ media: { id: `f${seq}`, mime: 'application/pdf', size: 10 }, name }] } as never,
  });
/** Every tenth message is a file. */
const mixed = (count: number): Message[] =>
  Array.from({ length: count }, (_, i) => (i % 10 === 9 ? file(i + 1) : buildMessage({ seq: i + 1 })));

let opened: Chat;
let leave: () => void;
async function look(
  setup: ChatSetup,
  options: Partial<TypedHistoryOptions> = {},
): Promise<{ readonly history: TypedHistory; readonly ids: () => readonly string[] }> {
  opened = await chat(setup, false);
  const history = createTypedHistory(opened.store, { ref, types: ['file'], limit: 5, ...options });
  leave = history.subscribe(() => {});
  await opened.world.advance(100);
  return { history, ids: () => history.getState().items.map(({ id }) => id) };
}
afterEach(() => {
  leave();
  opened.store.dispose();
});

describe('messages of one type', () => {
  it('come newest first, page by page, and end where history begins', async () => {
    const { history, ids } = await look({ messages: mixed(400) });
    expect(ids().slice(0, 2)).toEqual(['m400', 'm390']);
    expect(history.getState()).toMatchObject({ status: 'ready', hasMore: true });
    for (let page = 0; page < 20 && history.getState().hasMore; page++) await history.loadMore();
    expect(ids()).toHaveLength(40);
    expect(new Set(ids()).size).toBe(40);
    expect(history.getState()).toMatchObject({ status: 'ready', hasMore: false });
    const asked = opened.adapter.calls.filter(({ method }) => method === 'messages.load').map(({ args }) => args[1]);
    expect(asked).toSatisfy((all: { types?: unknown }[]) => all.every(({ types }) => String(types) === 'file'));
  });

  it('are picked out where the backend cannot tell types apart', async () => {
    const { ids } = await look({
      messages: mixed(100),
      wrap: (plain) => ({
        ...plain,
        messages: {
          ...plain.messages,
          load: (where, request) => plain.messages.load(where, { ...request, types: undefined }),
        },
      }),
    });
    expect(ids().slice(0, 3)).toEqual(['m100', 'm90', 'm80']);
  });

  it('can be chosen more finely, and are looked for over several pages', async () => {
    const { ids, history } = await look(
      { messages: messages(1, 60) },
      { types: ['text'], keep: ({ id }) => id === 'm3', limit: 10 },
    );
    expect(ids()).toEqual(['m3']);
    expect(history.getState().hasMore).toBe(false);
  });

  it('follow what comes, is edited, taken back, deleted and cleared', async () => {
    const { ids, history } = await look({ messages: [file(1), file(2), file(3)] });
    const { adapter, world } = opened;
    const events = async (...all: readonly ChatEventBody[]): Promise<void> => {
      adapter.emit(...all);
      await world.advance(50);
    };
    await events({ type: 'message', message: file(4) }, { type: 'message', message: buildMessage({ seq: 5 }) });
    expect(ids()).toEqual(['m4', 'm3', 'm2', 'm1']);
    await events({
      type: 'message-edited',
      conversationId: 'c1',
      messageId: 'm4',
      by: 'bo',
      revision: 1,
      content: file(4, 'new.pdf').content,
      time: 1,
    });
    expect(history.getState().items[0]?.content).toMatchObject({ items: [{ name: 'new.pdf' }] });
    await events({ type: 'message-recalled', conversationId: 'c1', messageId: 'm4', recall: { by: 'bo', time: 1 } });
    // What was taken back does not come back with a late repeat (P4).
    await events({ type: 'message', message: file(4) });
    expect(ids()).toEqual(['m3', 'm2', 'm1']);
    await events({ type: 'message-removed', conversationId: 'c1', messageIds: ['m2'] });
    expect(ids()).toEqual(['m3', 'm1']);
    await events({ type: 'history-cleared', conversationId: 'c1', upTo: file(1).position });
    expect(ids()).toEqual(['m3']);
    // Another conversation's is none of this one's.
    await events({ type: 'message', message: { ...file(9), conversationId: 'c2' } });
    expect(ids()).toEqual(['m3']);
  });

  it('leave out what is broken', async () => {
    const broken = { ...file(2), position: undefined } as unknown as Message;
    const { ids } = await look({
      messages: [file(1)],
      wrap: (plain) => ({
        ...plain,
        messages: {
          ...plain.messages,
          load: async (where, request) => {
            const page = await plain.messages.load(where, request);
            return { ...page, items: [null as unknown as Message, broken, ...page.items] };
          },
        },
      }),
    });
    expect(ids()).toEqual(['m1']);
  });

  it('say why they could not be loaded, show what the open chat holds, and come when it is connected again', async () => {
    opened = await chat({ messages: mixed(60) });
    const { adapter, store, world } = opened;
    adapter.failNext('messages.load', new ChatError('offline'));
    const history = createTypedHistory(store, { ref, types: ['file'] });
    leave = history.subscribe(() => {});
    await world.advance(100);
    expect(history.getState()).toMatchObject({ status: 'error', error: { code: 'offline' } });
    expect(history.getState().items.map(({ id }) => id)).toContain('m60');
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await world.advance(100);
    expect(history.getState().status).toBe('ready');
    expect(history.getState().items).toHaveLength(6);
  });

  it('are forgotten when nobody looks any more, and asked for anew', async () => {
    const { history } = await look({ messages: [file(1)] });
    leave();
    expect(history.getState()).toMatchObject({ items: [], status: 'idle' });
    const before = opened.adapter.listeners;
    leave = history.subscribe(() => {});
    await opened.world.advance(50);
    expect(history.getState().items).toHaveLength(1);
    expect(opened.adapter.listeners).toBe(before + 1);
  });

  it('end where a backend stands still', async () => {
    const { history } = await look({
      messages: [file(1)],
      wrap: (plain) => ({
        ...plain,
        messages: {
          ...plain.messages,
          load: async (where, request) => ({ ...(await plain.messages.load(where, request)), reachedStart: false }),
        },
      }),
    });
    expect(history.getState()).toMatchObject({ status: 'ready', hasMore: false });
  });
});
