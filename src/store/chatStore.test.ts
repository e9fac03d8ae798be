import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import { comparePositions } from '../model/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type TestAdapterOptions,
  type VirtualWorld,
} from '../testing/index.js';
import { createChatStore, selectStatus, type ChatStore, type Diagnostic, type MessageRow } from './index.js';

const ref = { conversationId: 'c1' };

interface Chat {
  readonly world: VirtualWorld;
  readonly adapter: TestAdapter;
  readonly store: ChatStore;
  readonly diagnostics: Diagnostic[];
  readonly errors: ChatError[];
  rows(): readonly MessageRow[];
  texts(): readonly unknown[];
  /** Lets pending work and one frame happen. */
  frame(): Promise<void>;
}

async function chat(options: TestAdapterOptions = {}, open = true, maxLoaded?: number): Promise<Chat> {
  const world = createVirtualWorld();
  const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], ...options });
  const diagnostics: Diagnostic[] = [];
  const errors: ChatError[] = [];
  const store = createChatStore({
    adapter,
    env: world.createEnv(),
    maxLoaded,
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
    onError: (error) => errors.push(error),
  });
  await store.start();
  await world.advance(50);
  if (open) store.actions.openTimeline(ref);
  await world.advance(50);
  const rows = (): readonly MessageRow[] => {
    const view = store.getState().timelines.get('c1')?.view;
    return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i));
  };
  const texts = (): readonly unknown[] =>
    rows().map(({ message }) => ('text' in message.content ? message.content.text : message.content.type));
  return { world, adapter, store, diagnostics, errors, rows, texts, frame: () => world.advance(20) };
}

const messages = (from: number, to: number): ReturnType<typeof buildMessage>[] =>
  Array.from({ length: to - from + 1 }, (_, i) => buildMessage({ seq: from + i }));

describe('sending', () => {
  it('shows the message at once, under a key that never changes', async () => {
    const { store, rows, frame } = await chat();
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    expect(rows()).toMatchObject([{ key, mine: true, phase: 'saving' }]);
    await frame();
    expect(rows()).toMatchObject([{ key, mine: true, phase: 'sent', message: { id: 's1' } }]);
  });

  it('makes one row of the optimistic copy, the echo and the ack, whichever comes first', async () => {
    const { store, adapter, rows, frame } = await chat();
    const release = adapter.hold('messages.send');
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    const outgoing = adapter.calls.find((call) => call.method === 'messages.send')!.args[0] as { clientId: string };
    const echo = buildMessage({ seq: 1, id: 's1', senderId: 'me', text: 'hello', clientId: outgoing.clientId });
    adapter.emit({ type: 'message', message: echo });
    await frame();
    expect(rows().map((row) => row.key)).toEqual([key]);
    release();
    await frame();
    expect(rows()).toMatchObject([{ key, phase: 'sent', message: { id: 's1' } }]);
  });

  it("does not let another person's client id settle an own row", async () => {
    const { store, adapter, rows, frame } = await chat();
    adapter.hold('messages.send');
    store.actions.sendMessage(ref, { content: buildText('mine') });
    await frame();
    const outgoing = adapter.calls.find((call) => call.method === 'messages.send')!.args[0] as { clientId: string };
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1, clientId: outgoing.clientId, text: 'forged' }) });
    await frame();
    expect(rows()).toHaveLength(2);
  });

  it('keeps the order of sending while the first is still under way', async () => {
    const { store, adapter, texts, frame } = await chat();
    const release = adapter.hold('messages.send');
    for (const text of ['one', 'two', 'three']) store.actions.sendMessage(ref, { content: buildText(text) });
    await frame();
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(1);
    release();
    await frame();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('fails for good on a permanent error, and sends on retry', async () => {
    const { store, adapter, rows, frame } = await chat();
    adapter.failNext('messages.send', new ChatError('muted', 'muted', { until: 5 }));
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    expect(rows()).toMatchObject([{ key, phase: 'failed', error: { code: 'muted', until: 5 } }]);
    store.actions.retrySend(ref, key);
    await frame();
    expect(rows()).toMatchObject([{ key, phase: 'sent' }]);
  });

  it('tries again by itself after a passing failure, and at once when the connection is back', async () => {
    const { store, adapter, rows, world, frame } = await chat();
    for (let i = 0; i < 4; i++) adapter.failNext('messages.send', new ChatError('offline'));
    store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(4000);
    expect(rows()).toMatchObject([{ phase: 'sending' }]);
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    adapter.emit({ type: 'connection', state: { status: 'offline' } });
    adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await frame();
    await world.advance(60_000);
    expect(rows()).toMatchObject([{ phase: 'sent' }]);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(5);
  });

  it('says "may have been sent" instead of risking two where the backend cannot tell', async () => {
    const { store, adapter, rows, world } = await chat({ idempotentSend: 'none' });
    adapter.failNext('messages.send', new ChatError('timeout'));
    store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(60_000);
    expect(rows()).toMatchObject([{ phase: 'uncertain' }]);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(1);
  });

  it('looks up what became of a send whose answer was lost', async () => {
    const { store, adapter, rows, world } = await chat({ idempotentSend: 'probe' });
    adapter.failNext('messages.send', new ChatError('timeout'));
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(10);
    const outgoing = adapter.calls.find((call) => call.method === 'messages.send')!.args[0] as { clientId: string };
    adapter.store(buildMessage({ seq: 1, id: 'arrived', senderId: 'me', clientId: outgoing.clientId }));
    await world.advance(60_000);
    expect(rows()).toMatchObject([{ key, phase: 'sent', message: { id: 'arrived' } }]);
    expect(adapter.calls.filter((call) => call.method === 'messages.send')).toHaveLength(1);
  });

  it('gives a failed message back when it is discarded', async () => {
    const { store, adapter, rows, frame } = await chat();
    adapter.failNext('messages.send', new ChatError('too-large'));
    const key = store.actions.sendMessage(ref, { content: buildText('hello') });
    await frame();
    expect(store.actions.discardSend(ref, key)?.content).toMatchObject({ text: 'hello' });
    expect(rows()).toHaveLength(0);
  });
});

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
    const { store, adapter, rows, frame } = await chat(
      { messages: messages(1, 400), limits: { messagesPerPage: 50 } },
      true,
      100,
    );
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
});

