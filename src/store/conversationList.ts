import { ChatError, type ChatErrorData } from '../contract/index.js';
import type { TimerHandle } from '../env/index.js';
import type { Conversation, ConversationId, UserId } from '../model/index.js';
import { errorData, type Core } from './core.js';
import { putConversation, removeConversation } from './ingest/index.js';

/** Fetches the list of conversations and single ones. */
export interface ConversationLoader {
  /**
   * Loads the first page, or all pages loaded so far when something may have been missed; what is on none of them any more goes. Resolves with the first
   * page; the others, and what is further down, come while nothing waits for them.
   */
  refresh(): Promise<void>;
  /** Loads the next page, or answers the one that is on its way. */
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

/** So many conversations are fetched without anybody scrolling to them: what is unread in them counts, and their folders are there. */
const AHEAD = 1000;
/** Between two pages nobody waits for, in ms. */
const PAUSE = 250;

/**
 * Makes the part of the store that fetches conversations.
 *
 * @param onConversation told of each that is put in. `shown`: its row may be on screen soon, so what it shows is wanted.
 */
export function createConversationLoader(
  core: Core,
  onConversation: (conversation: Conversation, shown: boolean) => void,
): ConversationLoader {
  const { adapter } = core;
  let cursor: string | undefined;
  // What the pages told since the list was begun anew, and what those before it told.
  let told = new Set<ConversationId>();
  let before: ReadonlySet<ConversationId> = told;
  // At how many the list stood when it was begun anew: so far it is read again.
  let reach = 0;
  let paging: Promise<ChatErrorData | undefined> | undefined;
  let ahead: TimerHandle;
  // A refresh that failed while the list is shown stays owed: what it would have told is told by nobody else.
  let owed: TimerHandle;
  let failures = 0;
  const asking = new Map<ConversationId, Promise<Conversation | null>>();

  function put(value: unknown, shown = true): Conversation | null {
    const conversation = putConversation(core, value);
    if (conversation) onConversation(conversation, shown);
    else core.diagnose('malformed-event', 'conversation');
    return conversation;
  }

  function failed(reason: unknown): ChatError {
    return core.report(reason, { operation: 'conversations.list' });
  }

  /** The next page; one at a time. */
  async function page(shown: boolean): Promise<void> {
    const { run } = core;
    const walk = told;
    const answer = await adapter.conversations.list({ cursor, limit: adapter.limits.conversationsPerPage });
    if (run !== core.run || walk !== told) return;
    for (const item of answer.items) {
      const conversation = put(item, shown);
      if (conversation) told.add(conversation.id);
    }
    cursor = answer.cursor;
    // While it is read again there is as much below it as there was.
    if (cursor === undefined || told.size >= reach) core.inbox.set({ hasMore: cursor !== undefined });
    if (cursor === undefined) dropUntold();
  }

  /** The whole list was told: what an earlier one had and this one has not was deleted meanwhile, unless something was said of it since. */
  function dropUntold(): void {
    for (const id of before) if (!told.has(id) && !core.inbox.isFresh(id)) removeConversation(core, id);
    before = told;
  }

  /** One page, by whoever asks first; answers why it could not be had. */
  function turn(shown: boolean): Promise<ChatErrorData | undefined> {
    if (paging) return paging;
    const asked = page(shown)
      .then(
        () => undefined,
        (reason: unknown) => errorData(failed(reason)),
      )
      .finally(() => {
        if (paging === asked) paging = undefined;
      });
    paging = asked;
    return asked;
  }

  function inSometime(wait: number, act: () => void): TimerHandle {
    const { run } = core;
    return core.env.timers.after(wait, () => void (run === core.run && act()));
  }

  function againLater(error: ChatErrorData): void {
    failures += 1;
    if (error.retryable) owed = inSometime(Math.min(30_000, 1000 * 2 ** failures), () => void loader.refresh());
  }

  /** Goes on while nobody waits. What nobody has seen yet is left where it fails, until the list is asked for again. */
  function goOn(): void {
    core.env.timers.cancel(ahead);
    if (cursor === undefined || told.size >= Math.max(AHEAD, reach)) return;
    ahead = inSometime(PAUSE, () => {
      const again = told.size < reach;
      void turn(again).then((error) => {
        if (!error) goOn();
        else if (again) againLater(error);
      });
    });
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
      const { timers } = core.env;
      timers.cancel(owed);
      timers.cancel(ahead);
      const first = core.inbox.state().status !== 'ready';
      if (first) core.inbox.set({ status: 'loading', error: undefined });
      // What an answer on its way tells is of before.
      paging = undefined;
      cursor = undefined;
      before = new Set([...before, ...told]);
      reach = Math.max(reach, told.size);
      told = new Set();
      core.inbox.freshen();
      const error = await turn(true);
      if (error) {
        if (first) core.inbox.set({ status: 'error', error });
        return againLater(error);
      }
      core.inbox.set({ status: 'ready', error: undefined });
      failures = 0;
      goOn();
    },
    async loadMore() {
      const { status, hasMore, loadingMore } = core.inbox.state();
      if (status !== 'ready' || !hasMore) return;
      if (!loadingMore) core.inbox.set({ loadingMore: true, error: undefined });
      const error = await turn(true);
      core.inbox.set({ loadingMore: false, error });
      // Whoever waits for it finds it there.
      core.flush();
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
      core.env.timers.cancel(ahead);
      paging = undefined;
      cursor = undefined;
      before = told = new Set();
      reach = 0;
      core.inbox.stop();
    },
  };
  return loader;
}
