import type { AccountStorage } from '../../env/index.js';
import type { AccountId, User } from '../../model/index.js';
import { isRecord, ownValue } from '../../utils/readers.js';
import { AccountCache } from './accountCache.js';
import { cacheLock, clearCacheTables, META_KEY } from './cacheTables.js';
import { openValue, SCHEMA, sealValue, type AccountMeta } from './format.js';
import type { CacheHooks, CacheSettings } from './options.js';

/** Opens the cache of an account, making it anew where there is none or an older one. Null when it cannot be used; then `onProblem` told why. */
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
    hooks.onProblem(
      ownValue(reason, 'name') === 'VersionError' || (reason instanceof Error && reason.name === 'VersionError')
        ? 'newer-version'
        : 'memory-only',
      reason,
    );
    return null;
  }
  try {
    return await settings.env.locks.hold(cacheLock(accountId), undefined, async () => {
      let meta = (await storage.get('meta', META_KEY)) as AccountMeta | undefined;
      if (isRecord(meta) && meta.schema > SCHEMA) {
        hooks.onProblem('newer-version');
        storage.close();
        return null;
      }
      const user = self ?? ((await openValue(settings.codec, meta?.self).catch(() => undefined)) as User | undefined);
      // Signing in from the cache: there must be one, of this version, and it must say who it belongs to.
      if (!self && (meta?.schema !== SCHEMA || !user)) {
        storage.close();
        return null;
      }
      const other =
        meta && self && ownValue(await openValue(settings.codec, meta.self).catch(() => undefined), 'id') !== self.id;
      if (!meta || meta.schema !== SCHEMA || other) {
        // Everything here can be fetched again: an older version is dropped, not migrated.
        await clearCacheTables(storage);
        meta = {
          schema: SCHEMA,
          token: settings.env.createId(),
          lastOnline: settings.env.now(),
          listed: false,
          self: null,
        };
      }
      meta = { ...meta, self: await sealValue(settings.codec, user) };
      await storage.write([{ table: 'meta', key: META_KEY, value: meta }], 'relaxed');
      const cache = new AccountCache(storage, accountId, user as User, meta, settings, hooks);
      await cache.read();
      return cache;
    });
  } catch (reason) {
    storage.close();
    hooks.onProblem('memory-only', reason);
    return null;
  }
}
