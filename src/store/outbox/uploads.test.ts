// @vitest-environment node
// Real blobs, which can be cloned as storage does.

import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { Env, StorageWrite } from '../../env/index.js';
import { buildConversation, buildText, createTestAdapter, createVirtualWorld } from '../../testing/index.js';
import { createChatStore, localMediaId, type MessageRow, type SendRequest } from '../index.js';

const ref = { conversationId: 'c1' };

interface Upload {
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  progress(fraction: number): void;
  done(): void;
  fail(reason: 'too-large' | 'timeout' | 'offline' | Error): void;
}

/** A chat whose uploads go on as the test says, and whose storage tells what it was asked to write. */
async function chat() {
  const world = createVirtualWorld();
  const env = world.createEnv();
  const uploads: Upload[] = [];
  const writes: { readonly list: readonly StorageWrite[]; readonly durability: string; readonly phase: unknown }[] = [];
  const seen: (readonly [phase: string, progress: number | undefined])[] = [];
  const plain = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
  const watching: Env = {
    ...env,
    async openStorage(accountId) {
      const storage = await env.openStorage(accountId);
      return {
        ...storage,
        async write(list, durability) {
          writes.push({ list, durability, phase: rows()[0]?.phase });
          await storage.write(list, durability);
        },
      };
    },
  };
  const store = createChatStore({
    env: watching,
    adapter: {
      ...plain,
      media: {
        upload: (_blob, { name, signal, onProgress }) =>
          new Promise((resolve, reject) => {
            signal?.addEventListener('abort', () => reject(new ChatError('internal', 'Aborted.')));
            uploads.push({
              name: name ?? '',
              signal,
              progress: (fraction) => onProgress?.(fraction),
              done: () => resolve({ id: `remote-${name}`, mime: 'image/png', size: 3 }),
              fail: (reason) => reject(typeof reason === 'string' ? new ChatError(reason) : reason),
            });
          }),
        resolve: () => Promise.reject(new ChatError('not-found')),
      },
    },
  });
  const rows = (): readonly MessageRow[] => {
    const view = store.getState().timelines.get('c1')?.view;
    return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i));
  };
  store.subscribe(() => {
    const row = rows()[0];
    if (row) seen.push([row.phase, row.progress]);
  });
  await store.start();
  await world.advance(50);
  store.actions.openTimeline(ref);
  await world.advance(50);
  const sends = (): number => plain.calls.filter(({ method }) => method === 'messages.send').length;
  return { world, env, store, adapter: plain, uploads, writes, seen, rows, sends };
}

/** A message of pictures. */
function pictures(...names: readonly string[]): SendRequest {
  const items = names.map((name) => ({ media: { id: localMediaId(name), mime: 'image/png', size: 3 }, alt: name }));
  return {
    content: { type: 'image', items } as never,
    attachments: names.map((name) => ({ mediaId: localMediaId(name), blob: new Blob([name]), name, kind: 'image' })),
  };
}

