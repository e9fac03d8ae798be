import { describe, expect, it } from 'vitest';
import type { Message } from '../../contract/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
} from '../../testing/index.js';
import { at, messages, openTab, seqs, settle, signedIn } from './offline.test.helpers.js';

const ref = { conversationId: 'c1' };
const named = { conversationId: 'c1', messageId: 'm3' } as const;
const SECRET = 'message 3';

async function stored(world: Awaited<ReturnType<typeof signedIn>>['world'], account = 'test'): Promise<string> {
  await settle(world);
  const storage = await world.createEnv().openStorage(account);
  return JSON.stringify(
    await Promise.all((['messages', 'conversations', 'meta', 'users'] as const).map((t) => storage.list(t))),
  );
}

async function withFive(): Promise<Awaited<ReturnType<typeof signedIn>> & { third(): Promise<Message | undefined> }> {
  const tab = await signedIn(5);
  await tab.adapter.messages.load(ref, {});
  tab.asked();
  return { ...tab, third: async () => (await tab.adapter.messages.load(ref, {})).items.find(({ id }) => id === 'm3') };
}

describe('changes that the stream tells', () => {
  it('are in the next answer without asking', async () => {
    const { inner, third, asked } = await withFive();
    inner.emit(
      { type: 'message-edited', ...named, by: 'bo', revision: 1, content: buildText('better'), time: 5 },
      { type: 'reaction', ...named, userId: 'cy', emoji: '👍', active: true, at: at(6) },
      { type: 'receipt-summary', ...named, version: 1, summary: { read: 2, total: 3 } },
      { type: 'lane', ...named, lane: 'translation', value: { version: 1, value: { language: 'de', text: 'besser' } } },
    );
    expect(await third()).toMatchObject({
      content: { text: 'better' },
      revision: 1,
      lanes: {
        reactions: { value: [{ emoji: '👍', count: 1 }] },
        receipts: { value: { read: 2 } },
        translation: { value: { text: 'besser' } },
      },
    });
    expect(asked()).toEqual([]);
  });

  it('count a repeated or overtaken reaction once', async () => {
    const { inner, third } = await withFive();
    const reaction = { type: 'reaction', ...named, userId: 'cy', emoji: '👍' } as const;
    inner.emit({ ...reaction, active: true, at: at(7) }, { ...reaction, active: false, at: at(6) });
    inner.emit({ ...reaction, active: true, at: at(7) });
    expect((await third())?.lanes.reactions?.value).toMatchObject([{ emoji: '👍', count: 1 }]);
  });

  it('are there after a reload', async () => {
    const { inner, world } = await withFive();
    inner.emit({ type: 'message-edited', ...named, by: 'bo', revision: 1, content: buildText('better'), time: 5 });
    await settle(world);
    const next = openTab(world);
    await next.adapter.session.connect();
    await next.adapter.conversations.list();
    const page = await next.adapter.messages.load(ref, { upper: at(4), limit: 2, fill: 'fromUpper' });
    expect(page.items.map(({ content }) => content)).toMatchObject([{ text: 'better' }, { text: 'message 4' }]);
    expect(next.asked()).toEqual([]);
  });

  it('reach messages whose rows are only in storage', async () => {
    const { world } = await withFive();
    await settle(world);
    const next = openTab(world);
    await next.adapter.session.connect();
    next.inner.emit({ type: 'message-recalled', ...named, recall: { by: 'bo', time: 9 } });
    expect(await stored(world)).not.toContain(SECRET);
  });

  it('of messages that are not cached wait for them, within a bound', async () => {
    const dropped: string[] = [];
    const { adapter, inner } = await signedIn(5, { onDiagnostic: ({ kind }) => dropped.push(kind) });
    inner.emit({ type: 'message-edited', ...named, by: 'bo', revision: 1, content: buildText('better'), time: 5 });
    const page = await adapter.messages.load(ref, {});
    expect(page.items[2]).toMatchObject({ content: { text: 'better' } });
    for (let i = 0; i < 1001; i++)
      inner.emit({ type: 'message-recalled', conversationId: 'c1', messageId: `x${i}`, recall: { by: 'bo', time: 9 } });
    expect(dropped).toEqual(['waiting-dropped']);
  });

  it('that are malformed change nothing, throw nothing and are counted', async () => {
    const kinds: string[] = [];
    const { adapter, inner, events, asked } = await signedIn(5, { onDiagnostic: ({ kind }) => kinds.push(kind) });
    const before = await adapter.messages.load(ref, {});
    const accountId = 'test';
    const broken = [
      null,
      { accountId, type: 'message', message: { id: 'm6' } },
      { accountId, type: 'message-edited', ...named, content: null },
      { accountId, type: 'message-removed', conversationId: 'c1', messageIds: 'm3' },
      { accountId, type: 'history-cleared', conversationId: 'c1', upTo: { value: NaN, tie: '' } },
      { accountId, type: 'conversation', conversation: null },
      { accountId, type: 'reaction', ...named, userId: 'cy', emoji: '👍', active: true, at: null },
    ];
    inner.emitRaw(...broken);
    asked();
    expect(await adapter.messages.load(ref, {})).toEqual(before);
    expect(kinds).toEqual(broken.map(() => 'malformed-event'));
    // The store has rules of its own: everything is handed on.
    expect(events.slice(-broken.length)).toEqual(broken);
  });
});

