import type { Page } from 'playwright/test';

/** What one table of a database holds: keys and values in the same order. */
export interface StoredTable {
  readonly table: string;
  readonly keys: readonly unknown[];
  readonly values: readonly unknown[];
}

/** What lies in the databases whose name begins with this, as it was last written. */
export function storedIn(page: Page, prefix: string): Promise<readonly StoredTable[]> {
  return page.evaluate(async (begins) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const found: { table: string; keys: unknown[]; values: unknown[] }[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith(begins)) continue;
      const db = await done(indexedDB.open(name));
      for (const table of db.objectStoreNames) {
        const store = db.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        found.push({ table, keys, values });
      }
      db.close();
    }
    return found;
  }, prefix);
}

/** What is remembered on this device for an account under this name. */
export async function rememberedAs(page: Page, name: string): Promise<unknown> {
  const meta = (await storedIn(page, 'chatloom:')).filter(({ table }) => table === 'meta');
  return meta.flatMap(({ keys, values }) => values[keys.indexOf(name)] ?? [])[0];
}
