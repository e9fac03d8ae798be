import type { AccountStorage, Env } from '../../env/index.js';
import type { AccountId, User } from '../../model/index.js';
import { ownValue } from '../../utils/readers.js';
import { AccountCache } from './accountCache.js';
import { cacheLock, clearCacheTables, META_KEY } from './cacheTables.js';
import { openValue, SCHEMA, sealValue, type AccountMeta } from './format.js';
import { migrate, migrations, readMeta } from './migrations.js';
import type { CacheHooks, CacheProblem, CacheSettings } from './options.js';

function hasName(reason: unknown, name: string): boolean {
  return ownValue(reason, 'name') === name || (reason instanceof Error && reason.name === name);
}

/** Why storage could not be opened. */
function openProblem(reason: unknown): CacheProblem {
  return hasName(reason, 'VersionError') ? 'newer-version' : 'memory-only';
}

// A page that signs out deletes the database and says so on a channel; which of the two is seen first is anybody's guess.
const WORD_OF_SIGN_OUT = 1000;

/**
 * What to tell when storage refuses while it is in use. Another page that upgrades or deletes a database closes it here without a word; only opening it once
 * more says which it was. Undefined: it does not matter any more.
 */
export async function problemInUse(
  env: Env,
  accountId: AccountId,
  reason: unknown,
  isOver: () => boolean,
): Promise<CacheProblem | undefined> {
  if (!hasName(reason, 'InvalidStateError')) return 'memory-only';
  await new Promise<void>((resolve) => void env.timers.after(WORD_OF_SIGN_OUT, resolve));
  if (isOver()) return undefined;
  try {
    (await env.openStorage(accountId)).close();
    return 'memory-only';
  } catch (again) {
    return openProblem(again);
  }
}

/** Opens the cache of an account, making it anew where there is none. Null when it cannot be used; then `onProblem` told why. */
export async function openAccountCache(
  settings: CacheSettings,
  accountId: AccountId,
  self: User | undefined,
  hooks: CacheHooks,
): Promise<AccountCache | null> {
  let storage: AccountStorage;
  try {
    storage = await settings.env.openStorage(accountId);
  } catch (reason) {
    hooks.onProblem(openProblem(reason), reason);
    return null;
  }
  try {
    return await settings.env.locks.hold(cacheLock(accountId), undefined, async () => {
      const stored = await storage.get('meta', META_KEY);
      if (Number(ownValue(stored, 'schema')) > SCHEMA) {
        hooks.onProblem('newer-version');
        storage.close();
        return null;
      }
      const known = await readable(settings, storage, stored);
      const last = known && ((await openValue(settings.codec, known.self).catch(() => undefined)) as User | undefined);
      const user = self ?? last;
      // Signing in from the cache: there must be one, and it must say who it belongs to.
      if (!user || (!self && !known)) {
        storage.close();
        return null;
      }
      const isOurs = known && ownValue(last, 'id') === user.id;
      if (!isOurs) await clearCacheTables(storage);
      const meta: AccountMeta = {
        schema: SCHEMA,
        token: settings.env.createId(),
        lastOnline: settings.env.now(),
        listed: false,
        ...(isOurs && known),
        self: await sealValue(settings.codec, user),
      };
      const cache = new AccountCache(storage, accountId, user, meta, settings, hooks);
      // Side by side: somebody is waiting for the list.
      await Promise.all([storage.write([{ table: 'meta', key: META_KEY, value: meta }], 'relaxed'), cache.read()]);
      return cache;
    });
  } catch (reason) {
    storage.close();
    hooks.onProblem('memory-only', reason);
    return null;
  }
}

/** What the cache knows of itself, of this version; what an earlier one left is migrated, and dropped where that fails. */
async function readable(
  settings: CacheSettings,
  storage: AccountStorage,
  stored: unknown,
): Promise<AccountMeta | undefined> {
  const meta = readMeta(stored);
  if (!meta) return undefined;
  try {
    return await migrate(storage, meta, SCHEMA, migrations);
  } catch (reason) {
    settings.diagnose('migration-failed', `schema ${meta.schema}: ${String(reason)}`);
    // Everything in it can be asked for again. Drafts and the outbox beside it are not the cache's and stay.
    await clearCacheTables(storage);
    return undefined;
  }
}
