import type { ChatEventBody, ConversationsPort, ListOptions, ListPage } from '../../contract/index.js';
import { compareConversations, type Conversation, type ConversationId } from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';
import { sameData } from '../../utils/sameData.js';
import type { AccountCache } from './accountCache.js';
import { guardPort } from './guard.js';
import type { Link } from './link.js';
import { isUnreachable } from './pages.js';

// Handed out with a list from the cache; stands for "what comes after the first page", which the server names in its own words.
const AFTER_FIRST = 'chatloom:offline-cache:after-first';

// A walk through a list that never ends is a backend that contradicts itself.
const MAX_PAGES = 200;

function isConversation(value: unknown): value is Conversation {
  return (
    isRecord(value) &&
    readId(ownValue(value, 'id')) !== undefined &&
    readId(ownValue(value, 'accountId')) !== undefined &&
    isRecord(ownValue(value, 'unread')) &&
    isRecord(ownValue(value, 'settings'))
  );
}

/** Makes the list of conversations over the cache. */
export function createConversations(link: Link): ConversationsPort {
  const { inner } = link;
  let seenRun = -1;
  /** Where the first page ends that the server answers behind a list from the cache. The page itself is not kept: nothing of it may outlive signing out (P11). */
  let syncing: Promise<Pick<ListPage<Conversation>, 'cursor'>> | undefined;

  function cacheOf(conversation: Pick<Conversation, 'accountId'>): AccountCache | undefined {
    return link.caches.get(conversation.accountId);
  }

  function put(items: readonly unknown[]): void {
    for (const item of items) if (isConversation(item)) cacheOf(item)?.putConversation(item);
  }

  function noteListed(): void {
    for (const cache of link.caches.values()) if (!cache.writer.meta.listed) cache.writer.setMeta({ listed: true });
  }

  function tell(accountId: string, event: ChatEventBody): void {
    link.emit([{ ...event, accountId }]);
  }

  async function fetchPage(options: ListOptions | undefined): Promise<ListPage<Conversation>> {
    const { run } = link;
    const page = await link.ask(() => inner.conversations.list(options));
    if (run === link.run && Array.isArray(page?.items)) {
      put(page.items);
      noteListed();
    }
    return page;
  }

  function cachedList(): readonly Conversation[] | undefined {
    const caches = [...link.caches.values()];
    if (caches.length === 0 || caches.some((cache) => !cache.writer.meta.listed)) return undefined;
    return caches
      .flatMap((cache) => [...cache.conversations.values()])
      .filter((conversation) => conversation.durable && conversation.history === 'full')
      .sort(compareConversations);
  }

  /** Tells of every conversation that differs from what was shown. Answers how many did. */
  function tellChanges(shown: ReadonlyMap<ConversationId, Conversation>, items: readonly unknown[]): number {
    let changed = 0;
    for (const conversation of items) {
      if (!isConversation(conversation) || sameData(shown.get(conversation.id), conversation)) continue;
      changed += 1;
      tell(conversation.accountId, { type: 'conversation', conversation });
    }
    return changed;
  }

  /** Conversations that should have been among those the server listed, and were not: gone, or only moved. */
  async function checkMissing(suspects: readonly Conversation[], run: number): Promise<void> {
    for (const { id, accountId } of suspects) {
      const now = await link.ask(() => inner.conversations.get(id));
      if (run !== link.run) return;
      if (now) {
        put([now]);
        continue;
      }
      link.caches.get(accountId)?.forget(id);
      tell(accountId, { type: 'conversation-removed', conversationId: id });
    }
  }

  /**
   * Walks the server's list until a page brings nothing new: only what changed is merged and told. What should have been listed up to there and
   * was not is asked for by itself.
   */
  async function sync(
    cached: readonly Conversation[],
    first: ListPage<Conversation>,
    limit: number | undefined,
  ): Promise<void> {
    const { run } = link;
    const shown = new Map(cached.map((conversation) => [conversation.id, conversation]));
    const seen = new Set<ConversationId>();
    let end: Conversation | undefined;
    let page = first;
    for (let number = 1; run === link.run; number++) {
      const changed = tellChanges(shown, page.items);
      for (const item of page.items) {
        seen.add(item.id);
        if (isConversation(item) && (!end || compareConversations(item, end) > 0)) end = item;
      }
      if (page.cursor === undefined || changed === 0 || number >= MAX_PAGES) break;
      const { cursor } = page;
      page = await fetchPage({ cursor, limit });
    }
    if (run !== link.run) return;
    const isToldOf = (known: Conversation): boolean =>
      page.cursor === undefined || (end !== undefined && compareConversations(known, end) <= 0);
    const suspects = cached.filter((known) => !seen.has(known.id) && isToldOf(known));
    await checkMissing(suspects, run);
  }

  async function list(options: ListOptions = {}): Promise<ListPage<Conversation>> {
    const { cursor, limit } = options;
    if (cursor === AFTER_FIRST) {
      const { cursor: next } = (await syncing) ?? (await fetchPage({ limit }));
      return next === undefined ? { items: [] } : fetchPage({ ...options, cursor: next });
    }
    const isFirst = seenRun !== link.run;
    if (cursor !== undefined || (link.mode === 'online' && !isFirst)) return orCached(() => fetchPage(options), cursor);
    const cached = cachedList();
    if (!cached || link.mode === 'idle') {
      seenRun = link.run;
      return fetchPage(options);
    }
    if (link.mode !== 'online') return { items: cached };
    seenRun = link.run;
    const first = fetchPage({ limit });
    const end = first.then((page) => ({ cursor: page.cursor }));
    syncing = end;
    end.catch(() => {
      if (syncing === end) syncing = undefined;
    });
    // The differences follow what they differ from; what cannot be fetched is fetched by the next list.
    first
      .then((page) => sync(cached, page, limit))
      .catch(() => {
        if (syncing === end) syncing = undefined;
      });
    return { items: cached, cursor: AFTER_FIRST };
  }

  async function orCached(
    ask: () => Promise<ListPage<Conversation>>,
    cursor: string | undefined,
  ): Promise<ListPage<Conversation>> {
    try {
      return await ask();
    } catch (reason) {
      const cached = cursor === undefined && isUnreachable(reason) ? cachedList() : undefined;
      if (!cached) throw reason;
      return { items: cached };
    }
  }

  return guardPort(link, inner.conversations, {
    list,
    async get(id) {
      try {
        const { run } = link;
        const conversation = await link.ask(() => inner.conversations.get(id));
        if (run === link.run && conversation) put([conversation]);
        return conversation;
      } catch (reason) {
        const cached = isUnreachable(reason) ? link.cacheFor(id)?.conversations.get(id) : undefined;
        if (!cached) throw reason;
        return cached;
      }
    },
    async startDirect(userId) {
      try {
        const conversation = await link.ask(() => inner.conversations.startDirect!(userId));
        put([conversation]);
        return conversation;
      } catch (reason) {
        const cached = isUnreachable(reason)
          ? [...(link.mainCache?.conversations.values() ?? [])].find((each) => each.peerId === userId)
          : undefined;
        if (!cached) throw reason;
        return cached;
      }
    },
    async remove(id, options) {
      await link.ask(() => inner.conversations.remove!(id, options));
      link.cacheFor(id)?.forget(id);
    },
  });
}