describe('what is sent with files', () => {
  it('is in storage with them, in one strict transaction, before the row says queued', async () => {
    const { world, store, writes, seen } = await chat();
    store.actions.sendMessage(ref, { ...pictures('one', 'two'), forwarded: { senderName: 'Ada' } });
    await world.advance(100);
    const [first] = writes.filter(({ list }) => list.some(({ table }) => table === 'outbox'));
    expect(first).toMatchObject({ durability: 'strict', phase: 'saving' });
    expect(first!.list.map(({ table, value }) => [table, value instanceof Blob])).toEqual([
      ['outbox', false],
      ['blobs', true],
      ['blobs', true],
    ]);
    expect(first!.list[0]!.value).toMatchObject({ outgoing: { forwarded: { senderName: 'Ada' } } });
    const phases = seen.map(([phase]) => phase);
    expect([phases[0], phases.at(-1)]).toEqual(['saving', 'sending']);
    expect(phases.lastIndexOf('saving')).toBeLessThan(phases.indexOf('sending'));
  });

  it('shows progress that only grows, over all files and over tries, and confirms after the last byte', async () => {
    const { world, store, uploads, seen, rows, adapter } = await chat();
    store.actions.sendMessage(ref, pictures('one', 'two'));
    await world.advance(100);
    for (const fraction of [0.4, 0.2, Number.NaN, 7, -1]) uploads[0]!.progress(fraction);
    uploads[0]!.done();
    await world.advance(100);
    uploads[1]!.progress(0.8);
    uploads[1]!.fail('timeout');
    await world.advance(5000);
    uploads[2]!.fail('offline');
    await world.advance(5000);
    // Only the second is tried again.
    expect(uploads.map(({ name }) => name)).toEqual(['one', 'two', 'two', 'two']);
    uploads[3]!.progress(0.1);
    await world.advance(100);
    expect(rows()).toMatchObject([{ phase: 'sending', progress: 0.9 }]);
    const release = adapter.hold('messages.send');
    uploads[3]!.done();
    await world.advance(100);
    expect(rows()).toMatchObject([{ phase: 'confirming', progress: 1 }]);
    release();
    await world.advance(100);
    expect(rows()).toMatchObject([{ phase: 'sent' }]);
    const numbers = seen.flatMap(([, progress]) => progress ?? []);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers.at(-1)).toBe(1);
  });

  it('takes a file that cannot be read from storage again: what it got may be broken, and not the file', async () => {
    const { world, store, uploads, rows } = await chat();
    const unreadable = (): Error => new DOMException('The requested file could not be read.', 'NotReadableError');
    store.actions.sendMessage(ref, pictures('one'));
    await world.advance(100);
    uploads[0]!.fail(unreadable());
    await world.advance(5000);
    uploads[1]!.fail(new ChatError('internal', 'Not read.', { cause: unreadable(), retryable: false }));
    await world.advance(5000);
    expect(rows()).toMatchObject([{ phase: 'sending' }]);
    uploads[2]!.done();
    await world.advance(100);
    expect(rows()).toMatchObject([{ phase: 'sent' }]);
  });

  it('can be cancelled while it uploads: nothing is sent, nothing stays in storage, and it is given back', async () => {
    const { world, env, store, uploads, rows, sends } = await chat();
    const key = store.actions.sendMessage(ref, pictures('one'));
    store.actions.sendMessage(ref, { content: buildText('behind it') });
    await world.advance(100);
    uploads[0]!.progress(0.5);
    expect(store.actions.discardSend(ref, key)).toMatchObject({ content: { type: 'image' } });
    expect(uploads[0]!.signal?.aborted).toBe(true);
    await world.advance(100);
    // What waited behind it goes out.
    expect(rows()).toMatchObject([{ phase: 'sent', message: { content: { text: 'behind it' } } }]);
    expect(sends()).toBe(1);
    const storage = await env.openStorage('test');
    expect([...(await storage.list('outbox')), ...(await storage.list('blobs'))]).toEqual([]);
  });

  it('fails alone and is retried alone: text and other files go out', async () => {
    const { world, store, uploads, rows } = await chat();
    const [first, text, second] = [
      store.actions.sendMessage(ref, pictures('one')),
      store.actions.sendMessage(ref, { content: buildText('between') }),
      store.actions.sendMessage(ref, pictures('two')),
    ];
    await world.advance(100);
    uploads[0]!.fail('too-large');
    await world.advance(100);
    uploads[1]!.done();
    await world.advance(100);
    const phaseOf = (key: string): unknown => rows().find((row) => row.key === key)?.phase;
    expect([first, text, second].map(phaseOf)).toEqual(['failed', 'sent', 'sent']);
    expect(rows().find(({ key }) => key === first)?.error?.code).toBe('too-large');
    store.actions.retrySend(ref, first);
    await world.advance(100);
    expect(uploads.map(({ name }) => name)).toEqual(['one', 'two', 'one']);
    expect(rows().find(({ key }) => key === first)?.progress).toBe(0);
    uploads[2]!.done();
    await world.advance(100);
    expect([first, text, second].map(phaseOf)).toEqual(['sent', 'sent', 'sent']);
  });

  it('of several files of one message, what is through stays through when another is refused', async () => {
    const { world, store, uploads, rows } = await chat();
    const key = store.actions.sendMessage(ref, pictures('one', 'two'));
    await world.advance(100);
    uploads[0]!.done();
    await world.advance(100);
    uploads[1]!.fail('too-large');
    await world.advance(100);
    expect(rows()).toMatchObject([{ key, phase: 'failed' }]);
    store.actions.retrySend(ref, key);
    await world.advance(100);
    expect(uploads.map(({ name }) => name)).toEqual(['one', 'two', 'two']);
    uploads[2]!.done();
    await world.advance(100);
    const items = [{ media: { id: 'remote-one' } }, { media: { id: 'remote-two' } }];
    expect(rows()).toMatchObject([{ key, phase: 'sent', message: { content: { items } } }]);
  });

  it('goes on after a reload with the files that were not through', async () => {
    const { world, store, uploads, env } = await chat();
    store.actions.sendMessage(ref, pictures('one', 'two'));
    await world.advance(100);
    uploads[0]!.done();
    await world.advance(100);
    store.dispose();
    const names: string[] = [];
    const next = createTestAdapter({ conversations: [buildConversation({ id: 'c1' })] });
    const again = createChatStore({
      env,
      adapter: {
        ...next,
        media: {
          async upload(blob, { name }) {
            names.push(`${name}: ${blob.size} bytes`);
            return { id: `again-${name}`, mime: 'image/png', size: 3 };
          },
          resolve: () => Promise.reject(new ChatError('not-found')),
        },
      },
    });
    await again.start();
    await world.advance(5000);
    expect(names).toEqual(['two: 3 bytes']);
    expect(next.calls.find(({ method }) => method === 'messages.send')?.args[0]).toMatchObject({
      content: { items: [{ media: { id: 'remote-one' } }, { media: { id: 'again-two' } }] },
    });
  });
});
