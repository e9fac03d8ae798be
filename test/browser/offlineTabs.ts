import { ChatError, type ChatAdapter, type ChatEvent, type Message } from 'chatloom/contract';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from 'chatloom/testing';
import { withOfflineCache, type OfflineCacheDiagnostic, type OfflineCacheOptions } from 'chatloom/wrappers';
import { afterEach, beforeEach, vi } from 'vitest';

// The cache on the browser's own IndexedDB, locks and channels. What several tabs do is done here by several adapters, each with connections of its own;
// real tabs are in test/e2e/offline.spec.ts.

export const database = 'chatloom:test';
export const ref = { conversationId: 'c1' };

export interface Tab {
  readonly inner: TestAdapter;
  readonly adapter: ChatAdapter;
  readonly events: ChatEvent[];
  readonly told: OfflineCacheDiagnostic[];
  notices(): string[];
}

export const opened: Tab[] = [];

export function history(conversationId: string, count: number, text = 'hello'): Message[] {
  return Array.from({ length: count }, (_, i) => ({
    ...buildMessage({ seq: i + 1, text: `${text} ${i + 1}` }),
    id: `${conversationId}-m${i + 1}`,
    conversationId,
  }));
}

export function server(ids: readonly string[] = ['c1'], count = 40): TestAdapter {
  return createTestAdapter({
    conversations: ids.map((id) => buildConversation({ id })),
    messages: ids.flatMap((id) => history(id, count)),
  });
}

export function openTab(inner: TestAdapter, options: OfflineCacheOptions = {}): Tab {
  const told: OfflineCacheDiagnostic[] = [];
  const adapter = withOfflineCache(inner, { onDiagnostic: (each) => told.push(each), ...options });
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  const notices = (): string[] => events.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
  const tab = { inner, adapter, events, told, notices };
  opened.push(tab);
  return tab;
}

export async function signIn(inner = server(), options?: OfflineCacheOptions): Promise<Tab> {
  const tab = openTab(inner, options);
  await tab.adapter.session.connect();
  await tab.adapter.conversations.list();
  return tab;
}

export async function read(tab: Tab, conversationId = 'c1', limit = 20): Promise<string[]> {
  return (await tab.adapter.messages.load({ conversationId }, { limit })).items.map(({ id }) => id);
}

/** Loads the newest messages once for each of these, and answers how often the server was asked. */
export async function asked(tab: Tab, ...ids: readonly string[]): Promise<number> {
  const before = tab.inner.calls.filter(({ method }) => method === 'messages.load').length;
  for (const id of ids) await read(tab, id);
  return tab.inner.calls.filter(({ method }) => method === 'messages.load').length - before;
}

export function unreachable(): TestAdapter {
  const inner = server([], 0);
  for (let i = 0; i < 20; i++) inner.failNext('session.connect', new ChatError('offline'));
  return inner;
}

export function request<T>(of: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    of.addEventListener('success', () => resolve(of.result));
    of.addEventListener('error', () => reject(of.error ?? new Error('request')));
  });
}

/** A connection as another page may have it: past the kit, at any version, with or without manners. */
export async function connection(version?: number, letsGo = false): Promise<IDBDatabase> {
  const db = await request(indexedDB.open(database, version));
  if (letsGo) db.addEventListener('versionchange', () => db.close());
  return db;
}

export async function stored(table: string): Promise<readonly (readonly [IDBValidKey, unknown])[]> {
  const db = await connection();
  try {
    const store = db.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([request(store.getAllKeys()), request<unknown[]>(store.getAll())]);
    return keys.map((key, i) => [key, values[i]] as const);
  } finally {
    db.close();
  }
}

export async function names(): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('chatloom:') ? [name] : []));
}

export const leave = (tab: Tab): Promise<void> => tab.adapter.session.disconnect();

export async function clean(): Promise<void> {
  await Promise.all(opened.splice(0).map(leave));
  for (const name of await names()) await request(indexedDB.deleteDatabase(name));
}

/** No test finds what another one left. */
export function cleanBetweenTests(): void {
  beforeEach(async () => {
    await clean();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await clean();
  });
}
