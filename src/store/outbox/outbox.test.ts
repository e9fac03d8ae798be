import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { Env, StorageWrite } from '../../env/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
} from '../../testing/index.js';
import { createChatStore, localMediaId } from '../index.js';
import { offline, openTab, ref } from './tab.test.helpers.js';

describe('the outbox', () => {
  it('says queued only after a strict transaction that also took the draft away', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    const writes: { readonly writes: readonly StorageWrite[]; readonly durability: string }[] = [];
    let finish = (): void => {};
    const slow: Env = {
      ...env,
      async openStorage(accountId) {
        const storage = await env.openStorage(accountId);
        return {
          ...storage,
          async write(list, durability) {
            if (list.some(({ table }) => table === 'outbox')) {
              writes.push({ writes: list, durability });
              if (writes.length === 1) await new Promise<void>((resolve) => (finish = resolve));
            }
            return storage.write(list, durability);
          },
        };
      },
    };
    const tab = await openTab(world, undefined, slow);
    tab.adapter.hold('messages.send');
    tab.store.actions.setDraft({ conversationId: 'c1' }, { text: 'hello', updatedAt: world.now() });
    await world.advance(1000);
    tab.store.actions.sendMessage(ref, { content: buildText('hello') }, { clearDraft: true });
    await world.advance(1000);
    expect(tab.rows()).toMatchObject([{ phase: 'saving' }]);
    expect(tab.sends()).toBe(0);
    expect(writes[0]).toMatchObject({ durability: 'strict' });
    expect(writes[0]!.writes.map(({ table, value }) => [table, value !== undefined])).toEqual([
      ['outbox', true],
      ['drafts', false],
    ]);
    finish();
    await world.advance(100);
    expect(tab.sends()).toBe(1);
    expect(writes[1]!.writes[0]!.value).toMatchObject({ attempted: true });
  });

  it('never says queued where storage refuses, and sends all the same', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    const full: Env = {
      ...env,
      openStorage: async (accountId) => ({
        ...(await env.openStorage(accountId)),
        write: () => Promise.reject(new DOMException('Full.', 'QuotaExceededError')),
      }),
    };
    const tab = await openTab(world, undefined, full);
    const phases = new Set<unknown>();
    tab.store.subscribe(() => phases.add(tab.rows()[0]?.phase));
    tab.adapter.failNext('messages.send', new ChatError('offline'));
    tab.store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(5000);
    expect(tab.rows()).toMatchObject([{ phase: 'sent' }]);
    expect(phases).not.toContain('queued');
  });

  it('sends after a reload what could not be sent before, under the same client id, once', async () => {
    const world = createVirtualWorld();
    const first = await openTab(world);
    offline(first, 5);
    const key = first.store.actions.sendMessage(ref, { content: buildText('kept') });
    await world.advance(2000);
    first.store.dispose();
    const second = await openTab(world);
    await world.advance(5000);
    expect(second.rows()).toMatchObject([{ key, phase: 'sent' }]);
    expect(second.sends()).toBe(1);
    const third = await openTab(world);
    await world.advance(60_000);
    expect(third.sends()).toBe(0);
  });

  it('keeps a later read position when the server refuses an earlier one', async () => {
    const world = createVirtualWorld();
    const messages = [buildMessage({ seq: 1 }), buildMessage({ seq: 2 })];
    const tab = await openTab(world, createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], messages }));
    const release = tab.adapter.hold('messages.markRead');
    tab.adapter.failNext('messages.markRead', new ChatError('forbidden'));
    tab.store.actions.markRead(ref, { value: 1, tie: '' });
    await world.advance(1500);
    tab.store.actions.markRead(ref, { value: 2, tie: '' });
    await world.advance(1500);
    release();
    await world.advance(5000);
    const told = tab.adapter.calls.filter(({ method }) => method === 'messages.markRead').map(({ args }) => args[1]);
    expect(told).toEqual([
      { value: 1, tie: '' },
      { value: 2, tie: '' },
    ]);
  });

  it('keeps a refused message over a reload, with its reason, until it is retried or given up', async () => {
    const world = createVirtualWorld();
    const first = await openTab(world);
    first.adapter.failNext('messages.send', new ChatError('too-large'));
    const key = first.store.actions.sendMessage(ref, { content: buildText('long') });
    await world.advance(1000);
    first.store.dispose();
    const second = await openTab(world);
    expect(second.rows()).toMatchObject([{ key, phase: 'failed', error: { code: 'too-large' } }]);
    expect(second.store.actions.discardSend(ref, key)?.content).toMatchObject({ text: 'long' });
    await world.advance(100);
    second.store.dispose();
    expect((await openTab(world)).rows()).toEqual([]);
  });

  it('does not resend what a killed tab may have sent where the backend cannot tell', async () => {
    const world = createVirtualWorld();
    const make = (): TestAdapter =>
      createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], idempotentSend: 'none' });
    const first = await openTab(world, make());
    first.adapter.hold('messages.send');
    first.store.actions.sendMessage(ref, { content: buildText('maybe') });
    await world.advance(1000);
    first.store.dispose();
    const second = await openTab(world, make());
    await world.advance(60_000);
    expect(second.rows()).toMatchObject([{ phase: 'uncertain' }]);
    expect(second.sends()).toBe(0);
  });

  it('uploads a file, with progress that only grows, and sends the reference it got', async () => {
    const world = createVirtualWorld();
    const plain = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
    const ref1 = { id: 'remote-1', mime: 'image/png', size: 3 };
    const seen: (number | undefined)[] = [];
    const adapter: TestAdapter = {
      ...plain,
      media: {
        async upload(_blob, { onProgress }) {
          for (const fraction of [0.2, 0.1, 0.7]) onProgress?.(fraction);
          return ref1;
        },
        resolve: () => Promise.reject(new ChatError('not-found')),
      },
    };
    const tab = await openTab(world, adapter);
    tab.store.subscribe(() => seen.push(tab.rows()[0]?.progress));
    const mediaId = localMediaId('a');
    const items = [{ media: { id: mediaId, mime: 'image/png', size: 3, width: 10, height: 20 }, alt: 'a tree' }];
    tab.store.actions.sendMessage(ref, {
      content: { type: 'image', items } as never,
      attachments: [{ mediaId, blob: new Blob(['abc']), name: 'tree.png', kind: 'image' }],
    });
    await world.advance(1000);
    expect(tab.rows()).toMatchObject([
      { phase: 'sent', message: { content: { items: [{ media: { ...ref1, width: 10 }, alt: 'a tree' }] } } },
    ]);
    const numbers = seen.filter((value) => value !== undefined);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('keeps reactions and read positions made offline, and tells them when back', async () => {
    const world = createVirtualWorld();
    const messages = [buildMessage({ seq: 1 }), buildMessage({ seq: 2 })];
    const make = (): TestAdapter => createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], messages });
    const first = await openTab(world, make());
    for (let i = 0; i < 9; i++) {
      first.adapter.failNext('messages.react', new ChatError('offline'));
      first.adapter.failNext('messages.markRead', new ChatError('offline'));
    }
    void first.store.actions.react(ref, 'm1', '👍', true);
    first.store.actions.markRead(ref, { value: 2, tie: '' });
    await world.advance(3000);
    expect(first.rows()[0]!.message.lanes.reactions?.value).toMatchObject([{ mine: true }]);
    first.store.dispose();
    const second = await openTab(world, make());
    await world.advance(3000);
    const told = second.adapter.calls.filter(
      ({ method }) => method === 'messages.react' || method === 'messages.markRead',
    );
    expect(told.map(({ args }) => args.slice(1))).toEqual(
      expect.arrayContaining([['m1', '👍', true], [{ value: 2, tie: '' }]]),
    );
  });
});

describe('a send the moment the user is known', () => {
  it('is durable before it goes out, also while storage is still being opened', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    const slow: Env = {
      ...env,
      async openStorage(accountId) {
        await new Promise<void>((resolve) => env.timers.after(500, resolve));
        return env.openStorage(accountId);
      },
    };
    const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
    adapter.hold('messages.send');
    const store = createChatStore({ adapter, env: slow });
    const off = store.subscribe(() => {
      if (store.getState().startup.status !== 'ready') return;
      off();
      store.actions.sendMessage(ref, { content: buildText('at once') });
    });
    void store.start();
    await world.advance(400);
    expect(adapter.calls.filter(({ method }) => method === 'messages.send')).toHaveLength(0);
    await world.advance(1000);
    expect(adapter.calls.filter(({ method }) => method === 'messages.send')).toHaveLength(1);
    const storage = await env.openStorage('test');
    expect(await storage.list('outbox')).toMatchObject([{ value: { kind: 'send', attempted: true } }]);
  });
});
