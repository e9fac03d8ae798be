import type { ChatAdapter, SessionPort } from '../../contract/index.js';
import type { DeviceIndex } from './deviceIndex.js';
import type { CacheSettings } from './options.js';
import { cacheLock, clearCacheTables } from './cacheTables.js';

/** The adapter as it is, after what an earlier visit kept for offline use has been removed. */
export function withoutCache(adapter: ChatAdapter, { env, diagnose }: CacheSettings, index: DeviceIndex): ChatAdapter {
  let removed: Promise<void> | undefined;

  async function remove(): Promise<void> {
    const last = await index.read();
    for (const id of last?.accountIds ?? []) {
      try {
        const storage = await env.openStorage(id);
        // Drafts and unsent messages share the storage, and stay.
        await env.locks.hold(cacheLock(id), undefined, () => clearCacheTables(storage));
        storage.close();
      } catch (reason) {
        diagnose('storage-failed', String(reason));
      }
    }
    await index.remove(last?.accountIds ?? []);
  }

  const { name, conversations, messages, media, groups, users, presence, settings } = adapter;
  const { search, threads, communities, live, ai, idempotentSend } = adapter;
  const session: SessionPort = {
    connect(signal) {
      removed ??= remove();
      return adapter.session.connect(signal);
    },
    disconnect: () => adapter.session.disconnect(),
    ...(adapter.session.logout && { logout: () => adapter.session.logout!() }),
    ...(adapter.session.reconnect && { reconnect: () => adapter.session.reconnect!() }),
  };
  return {
    ...{ name, session, conversations, messages, media, groups, users, presence, settings },
    ...{ search, threads, communities, live, ai, idempotentSend },
    get limits() {
      return adapter.limits;
    },
    can: (operation, conversationId) => adapter.can(operation, conversationId),
    subscribe: (listener) => adapter.subscribe(listener),
  };
}
