import type { PresencePort } from '../../../contract/index.js';
import type { Presence, PresenceState, UserId } from '../../../model/index.js';
import type { ServerCore } from '../server/core.js';
import type { ReadContext } from '../server/context.js';
import type { Signal } from '../server/signals.js';
import type { Session, SessionPart } from './session.js';

const HEARTBEAT = 15_000;
/** How long the others may take to answer a hello. */
const ANSWERS = 500;
/** Browsers wake hidden tabs once a minute at least. */
const LAPSE = 75_000;

interface Peer {
  readonly userId: UserId;
  readonly state: PresenceState;
  /** Grows with every change of the status line. */
  readonly revision: number;
  readonly beat: number;
}

const strength: Readonly<Record<PresenceState, number>> = { online: 4, dnd: 3, away: 2, unknown: 1, offline: 0 };

/** Who is there: told from client to client over the channel, and never stored but for "last seen" and the status line. */
export interface PresencePart extends SessionPart {
  readonly port: PresencePort;
  /** True while a client of this user, here or in another tab, is connected. */
  isHere(userId: UserId): boolean;
}

export function createPresence(core: ServerCore, session: Session): PresencePart {
  const { environment } = core;
  const peers = new Map<string, Peer>();
  const watched = new Set<UserId>();
  let own: { readonly state: PresenceState; readonly revision: number } = { state: 'online', revision: 0 };
  let stopTimer = (): void => {};
  let started = false;

  const liveState = (userId: UserId): PresenceState | undefined => {
    let best: PresenceState | undefined;
    for (const peer of peers.values()) {
      if (peer.userId === userId && (!best || strength[peer.state] > strength[best])) best = peer.state;
    }
    return best;
  };

  const look = async ({ tx, now }: ReadContext, userId: UserId): Promise<Presence> => {
    const row = await tx.get('users', [userId]);
    const live = liveState(userId);
    const state = live ?? (row?.demo ? row.presence : undefined) ?? 'offline';
    const status = row?.status && (row.status.until === undefined || row.status.until > now) ? row.status : undefined;
    return {
      state,
      ...(state !== 'online' && row?.seenAt !== undefined && { lastSeen: row.seenAt }),
      ...(status && { status }),
      ...(live && { devices: ['web'] as const }),
    };
  };

  const tell = (userId: UserId): void => {
    if (!watched.has(userId)) return;
    core
      .read(session.self(), (context) => look(context, userId))
      .then(
        (presence) => {
          if (started) session.emit([{ type: 'presence', userId, presence }]);
        },
        () => {},
      );
  };

  const change = (userId: UserId, apply: () => void): void => {
    const before = liveState(userId);
    apply();
    if (liveState(userId) !== before) tell(userId);
  };

  const announce = (hello: boolean): void =>
    core.post({ t: 'presence', clientId: session.clientId, userId: session.self(), hello, ...own });

  const beat = (): void => {
    announce(false);
    const now = environment.now();
    for (const [clientId, peer] of peers) {
      if (now - peer.beat > LAPSE) change(peer.userId, () => peers.delete(clientId));
    }
    stopTimer = environment.setTimer(beat, HEARTBEAT);
  };

  return {
    start() {
      started = true;
      announce(true);
      // As it was chosen before: somebody who is not to be disturbed stays so over a reload.
      session
        .read(async ({ tx, self }) => (await tx.get('users', [self]))?.chosen)
        .then(
          (chosen) => {
            if (!started || chosen === undefined || own.revision > 0 || chosen === own.state) return;
            own = { state: chosen, revision: 0 };
            announce(false);
          },
          () => {},
        );
      // Whoever is there has answered by then; those watched from before may have gone meanwhile.
      stopTimer = environment.setTimer(() => {
        for (const userId of watched) tell(userId);
        stopTimer = environment.setTimer(beat, HEARTBEAT);
      }, ANSWERS);
    },
    stop() {
      if (!started) return;
      started = false;
      stopTimer();
      core.post({ t: 'bye', clientId: session.clientId, userId: session.self() });
      peers.clear();
    },
    page(what) {
      if (!started) return;
      if (what === 'hide') core.post({ t: 'bye', clientId: session.clientId, userId: session.self() });
      else announce(true);
    },
    signal(signal: Signal) {
      if (signal.t === 'presence') {
        const { clientId, userId, state, revision, hello } = signal;
        const known = peers.get(clientId);
        change(userId, () => peers.set(clientId, { userId, state, revision, beat: environment.now() }));
        if (known && known.state === state && known.revision !== revision) tell(userId);
        // Chosen in another tab of the same user.
        const elsewhere = started && userId === session.self() && clientId !== session.clientId;
        if (elsewhere && revision > own.revision) {
          own = { state, revision };
          announce(false);
        }
        if (hello && clientId !== session.clientId && started) announce(false);
      } else if (signal.t === 'bye') {
        change(signal.userId, () => peers.delete(signal.clientId));
      }
    },
    isHere: (userId) => liveState(userId) !== undefined,
    port: {
      async watch(userIds) {
        const ids = [...new Set(userIds)];
        for (const id of ids) watched.add(id);
        return session.read(
          async (context) => new Map(await Promise.all(ids.map(async (id) => [id, await look(context, id)] as const))),
        );
      },
      unwatch(userIds) {
        for (const id of userIds) watched.delete(id);
      },
      async setOwn({ state, status }) {
        await session.writeLater((context, later) => later.people.setPresence(context, { state, status }));
        own = { state: state ?? own.state, revision: own.revision + 1 };
        announce(false);
      },
    },
  };
}
