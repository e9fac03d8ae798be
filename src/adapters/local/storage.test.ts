import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore as FDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { demoWorld } from './world/index.js';
import { connectAs, text, wordsOf, type TestClient } from './local.test.helpers.js';
import { schemaVersion } from './storage/indexedDb.js';
import { tableNames } from './storage/rows.js';
import type { LocalAdapterOptions } from './index.js';

describe('a local service in IndexedDB', () => {
  let factory: IDBFactory;
  let clients: TestClient[];

  beforeEach(() => {
    factory = new IDBFactory();
    clients = [];
  });

  afterEach(async () => {
    for (const client of clients) await client.adapter.session.disconnect();
  });

  async function connect(userId?: string, options: LocalAdapterOptions = {}): Promise<TestClient> {
    const client = await connectAs(userId, { environment: { indexedDB: () => factory }, ...options });
    clients.push(client);
    return client;
  }

  function open(name = 'chatloom-local', version?: number): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = factory.open(name, version);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function put(store: string, key: IDBValidKey, value: unknown): Promise<void> {
    const db = await open();
    const tx = db.transaction(store, 'readwrite');
    tx.objectStore(store).put(value, key);
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    db.close();
  }

  it('keeps everything over a reload', async () => {
    const before = await connect('mira');
    await connect('tomas');
    const { id } = await before.adapter.conversations.startDirect!('tomas');
    const sent = await before.adapter.messages.send(text(id, 'Still here?'));
    await before.adapter.settings!.update(id, { draft: { text: 'And', updatedAt: 1 } });
    await before.adapter.session.disconnect();

    const after = await connect('mira');
    const { items } = await after.adapter.conversations.list();
    expect(items).toMatchObject([{ id, settings: { draft: { text: 'And' } }, lastMessage: { id: sent.message.id } }]);
    expect((await after.adapter.messages.load({ conversationId: id }, {})).items).toEqual([sent.message]);
  });

  it('lists threads that were read to their end', async () => {
    const mira = await connect('mira');
    const tomas = await connect('tomas');
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const { message: root } = await mira.adapter.messages.send(text(id, 'Root'));
    const ref = { conversationId: id, threadId: root.id };
    const { message } = await tomas.adapter.messages.send(text(id, 'Answer', { threadId: root.id }));
    expect((await mira.adapter.threads!.list()).items).toMatchObject([{ threadId: root.id, unread: 1 }]);
    await mira.adapter.messages.markRead!(ref, message.position);
    expect((await mira.adapter.threads!.list()).items).toMatchObject([{ threadId: root.id, unread: 0 }]);
  });

  it('goes on with a database from before there were threads', async () => {
    await new Promise<void>((resolve, reject) => {
      const request = factory.open('chatloom-local', 2);
      request.onupgradeneeded = () => {
        const old = tableNames.filter((table) => table !== 'answers' && table !== 'follows');
        for (const table of old) request.result.createObjectStore(table);
        const put = (table: string, key: IDBValidKey, row: unknown): unknown =>
          request.transaction!.objectStore(table).put(row, key);
        put('meta', ['service'], { name: 'service', schema: 2, head: 7 });
        put('conversations', ['c'], {
          ...{ id: 'c', kind: 'direct', userIds: ['mira', 'tomas'], createdAt: 1, activityAt: 5, lastSeq: 1 },
        });
        for (const userId of ['mira', 'tomas']) {
          put('users', [userId], { id: userId });
          put('members', ['c', userId], {
            ...{ conversationId: 'c', userId, role: 'member', joinedAt: 1, readSeq: 1, deliveredSeq: 1 },
          });
          put('inbox', [userId, 'c'], {
            ...{ userId, conversationId: 'c', membership: 'member', settings: {} },
            ...{ fromSeq: 1, clearedSeq: 0, unlistedSeq: -1 },
          });
        }
        const content = { type: 'text', text: 'From before', format: 'plain', entities: [] };
        put('messages', ['c', 1], { conversationId: 'c', seq: 1, senderId: 'tomas', time: 5, revision: 0, content });
      };
      request.onsuccess = () => resolve(request.result.close());
      request.onerror = () => reject(request.error);
    });
    const mira = await connect('mira');
    const [root] = (await mira.adapter.messages.load({ conversationId: 'c' }, {})).items;
    await mira.adapter.messages.send(text('c', 'Answer', { threadId: root!.id }));
    expect((await mira.adapter.threads!.list()).items).toMatchObject([{ threadId: root!.id, following: true }]);
    expect(mira.of('notice')).toEqual([]);
  });

  it('is one service for all adapters on the same name, and another under another name', async () => {
    const mira = await connect('mira');
    const tomas = await connect('tomas');
    const elsewhere = await connect('tomas', { database: 'elsewhere' });
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    await mira.adapter.messages.send(text(id, 'Over the channel'));
    const heard = await tomas.until('message');
    expect(wordsOf(heard.message)).toBe('Over the channel');
    await tomas.adapter.messages.markRead!({ conversationId: id }, heard.message.position);
    await mira.until('read-cursor');
    mira.adapter.messages.setTyping!({ conversationId: id }, true);
    await tomas.until('typing');
    expect(await elsewhere.adapter.conversations.get(id)).toBeNull();
  });

  it('gives each message a number of its own when two write at once', async () => {
    const mira = await connect('mira');
    const tomas = await connect('tomas');
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const sends = Array.from({ length: 20 }, (_, i) => (i % 2 ? mira : tomas).adapter.messages.send(text(id, `${i}`)));
    const values = (await Promise.all(sends)).map(({ message }) => message.position.value);
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('is seeded once when two open it at the same time, and quickly', async () => {
    const start = performance.now();
    const [mira, tomas] = await Promise.all([
      connect(undefined, { world: demoWorld }),
      connect('tomas', { world: async () => demoWorld }),
    ]);
    expect(performance.now() - start).toBeLessThan(3000);
    const { items, total } = await mira.adapter.conversations.list();
    expect(items[0]?.accountId).toBe(`local:${demoWorld.users[0]?.id}`);
    expect(items.length).toBe(Math.min(20, total!));
    expect((await tomas.adapter.listUsers()).length).toBe(demoWorld.users.length);
    expect(mira.of('notice')).toEqual([]);
  });

  it('falls back to memory where the browser refuses, and says so', async () => {
    for (const indexedDB of [
      () => undefined,
      () => {
        throw new DOMException('Denied', 'SecurityError');
      },
      () =>
        ({
          open: () => {
            throw new DOMException('No', 'InvalidStateError');
          },
        }) as unknown as IDBFactory,
    ]) {
      const client = await connect('mira', { environment: { indexedDB } });
      expect(client.of('notice')).toMatchObject([{ code: 'memory-only', active: true, error: { code: 'storage' } }]);
      const { id } = await client.adapter.conversations.startDirect!('mira');
      await client.adapter.messages.send(text(id, 'Note to self'));
      await client.until('message');
    }
    await expect(
      connect('mira', { storage: 'indexeddb', environment: { indexedDB: () => undefined } }),
    ).rejects.toMatchObject({ code: 'storage' });
  });

  it('goes round a database that is not what it should be, and says so once', async () => {
    (await open('chatloom-local', schemaVersion)).close();
    const client = await connect('mira');
    expect(client.of('notice')).toMatchObject([{ code: 'storage-damaged', active: true }]);
    const { id } = await client.adapter.conversations.startDirect!('mira');
    await client.adapter.messages.send(text(id, 'Kept elsewhere'));
    await client.adapter.session.disconnect();
    const again = await connect('mira');
    expect(again.of('notice')).toEqual([]);
    expect((await again.adapter.conversations.get(id))?.lastMessage).toBeDefined();
  });

  it('leaves a database of a newer version alone, works in memory, and says so', async () => {
    (await open('chatloom-local', 99)).close();
    const client = await connect('mira');
    expect(client.of('notice')).toMatchObject([{ code: 'newer-version' }]);
    const { id } = await client.adapter.conversations.startDirect!('mira');
    await client.adapter.messages.send(text(id, 'In memory'));
    const db = await open('chatloom-local');
    expect(db.version).toBe(99);
    db.close();
  });

  it('sets damaged rows aside, says so, and shows the rest', async () => {
    const before = await connect('mira');
    const { id } = await before.adapter.conversations.startDirect!('mira');
    for (const words of ['One', 'Two', 'Three']) await before.adapter.messages.send(text(id, words));
    await before.adapter.session.disconnect();
    await put('messages', [id, 2], 'rubbish');
    await put('conversations', ['broken'], { id: 'broken', kind: 'direct' });
    await put('inbox', ['mira', 'broken'], {
      userId: 'mira',
      conversationId: 'broken',
      fromSeq: 1,
      clearedSeq: 0,
      settings: {},
    });

    const client = await connect('mira');
    expect((await client.adapter.conversations.list()).items.map((each) => each.id)).toEqual([id]);
    const page = await client.adapter.messages.load({ conversationId: id }, {});
    expect(page.items.map(wordsOf)).toEqual(['One', 'Three']);
    expect(await client.until('notice')).toMatchObject({ code: 'storage-damaged', active: true });
    const db = await open();
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = db.transaction('damaged').objectStore('damaged').getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
    db.close();
    expect(keys).toEqual([
      ['conversations', 'broken'],
      ['messages', id, 2],
    ]);
  });

  it('starts all clients over after a reset', async () => {
    const mira = await connect('mira', { world: demoWorld });
    const tomas = await connect('tomas', { world: demoWorld });
    const [first] = (await mira.adapter.conversations.list()).items;
    const sent = await mira.adapter.messages.send(text(first!.id, 'Gone soon'));
    await mira.adapter.reset();
    await tomas.until('reconnected', ({ resumed }) => !resumed);
    await mira.until('reconnected', ({ resumed }) => !resumed);
    const page = await mira.adapter.messages.load({ conversationId: first!.id }, {});
    expect(page.items.some((message) => wordsOf(message) === wordsOf(sent.message))).toBe(false);
    expect(page.reachedEnd).toBe(true);
    const again = await mira.adapter.messages.send(text(first!.id, 'After'));
    await mira.until('message', ({ message }) => message.id === again.message.id && wordsOf(message) === 'After');
  });

  it('says so when there is no more room, and goes on with what there is', async () => {
    const mira = await connect('mira');
    const { id } = await mira.adapter.conversations.startDirect!('mira');
    const put = vi.spyOn(FDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await expect(mira.adapter.messages.send(text(id, 'One too many'))).rejects.toMatchObject({ code: 'storage' });
    put.mockRestore();
    expect(await mira.until('notice')).toMatchObject({ code: 'storage-full', active: true });
    expect((await mira.adapter.messages.load({ conversationId: id }, {})).items).toEqual([]);
    await mira.adapter.messages.send(text(id, 'Fits again'));
    await mira.until('notice', ({ code, active }) => code === 'storage-full' && !active);
  });

  it('starts over when the database is deleted under it, and does not stand in the way', async () => {
    const mira = await connect('mira');
    const { id } = await mira.adapter.conversations.startDirect!('mira');
    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase('chatloom-local');
      request.onsuccess = resolve;
      request.onblocked = reject;
    });
    await mira.until('reconnected', ({ resumed }) => !resumed);
    expect(await mira.adapter.conversations.get(id)).toBeNull();
    await mira.adapter.conversations.startDirect!('mira');
  });

  it('does not wait for ever for a database that another tab keeps from opening', async () => {
    const stuck = { open: () => ({}) } as unknown as IDBFactory;
    const setTimer = (run: () => void, ms: number) => {
      const timer = setTimeout(run, ms / 100);
      return () => clearTimeout(timer);
    };
    const client = await connect('mira', { environment: { indexedDB: () => stuck, setTimer } });
    expect(client.of('notice')).toMatchObject([{ code: 'memory-only' }]);
  });

  it.each([
    ['rubbish', 'storage-damaged'],
    [{ name: 'service', schema: 5, head: 0 }, 'newer-version'],
  ])('does not trust a database that says of itself %j', async (meta, code) => {
    const before = await connect('mira');
    await before.adapter.session.disconnect();
    await put('meta', ['service'], meta);
    const after = await connect('mira');
    expect(after.of('notice')).toMatchObject([{ code }]);
    await after.adapter.conversations.startDirect!('mira');
  });
});
