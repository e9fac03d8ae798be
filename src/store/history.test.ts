import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { comparePositions } from '../model/index.js';
import { buildConversation, buildMessage, buildText } from '../testing/index.js';
import { chat, messages, ref } from './chat.test.helpers.js';

describe('history', () => {
  it('opens at the newest page and loads older ones without a hole or a double', async () => {
    const { store, rows, frame } = await chat({ messages: messages(1, 100), limits: { messagesPerPage: 30 } });
    expect(rows().map((row) => row.position.value)).toEqual(messages(71, 100).map((m) => m.position.value));
    while (store.getState().timelines.get('c1')!.hasOlder) {
      await store.actions.loadOlder(ref);
      await frame();
    }
    expect(rows().map((row) => row.position.value)).toEqual(messages(1, 100).map((m) => m.position.value));
  });

  it('shows a message from far back in a segment of its own, and joins it with the newest when they meet', async () => {
    const { store, rows, frame } = await chat({ messages: messages(1, 200), limits: { messagesPerPage: 20 } });
    expect(await store.actions.showAround(ref, 'm50')).toBe(true);
    await frame();
    expect([rows()[0]!.position.value, rows().at(-1)!.position.value]).toEqual([30, 70]);
    expect(store.getState().timelines.get('c1')).toMatchObject({ hasOlder: true, hasNewer: true });
    while (store.getState().timelines.get('c1')!.hasNewer) {
      await store.actions.loadNewer(ref);
      await frame();
    }
    expect(rows().map((row) => row.position.value)).toEqual(messages(30, 200).map((m) => m.position.value));
  });

  it('shows the history from a place on, with what stands above it, in one change', async () => {
    const { store, rows, frame } = await chat({ messages: messages(1, 200), limits: { messagesPerPage: 20 } });
    const first = (): number | undefined => rows()[0]?.position.value;
    const seen: (number | undefined)[] = [first()];
    store.subscribe(() => seen.at(-1) !== first() && seen.push(first()));
    expect(await store.actions.showFrom(ref, { value: 50, tie: '' })).toBe(true);
    await frame();
    expect([first(), rows().at(-1)?.position.value]).toEqual([30, 70]);
    expect(seen).toEqual([181, 30]);
    // Nothing stands there: what comes next is shown.
    expect(await store.actions.showFrom(ref, { value: 99, tie: 'x' })).toBe(true);
    await frame();
    expect(rows().map((row) => row.position.value)).toEqual(messages(80, 120).map((m) => m.position.value));
  });

  it('shows the beginning to whom has read nothing, and asks for nothing when the place is loaded', async () => {
    const { store, adapter, rows, frame } = await chat({
      messages: messages(1, 100),
      limits: { messagesPerPage: 20 },
      conversations: [buildConversation({ id: 'c1', unread: { count: 100, asOf: { value: 100, tie: '' } } })],
    });
    const { unreadAfter } = store.getState().timelines.get('c1')!;
    expect(await store.actions.showFrom(ref, unreadAfter!)).toBe(true);
    await frame();
    expect(rows()[0]?.position.value).toBe(1);
    const asked = adapter.calls.length;
    expect(await store.actions.showFrom(ref, { value: 90, tie: '' })).toBe(true);
    await frame();
    expect(rows().at(-1)?.position.value).toBe(100);
    expect(adapter.calls.length).toBe(asked);
  });

  it('says that a place could not be shown, and shows what it showed', async () => {
    const { store, adapter, rows, errors, frame } = await chat({
      messages: messages(1, 60),
      limits: { messagesPerPage: 20 },
    });
    adapter.failNext('messages.load', new ChatError('timeout'));
    expect(await store.actions.showFrom(ref, { value: 10, tie: '' })).toBe(false);
    expect(await store.actions.showFrom(ref, { value: 900, tie: '' })).toBe(false);
    await frame();
    expect(rows()[0]?.position.value).toBe(41);
    expect(errors.map((error) => error.code)).toEqual(['timeout']);
  });

  it('counts as unread from a mark on, although it was read', async () => {
    const { store } = await chat({
      messages: messages(1, 30),
      conversations: [
        buildConversation({
          id: 'c1',
          unread: { count: 0, readUpTo: { value: 30, tie: '' } },
          settings: { unreadFrom: { value: 21, tie: '' } },
        }),
      ],
    });
    const { unreadAfter } = store.getState().timelines.get('c1')!;
    expect(comparePositions(unreadAfter!, { value: 20, tie: '' })).toBe(1);
    expect(comparePositions(unreadAfter!, { value: 21, tie: '' })).toBe(-1);
  });

  it('says why it could not load, keeps the rest, and loads on retry', async () => {
    const { store, adapter, rows, frame } = await chat({ messages: messages(1, 60), limits: { messagesPerPage: 20 } });
    adapter.failNext('messages.load', new ChatError('timeout'));
    await store.actions.loadOlder(ref);
    await frame();
    expect(store.getState().timelines.get('c1')).toMatchObject({ status: 'ready', olderError: { code: 'timeout' } });
    expect(rows()).toHaveLength(20);
    store.actions.retryTimeline(ref);
    await frame();
    expect(rows()).toHaveLength(40);
  });

  it('fetches what a connection missed, up to where it left off, and goes on live', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 30), limits: { messagesPerPage: 10 } });
    adapter.store(...messages(31, 60));
    adapter.emit({ type: 'reconnected', resumed: false });
    adapter.emit({ type: 'message', message: buildMessage({ seq: 61 }) });
    await frame();
    expect(rows().map((row) => row.position.value)).toEqual(messages(21, 61).map((m) => m.position.value));
  });

  it('keeps what is read on screen while it fetches what was missed', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 30), limits: { messagesPerPage: 10 } });
    adapter.store(...messages(31, 60));
    const [before] = rows();
    const release = adapter.hold('messages.load');
    adapter.emit({ type: 'reconnected', resumed: false });
    await frame();
    expect(rows()[0]).toBe(before);
    release();
    await frame();
    expect(rows()[0]).toBe(before);
    expect(rows().at(-1)!.position.value).toBe(60);
  });

  it('notices a hole from a live message that follows one it does not have, and fills it', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 10) });
    adapter.store(...messages(11, 15));
    adapter.emit({ type: 'message', message: buildMessage({ seq: 15 }), follows: { value: 14, tie: '' } });
    await frame();
    expect(rows().map((row) => row.position.value)).toEqual(messages(1, 15).map((m) => m.position.value));
  });

  it('keeps at most maxLoaded rows, dropped where nobody reads, and loads them again', async () => {
    const { store, adapter, rows, frame } = await chat({
      messages: messages(1, 400),
      limits: { messagesPerPage: 50 },
      maxLoaded: 100,
    });
    for (let i = 0; i < 4; i++) {
      store.actions.setReading(ref, rows()[0]!.key);
      await store.actions.loadOlder(ref);
      await frame();
    }
    expect(rows()).toHaveLength(100);
    expect(store.getState().timelines.get('c1')).toMatchObject({ hasNewer: true, hasOlder: true });
    adapter.emit({ type: 'message', message: buildMessage({ seq: 401 }) });
    adapter.store(buildMessage({ seq: 401 }));
    await store.actions.showLatest(ref);
    await frame();
    expect(rows().at(-1)!.position.value).toBe(401);
  });

  it('still loads the end when it could not be had at first and another place is shown meanwhile', async () => {
    const { store, adapter, rows, world } = await chat(
      { messages: messages(1, 100), limits: { messagesPerPage: 10 } },
      false,
    );
    adapter.failNext('messages.load', new ChatError('timeout'));
    store.actions.openTimeline(ref);
    await world.advance(100);
    // One comes live; what lies before it is not known.
    adapter.store(buildMessage({ seq: 101 }));
    adapter.emit({ type: 'message', message: buildMessage({ seq: 101 }) });
    expect(await store.actions.showAround(ref, 'm50')).toBe(true);
    await world.advance(100);
    await store.actions.showLatest(ref);
    await world.advance(100);
    expect(rows().map((row) => row.position.value)).toEqual(messages(92, 101).map((m) => m.position.value));
  });

  it('asks anew for the end when things were missed while it was being asked for', async () => {
    const { store, adapter, rows, world } = await chat(
      { messages: messages(1, 30), limits: { messagesPerPage: 10 } },
      false,
    );
    const release = adapter.hold('messages.load');
    store.actions.openTimeline(ref);
    await world.advance(100);
    adapter.emit({ type: 'reconnected', resumed: false });
    await world.advance(100);
    expect(adapter.calls.filter(({ method }) => method === 'messages.load')).toHaveLength(2);
    release();
    await world.advance(100);
    expect(rows().map((row) => row.position.value)).toEqual(messages(21, 30).map((m) => m.position.value));
    expect(store.getState().timelines.get('c1')).toMatchObject({ status: 'ready', hasNewer: false });
  });

  it('drops pages that answer an earlier session, and counts them', async () => {
    const { store, adapter, rows, world, diagnostics } = await chat(
      { messages: messages(1, 30), limits: { messagesPerPage: 10 } },
      true,
    );
    const release = adapter.hold('messages.load');
    const asked = store.actions.loadOlder(ref);
    store.dispose();
    await store.start();
    await world.advance(100);
    release();
    await asked;
    await world.advance(100);
    expect(diagnostics.filter(({ kind }) => kind === 'foreign-answer')).toHaveLength(1);
    expect(rows().map((row) => row.position.value)).toEqual(messages(21, 30).map((m) => m.position.value));
  });

  it('says by one object whether the same rows stand in the same order, whatever changes in them', async () => {
    const { store, adapter, frame } = await chat({ messages: messages(1, 300) });
    const view = () => store.getState().timelines.get('c1')!.view;
    await store.actions.loadOlder(ref);
    await frame();
    const before = view();
    adapter.emit({ type: 'message', message: { ...buildMessage({ seq: 290, text: 'edited' }), revision: 1 } });
    await frame();
    expect(view()).not.toBe(before);
    expect(view().order).toBe(before.order);
    const key = store.actions.sendMessage(ref, {
      content: buildText('own'),
    });
    await frame();
    expect(view().indexOf(key)).toBe(before.size);
    expect(view().order).not.toBe(before.order);
    const { order } = view();
    adapter.emit({ type: 'message-removed', conversationId: 'c1', messageIds: ['m290'] });
    await frame();
    expect(view().order).not.toBe(order);
  });

  it('takes overlapping and repeated pages in once', async () => {
    const { store, rows, world } = await chat({ messages: messages(1, 60), limits: { messagesPerPage: 10 } });
    await Promise.all([
      store.actions.loadOlder(ref),
      store.actions.loadOlder(ref),
      store.actions.showAround(ref, 'm42'),
      store.actions.showAround(ref, 'm44'),
    ]);
    await store.actions.showLatest(ref);
    await world.advance(100);
    const shown = rows().map((row) => row.position.value);
    expect(shown).toEqual(Array.from({ length: shown.length }, (_, i) => 61 - shown.length + i));
    expect(shown.length).toBeGreaterThan(18);
  });

  it('lets go of places that were jumped to and left again, and keeps the end', async () => {
    const { store, adapter, rows, frame } = await chat({
      messages: messages(1, 900),
      limits: { messagesPerPage: 20 },
      maxLoaded: 60,
    });
    const jumps = (): number => adapter.calls.filter(({ method }) => method === 'messages.loadAround').length;
    for (const seq of [100, 300, 500, 700]) expect(await store.actions.showAround(ref, `m${seq}`)).toBe(true);
    await store.actions.showAround(ref, 'm700');
    expect(jumps()).toBe(4);
    await store.actions.showAround(ref, 'm100');
    expect(jumps()).toBe(5);
    const loads = adapter.calls.filter(({ method }) => method === 'messages.load').length;
    await store.actions.showLatest(ref);
    await frame();
    expect(rows().at(-1)?.position.value).toBe(900);
    expect(adapter.calls.filter(({ method }) => method === 'messages.load')).toHaveLength(loads);
  });
});
