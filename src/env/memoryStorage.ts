import { storageTables, type AccountStorage, type StorageTable } from './storage.js';

/** An account's storage in memory: for tests, and where the device refuses to keep anything. */
export function createMemoryStorage(): AccountStorage {
  const tables = new Map<StorageTable, Map<string, unknown>>(storageTables.map((name) => [name, new Map()]));
  const table = (name: StorageTable): Map<string, unknown> => {
    const found = tables.get(name);
    if (!found) throw new TypeError(`There is no storage table '${name}'.`);
    return found;
  };
  return {
    get: async (name, key) => structuredClone(table(name).get(key)),
    list: async (name, prefix = '') =>
      [...table(name)]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => ({ key, value: structuredClone(value) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    write: async (writes) => {
      // Cloned before anything is applied: a value that cannot be stored must leave no half transaction.
      const cloned = writes.map((write) => ({ ...write, value: structuredClone(write.value) }));
      for (const { table: name, key, value } of cloned) {
        if (value === undefined) table(name).delete(key);
        else table(name).set(key, value);
      }
    },
    wipe: async () => {
      for (const rows of tables.values()) rows.clear();
    },
    close: () => {},
  };
}