describe('events', () => {
  it('orders by the position of the server, however messages arrive', async () => {
    const { adapter, rows, frame } = await chat();
    for (const seq of [3, 1, 2, 5, 4, 2]) adapter.emit({ type: 'message', message: buildMessage({ seq }) });
    await frame();
    expect(rows().map((row) => row.position.value)).toEqual([1, 2, 3, 4, 5]);
  });

  it('commits once per frame however many events come', async () => {
    const { store, adapter, frame } = await chat();
    let commits = 0;
    store.subscribe(() => (commits += 1));
    for (let seq = 1; seq <= 500; seq++) adapter.emit({ type: 'message', message: buildMessage({ seq }) });
    await frame();
    expect(commits).toBe(1);
  });

  it('leaves the rows alone that a message does not touch', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 20) });
    const before = rows();
    adapter.emit({ type: 'message', message: buildMessage({ seq: 21 }) });
    await frame();
    expect(
      rows()
        .slice(0, 20)
        .every((row, i) => row === before[i]),
    ).toBe(true);
  });

  it('applies edits, recalls and reactions that arrive before their message', async () => {
    const { adapter, rows, texts, frame } = await chat();
    const at = { value: 1, tie: 'r' };
    adapter.emit(
      {
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'm1',
        by: 'bo',
        revision: 1,
        content: buildText('edited'),
        time: 1,
      },
      { type: 'reaction', conversationId: 'c1', messageId: 'm1', userId: 'cy', emoji: '👍', active: true, at },
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm2', recall: { by: 'bo', time: 2 } },
    );
    adapter.emit(
      { type: 'message', message: buildMessage({ seq: 1 }) },
      { type: 'message', message: buildMessage({ seq: 2 }) },
    );
    await frame();
    expect(texts()).toEqual(['edited', 'recalled']);
    expect(rows()[0]!.message.lanes.reactions?.value).toMatchObject([{ emoji: '👍', count: 1, mine: false }]);
  });

  it('treats reactions as registers: the later operation holds, repeats change nothing', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 1) });
    const reaction = (userId: string, active: boolean, value: number) =>
      ({
        type: 'reaction',
        conversationId: 'c1',
        messageId: 'm1',
        userId,
        emoji: '👍',
        active,
        at: { value, tie: '' },
      }) as const;
    const people = Array.from({ length: 20 }, (_, i) => reaction(`p${i}`, true, 10 + i));
    adapter.emit(...people, ...people, reaction('p3', false, 40), reaction('p3', true, 39));
    await frame();
    expect(rows()[0]!.message.lanes.reactions?.value).toMatchObject([{ emoji: '👍', count: 19 }]);
  });

  it('ignores a lower revision, and never brings a recalled text back', async () => {
    const { adapter, texts, frame } = await chat({ messages: messages(1, 1) });
    const edit = (revision: number, text: string) =>
      ({
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'm1',
        by: 'bo',
        revision,
        content: buildText(text),
        time: 1,
      }) as const;
    adapter.emit(edit(2, 'second'), edit(1, 'first'));
    await frame();
    expect(texts()).toEqual(['second']);
    adapter.emit(
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall: { by: 'bo', time: 3 } },
      edit(9, 'back'),
    );
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1, revision: 10 }) });
    await frame();
    expect(texts()).toEqual(['recalled']);
  });

  it('changes nothing for rubbish, never throws, and counts it', async () => {
    const { adapter, rows, diagnostics, frame } = await chat({ messages: messages(1, 2) });
    const before = rows();
    const rubbish: unknown[] = [
      null,
      42,
      {},
      { type: 'message' },
      { type: 'message', accountId: 'test', message: { id: 1 } },
      { type: 'no-such-thing', accountId: 'test' },
      {
        type: 'reaction',
        accountId: 'test',
        conversationId: 'c1',
        messageId: 'm1',
        userId: 'x',
        emoji: '👍',
        active: true,
      },
      {
        type: 'read-cursor',
        accountId: 'test',
        conversationId: 'c1',
        userId: 'x',
        position: { value: Number.NaN, tie: '' },
      },
    ];
    adapter.emitRaw(...rubbish);
    await frame();
    expect(rows().every((row, i) => row === before[i])).toBe(true);
    expect(diagnostics).toHaveLength(rubbish.length);
  });

  it('shows content of unknown types as such instead of dropping the message', async () => {
    const { adapter, rows, frame } = await chat();
    adapter.emit({ type: 'message', message: { ...buildMessage({ seq: 1 }), content: { type: 'hologram' } } });
    await frame();
    expect(rows()[0]!.message.content).toMatchObject({ type: 'unknown', originalType: 'hologram' });
  });
});

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
    expect(comparePositions(store.getState().cursors.get('c1')!.read.get('bo')!, { value: 5, tie: '' })).toBe(0);
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

