import { ChatError } from '../../contract/index.js';
import type { AccountStorage, Env, StorageTable, StorageWrite } from '../../env/index.js';
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

// A page that holds the database open keeps it from being deleted; signing out goes on without it.
const WIPE_TIMEOUT = 5000;

/** Deletes an account's storage while no tab writes. Rejects when that is not done in time; the browser then deletes it as soon as it can. */
export async function wipeStorage(env: Env, accountId: AccountId, storage: AccountStorage): Promise<void> {
  const wiping = env.locks.hold(cacheLock(accountId), undefined, () => storage.wipe());
  await new Promise<void>((resolve, reject) => {
    const timer = env.timers.after(WIPE_TIMEOUT, () =>
      reject(
        new ChatError(
          'timeout',
          'What was kept on this device could not be deleted yet: another page has it open. It is deleted when that page closes.',
          { retryable: false },
        ),
      ),
    );
    void wiping.then(resolve, reject).finally(() => env.timers.cancel(timer));
  });
}
