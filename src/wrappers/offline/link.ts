import { ChatError, toChatError, type ChatAdapter, type ChatEvent, type ChatEventBody } from '../../contract/index.js';
import type { AccountId, ConversationId } from '../../model/index.js';
import type { AccountCache } from './accountCache.js';
import { applyEvent } from './applyEvent.js';
import { openAccountCache, problemInUse } from './openAccountCache.js';
import type { CacheProblem, CacheSettings } from './options.js';

/**
 * `idle` not signed in; `connecting` the inner adapter is asked; `online` it answered; `waiting` signed in from the cache, and the inner adapter is
 * being asked; `ended` signed out.
 */
export type LinkMode = 'idle' | 'connecting' | 'online' | 'waiting' | 'ended';

/** A part of the wrapper that watches the stream. */
export interface StreamPart {
  /** Whether to keep this event back for now. */
  holds?(cache: AccountCache, event: ChatEvent): boolean;
  /** Things may have been missed. */
  onBreak?(): void;
  /** Connected again, and nothing was missed. */
  onResume?(): void;
}

// Only what comes between an inner connection and our noticing it is kept back.
const MAX_EARLY = 5000;
const OPEN_TIMEOUT = 5000;

/** What the ports share: the inner adapter, the stream of events, the caches, and whether there is a connection. */
export class Link {
  readonly inner: ChatAdapter;
  readonly settings: CacheSettings;
  readonly caches: Map<AccountId, AccountCache> = new Map();
  mode: LinkMode = 'idle';
  /** False while the inner adapter says it is not connected. */
  up = false;
  /** Grows when the stream may have skipped something: answers asked for before say nothing about the end any more. */
  epoch = 0;
  /** Grows with every connect, disconnect and logout: answers to an earlier run have no effect (P10). */
  run = 0;
  /** Called when another tab signed out. */
  onSignedOutElsewhere: () => void = () => {};
  /** Called when the connection is known to be there. */
  onOnline: () => void = () => {};
  readonly #parts: StreamPart[] = [];
  readonly #listeners = new Set<(events: readonly ChatEvent[]) => void>();
  #unsubscribe: (() => void) | undefined;
  #early: ChatEvent[] = [];

  constructor(inner: ChatAdapter, settings: CacheSettings) {
    this.inner = inner;
    this.settings = settings;
  }

  add(part: StreamPart): void {
    this.#parts.push(part);
  }

  subscribe(listener: (events: readonly ChatEvent[]) => void): () => void {
    // The same function may subscribe twice.
    const own = (events: readonly ChatEvent[]): void => listener(events);
    this.#listeners.add(own);
    this.listen();
    return () => {
      this.#listeners.delete(own);
      this.unlisten();
    };
  }

  /** Follows the inner adapter's stream, also while nobody listens: the cache does. */
  listen(): void {
    this.#unsubscribe ??= this.inner.subscribe((events) => this.#receive(events));
  }

