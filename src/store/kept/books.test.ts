import { describe, expect, it } from 'vitest';
import { ChatError, type MessageSnapshot } from '../../contract/index.js';
import { buildText } from '../../testing/index.js';
import { selectPinned, selectSaved } from '../selectors.js';
import { makeChat, openChat, recall, ref, settle, type KeptChat } from './kept.test.helpers.js';

const snapshot = (messageId: string, text = `Old words of ${messageId}`): MessageSnapshot => ({
  ref: { conversationId: 'c1', messageId },
  senderId: 'bo',
  senderName: 'Bo',
  time: 1_750_000_000_000,
  content: buildText(text),
});

const ids = ({ store }: KeptChat): unknown[] | undefined =>
  selectPinned(store.getState(), ref)?.items.map((item) => item.ref?.messageId);

const status = ({ store }: KeptChat): string | undefined => selectPinned(store.getState(), ref)?.status;

async function opened(): Promise<KeptChat> {
  const chat = makeChat();
  await openChat(chat);
  return chat;
}

describe('words that were taken back (P4)', () => {
  it('do not come back with a page that was made before', async () => {
    const chat = await opened();
    const { store } = chat;
    chat.pinned = [
      snapshot('m1'),
      { ...snapshot('m2'), content: { type: 'merged', title: 'T', items: [snapshot('m1')] } },
    ];
    await recall(chat, 'm1');
    await store.actions.loadPinned(ref);
    await store.actions.loadSaved();
    expect(ids(chat)).toEqual(['m1', 'm2']);
    expect(selectPinned(store.getState(), ref)?.items[0]?.content).toEqual({ type: 'recalled' });
    expect(JSON.stringify([...store.getState().kept.values()])).not.toContain('Old words');
    store.dispose();
  });

  it('do not come back with a page that was on its way', async () => {
    const chat = await opened();
    chat.pinned = [snapshot('m1')];
    const open = chat.hold('list');
    const done = chat.store.actions.loadPinned(ref);
    await settle();
    await recall(chat, 'm1');
    open();
    await done;
    expect(chat.pins()).toEqual([['Bo', { type: 'recalled' }]]);
    chat.store.dispose();
  });

  it('are not shown, nor kept afterwards, while a message is being pinned or saved', async () => {
    const chat = await opened();
    const { store } = chat;
    const open = chat.hold('change');
    const done = [store.actions.pinMessage(ref, 'm1', true), store.actions.saveMessage(ref, 'm1', true)];
    await settle();
    expect(chat.pins()).toEqual([['Bo', buildText('Message 1')]]);
    await recall(chat, 'm1');
    expect(chat.pins()).toEqual([['Bo', { type: 'recalled' }]]);
    open();
    await Promise.all(done);
    expect(chat.pins()).toEqual([['Bo', { type: 'recalled' }]]);
    expect(selectSaved(store.getState())?.items[0]?.content).toEqual({ type: 'recalled' });
    store.dispose();
  });
});

describe('a page of pins from a careless backend (P15, P17)', () => {
  it.each<unknown>([
    null,
    undefined,
    'm1',
    7,
    {},
    [],
    { ...snapshot('m1'), ref: undefined },
    { ref: { messageId: 'm1' } },
  ])('loses no more than the item that is %o', async (item) => {
    const chat = await opened();
    chat.pinned = [snapshot('m2'), item, snapshot('m3')];
    await chat.store.actions.loadPinned(ref);
    expect([status(chat), ids(chat)]).toEqual(['ready', ['m2', 'm3']]);
    chat.store.dispose();
  });

  it('shows each message once, with a name and a time', async () => {
    const chat = await opened();
    chat.pinned = [
      { ref: snapshot('m1').ref, senderName: {}, time: 'today', content: 3 },
      snapshot('m1'),
      snapshot('m2'),
    ];
    await chat.store.actions.loadPinned(ref);
    expect(ids(chat)).toEqual(['m1', 'm2']);
    expect(selectPinned(chat.store.getState(), ref)?.items[0]).toMatchObject({
      senderName: '',
      time: 0,
      content: { type: 'unknown' },
    });
    chat.store.dispose();
  });

  it('is cut, and is empty when it is no list', async () => {
    const chat = await opened();
    chat.pinned = Array.from({ length: 5000 }, (_, i) => snapshot(`n${i}`));
    await chat.store.actions.loadPinned(ref);
    expect(ids(chat)).toHaveLength(200);
    chat.pinned = 'none';
    await chat.store.actions.loadPinned(ref);
    expect([status(chat), ids(chat)]).toEqual(['ready', []]);
    chat.store.dispose();
  });
});

