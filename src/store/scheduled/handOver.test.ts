import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { buildMessage, buildText, createVirtualWorld } from '../../testing/index.js';
import { localMediaId } from '../index.js';
import { ref } from '../outbox/tab.test.helpers.js';
import { createBackend, only, openLater, sentBy, settle, waitingIn } from './scheduled.test.helpers.js';

const HOUR = 3_600_000;

describe('many that are handed over', () => {
  it('go one after the other, in the order they are due, and wait when the backend asks for patience', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world, createBackend().adapter());
    const { schedule } = tab.adapter.messages;
    let underWay = 0;
    let most = 0;
    let refusals = 1;
    const asked: unknown[] = [];
    Object.assign(tab.adapter.messages, {
      schedule: async (...args: Parameters<NonNullable<typeof schedule>>) => {
        most = Math.max(most, (underWay += 1));
        asked.push((args[0].content as { text?: string }).text);
        await Promise.resolve();
        underWay -= 1;
        if (refusals-- > 0) throw new ChatError('rate-limited', 'Slowly.', { retryAfter: 20_000 });
        return schedule!(...args);
      },
    });
    tab.adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await settle(world);
    const at = world.now() + HOUR;
    for (const [index, text] of ['third', 'first', 'second'].entries())
      tab.store.actions.sendMessage(ref, { content: buildText(text), sendAt: at + [2, 0, 1][index]! });
    await settle(world);
    tab.adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await settle(world, 10_000);
    expect(asked).toEqual(['first']);
    await settle(world, 20_000);
    expect([asked, most]).toEqual([['first', 'first', 'second', 'third'], 1]);
    expect(waitingIn(tab).map((each) => (each as unknown[])[1])).toEqual(['backend', 'backend', 'backend']);
  });

  it('stop bringing files there once they are deleted', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world, createBackend().adapter());
    const signals: AbortSignal[] = [];
    const upload = (_: Blob, { signal }: { readonly signal?: AbortSignal }): Promise<never> =>
      new Promise((_resolve, reject) => {
        signals.push(signal!);
        signal?.addEventListener('abort', () => reject(new ChatError('internal', 'Called back.')));
      });
    Object.assign(tab.adapter, { media: { upload, resolve: async () => ({ url: '', revoke() {} }) } });
    const mediaId = localMediaId('one');
    tab.store.actions.sendMessage(ref, {
      content: {
        type: 'file',
        items: [{ media: { id: mediaId, mime: 'text/plain', size: 3 }, name: 'a.txt' }],
      } as never,
      attachments: [{ mediaId, blob: new Blob(['abc']), name: 'a.txt', kind: 'file' }],
      sendAt: world.now() + HOUR,
    });
    await settle(world, 1000);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await tab.store.actions.cancelScheduled(only(tab).id);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await settle(world, 2 * HOUR);
    expect([waitingIn(tab), sentBy(tab)]).toEqual([[], []]);
  });
});

describe('a device whose clock is behind', () => {
  it('keeps what would be sent at once by the clock of the server, and sends it when its writer meant', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world, createBackend().adapter());
    const message = buildMessage({ seq: 1, conversationId: 'c1', time: world.now() + 2 * HOUR });
    tab.adapter.emit({ type: 'message', message });
    await settle(world);
    tab.store.actions.sendMessage(ref, { content: buildText('in an hour'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['in an hour', 'device']]);
    await settle(world, HOUR);
    expect(sentBy(tab)).toEqual(['in an hour']);
  });
});