  /** Lets go of the stream when nobody needs it. */
  unlisten(): void {
    if (this.#listeners.size > 0 || (this.mode !== 'idle' && this.mode !== 'ended')) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  emit(events: readonly ChatEvent[]): void {
    if (events.length === 0) return;
    for (const listener of [...this.#listeners]) listener(events);
  }

  /** Tells every account. */
  emitAll(accountIds: Iterable<AccountId>, ...bodies: readonly ChatEventBody[]): void {
    this.emit([...accountIds].flatMap((accountId) => bodies.map((body): ChatEvent => ({ ...body, accountId }))));
  }

  /** The cache a conversation belongs to; undefined where nothing is cached. */
  cacheFor(id: ConversationId): AccountCache | undefined {
    const [first] = this.caches.values();
    if (this.caches.size <= 1) return first;
    return [...this.caches.values()].find((cache) => cache.conversations.has(id)) ?? first;
  }

  /** The cache of what belongs to no conversation. */
  get mainCache(): AccountCache | undefined {
    return this.caches.values().next().value;
  }

  /** Asks the inner adapter, or rejects where it cannot be asked. */
  async ask<T>(call: () => Promise<T>): Promise<T> {
    if (this.mode === 'waiting')
      throw new ChatError('offline', 'Signed in from the offline cache; the server has not been reached yet.');
    if (this.mode === 'ended') throw new ChatError('expired', 'Signed out. Call session.connect() to sign in again.');
    return call();
  }

  /** Opens the caches of these accounts; those that cannot be opened are left out, and the user is told. */
  async openCaches(
    sessions: readonly { readonly accountId: AccountId; readonly self?: Parameters<typeof openAccountCache>[2] }[],
  ): Promise<void> {
    const run = this.run;
    for (const { accountId, self } of sessions) {
      if (this.caches.has(accountId)) continue;
      const cache = await this.#openWithin(accountId, self);
      if (run !== this.run) {
        cache?.abandon();
        return;
      }
      if (cache) this.caches.set(accountId, cache);
    }
  }

  #openWithin(accountId: AccountId, self: Parameters<typeof openAccountCache>[2]): Promise<AccountCache | null> {
    const { timers } = this.settings.env;
    const { run } = this;
    const problem = (code: CacheProblem, reason?: unknown): void => this.#tellProblem(accountId, code, reason);
    const onEnded = (cause: 'failed' | 'wiped'): void => {
      const cache = this.caches.get(accountId);
      this.caches.delete(accountId);
      cache?.abandon();
      this.#breakStream();
      if (cause === 'wiped') this.onSignedOutElsewhere();
    };
    const opening = openAccountCache(this.settings, accountId, self, {
      onProblem: problem,
      onFailed: (reason) => {
        // A cache that is closing has nothing to explain any more, and must not look: opening would make the database anew.
        if (run !== this.run) return;
        onEnded('failed');
        void problemInUse(this.settings.env, accountId, reason, () => run !== this.run).then(
          (code) => code && problem(code, reason),
        );
      },
      onEnded,
    });
    return new Promise((resolve) => {
      // A database that another page blocks must not keep anybody from signing in.
      const timer = timers.after(OPEN_TIMEOUT, () => {
        problem(
          'memory-only',
          new Error(`storage did not open within ${OPEN_TIMEOUT} ms: another page may hold it open`),
        );
        resolve(null);
        void opening.then((late) => late?.abandon());
      });
      void opening.then((cache) => {
        timers.cancel(timer);
        resolve(cache);
      });
    });
  }

  #tellProblem(accountId: AccountId, code: CacheProblem, reason: unknown): void {
    if (reason !== undefined) this.settings.diagnose('storage-failed', `${code}: ${toChatError(reason).message}`);
    this.emitAll([accountId], { type: 'notice', code, active: true });
  }

  /** The inner adapter answers: what it told meanwhile follows now. */
  goOnline(...first: readonly ChatEvent[]): void {
    this.mode = 'online';
    this.up = true;
    this.#breakStream();
    const early = this.#early;
    this.#early = [];
    this.emit(first);
    this.#process(early);
  }

  /** Forgets what waits and all caches. */
  reset(mode: LinkMode): void {
    this.mode = mode;
    this.up = false;
    this.#early = [];
    this.#breakStream();
  }

  #breakStream(): void {
    this.epoch += 1;
    for (const cache of this.caches.values()) cache.closeAll();
    for (const part of this.#parts) part.onBreak?.();
  }

  #receive(events: readonly ChatEvent[]): void {
    if (this.mode === 'ended') return;
    if (this.mode === 'online') return this.#process(events);
    if (this.mode === 'idle') return this.emit(events);
    const connection = events.filter((event) => event?.type === 'connection');
    // While waiting, the wrapper tells how its own attempts go.
    if (this.mode === 'connecting') this.emit(connection);
    this.#early.push(...events.filter((event) => event?.type !== 'connection'));
    if (this.#early.length > MAX_EARLY) this.#early = [];
  }

  #process(events: readonly ChatEvent[]): void {
    const out: ChatEvent[] = [];
    for (const event of events) {
      const cache = this.caches.get(event?.accountId);
      let held = false;
      try {
        this.#watch(event);
        held = cache ? this.#parts.some((part) => part.holds?.(cache, event)) : false;
        if (cache && !applyEvent(cache, event)) this.settings.diagnose('malformed-event', event.type);
      } catch (reason) {
        this.settings.diagnose('malformed-event', String(reason));
      }
      if (!held) out.push(event);
    }
    this.emit(out);
  }

  #watch(event: ChatEvent): void {
    if (event.type === 'connection') {
      const up = event.state.status === 'connected';
      if (up && !this.up) this.onOnline();
      this.up = up;
    } else if (event.type === 'reconnected') {
      this.up = true;
      this.onOnline();
      if (!event.resumed) this.#breakStream();
      else for (const part of this.#parts) part.onResume?.();
    }
  }
}
