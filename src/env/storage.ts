/** Tables of an account's storage. `meta` keeps small facts such as versions and times. */
export const storageTables = [
  'meta',
  'drafts',
  'outbox',
  'blobs',
  'conversations',
  'messages',
  'ranges',
  'groups',
  'users',
  'contacts',
] as const;

/** Name of a table. */
export type StorageTable = (typeof storageTables)[number];

/** One write of a transaction. `value: undefined` deletes. */
export interface StorageWrite {
  readonly table: StorageTable;
  readonly key: string;
  readonly value: unknown;
}

/** How sure a write must be before it counts as done. `strict` survives a power cut; `relaxed` a crash of the tab. */
export type Durability = 'strict' | 'relaxed';

/** A row as read from storage. */
export interface StorageRow {
  readonly key: string;
  readonly value: unknown;
}

/**
 * What one account keeps on this device: tables of plain values by string key. Every account has its own; wiping one leaves the others (P11, P12).
 */
export interface AccountStorage {
  get(table: StorageTable, key: string): Promise<unknown>;
  /** Rows whose key starts with `prefix`, in key order. */
  list(table: StorageTable, prefix?: string): Promise<readonly StorageRow[]>;
  /** All writes happen, or none. Resolves when the transaction completed with the durability asked for. */
  write(writes: readonly StorageWrite[], durability: Durability): Promise<void>;
  /** Deletes everything of this account. */
  wipe(): Promise<void>;
  close(): void;
}
