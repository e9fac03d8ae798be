import { ChatError, toChatError, type SessionInfo, type SessionPort } from '../../contract/index.js';
import type { Channel, TimerHandle } from '../../env/index.js';
import type { AccountId } from '../../model/index.js';
import { sameData } from '../../utils/sameData.js';
import type { DeviceIndex, LastSession } from './deviceIndex.js';
import type { Link } from './link.js';
import { isUnreachable } from './pages.js';
import { cacheLock, clearCacheTables, wipeStorage } from './cacheTables.js';

// As the outbox does: 1, 2, 4 … 30 s, each ± 25 %.
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;

/** What signing in needs to know. */
export interface SessionOptions {
  readonly maxOfflineTime: number;
  /** Sign in from the cache first, and let the server confirm. */
  readonly eager: boolean;
  readonly index: DeviceIndex;
}

/** Makes the session port: signing in with or without network, and signing out everywhere. */
export function createSession(link: Link, { maxOfflineTime, eager, index }: SessionOptions): SessionPort {
  const { inner, settings } = link;
  const { env } = settings;
  let connecting: Promise<readonly SessionInfo[]> | undefined;
  let channels: Channel[] = [];
  /** The run in which an attempt is under way. */
  let attempting: number | undefined;
  let retry: { readonly timer: TimerHandle; readonly go: () => void } | undefined;

  function stopRetry(): void {
    if (retry) env.timers.cancel(retry.timer);
    retry = undefined;
  }

  function accountIds(): readonly AccountId[] {
    return [...link.caches.keys()];
  }

  /** Ends the run: what was begun in it has no effect any more. */
  function endRun(mode: 'idle' | 'ended'): void {
    link.run += 1;
    stopRetry();
    connecting = undefined;
    channels.forEach((channel) => channel.close());
    channels = [];
    link.reset(mode);
  }

  async function letGo(): Promise<void> {
    try {
      await inner.session.disconnect();
    } catch {
      // Never rejects by contract; nothing could be done about it here either.
    }
    link.unlisten();
  }

  link.onSignedOutElsewhere = () => {
    if (link.mode === 'idle' || link.mode === 'ended') return;
    const ids = [...new Set([...accountIds(), ...known])];
    for (const cache of link.caches.values()) cache.abandon();
    link.caches.clear();
    endRun('ended');
    link.emitAll(ids, { type: 'connection', state: { status: 'expired' } });
    void letGo();
  };

  /** Accounts of this run, also those without a cache. */
  let known: readonly AccountId[] = [];

  function watchTabs(): void {
    channels = known.map((id) => {
      const channel = env.channel(cacheLock(id));
      channel.listen((data) => {
        if ((data as { readonly type?: unknown } | null)?.type === 'logout') link.onSignedOutElsewhere();
      });
      return channel;
    });
  }

  link.onOnline = () => {
    const lastOnline = env.now();
    for (const cache of link.caches.values()) cache.writer.setMeta({ lastOnline });
    if (link.caches.size > 0) void index.write({ accountIds: accountIds(), lastOnline });
  };

  async function begin(signal: AbortSignal | undefined): Promise<readonly SessionInfo[]> {
    link.run += 1;
    const run = link.run;
    const check = (): void => {
      if (run !== link.run) throw new ChatError('offline', 'The session was closed while it was opening.');
    };
    link.mode = 'connecting';
    link.listen();
    try {
      const last = await index.read();
      check();
      const fresh = last && (maxOfflineTime === -1 || env.now() - last.lastOnline <= maxOfflineTime);
      if (eager && last && fresh) {
        const sessions = await fromCache(last);
        check();
        if (sessions) {
          link.emitAll(known, { type: 'connection', state: { status: 'connecting' } });
          void attempt(run, 0);
          return sessions;
        }
      }
      let sessions: readonly SessionInfo[];
      try {
        sessions = await inner.session.connect(signal);
      } catch (reason) {
        check();
        return await withoutNetwork(run, last, fresh === true, reason);
      }
      check();
      await link.openCaches(sessions);
      check();
      known = sessions.map((session) => session.accountId);
      watchTabs();
      link.goOnline();
      link.onOnline();
      return sessions;
    } catch (reason) {
      if (run === link.run) {
        link.caches.forEach((cache) => cache.abandon());
        link.caches.clear();
        endRun('idle');
        link.unlisten();
      }
      throw reason;
    }
  }

  async function withoutNetwork(
    run: number,
    last: LastSession | undefined,
    fresh: boolean,
    reason: unknown,
  ): Promise<readonly SessionInfo[]> {
    if (!last || !isUnreachable(reason)) throw reason;
    if (!fresh) {
      await expire(last);
      const days = Math.round(maxOfflineTime / 86_400_000);
      throw new ChatError(
        'expired',
        `The last connection was more than ${days >= 1 ? `${days} days` : `${maxOfflineTime} ms`} ago (maxOfflineTime), so what was kept ` +
          'for reading offline has been removed. Connect to the network and sign in again; unsent messages are still kept.',
        { cause: reason },
      );
    }
    const sessions = await fromCache(last);
    if (run !== link.run || !sessions) throw reason;
    link.emitAll(known, { type: 'connection', state: { status: 'offline' } });
    plan(run, 1);
    return sessions;
  }

  /** Signs the last user in with what is cached; undefined when it cannot be read. */
  async function fromCache(last: LastSession): Promise<readonly SessionInfo[] | undefined> {
    await link.openCaches(last.accountIds.map((accountId) => ({ accountId })));
    if (last.accountIds.some((id) => !link.caches.has(id))) {
      link.caches.forEach((cache) => cache.abandon());
      link.caches.clear();
      return undefined;
    }
    known = last.accountIds;
    watchTabs();
    link.mode = 'waiting';
    return [...link.caches.values()].map(({ accountId, self }) => ({ accountId, self }));
  }

  /** Too long without the server: the cache goes, the outbox and drafts beside it stay. */
  async function expire(last: LastSession): Promise<void> {
    for (const id of last.accountIds) {
      try {
        const storage = await env.openStorage(id);
        await env.locks.hold(cacheLock(id), undefined, () => clearCacheTables(storage));
        storage.close();
      } catch (reason) {
        settings.diagnose('storage-failed', String(reason));
      }
    }
  }

  function plan(run: number, number: number): void {
    const delay = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (number - 1)) * (0.75 + env.random() / 2);
    const go = (): void => {
      stopRetry();
      void attempt(run, number);
    };
    retry = { timer: env.timers.after(delay, go), go };
    // The first comes so soon that counting down to it would only flicker.
    if (number === 1) return;
    const state = { status: 'reconnecting', attempt: number, delay, at: env.now() + delay } as const;
    link.emitAll(known, { type: 'connection', state });
  }

  async function attempt(run: number, number: number): Promise<void> {
    let sessions: readonly SessionInfo[];
    attempting = run;
    try {
      sessions = await inner.session.connect();
    } catch (reason) {
      if (run !== link.run) return;
      attempting = undefined;
      const error = toChatError(reason);
      if (error.retryable) {
        if (number === 0) link.emitAll(known, { type: 'connection', state: { status: 'offline' } });
        return plan(run, number + 1);
      }
      const status = error.code === 'kicked' ? 'kicked' : 'expired';
      return link.emitAll(known, { type: 'connection', state: { status } });
    }
    if (run !== link.run) return;
    const ids = sessions.map((session) => session.accountId);
    if (!sameData([...ids].sort(), [...known].sort())) {
      // Somebody else signed in than was shown: nothing of the one may be seen by the other (P12).
      link.onSignedOutElsewhere();
      return;
    }
    const before = [...link.caches.values()].map(({ self }) => self);
    await link.openCaches(sessions);
    if (run !== link.run) return;
    const changed = sessions.filter(({ self }) => !before.some((user) => sameData(user, self)));
    link.goOnline(
      ...sessions.flatMap(({ accountId }) => [
        { type: 'connection', state: { status: 'connected' }, accountId } as const,
        { type: 'reconnected', resumed: false, accountId } as const,
      ]),
      ...changed.map(({ accountId, self }) => ({ type: 'user', user: self, accountId }) as const),
    );
    link.onOnline();
  }

  return {
    connect(signal) {
      if (connecting) return connecting;
      const started = begin(signal);
      connecting = started;
      started.catch(() => {
        if (connecting === started) connecting = undefined;
      });
      return started;
    },
    async disconnect() {
      const caches = [...link.caches.values()];
      link.caches.clear();
      endRun('idle');
      await Promise.all([letGo(), ...caches.map((cache) => cache.close().catch(() => {}))]);
    },
    async logout() {
      const caches = new Map(link.caches);
      const connected = known;
      link.caches.clear();
      endRun('ended');
      known = [];
      const ids = new Set([...connected, ...((await index.read())?.accountIds ?? [])]);
      const problems: unknown[] = [];
      const note = (reason: unknown): void => void problems.push(reason);
      for (const id of ids) {
        const channel = env.channel(cacheLock(id));
        channel.post({ type: 'logout' });
        channel.close();
        const cache = caches.get(id);
        await (cache ? cache.close({ wipe: true }) : wipe(id)).catch(note);
      }
      await index.remove([...ids]);
      if (inner.session.logout) await inner.session.logout().catch(note);
      else await letGo();
      link.unlisten();
      if (problems.length > 0) throw toChatError(problems[0]);
    },
    async reconnect() {
      if (link.mode === 'waiting') {
        if (retry) retry.go();
        // After a refusal nothing is tried by itself: the host asks again when it has a new token.
        else if (attempting !== link.run) void attempt(link.run, 1);
        return;
      }
      await inner.session.reconnect?.();
    },
  };

  async function wipe(id: AccountId): Promise<void> {
    await wipeStorage(env, id, await env.openStorage(id));
  }
}
