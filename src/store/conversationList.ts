import { ChatError } from '../contract/index.js';
import type { TimerHandle } from '../env/index.js';
import type { Conversation, ConversationId, UserId } from '../model/index.js';
import { errorData, type Core } from './core.js';
import { putConversation } from './ingest/index.js';

/** Fetches the list of conversations and single ones. */
export interface ConversationLoader {
  /** Loads the first page, or all pages loaded so far when something may have been missed. */
  refresh(): Promise<void>;
  loadMore(): Promise<void>;
  /** A conversation by id: known, or fetched. Null when it does not exist or may not be seen. */
  ensure(id: ConversationId): Promise<Conversation | null>;
  startWith(userId: UserId): Promise<Conversation>;
  /** Takes a conversation and its history off this user's list. */
  remove(id: ConversationId): Promise<void>;
  /** Empties a conversation for this user. */
  clear(id: ConversationId): Promise<void>;
  stop(): void;
}

/** Makes the part of the store that fetches conversations. */
export function createConversationLoader(
  core: Core,
  onConversation: (conversation: Conversation) => void,
): ConversationLoader {
  const { adapter } = core;
  let cursor: string | undefined;
  // A refresh that failed while the list is shown stays owed: what it would have told is told by nobody else.
  let owed: TimerHandle;
  let failures = 0;
  const asking = new Map<ConversationId, Promise<Conversation | null>>();

  function put(value: unknown): Conversation | null {
    const conversation = putConversation(core, value);
    if (conversation) onConversation(conversation);
    else core.diagnose('malformed-event', 'conversation');
    return conversation;
  }

  function failed(reason: unknown): ChatError {
    return core.report(reason, { operation: 'conversations.list' });
  }

  async function page(from: string | undefined): Promise<void> {
    const run = core.run;
    const answer = await adapter.conversations.list({ cursor: from, limit: adapter.limits.conversationsPerPage });
    if (run !== core.run) return;
    for (const item of answer.items) put(item);
    cursor = answer.cursor;
    core.inbox.set({ hasMore: cursor !== undefined });
  }

  /** What becomes of it is told by events; only a refusal is told here. */
  async function request(
    operation: string,
    conversationId: ConversationId,
    ask: () => Promise<void> | undefined,
  ): Promise<void> {
    try {
      const answer = ask();
      if (!answer) throw new ChatError('unsupported', `The adapter has no ${operation}().`);
      await answer;
      core.flush();
    } catch (reason) {
      throw core.report(reason, { operation, conversationId });
    }
  }

  const loader: ConversationLoader = {
    async refresh() {
      core.env.timers.cancel(owed);
      const first = core.inbox.state().status !== 'ready';
      if (first) core.inbox.set({ status: 'loading', error: undefined });
      try {
        await page(undefined);
        core.inbox.set({ status: 'ready', error: undefined });
        failures = 0;
      } catch (reason) {
        const error = errorData(failed(reason));
        if (first) core.inbox.set({ status: 'error', error });
        failures += 1;
        const run = core.run;
        const again = (): void => void (run === core.run && loader.refresh());
        if (error.retryable) owed = core.env.timers.after(Math.min(30_000, 1000 * 2 ** failures), again);
      }
    },
    async loadMore() {
      const { status, hasMore, loadingMore } = core.inbox.state();
      if (status !== 'ready' || !hasMore || loadingMore) return;
      core.inbox.set({ loadingMore: true, error: undefined });
      try {
        await page(cursor);
        core.inbox.set({ loadingMore: false });
      } catch (reason) {
        core.inbox.set({ loadingMore: false, error: errorData(failed(reason)) });
      }
    },
    ensure(id) {
      const known = core.conversations.get(id);
      if (known) return Promise.resolve(known);
      const running = asking.get(id);
      if (running) return running;
      const run = core.run;
      const asked = adapter.conversations
        .get(id)
        .then((conversation) => (conversation && run === core.run ? put(conversation) : null))
        .finally(() => asking.delete(id));
      asking.set(id, asked);
      return asked;
    },
    async startWith(userId) {
      if (!adapter.conversations.startDirect) {
        throw failed(new TypeError('This adapter cannot start a conversation: it has no conversations.startDirect().'));
      }
      const conversation = put(await adapter.conversations.startDirect(userId));
      if (!conversation)
        throw failed(new TypeError('The adapter answered startDirect() with something that is not a conversation.'));
      core.flush();
      return conversation;
    },
    remove: (id) =>
      request('conversations.remove', id, () => adapter.conversations.remove?.(id, { clearHistory: true })),
    clear: (id) => request('messages.clearHistory', id, () => adapter.messages.clearHistory?.(id)),
    stop() {
      core.env.timers.cancel(owed);
      core.inbox.stop();
    },
  };
  return loader;
}
