import type { AccountStorage, StorageTable, StorageWrite } from '../../env/index.js';
import type { AccountId } from '../../model/index.js';
import { ownValue } from '../../utils/readers.js';

/** Tables that belong to the cache. Drafts and the outbox share the storage and are not the cache's to touch. */
const CACHE_TABLES: readonly StorageTable[] = ['conversations', 'messages', 'ranges', 'groups', 'users', 'contacts'];
/** Where the cache keeps what it must know of itself. */
export const META_KEY: string = 'offline-cache';

/** Removes everything the cache keeps in a storage. */
export async function clearCacheTables(storage: AccountStorage): Promise<void> {
  const writes: StorageWrite[] = [{ table: 'meta', key: META_KEY, value: undefined }];
  for (const table of CACHE_TABLES) {
    for (const { key } of await storage.list(table)) writes.push({ table, key, value: undefined });
  }
  await storage.write(writes, 'relaxed');
}

/** Whether storage refused because the disk is full. */
export function isQuota(reason: unknown): boolean {
  const name = ownValue(reason, 'name') ?? (reason instanceof Error ? reason.name : undefined);
  return (
    name === 'QuotaExceededError' || (reason instanceof Error && reason.cause !== undefined && isQuota(reason.cause))
  );
}

/** Name of the lock under which an account's cache is written. */
export function cacheLock(accountId: AccountId): string {
  return `chatloom:offline-cache:${accountId}`;
}