describe('life', () => {
  it('ends every timer and subscription when disposed, and starts again', async () => {
    const { store, adapter, world } = await chat();
    adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active: true });
    store.actions.setTyping(ref, true);
    store.dispose();
    await world.advance(100);
    expect({ timers: world.waiting, listeners: adapter.listeners }).toEqual({ timers: 0, listeners: 0 });
    await store.start();
    expect(store.getState().startup.status).toBe('ready');
  });

  it('loads a timeline that was opened before it was known who signed in', async () => {
    const world = createVirtualWorld();
    const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], messages: messages(1, 3) });
    const store = createChatStore({ adapter, env: world.createEnv() });
    const close = store.actions.openTimeline(ref);
    void store.start();
    await world.advance(100);
    const timeline = store.getState().timelines.get('c1')!;
    expect([timeline.status, timeline.view.size]).toEqual(['ready', 3]);
    close();
  });

  it('says why it could not sign in, and tries again', async () => {
    const adapter = createTestAdapter();
    adapter.failNext('session.connect', new ChatError('expired'));
    const store = createChatStore({ adapter, env: createVirtualWorld().createEnv() });
    await store.start();
    expect(store.getState().startup).toMatchObject({ status: 'error', error: { code: 'expired' } });
    await store.actions.reconnect();
    expect(store.getState().startup.status).toBe('ready');
  });

  it.each([
    [undefined, /adapter is undefined/],
    [() => ({}), /is a function/],
    [Promise.resolve(), /is a Promise/],
    [{}, /session is missing.*docs\/adapters\.md/],
  ])('refuses %s as an adapter with a sentence that helps', (adapter, message) => {
    expect(() => createChatStore({ adapter: adapter as never })).toThrow(message);
  });

  it('ends typing after ten seconds, on stop, and when the message comes', async () => {
    const { store, adapter, world, frame } = await chat();
    const typing = (): number => store.getState().typing.get('c1')?.length ?? 0;
    const type = (active: boolean): void =>
      adapter.emit({ type: 'typing', conversationId: 'c1', userId: 'bo', active });
    type(true);
    await frame();
    expect(typing()).toBe(1);
    await world.advance(10_100);
    expect(typing()).toBe(0);
    type(true);
    type(false);
    await frame();
    expect(typing()).toBe(0);
    type(true);
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1 }) });
    await frame();
    expect(typing()).toBe(0);
  });
});

describe('drafts', () => {
  it('survive the store, and reach other tabs', async () => {
    const world = createVirtualWorld();
    const make = (): ChatStore =>
      createChatStore({
        adapter: createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] }),
        env: world.createEnv(),
      });
    const [one, two] = [make(), make()];
    await one.start();
    await two.start();
    await world.advance(100);
    one.actions.setDraft('c1', { text: 'half a thou', updatedAt: world.now() });
    await world.advance(1000);
    expect(two.getState().drafts.get('c1')?.text).toBe('half a thou');
    one.dispose();
    two.dispose();
    const three = make();
    await three.start();
    await world.advance(100);
    expect(three.getState().drafts.get('c1')?.text).toBe('half a thou');
  });
});
