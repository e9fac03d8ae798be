import type { Key } from './key.js';
import type { TableName, Tables } from './rows.js';

/** A stretch of rows in key order: those whose key begins with `prefix`, with the next part within `from`…`to` (inclusive). */
export interface KeyRange {
  readonly prefix: Key;
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
  readonly limit?: number | undefined;
}

/**
 * One transaction: sees what was committed before it, and either all of its writes stay or none. Awaiting anything else
 * than its own methods inside a transaction ends it early (IndexedDB).
 */
export interface Tx {
  get<T extends TableName>(table: T, key: Key): Promise<Tables[T] | undefined>;
  list<T extends TableName>(table: T, range: KeyRange): Promise<readonly Tables[T][]>;
  /** The keys of the rows `list` answers with, in the same order. */
  keys(table: TableName, range: KeyRange): Promise<readonly Key[]>;
  put<T extends TableName>(table: T, row: Tables[T]): Promise<void>;
  delete(table: TableName, key: Key): Promise<void>;
  /** Deletes a whole stretch; `limit` is not heeded. */
  clear(table: TableName, range: KeyRange): Promise<void>;
}

/** Where the service keeps its rows. Rows are never changed in place. */
export interface ServerStorage {
  readonly kind: 'memory' | 'indexeddb';
  /** Runs `work` in one transaction. A throw undoes its writes. Writes run one after the other, over all tabs. */
  run<R>(mode: 'read' | 'write', work: (tx: Tx) => Promise<R>): Promise<R>;
  close(): void;
}
