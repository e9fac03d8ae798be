import { ChatError, type ChatAdapter, type ChatEvent, type Message } from 'chatloom/contract';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from 'chatloom/testing';
import { withOfflineCache, type OfflineCacheDiagnostic, type OfflineCacheOptions } from 'chatloom/wrappers';
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// The cache on the browser's own IndexedDB, locks and channels. What several tabs do is done here by several adapters, each with connections of its own;
// real tabs are in test/e2e/offline.spec.ts.

const database = 'chatloom:test';
const ref = { conversationId: 'c1' };

interface Tab {
  readonly inner: TestAdapter;
  readonly adapter: ChatAdapter;
  readonly events: ChatEvent[];
  readonly told: OfflineCacheDiagnostic[];
  notices(): string[];
}

const opened: Tab[] = [];

function history(conversationId: string, count: number, text = 'hello'): Message[] {
  return Array.from({ length: count }, (_, i) => ({
    ...buildMessage({ seq: i + 1, text: `${text} ${i + 1}` }),
    id: `${conversationId}-m${i + 1}`,
    conversationId,
  }));
}

function server(ids: readonly string[] = ['c1'], count = 40): TestAdapter {
  return createTestAdapter({
    conversations: ids.map((id) => buildConversation({ id })),
    messages: ids.flatMap((id) => history(id, count)),
  });
}

function openTab(inner: TestAdapter, options: OfflineCacheOptions = {}): Tab {
  const told: OfflineCacheDiagnostic[] = [];
  const adapter = withOfflineCache(inner, { onDiagnostic: (each) => told.push(each), ...options });
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  const notices = (): string[] => events.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
  const tab = { inner, adapter, events, told, notices };
  opened.push(tab);
  return tab;
}

async function signIn(inner = server(), options?: OfflineCacheOptions): Promise<Tab> {
  const tab = openTab(inner, options);
  await tab.adapter.session.connect();
  await tab.adapter.conversations.list();
  return tab;
}

async function read(tab: Tab, conversationId = 'c1', limit = 20): Promise<string[]> {
  return (await tab.adapter.messages.load({ conversationId }, { limit })).items.map(({ id }) => id);
}

/** Loads the newest messages once for each of these, and answers how often the server was asked. */
async function asked(tab: Tab, ...ids: readonly string[]): Promise<number> {
  const before = tab.inner.calls.filter(({ method }) => method === 'messages.load').length;
  for (const id of ids) await read(tab, id);
  return tab.inner.calls.filter(({ method }) => method === 'messages.load').length - before;
}

function unreachable(): TestAdapter {
  const inner = server([], 0);
  for (let i = 0; i < 20; i++) inner.failNext('session.connect', new ChatError('offline'));
  return inner;
}

function request<T>(of: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    of.addEventListener('success', () => resolve(of.result));
    of.addEventListener('error', () => reject(of.error ?? new Error('request')));
  });
}

/** A connection as another page may have it: past the kit, at any version, with or without manners. */
async function connection(version?: number, letsGo = false): Promise<IDBDatabase> {
  const db = await request(indexedDB.open(database, version));
  if (letsGo) db.addEventListener('versionchange', () => db.close());
  return db;
}

async function stored(table: string): Promise<readonly (readonly [IDBValidKey, unknown])[]> {
  const db = await connection();
  try {
    const store = db.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([request(store.getAllKeys()), request<unknown[]>(store.getAll())]);
    return keys.map((key, i) => [key, values[i]] as const);
  } finally {
    db.close();
  }
}

async function names(): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('chatloom:') ? [name] : []));
}

const leave = (tab: Tab): Promise<void> => tab.adapter.session.disconnect();

async function clean(): Promise<void> {
  await Promise.all(opened.splice(0).map(leave));
  for (const name of await names()) await request(indexedDB.deleteDatabase(name));
}

/** The requests of a transaction that is rolled back reject, each for itself; what counts is the transaction. */
function ignoreRolledBack(event: PromiseRejectionEvent): void {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.stopImmediatePropagation();
}

beforeEach(async () => {
  addEventListener('unhandledrejection', ignoreRolledBack, { capture: true });
  await clean();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await clean();
  removeEventListener('unhandledrejection', ignoreRolledBack, { capture: true });
});

