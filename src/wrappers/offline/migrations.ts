import type { AccountStorage, StorageWrite } from '../../env/index.js';
import { isRecord } from '../../utils/readers.js';
import { META_KEY } from './cacheTables.js';
import type { AccountMeta } from './format.js';

/**
 * Turns what schema n kept into what schema n + 1 keeps: answers the writes, which happen together with the new version number or not at all. Sealed
 * values stay sealed: a step moves and wraps them, and never looks inside.
 */
export type Migration = (storage: AccountStorage, meta: AccountMeta) => Promise<readonly StorageWrite[]>;

/** 1 → 2: people and groups carry the time they were written, so that the oldest of too many can go. */
async function addTimes(storage: AccountStorage, { lastOnline }: AccountMeta): Promise<readonly StorageWrite[]> {
  const writes: StorageWrite[] = [];
  for (const table of ['users', 'groups'] as const) {
    for (const { key, value } of await storage.list(table))
      writes.push({ table, key, value: { at: lastOnline, v: value } });
  }
  return writes;
}

/** The step from each earlier schema to the next one. */
export const migrations: ReadonlyMap<number, Migration> = new Map([[1, addTimes]]);

/**
 * Brings what is stored up to `schema`, one step after the other. Each step is one transaction, so that a tab that dies in between leaves a whole schema,
 * from which the next one goes on. Rejects where a step is missing or fails.
 */
export async function migrate(
  storage: AccountStorage,
  meta: AccountMeta,
  schema: number,
  steps: ReadonlyMap<number, Migration>,
): Promise<AccountMeta> {
  let now = meta;
  while (now.schema !== schema) {
    const step = steps.get(now.schema);
    if (!step) throw new TypeError(`there is no way from schema ${String(now.schema)} to ${schema}`);
    const writes = await step(storage, now);
    now = { ...now, schema: now.schema + 1 };
    await storage.write([...writes, { table: 'meta', key: META_KEY, value: now }], 'relaxed');
  }
  return now;
}

/** What storage says of the cache itself; undefined where that is nothing usable. */
export function readMeta(stored: unknown): AccountMeta | undefined {
  const meta = stored as AccountMeta;
  const known = isRecord(stored) && Number.isInteger(meta.schema) && typeof meta.token === 'string';
  return known && Number.isFinite(meta.lastOnline) ? meta : undefined;
}