describe('a list and the connection', () => {
  it('is asked for again when the connection may have missed something', async () => {
    const chat = await opened();
    await chat.store.actions.loadPinned(ref);
    await chat.store.actions.loadSaved();
    chat.pinned = [snapshot('m2')];
    chat.adapter.emit({ type: 'reconnected', resumed: true });
    await chat.world.advance(100);
    expect(chat.asked).toEqual(['pins', 'saved']);
    chat.adapter.emit({ type: 'reconnected', resumed: false });
    await chat.world.advance(100);
    expect(chat.asked).toEqual(['pins', 'saved', 'pins', 'saved']);
    expect(ids(chat)).toEqual(['m2']);
    expect(selectSaved(chat.store.getState())?.items).toHaveLength(1);
    chat.store.dispose();
  });

  it('is asked for again on the next connection when it failed, and only then', async () => {
    const chat = await opened();
    chat.refuse(new ChatError('offline'));
    await chat.store.actions.loadPinned(ref);
    chat.refuse(undefined);
    await chat.store.actions.loadSaved();
    expect(status(chat)).toBe('error');
    chat.adapter.emit({ type: 'connection', state: { status: 'offline' } });
    chat.adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await chat.world.advance(100);
    expect(chat.asked).toEqual(['pins', 'saved', 'pins']);
    expect(status(chat)).toBe('ready');
    chat.store.dispose();
  });

  it('is asked for once more when the connection came back while it was on its way', async () => {
    const chat = await opened();
    const open = chat.hold('list');
    const done = chat.store.actions.loadPinned(ref);
    await settle();
    chat.pinned = [snapshot('m2')];
    chat.adapter.emit({ type: 'reconnected', resumed: false }, { type: 'reconnected', resumed: false });
    await chat.world.advance(100);
    open();
    await done;
    expect(chat.asked).toEqual(['pins', 'pins']);
    expect(ids(chat)).toEqual(['m2']);
    chat.store.dispose();
  });

  it('keeps what was told and done while a page was on its way that was made before', async () => {
    const chat = await opened();
    const { store } = chat;
    chat.pinned = [snapshot('m1')];
    await store.actions.loadPinned(ref);
    const open = chat.hold('list');
    const done = store.actions.loadPinned(ref);
    await settle();
    chat.adapter.emit({ type: 'pinned', conversationId: 'c1', messageId: 'm2', active: true, by: 'bo' });
    chat.adapter.emit({ type: 'pinned', conversationId: 'c1', messageId: 'm1', active: false, by: 'bo' });
    await chat.world.advance(100);
    await store.actions.pinMessage(ref, 'm3', true);
    expect(ids(chat)).toEqual(['m3', 'm2']);
    await recall(chat, 'm2');
    open();
    await done;
    expect(ids(chat)).toEqual(['m3', 'm2']);
    expect(chat.pins()?.[1]).toEqual(['Bo', { type: 'recalled' }]);
    store.dispose();
  });

  it('is asked for once more when a message was pinned meanwhile that is not loaded', async () => {
    const chat = await opened();
    const open = chat.hold('list');
    const done = chat.store.actions.loadPinned(ref);
    await settle();
    chat.pinned = [snapshot('far')];
    for (const messageId of ['far', 'farther'])
      chat.adapter.emit({ type: 'pinned', conversationId: 'c1', messageId, active: true, by: 'bo' });
    await chat.world.advance(100);
    open();
    await done;
    expect(ids(chat)).toEqual(['far']);
    expect(chat.asked).toEqual(['pins', 'pins']);
    chat.store.dispose();
  });
});