describe('transactions', () => {
  it('rows and the stretch they are claimed for are stored together, and are there for the next visit without network', async () => {
    const first = await signIn();
    await read(first);
    await leave(first);
    expect((await stored('messages')).map(([key]) => key)).toHaveLength(20);
    expect(await stored('ranges')).toMatchObject([
      ['c1', { count: 20, end: true, stretches: [{ from: { value: 21 }, to: { value: 40 } }] }],
    ]);
    const next = openTab(unreachable());
    await next.adapter.session.connect();
    expect(await read(next)).toHaveLength(20);
    expect(next.inner.calls.map(({ method }) => method)).toEqual(['session.connect']);
  });

  it('of a tab that vanished in the middle leave no claim without rows', async () => {
    const tab = await signIn();
    const put = IDBObjectStore.prototype.put;
    // The process ends while rows are on their way: the browser rolls such a transaction back.
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const made = put.apply(this, args);
      if (this.name === 'ranges') this.transaction.abort();
      return made;
    });
    await read(tab);
    await expect.poll(() => tab.notices()).toEqual(['memory-only']);
    vi.restoreAllMocks();
    expect(await stored('ranges')).toEqual([]);
    expect(await stored('messages')).toEqual([]);
  });

  it('a record that is damaged is survived: it is told, set aside, and asked for again', async () => {
    const first = await signIn();
    await read(first);
    await leave(first);
    const db = await connection();
    const tx = db.transaction(['messages', 'conversations'], 'readwrite');
    await request(tx.objectStore('messages').put({ p: { value: 30, tie: '' }, m: 'rubbish' }, '2:c1:c1-m30'));
    await request(tx.objectStore('conversations').put(new Uint8Array([1, 2, 3]), 'c9'));
    db.close();

    const next = await signIn();
    const upper = { value: 38, tie: '' };
    const { items } = await next.adapter.messages.load(ref, { upper, limit: 18, fill: 'fromUpper' });
    expect(items.map(({ position }) => position.value)).toEqual(Array.from({ length: 18 }, (_, i) => 21 + i));
    expect(next.notices()).toEqual(['storage-damaged']);
    expect(next.told.map(({ detail }) => detail)).toEqual(['conversations: c9', 'messages: 2:c1:c1-m30']);
    await leave(next);
    expect((await stored('conversations')).map(([key]) => key)).toEqual(['c1']);
  });
});

describe('signing out', () => {
  it('in one tab ends every tab within two seconds and leaves no database', async () => {
    const tabs = [await signIn(), await signIn(), await signIn()];
    for (const tab of tabs) await read(tab);
    const begun = performance.now();
    await tabs[0]!.adapter.session.logout!();
    await expect.poll(names, { interval: 20 }).toEqual([]);
    for (const tab of tabs.slice(1)) {
      await expect
        .poll(() => tab.events.at(-1), { interval: 20 })
        .toMatchObject({ type: 'connection', state: { status: 'expired' } });
      // Something that was under way must not make it anew.
      tab.inner.emit({ type: 'message', message: buildMessage({ seq: 99 }) });
      await expect(read(tab)).rejects.toMatchObject({ code: 'expired' });
    }
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(await names()).toEqual([]);
  });

  it('is not held up for ever by a page that does not let go, and says so', async () => {
    const tab = await signIn();
    await read(tab);
    await expect.poll(async () => (await stored('messages')).length).toBe(20);
    const stubborn = await connection();
    await expect(tab.adapter.session.logout!()).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('another page has it open') as string,
    });
    expect(tab.inner.calls.at(-1)?.method).toBe('session.disconnect');
    stubborn.close();
    await expect.poll(names).toEqual([]);
  }, 10_000);
});