describe('a recalled message', () => {
  it('leaves storage, also where it was quoted or is the last one of the list', async () => {
    const { inner, world, adapter } = await withFive();
    const quote = { ref: named, senderName: 'Bo', time: 1, content: buildText(SECRET) };
    inner.emit({ type: 'message', message: buildMessage({ seq: 6, text: 'see above', quote }) });
    expect(await stored(world)).toContain(SECRET);
    inner.emit({ type: 'message-recalled', ...named, recall: { by: 'bo', time: 9 } });
    expect(await stored(world)).not.toContain(SECRET);
    const page = await adapter.messages.load(ref, {});
    expect(page.items[2]).toMatchObject({ content: { type: 'recalled' }, recalled: { by: 'bo', time: 9 } });
    expect(page.items[5]?.quote?.content).toEqual({ type: 'recalled' });
  });

  it('is gone from storage as soon as the server agreed to the own recall', async () => {
    const { adapter, world, third } = await withFive();
    await adapter.messages.recall!(ref, 'm3');
    expect(await stored(world)).not.toContain(SECRET);
    expect((await third())?.content).toEqual({ type: 'recalled' });
  });

  it('is not brought back by a page that was asked for before, nor by an edit', async () => {
    const { adapter, inner, world, third } = await withFive();
    const open = inner.hold('messages.load');
    inner.emit({ type: 'reconnected', resumed: false });
    const loading = adapter.messages.load(ref, {});
    await settle(world);
    inner.emit({ type: 'message-recalled', ...named, recall: { by: 'bo', time: 9 } });
    open();
    expect((await loading).items[2]?.content).toEqual({ type: 'recalled' });
    inner.emit({ type: 'message-edited', ...named, by: 'bo', revision: 9, content: buildText(SECRET), time: 9 });
    expect((await third())?.content).toEqual({ type: 'recalled' });
    expect(await stored(world)).not.toContain(SECRET);
  });
});

describe('what the server agreed to', () => {
  it('is written: edits, reactions, removal', async () => {
    const { adapter, asked, third } = await withFive();
    await adapter.messages.edit!(ref, 'm3', buildText('better'), 0);
    await adapter.messages.react!(ref, 'm3', '👍', true);
    await adapter.messages.remove!(ref, ['m2']);
    expect(await third()).toMatchObject({
      content: { text: 'better' },
      lanes: { reactions: { value: [{ emoji: '👍', mine: true }] } },
    });
    expect(seqs((await adapter.messages.load(ref, {})).items)).toEqual([1, 3, 4, 5]);
    expect(asked()).toEqual([]);
  });

  it('and refused is not', async () => {
    const { adapter, inner, third } = await withFive();
    inner.failNext('messages.edit', new Error('no'));
    await adapter.messages.edit!(ref, 'm3', buildText('better'), 0).catch(() => {});
    expect((await third())?.content).toMatchObject({ text: SECRET });
  });

  it('removed messages do not come back with an older page', async () => {
    const { adapter, inner, world } = await withFive();
    const open = inner.hold('messages.load');
    inner.emit({ type: 'reconnected', resumed: false });
    const loading = adapter.messages.load(ref, {});
    await settle(world);
    inner.emit({ type: 'message-removed', conversationId: 'c1', messageIds: ['m3'] });
    open();
    expect(seqs((await loading).items)).toEqual([1, 2, 4, 5]);
  });

  it('cleared history is gone, and what follows stays', async () => {
    const { adapter, inner, asked, world } = await withFive();
    inner.emit({ type: 'history-cleared', conversationId: 'c1', upTo: at(3) });
    const page = await adapter.messages.load(ref, {});
    expect(seqs(page.items)).toEqual([4, 5]);
    expect(page.reachedStart).toBe(true);
    expect(asked()).toEqual([]);
    expect(await stored(world)).not.toContain(SECRET);
  });
});

describe('what may not be stored', () => {
  it('is a conversation that does not last, or keeps no history', async () => {
    const world = createVirtualWorld();
    const inner = createTestAdapter({
      conversations: [
        buildConversation({ id: 'c1', durable: false, lastMessage: buildMessage({ seq: 3 }) }),
        buildConversation({
          id: 'c2',
          history: 'session',
          lastMessage: buildMessage({ seq: 3, conversationId: 'c2' }),
        }),
      ],
      messages: [...messages(1, 5), ...messages(1, 5, { conversationId: 'c2' })],
    });
    const { adapter, asked } = openTab(world, inner);
    await adapter.session.connect();
    await adapter.conversations.list();
    for (const conversationId of ['c1', 'c1', 'c2', 'c2']) await adapter.messages.load({ conversationId }, {});
    inner.emit({ type: 'message', message: buildMessage({ seq: 6, text: SECRET }) });
    expect(asked()).toHaveLength(4);
    const text = await stored(world);
    expect(text).not.toContain('message ');
    expect(text).not.toContain('c2');
  });

  it('is what was decrypted, unless storage is sealed', async () => {
    const seal = (value: unknown): unknown => Array.from(JSON.stringify(value)).reverse().join('');
    const open = (value: unknown): unknown =>
      JSON.parse(
        Array.from(value as string)
          .reverse()
          .join(''),
      );
    for (const codec of [undefined, { seal, open }]) {
      const world = createVirtualWorld();
      const secret = messages(1, 5, { crypto: 'clear' });
      const inner = createTestAdapter({
        conversations: [buildConversation({ id: 'c1', lastMessage: secret[2] })],
        messages: secret,
      });
      const { adapter } = openTab(world, inner, { codec });
      await adapter.session.connect();
      await adapter.conversations.list();
      await adapter.messages.load(ref, {});
      expect(await stored(world)).not.toContain(SECRET);
      await adapter.session.disconnect();
      const next = openTab(world, createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] }), { codec });
      await next.adapter.session.connect();
      const page = await next.adapter.messages.load(ref, { upper: at(4), limit: 2, fill: 'fromUpper' });
      // Without a seal nothing was kept, and the new server has nothing either.
      expect(seqs(page.items)).toEqual(codec ? [3, 4] : []);
    }
  });
});
