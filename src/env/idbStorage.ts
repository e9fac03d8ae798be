import { deleteDB, openDB } from 'idb';
import { storageTables, type AccountStorage } from './storage.js';

const VERSION = 1;

/** Name of the database that holds an account's storage. */
export function accountDatabaseName(accountId: string): string {
  return `chatloom:${accountId}`;
}

/** Opens an account's storage in IndexedDB. Rejects where the browser refuses it (private modes, blocked storage). */
export async function openIdbStorage(accountId: string): Promise<AccountStorage> {
  const name = accountDatabaseName(accountId);
  const db = await openDB(name, VERSION, {
    upgrade(database) {
      for (const table of storageTables) {
        if (!database.objectStoreNames.contains(table)) database.createObjectStore(table);
      }
    },
    // Another tab wants to upgrade or delete: letting go at once keeps it from hanging.
    blocking: () => db.close(),
  });
  return {
    get: (table, key) => db.get(table, key),
    async list(table, prefix = '') {
      const range = prefix === '' ? null : IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const tx = db.transaction(table);
      const [keys, values] = await Promise.all([tx.store.getAllKeys(range), tx.store.getAll(range)]);
      await tx.done;
      return keys.map((key, i) => ({
        // All keys written here are strings.
        key: typeof key === 'string' ? key : '',
        value: values[i] as unknown,
      }));
    },
    async write(writes, durability) {
      const tables = [...new Set(writes.map((write) => write.table))];
      if (tables.length === 0) return;
      const tx = db.transaction(tables, 'readwrite', { durability });
      // However it ends, it is told once: by what is thrown or by `done`, and not by each request as well.
      tx.done.catch(() => undefined);
      for (const { table, key, value } of writes) {
        const store = tx.objectStore(table);
        (value === undefined ? store.delete(key) : store.put(value, key)).catch(() => undefined);
      }
      // At once, without waiting for the requests' answers: a page that is going away gets no more turns.
      tx.commit();
      await tx.done;
    },
    async wipe() {
      db.close();
      await deleteDB(name);
    },
    close: () => db.close(),
  };
}
