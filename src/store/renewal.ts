import { ChatError } from '../contract/index.js';
import type { TimerHandle } from '../env/index.js';
import type { AccountId, ConnectionState } from '../model/index.js';
import type { Core } from './core.js';

/**
 * Told that a session has ended. Resolve when what the adapter signs in with (its token, its password) is fresh: the chat then signs in with it. Reject
 * when there is none: it is asked again, later each time; a `ChatError` that is not `retryable` says that asking again is of no use.
 */
export type TokenExpiredHandler = (details: { readonly accountId: AccountId | undefined }) => Promise<void>;

/** What renewal needs from the rest of the store. */
export interface RenewalHooks {
  /** Undefined when the host renews nothing. */
  readonly renew: TokenExpiredHandler | undefined;
  /** Signed in again, and the adapter has not told so itself. `anew`: by a new session, which has missed what happened meanwhile. */
  onSignedIn(anew: boolean): void;
}

/** Asks the host for new credentials when a session has ended, and signs in with them. */
export interface Renewal {
  /** A call was refused because the session has ended. Does nothing while that is known. */
  begin(accountId: AccountId): void;
  /** What an adapter tells of the connection goes by here first. True when it is not to be shown. */
  takes(accountId: AccountId, state: ConnectionState): boolean;
  /** "Try now": asks at once, signs in at once. */
  reconnect(): Promise<void>;
  /** Asks once, for signing in at the start. False when the host renews nothing. */
  ask(accountId: AccountId | undefined): Promise<boolean>;
  stop(): void;
}

// As the outbox does: 1, 2, 4 … 30 s, each ± 25 %. Eight tries are about a minute and a half.
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;
const MOST_TRIES = 8;
/** A host that never answers must not leave the chat connecting for ever. */
const PATIENCE = 30_000;
/** How long an adapter may take to tell how signing in went. */
const ANSWER = 10_000;
/** A session that ends sooner than this was none: the tries before it still count. */
const SHORT_LIFE = 60_000;

const SESSION_ENDED: ReadonlySet<string> = new Set(['expired', 'unauthorized', 'kicked', 'forbidden']);

/** One account that is being signed in again. */
interface Turn {
  tries: number;
  /** The adapter has told that the new credentials are no good either. */
  refused: boolean;
  /** The adapter has told of the end itself, and so will tell of the next beginning. */
  readonly told: boolean;
  /** New credentials are there; what the adapter tells from now on is about them. */
  renewed: boolean;
  hurry?: (() => void) | undefined;
  /** What ends the wait for the adapter's word. */
  heard?: (() => void) | undefined;
}

