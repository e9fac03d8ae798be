import { checkAdapter, type ChatAdapter } from '../../contract/index.js';
import { createBrowserEnv } from '../../env/index.js';
import type { ConversationId, Message, MessageId } from '../../model/index.js';
import { checkWrapperOrder, markWrapped } from '../order.js';
import { createConversations } from './conversationsPort.js';
import { createDeviceIndex } from './deviceIndex.js';
import { guardOptional } from './guard.js';
import { Link } from './link.js';
import { createMessages } from './messagesPort.js';
import { isUnreachable } from './pages.js';
import { DEFAULT_OFFLINE_TIME, type CacheSettings, type OfflineCacheOptions } from './options.js';
import { createPeople } from './peoplePorts.js';
import { createSession } from './session.js';
import { withoutCache } from './withoutCache.js';

/** A message of a conversation as it is cached. */
async function cachedMessage(link: Link, conversationId: ConversationId, id: MessageId): Promise<Message | undefined> {
  const timeline = await link.cacheFor(conversationId)?.load({ conversationId });
  return timeline?.rows.get(id)?.message;
}

/**
 * Gives any adapter a cache on this device: conversations, messages, people and groups are kept per account, history is asked for only where it is
 * not cached, and within `maxOfflineTime` the last user can sign in, read and write without network. Signing out wipes it in every tab.
 *
 * Stands around `withEncryption` and inside `combineAdapters`; a `TypeError` says so otherwise.
 */
export function withOfflineCache(adapter: ChatAdapter, options: OfflineCacheOptions = {}): ChatAdapter {
  checkAdapter(adapter, 'withOfflineCache');
  checkWrapperOrder('withOfflineCache', adapter);
  const env = options.env ?? createBrowserEnv();
  const index = createDeviceIndex(env, adapter.name, options.accountHint);
  const settings: CacheSettings = {
    env,
    codec: options.codec,
    maxMessages: options.maxMessages ?? 20_000,
    maxBytes: options.maxBytes ?? 50 * 1024 * 1024,
    diagnose: (kind, detail) => options.onDiagnostic?.({ kind, detail }),
  };
  if (options.supportOffline === false) {
    return markWrapped('withOfflineCache', adapter, withoutCache(adapter, settings, index));
  }
  const link = new Link(adapter, settings);
  const { users, groups } = createPeople(link);
  const wrapped: ChatAdapter = {
    name: adapter.name,
    session: createSession(link, {
      index,
      maxOfflineTime: options.maxOfflineTime ?? DEFAULT_OFFLINE_TIME,
      eager: options.accountHint !== undefined,
    }),
    conversations: createConversations(link),
    messages: createMessages(link, { revalidate: options.revalidate ?? 'newest' }),
    // Files may come from elsewhere than the chat connection: the inner adapter knows best what it can still resolve.
    media: adapter.media,
    groups,
    users,
    presence: guardOptional(link, adapter.presence),
    settings: guardOptional(link, adapter.settings, {
      async update(conversationId, changes) {
        const { run } = link;
        await link.ask(() => adapter.settings!.update(conversationId, changes));
        const cache = run === link.run ? link.cacheFor(conversationId) : undefined;
        const known = cache?.conversations.get(conversationId);
        if (!cache || !known) return;
        const next = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value ?? undefined]));
        cache.putConversation({ ...known, settings: { ...known.settings, ...next } });
      },
    }),
    search: guardOptional(link, adapter.search),
    threads: guardOptional(link, adapter.threads, {
      async get(ref) {
        try {
          return await link.ask(() => adapter.threads!.get!(ref));
        } catch (reason) {
          const root = isUnreachable(reason) ? await cachedMessage(link, ref.conversationId, ref.threadId) : undefined;
          if (!root) throw reason;
          // What the user has of it the server tells again; until then it can be read.
          return { ...ref, root, following: false, unread: 0, version: -1 };
        }
      },
    }),
    communities: guardOptional(link, adapter.communities),
    live: guardOptional(link, adapter.live),
    ai: guardOptional(link, adapter.ai),
    get limits() {
      return adapter.limits;
    },
    idempotentSend: adapter.idempotentSend,
    can: (operation, conversationId) => adapter.can(operation, conversationId),
    subscribe: (listener) => link.subscribe(listener),
  };
  return markWrapped('withOfflineCache', adapter, wrapped);
}