describe('a tab with a newer version', () => {
  it('is not held up by an older one, which says so, and works on without a cache', async () => {
    const older = await signIn();
    await read(older);
    const blocked = vi.fn();
    const upgrading = indexedDB.open(database, 2);
    upgrading.addEventListener('blocked', blocked);
    const newer = await request(upgrading);
    expect(blocked).not.toHaveBeenCalled();

    older.inner.emit({ type: 'message', message: buildMessage({ seq: 41 }) });
    await expect.poll(() => older.notices(), { timeout: 3000 }).toEqual(['newer-version']);
    expect(older.told.map(({ kind }) => kind)).toEqual(['storage-failed']);
    expect(await asked(older, 'c1', 'c1')).toBe(2);
    expect(older.events.filter(({ type }) => type === 'message')).toHaveLength(1);
    newer.close();
  });

  it('was here before: the older one signs in, says so, and leaves its data alone', async () => {
    const newer = await connection(2);
    newer.close();
    const older = await signIn();
    expect(older.notices()).toEqual(['newer-version']);
    expect(await asked(older, 'c1', 'c1')).toBe(2);
    expect((await indexedDB.databases()).find(({ name }) => name === database)?.version).toBe(2);
  });

  it('signing out meanwhile is no newer version', async () => {
    const [one, two] = [await signIn(), await signIn()];
    await read(two);
    await one.adapter.session.logout!();
    two.inner.emit({ type: 'message', message: buildMessage({ seq: 41 }) });
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(two.notices()).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('that an older one does not let in signs in all the same, and says that nothing can be kept', async () => {
    // An older page without manners; ours asks for the next version.
    const older = await connection(1);
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => open(name, name === database ? 2 : version));
    const tab = await signIn();
    expect(tab.notices()).toEqual(['memory-only']);
    expect(tab.told).toMatchObject([
      { kind: 'storage-failed', detail: expect.stringContaining('another page') as string },
    ]);
    expect(await asked(tab, 'c1', 'c1')).toBe(2);
    older.close();
  }, 10_000);
});

describe('room', () => {
  it('that the device refuses is told and survived', async () => {
    const { origin } = location;
    // The browser remembers for half a minute how much room there was; a new bucket is asked about anew.
    await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
    await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    const inner = createTestAdapter({
      conversations: ['c1', 'c2'].map((id) => buildConversation({ id })),
      messages: [...history('c1', 20, 'a long one '.repeat(2000)), ...history('c2', 20)],
    });
    const tab = await signIn(inner);
    await read(tab, 'c2');
    await expect.poll(async () => (await stored('messages')).length).toBe(20);
    try {
      expect(await read(tab, 'c1')).toHaveLength(20);
      await expect.poll(() => tab.notices()).toContain('storage-full');
      // Everything goes on: what is not kept is asked for.
      expect(await read(tab, 'c1')).toHaveLength(20);
      expect(await read(tab, 'c2')).toHaveLength(20);
      tab.inner.emit({ type: 'message', message: buildMessage({ seq: 21 }) });
      expect(tab.events.at(-1)).toMatchObject({ type: 'message' });
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    }
    await leave(tab);
    // What is claimed to be here is here.
    const kept = (await stored('messages')).length;
    const claimed = (await stored('ranges')).reduce((sum, [, record]) => sum + (record as { count: number }).count, 0);
    expect(kept).toBe(claimed);
  });

  it('within its bound is made by dropping the conversation that was read longest ago', async () => {
    const tab = await signIn(server(['c1', 'c2', 'c3'], 20), { maxMessages: 45 });
    const kept = async (): Promise<string[]> => [
      ...new Set((await stored('messages')).map(([key]) => JSON.stringify(key).split(':')[1]!)),
    ];
    for (const id of ['c1', 'c2', 'c1', 'c3']) {
      await read(tab, id);
      await expect.poll(kept).toContain(id);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(kept).toEqual(['c1', 'c3']);
    expect(tab.told).toEqual([{ kind: 'evicted', detail: 'c2' }]);
  });
});

describe('a browser that refuses storage', () => {
  it('leaves the adapter as it is, and says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    });
    const tab = await signIn();
    expect(tab.notices()).toEqual(['memory-only']);
    expect(await asked(tab, 'c1', 'c1')).toBe(2);
    await tab.adapter.session.logout?.().catch(() => {});
  });
});

describe('accounts', () => {
  it('share nothing', async () => {
    const mine = await signIn();
    await read(mine);
    await leave(mine);
    const other = createTestAdapter({ accountId: 'other', self: { id: 'you' } });
    const tab = openTab(other);
    await tab.adapter.session.connect();
    expect((await tab.adapter.conversations.list()).items).toEqual([]);
    expect((await tab.adapter.messages.load(ref, {})).items).toEqual([]);
    await tab.adapter.session.logout!();
    await expect.poll(names).toContain(database);
    expect(await stored('messages')).toHaveLength(20);
  });
});