/** Makes the renewal of sessions. One request for each account at a time, however many calls were refused. */
export function createRenewal(core: Core, { renew, onSignedIn }: RenewalHooks): Renewal {
  const { adapter, env } = core;
  const turns = new Map<AccountId, Turn>();
  const timeouts = new Set<TimerHandle>();
  const last = new Map<AccountId, { readonly tries: number; readonly at: number }>();

  function show(accountId: AccountId, connection: ConnectionState): void {
    const account = core.accounts.get(accountId);
    if (!account) return;
    core.setAccount({ ...account, connection });
    core.schedule();
  }

  async function patiently<T>(answer: Promise<T>): Promise<T> {
    let timer: TimerHandle;
    const tooLate = new Promise<never>((_, reject) => {
      timer = env.timers.after(PATIENCE, () => reject(new ChatError('timeout', 'No new credentials in time.')));
      timeouts.add(timer);
    });
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      env.timers.cancel(timer);
      timeouts.delete(timer);
    }
  }

  /** Answers whether it took a new session. */
  async function signIn(): Promise<boolean> {
    if (!adapter.session.reconnect) return signInAnew();
    await adapter.session.reconnect();
    return false;
  }

  async function signInAnew(): Promise<true> {
    await adapter.session.disconnect();
    await adapter.session.connect();
    return true;
  }

  /** Resolves after that long, or as soon as the function that `keep` gets is called. */
  async function wait(ms: number, keep: (go: () => void) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = env.timers.after(ms, resolve);
      keep(() => {
        env.timers.cancel(timer);
        resolve();
      });
    });
  }

  function end(accountId: AccountId, turn: Turn): void {
    turns.delete(accountId);
    turn.hurry?.();
    turn.heard?.();
    last.set(accountId, { tries: turn.tries, at: env.now() });
  }

  function begin(accountId: AccountId, told: boolean): void {
    if (turns.has(accountId)) return;
    const before = last.get(accountId);
    const tries = before && env.now() - before.at < SHORT_LIFE ? before.tries : 0;
    const turn: Turn = { tries, refused: false, told, renewed: false };
    turns.set(accountId, turn);
    void work(accountId, turn);
  }

  async function work(accountId: AccountId, turn: Turn): Promise<void> {
    const gone = (): boolean => turns.get(accountId) !== turn;
    if (turn.tries >= MOST_TRIES) return giveUp(accountId, turn);
    if (turn.tries > 0 && !(await pause(accountId, turn))) return;
    for (;;) {
      turn.refused = turn.renewed = false;
      const answer = ask(accountId);
      if (!answer) return giveUp(accountId, turn);
      turn.tries += 1;
      show(accountId, { status: 'connecting' });
      try {
        await patiently(answer);
        if (gone()) return;
        turn.renewed = true;
        let anew = await signIn();
        if (!anew && turn.told && !gone() && !turn.refused) {
          await wait(ANSWER, (go) => (turn.heard = go));
          // Not a word: its way to reconnect is for a line that broke, not for a session that ended.
          if (!gone() && !turn.refused) anew = await signInAnew();
        }
        if (gone()) return;
        if (turn.refused) throw new ChatError('expired', 'The new credentials were refused, too.', { retryable: true });
        end(accountId, turn);
        show(accountId, { status: 'connected' });
        return onSignedIn(anew);
      } catch (reason) {
        if (gone()) return;
        const error = core.report(reason, { operation: 'session.renew' });
        const hopeless = reason instanceof ChatError && SESSION_ENDED.has(error.code) && !error.retryable;
        // Without a network nobody can have new credentials: that is waited out.
        if (hopeless || (turn.tries >= MOST_TRIES && error.code !== 'offline')) return giveUp(accountId, turn);
      }
      if (!(await pause(accountId, turn))) return;
    }
  }

  function ask(accountId: AccountId | undefined): Promise<void> | undefined {
    try {
      return renew?.({ accountId });
    } catch (reason) {
      return Promise.reject(reason instanceof Error ? reason : new Error(String(reason)));
    }
  }

  function giveUp(accountId: AccountId, turn: Turn): void {
    turns.delete(accountId);
    turn.hurry?.();
    last.delete(accountId);
    show(accountId, { status: 'expired' });
  }

  /** Waits before the next try, and says so. False when it is no longer wanted. */
  async function pause(accountId: AccountId, turn: Turn): Promise<boolean> {
    const delay = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (turn.tries - 1)) * (0.75 + env.random() / 2);
    show(accountId, { status: 'reconnecting', attempt: turn.tries + 1, delay, at: env.now() + delay });
    await wait(delay, (go) => (turn.hurry = go));
    turn.hurry = undefined;
    return turns.get(accountId) === turn;
  }

  return {
    begin(accountId) {
      const status = core.accounts.get(accountId)?.connection.status;
      // Known already: it was given up, or the line is down and its own end will be told.
      if (status === 'connected' || status === 'idle') begin(accountId, false);
    },
    takes(accountId, state) {
      const turn = turns.get(accountId);
      if (state.status === 'expired') {
        if (turn) {
          turn.refused = true;
          turn.heard?.();
        } else if (core.accounts.get(accountId)?.connection.status !== 'expired') begin(accountId, true);
        return true;
      }
      if (!turn) return false;
      if (state.status === 'connected' || state.status === 'kicked') {
        end(accountId, turn);
        return false;
      }
      // The credentials are there, the network is not: the adapter goes on by itself, as ever.
      const goesOn = turn.renewed && (state.status === 'reconnecting' || state.status === 'offline');
      if (goesOn) end(accountId, turn);
      return !goesOn;
    },
    async reconnect() {
      if (turns.size > 0) {
        for (const { hurry } of [...turns.values()]) hurry?.();
        return;
      }
      const ended = [...core.accounts.values()].filter(({ connection }) => connection.status === 'expired');
      if (renew && ended.length > 0) return ended.forEach(({ id }) => begin(id, true));
      const out = [...core.accounts.values()].some(({ connection }) => SESSION_ENDED.has(connection.status));
      if (!out) return adapter.session.reconnect?.();
      if (await signIn()) onSignedIn(true);
    },
    async ask(accountId) {
      const answer = ask(accountId);
      if (answer) await patiently(answer);
      return answer !== undefined;
    },
    stop() {
      const all = [...turns.values()];
      // First, so that who waits finds itself unwanted.
      turns.clear();
      last.clear();
      for (const { hurry, heard } of all) {
        hurry?.();
        heard?.();
      }
      timeouts.forEach(env.timers.cancel);
      timeouts.clear();
    },
  };
}
