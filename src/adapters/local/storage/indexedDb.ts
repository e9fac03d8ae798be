import { wrap, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { Key } from './key.js';
import type { KeyRange, ServerStorage, Tx } from './port.js';
import { keyOf, tableNames, type TableName, type Tables } from './rows.js';

/** Version of the database's shape. Raise it with every change of tables, and say in `upgrade` what becomes of old rows. */
export const schemaVersion = 4;

/** How long another tab may keep the database from opening before memory is used instead. */
const OPEN_TIMEOUT = 4000;

/** A stretch that ends before it begins holds nothing; IndexedDB refuses to look. */
const isEmpty = ({ from, to }: KeyRange): boolean => from !== undefined && to !== undefined && from > to;

/** Keys of IndexedDB sort arrays after strings: an empty array ends every prefix. */
function toIdbRange({ prefix, from, to }: KeyRange): IDBKeyRange | undefined {
  if (prefix.length === 0 && from === undefined && to === undefined) return undefined;
  return IDBKeyRange.bound(
    from === undefined ? [...prefix] : [...prefix, from],
    to === undefined ? [...prefix, []] : [...prefix, to, []],
  );
}

type Store = IDBPObjectStore<unknown, string[], string, 'readwrite'>;

function createTx(storeOf: (table: TableName) => Store): Tx {
  return {
    async get<T extends TableName>(table: T, key: Key) {
      return (await storeOf(table).get([...key])) as Tables[T] | undefined;
    },
    async list<T extends TableName>(table: T, range: KeyRange) {
      if (isEmpty(range)) return [];
      return (await storeOf(table).getAll(toIdbRange(range), range.limit)) as Tables[T][];
    },
    async keys(table, range) {
      if (isEmpty(range)) return [];
      return (await storeOf(table).getAllKeys(toIdbRange(range), range.limit)) as unknown as Key[];
    },
    async put(table, row) {
      await storeOf(table).put(row, [...keyOf[table](row)]);
    },
    async delete(table, key) {
      await storeOf(table).delete([...key]);
    },
    async clear(table, range) {
      if (isEmpty(range)) return;
      const span = toIdbRange(range);
      if (span) await storeOf(table).delete(span);
      else await storeOf(table).clear();
    },
  };
}

/** Why a database could not be used as it is. */
export class UnusableDatabase extends Error {
  readonly reason: 'damaged' | 'newer' | 'refused';

  constructor(reason: 'damaged' | 'newer' | 'refused', cause?: unknown) {
    super(`The database cannot be used: ${reason}.`, { cause });
    this.reason = reason;
  }
}

interface OpenOptions {
  readonly factory: IDBFactory;
  readonly name: string;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** Another tab runs newer code, deletes the database, or the browser closed it: the storage is of no more use. */
  readonly onLost: () => void;
}

function openDatabase({ factory, name, setTimer }: OpenOptions): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    let request: IDBOpenDBRequest;
    try {
      request = factory.open(name, schemaVersion);
    } catch (error) {
      reject(new UnusableDatabase('refused', error));
      return;
    }
    let late = false;
    const stopTimer = setTimer(() => {
      late = true;
      reject(new UnusableDatabase('refused', new Error('Opening took too long; another tab may be in the way.')));
    }, OPEN_TIMEOUT);
    request.onupgradeneeded = () => {
      for (const table of tableNames) {
        if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table);
      }
    };
    request.onerror = () => {
      stopTimer();
      const newer = request.error?.name === 'VersionError';
      reject(new UnusableDatabase(newer ? 'newer' : 'refused', request.error));
    };
    request.onsuccess = () => {
      stopTimer();
      if (late) request.result.close();
      else resolve(wrap(request.result));
    };
  });
}

/** Opens the service's database. Rejects with {@link UnusableDatabase}. */
export async function openIndexedDb(options: OpenOptions): Promise<ServerStorage> {
  const db = await openDatabase(options);
  const missing = tableNames.filter((table) => !db.objectStoreNames.contains(table));
  if (missing.length > 0) {
    db.close();
    throw new UnusableDatabase('damaged', new Error(`Tables are missing: ${missing.join(', ')}`));
  }
  db.onversionchange = () => {
    // Let the other tab go on: an open connection would block it for ever.
    db.close();
    options.onLost();
  };
  db.onclose = () => options.onLost();

  return {
    kind: 'indexeddb',
    async run(mode, work) {
      const tx =
        mode === 'read'
          ? db.transaction([...tableNames], 'readonly')
          : db.transaction([...tableNames], 'readwrite', { durability: 'relaxed' });
      // Its rejection is also that of the request that failed, which `work` sees; this keeps it from being reported twice.
      tx.done.catch(() => {});
      try {
        const result = await work(createTx((table) => tx.objectStore(table) as unknown as Store));
        await tx.done;
        return result;
      } catch (error) {
        try {
          tx.abort();
        } catch {
          // Already over.
        }
        throw tx.error ?? error;
      }
    },
    close() {
      db.onversionchange = null;
      db.onclose = null;
      db.close();
    },
  };
}
