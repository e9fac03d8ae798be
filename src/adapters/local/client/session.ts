import {
  ChatError,
  type ChatEvent,
  type ChatEventBody,
  type SessionInfo,
  type SessionPort,
} from '../../../contract/index.js';
import type { UserId } from '../../../model/index.js';
import type * as serverChat from '../server/chat.js';
import type { ReadContext, WriteContext } from '../server/context.js';
import type { ServerCore } from '../server/core.js';
import { deliverAll } from '../server/receipts.js';
import { loadPart } from '../server/failures.js';
import type * as serverLater from '../server/later.js';
import type { Signal } from '../server/signals.js';
import { enter, noteSeen } from '../server/users.js';
import { accountIdOf } from '../server/views.js';
import { createPump } from './pump.js';
import { createWire } from './wire.js';

type ChatCode = typeof serverChat;
type Later = typeof serverLater;

/** Who is nobody in particular, where neither the host nor a world names someone. */
const FALLBACK_USER = 'me';

/** One user's line to the service, as the ports use it. */
export interface Session extends Required<SessionPort> {
  /** Rejects with `offline` before `connect`. */
  self(): UserId;
  /** Id of this client among the clients of the user. */
  readonly clientId: string;
  read<R>(work: (context: ReadContext) => Promise<R>, signal?: AbortSignal | undefined): Promise<R>;
  write<R>(work: (context: WriteContext) => Promise<R>, signal?: AbortSignal | undefined): Promise<R>;
  /** Like `read`, for what an open chat asks: its code is loaded while the session connects. */
  readChat<R>(work: (context: ReadContext, chat: ChatCode) => Promise<R>, signal?: AbortSignal | undefined): Promise<R>;
  /** Like `read` and `write`, for what nobody asks before the first screen stands: its code is loaded with the first such call. */
  readLater<R>(work: (context: ReadContext, later: Later) => Promise<R>, signal?: AbortSignal | undefined): Promise<R>;
  writeLater<R>(
    work: (context: WriteContext, later: Later) => Promise<R>,
    signal?: AbortSignal | undefined,
  ): Promise<R>;
  /** That code by itself. Rejects with `offline` when it does not load, and tries again with the next call. */
  later(): Promise<Later>;
  /** Like `read`, without the wait: for the later steps of one call. */
  readNow<R>(work: (context: ReadContext) => Promise<R>): Promise<R>;
  /** Gives the page its turn. */
  pause(): Promise<void>;
  /** Waits as long as a network might take. Rejects when the session ends or `signal` fires. */
  delay(signal?: AbortSignal | undefined): Promise<void>;
  subscribe(listener: (events: readonly ChatEvent[]) => void): () => void;
  emit(events: readonly ChatEventBody[]): void;
}

/** A part of the client that lives while connected: presence, typing, bots. */
export interface SessionPart {
  start(): void;
  stop(): void;
  signal?(signal: Signal): void;
  page?(what: 'hide' | 'wake'): void;
}

interface SessionOptions {
  readonly core: ServerCore;
  readonly userId: UserId | undefined;
  /** Longest wait before an answer in ms. */
  readonly latency: number;
}

/** Code of the service that is loaded when it is wanted. */
interface Code<C> {
  now(): C | undefined;
  /** Rejects with `offline` when it does not load, and tries again with the next call. */
  load(): Promise<C>;
}

function createCode<C>(load: () => Promise<C>, onLoad?: () => void): Code<C> {
  let loaded: C | undefined;
  return {
    now: () => loaded,
    async load() {
      if (loaded) return loaded;
      const code = await loadPart(load());
      if (!loaded) {
        loaded = code;
        onLoad?.();
      }
      return code;
    },
  };
}

