import type { Key } from './key.js';
import type { KeyRange, ServerStorage, Tx } from './port.js';
import { keyOf, tableNames, type TableName, type Tables } from './rows.js';

interface Entry {
  readonly key: Key;
  readonly row: unknown;
}

function compareKeys(a: Key, b: Key): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a[i]!;
    const y = b[i]!;
    if (x === y) continue;
    if (typeof x === 'number') return typeof y === 'number' ? x - y : -1;
    if (typeof y === 'number') return 1;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** Index of the first entry whose key is not before `key`. */
function lowerBound(entries: readonly Entry[], key: Key): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(entries[middle]!.key, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inRange(key: Key, range: KeyRange): boolean {
  const { prefix, to } = range;
  for (let i = 0; i < prefix.length; i += 1) if (key[i] !== prefix[i]) return false;
  if (to === undefined) return true;
  const part = key[prefix.length];
  return part !== undefined && compareKeys([part], [to]) <= 0;
}

/** Keeps everything in memory: for tests, for stories, and where the browser refuses a database. */
export function createMemoryStorage(): ServerStorage {
  const tables = new Map<TableName, Entry[]>(tableNames.map((name) => [name, []]));
  let queue: Promise<unknown> = Promise.resolve();

  const entriesOf = (table: TableName): Entry[] => tables.get(table)!;

  const spanOf = (table: TableName, range: KeyRange): readonly [Entry[], number, number] => {
    const entries = entriesOf(table);
    const start = lowerBound(entries, range.from === undefined ? range.prefix : [...range.prefix, range.from]);
    let end = start;
    const most = range.limit === undefined ? entries.length : Math.min(entries.length, start + range.limit);
    while (end < most && inRange(entries[end]!.key, range)) end += 1;
    return [entries, start, end];
  };

  const createTx = (undo: (() => void)[], writable: boolean): Tx => {
    const mayWrite = (): void => {
      if (!writable) throw new Error('This transaction only reads.');
    };
    const set = (table: TableName, key: Key, row: unknown): void => {
      const entries = entriesOf(table);
      const at = lowerBound(entries, key);
      const old = entries[at];
      if (old && compareKeys(old.key, key) === 0) {
        entries[at] = { key, row };
        undo.push(() => {
          entries[lowerBound(entries, key)] = old;
        });
      } else {
        entries.splice(at, 0, { key, row });
        undo.push(() => entries.splice(lowerBound(entries, key), 1));
      }
    };
    return {
      async get<T extends TableName>(table: T, key: Key) {
        const entries = entriesOf(table);
        const found = entries[lowerBound(entries, key)];
        return found && compareKeys(found.key, key) === 0 ? (found.row as Tables[T]) : undefined;
      },
      async list<T extends TableName>(table: T, range: KeyRange) {
        const [entries, start, end] = spanOf(table, range);
        return entries.slice(start, end).map((entry) => entry.row as Tables[T]);
      },
      async keys(table, range) {
        const [entries, start, end] = spanOf(table, range);
        return entries.slice(start, end).map((entry) => entry.key);
      },
      async put(table, row) {
        mayWrite();
        set(table, keyOf[table](row), row);
      },
      async delete(table, key) {
        mayWrite();
        const entries = entriesOf(table);
        const at = lowerBound(entries, key);
        const old = entries[at];
        if (!old || compareKeys(old.key, key) !== 0) return;
        entries.splice(at, 1);
        undo.push(() => entries.splice(lowerBound(entries, key), 0, old));
      },
      async clear(table, range) {
        mayWrite();
        const [entries, start, end] = spanOf(table, { ...range, limit: undefined });
        const old = entries.splice(start, end - start);
        undo.push(() => entries.splice(start, 0, ...old));
      },
    };
  };

  return {
    kind: 'memory',
    run(mode, work) {
      const result = queue.then(async () => {
        const undo: (() => void)[] = [];
        try {
          return await work(createTx(undo, mode === 'write'));
        } catch (error) {
          for (const step of undo.reverse()) step();
          throw error;
        }
      });
      queue = result.catch(() => {});
      return result;
    },
    close() {},
  };
}
