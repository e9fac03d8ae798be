import { deleteDB, openDB } from 'idb';
import { storageTables, type AccountStorage } from './storage.js';

const VERSION = 1;

/** Name of the database that holds an account's storage. */
export function accountDatabaseName(accountId: string): string {
  return `chatloom:${accountId}`;
}

/** Ms a stored file may take to give its first byte. */
const FIRST_BYTE_MS = 5000;

/**
 * A file in storage is a handle: reading it may fail, or not come to an end, and whoever got it would hold up all that is behind it. So it is tried
 * here, where an error can be told and the read tried again.
 */
async function firstByte(file: Blob): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('A file in storage gave nothing for 5 s.', 'TimeoutError'));
    }, FIRST_BYTE_MS);
  });
  try {
    await Promise.race([file.slice(0, 1).arrayBuffer(), late]);
  } finally {
    clearTimeout(timer);
  }
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
    async get(table, key) {
      for (let left = 1; ; left -= 1) {
        const value: unknown = await db.get(table, key);
        if (!(value instanceof Blob)) return value;
        try {
          await firstByte(value);
          return value;
        } catch (reason) {
          // Asked for anew once: the handle may be what is broken, and not the file.
          if (left === 0) throw reason;
        }
      }
    },
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