/** Makes a session; `parts` are started with it and stopped with it. */
export function createSession(
  { core, userId, latency }: SessionOptions,
  createParts: (session: Session) => readonly SessionPart[],
): Session {
  const { environment } = core;
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  const wire = createWire(environment, latency);
  let self: UserId | undefined;
  /** Who was connected last; the pump's place in the log is theirs. */
  let lastSelf: UserId | undefined;
  let connecting: Promise<readonly SessionInfo[]> | undefined;
  /** Grows with every disconnect: what was begun before has no effect any more. */
  let round = 0;
  let stops: (() => void)[] = [];

  const emit = (events: readonly ChatEventBody[]): void => {
    if (events.length === 0) return;
    const accountId = accountIdOf(self ?? lastSelf ?? userId ?? FALLBACK_USER);
    const batch = events.map((event): ChatEvent => ({ ...event, accountId }));
    for (const listener of [...listeners]) {
      try {
        listener(batch);
      } catch (error) {
        // Shown as the listener's own error; the others and the session go on.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };

  const need = (): UserId => {
    if (self === undefined) throw new ChatError('offline', 'Not connected. Call session.connect() first.');
    return self;
  };

  const delay = async (signal?: AbortSignal): Promise<void> => {
    need();
    await wire.travel(signal);
  };

  const chat = createCode(
    () => import('../server/chat.js'),
    // It may have been wanted to tell of changes, and did not load then.
    () => pump.run(),
  );
  const later = createCode(() => import('../server/later.js'));
  /** A call whose code may not be there. Code that is there is not waited for: calls arrive in the order they were made. */
  const withCode =
    <C, K>(code: Code<C>, run: <R>(self: UserId, work: (context: K) => Promise<R>) => Promise<R>) =>
    async <R>(work: (context: K, code: C) => Promise<R>, signal?: AbortSignal): Promise<R> => {
      const id = need();
      await delay(signal);
      const there = code.now() ?? (await code.load());
      return run(id, (context) => work(context, there));
    };

  const pump = createPump(core, need, emit, chat.load);

  const startOver = async (): Promise<void> => {
    await core.write(need(), enter);
    pump.goTo((await core.meta()).head);
    emit([{ type: 'reconnected', resumed: false }]);
  };

  const hear = (signal: Signal): void => {
    if (signal.t === 'log') pump.run();
    else if (signal.t === 'reset') startOver().catch(() => {});
    else if (signal.t === 'reopened') startOver().catch(() => {});
    else if (signal.t === 'notice') emit([{ ...signal.notice, type: 'notice', active: signal.active }]);
    for (const part of parts) part.signal?.(signal);
  };

  const watch = (what: 'hide' | 'wake'): void => {
    if (what === 'wake') pump.run();
    for (const part of parts) part.page?.(what);
  };

  const stop = (): void => {
    for (const step of stops.reverse()) step();
    stops = [];
    wire.cut(new ChatError('offline', 'The session ended before the answer came.'));
    self = undefined;
  };

  const start = async (): Promise<readonly SessionInfo[]> => {
    const mine = round;
    const stillWanted = (): void => {
      if (mine !== round) throw new ChatError('offline', 'The session was closed while it was opening.');
    };
    emit([{ type: 'connection', state: { status: 'connecting' } }]);
    // Wanted with the first chat that opens. Whoever needs it looks at a failure.
    chat.load().catch(() => {});
    await core.acquire();
    const undo: (() => void)[] = [() => core.release()];
    try {
      const meta = await core.meta();
      const id = userId ?? meta.defaultUserId ?? FALLBACK_USER;
      const user = await core.write(id, enter);
      await core.write(id, deliverAll);
      stillWanted();
      // Nothing is awaited from here on: a disconnect comes before all of it or after.
      const resumed = lastSelf === id && pump.hasPlace();
      if (!resumed) pump.goTo(meta.head);
      self = id;
      lastSelf = id;
      stops = undo;
      pump.start();
      stops.push(() => pump.stop(), core.listen(hear), environment.watchPage(watch));
      for (const part of parts) {
        part.start();
        stops.push(() => part.stop());
      }
      emit([
        { type: 'connection', state: { status: 'connected' } },
        ...core.notices.map((notice) => ({ ...notice, type: 'notice', active: true }) as const),
      ]);
      if (resumed) emit([{ type: 'reconnected', resumed }]);
      pump.run();
      return [{ accountId: accountIdOf(id), self: user }];
    } catch (error) {
      for (const step of undo.reverse()) step();
      if (mine === round) emit([{ type: 'connection', state: { status: 'idle' } }]);
      throw error;
    }
  };

  const session: Session = {
    clientId: environment.createId(),
    self: need,
    delay,
    emit,
    async read(work, signal) {
      const id = need();
      await delay(signal);
      return core.read(id, work);
    },
    readChat: withCode(chat, core.read),
    readLater: withCode(later, core.read),
    writeLater: withCode(later, core.write),
    later: later.load,
    async readNow(work) {
      return core.read(need(), work);
    },
    pause: wire.pause,
    async write(work, signal) {
      const id = need();
      await delay(signal);
      return core.write(id, work);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect(signal) {
      if (signal?.aborted)
        return Promise.reject(new ChatError('internal', 'The call was aborted.', { retryable: false }));
      if (!connecting) {
        const mine = start();
        connecting = mine;
        mine.catch(() => {
          if (connecting === mine) connecting = undefined;
        });
      }
      return connecting;
    },
    async disconnect() {
      const last = connecting;
      if (!last) return;
      connecting = undefined;
      round += 1;
      const leaving = self;
      // Stay open until the last word is written; the stops below let go of the service.
      const [release, ...rest] = stops;
      stops = rest;
      stop();
      // At once: a connect that comes while the last word is written must be the last to be told.
      emit([{ type: 'connection', state: { status: 'idle' } }]);
      if (!release || leaving === undefined) return;
      await core.write(leaving, noteSeen).catch(() => {});
      release();
    },
    async logout() {
      const leaving = session.disconnect();
      lastSelf = undefined;
      await leaving;
    },
    async reconnect() {
      if (!connecting) await session.connect();
      else pump.run();
    },
  };
  const parts = createParts(session);
  return session;
}
