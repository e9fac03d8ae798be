import type { AccountStorage, Env } from '../../env/index.js';
import type { AccountId } from '../../model/index.js';
import { ownValue } from '../../utils/readers.js';

/** Who used an adapter last on this device. Holds account ids and a time, nothing about people. */
export interface LastSession {
  readonly accountIds: readonly AccountId[];
  /** Device time in ms of the last connection. */
  readonly lastOnline: number;
}

// Its own storage, since it is read before it is known whose storage to open.
const NAME = 'chatloom:offline-index';

function isLastSession(value: unknown): value is LastSession {
  return Array.isArray(ownValue(value, 'accountIds')) && Number.isFinite(ownValue(value, 'lastOnline'));
}

/** The device's record of last sessions, one per adapter and hint. None of its methods rejects: a device that keeps nothing knows nobody. */
export interface DeviceIndex {
  read(): Promise<LastSession | undefined>;
  write(session: LastSession): Promise<void>;
  /** Removes every record that names one of these accounts, and the record of this adapter and hint. */
  remove(accountIds: readonly AccountId[]): Promise<void>;
}

/** Opens the index for one adapter and hint. */
export function createDeviceIndex(env: Env, adapterName: string, hint: string | undefined): DeviceIndex {
  const key = `${adapterName}\n${hint ?? ''}`;
  async function withIndex<T>(task: (storage: AccountStorage) => Promise<T>): Promise<T | undefined> {
    try {
      const storage = await env.openStorage(NAME);
      try {
        return await task(storage);
      } finally {
        storage.close();
      }
    } catch {
      return undefined;
    }
  }
  return {
    read: () =>
      withIndex(async (storage) => {
        const value = await storage.get('meta', key);
        return isLastSession(value) ? value : undefined;
      }),
    write: async (session) => {
      await withIndex((storage) => storage.write([{ table: 'meta', key, value: session }], 'relaxed'));
    },
    remove: async (accountIds) => {
      await withIndex(async (storage) => {
        const rows = await storage.list('meta');
        const isOf = (value: unknown): boolean =>
          !isLastSession(value) || value.accountIds.some((id) => accountIds.includes(id));
        const gone = rows.filter((row) => row.key === key || isOf(row.value));
        await storage.write(
          gone.map((row) => ({ table: 'meta', key: row.key, value: undefined })),
          'relaxed',
        );
        // Nobody is left: not even an empty database stays behind.
        if (gone.length === rows.length) await storage.wipe();
      });
    },
  };
}
