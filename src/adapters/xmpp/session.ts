import { ChatError, type SessionInfo } from '../../contract/index.js';
import type { Attendance } from './attendance.js';
import type { Core, ServerFeatures } from './core.js';
import { noFeatures } from './core.js';
import { xmppError } from './errors.js';
import { domainOf } from './ids.js';
import type { Inbound } from './inbound.js';
import type { Inbox } from './inbox.js';
import { ns } from './namespaces.js';
import type { Outbound } from './outbound.js';
import type { People } from './people.js';
import type { Personal } from './personal.js';
import type { RoomEvents } from './roomEvents.js';
import type { Rooms } from './rooms.js';
import { XmppFailure, type XmppClient, type XmppEvent } from './sdk.js';
import type { createStanzaClient } from './stanza/client.js';

/** Makes the client everything stands on. */
export type MakeClient = typeof createStanzaClient;

// Waiting times between attempts: 0.5 s, then twice as long each time, up to half a minute.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** Everything a session fills and empties. */
export interface SessionParts {
  readonly rooms: Rooms;
  readonly attendance: Attendance;
  readonly roomEvents: RoomEvents;
  readonly personal: Personal;
  readonly people: People;
  readonly inbox: Inbox;
  readonly inbound: Inbound;
  readonly outbound: Outbound;
}

/** Signing in, staying connected, and coming back. */
export class Session {
  readonly #core: Core;
  readonly #parts: SessionParts;
  readonly #makeClient: MakeClient;
  #opened: Promise<readonly SessionInfo[]> | undefined;
  #stop: (() => void) | undefined;
  #wake: (() => void) | undefined;
  /** While a session is being made of a line: ends that, since the line has gone. */
  #breakOff: ((reason: XmppFailure) => void) | undefined;
  #brokenAt = 0;
  /** Grows with every sign-in and sign-out, so that what belongs to an earlier one has no effect. */
  #round = 0;

  constructor(core: Core, parts: SessionParts, makeClient: MakeClient) {
    this.#core = core;
    this.#parts = parts;
    this.#makeClient = makeClient;
  }

  connect(signal?: AbortSignal): Promise<readonly SessionInfo[]> {
    if (this.#opened) return this.#opened;
    const opened = this.#open(signal).catch((reason: unknown) => {
      if (this.#opened === opened) this.#opened = undefined;
      throw reason;
    });
    this.#opened = opened;
    return opened;
  }

  async #open(signal: AbortSignal | undefined): Promise<readonly SessionInfo[]> {
    const round = (this.#round += 1);
    const { service, jid, keepAlive = 30 } = this.#core.options;
    signal?.throwIfAborted();
    const client = await this.#makeClient(this.#core.options.client, {
      service,
      jid,
      keepAlive: { interval: keepAlive, timeout: Math.min(10, Math.max(2, keepAlive)) },
    });
    this.#check(round);
    this.#core.current = client;
    this.#core.emit({ type: 'connection', state: { status: 'connecting' } });
    try {
      await this.#login(client, round);
      this.#stop = client.subscribe((event) => this.#on(event, round));
      this.#core.isOnline = true;
      await this.#settle(client, round);
    } catch (reason) {
      const error = xmppError(reason);
      if (round === this.#round) {
        const status = error.code === 'unauthorized' ? 'expired' : 'offline';
        this.#core.emit({ type: 'connection', state: { status } });
        this.#release();
      }
      await client.disconnect().catch(() => {});
      throw error;
    }
    this.#core.emit({ type: 'connection', state: { status: 'connected' } }, { type: 'capabilities-changed' });
    return [{ accountId: this.#core.accountId, self: await this.#parts.people.self() }];
  }

  /** What was begun for an earlier sign-in stops here. */
  #check(round: number): void {
    if (round !== this.#round) throw new ChatError('internal', 'Signed out meanwhile.');
  }

  async #login(client: XmppClient, round: number): ReturnType<XmppClient['connect']> {
    const { password, credentials } = this.#core.options;
    const asWhom = credentials ? await credentials() : { password };
    this.#check(round);
    const session = await client.connect(asWhom);
    this.#check(round);
    return session;
  }

  /** After a sign-in that resumed nothing. Fails as soon as the line goes, whatever still waits for an answer. */
  async #settle(client: XmppClient, round: number): Promise<void> {
    let breakOff: ((reason: XmppFailure) => void) | undefined;
    const gone = new Promise<never>((_, reject) => (breakOff = reject));
    this.#breakOff = breakOff;
    try {
      await Promise.race([this.#ask(client, round), gone]);
      this.#check(round);
    } finally {
      // That of a later sign-in stays.
      if (this.#breakOff === breakOff) this.#breakOff = undefined;
    }
  }

  /** What the server can do, and what it keeps for this user. */
  async #ask(client: XmppClient, round: number): Promise<void> {
    const { personal, people, attendance } = this.#parts;
    const features = await this.#discover(client);
    this.#check(round);
    this.#core.features = features;
    if (features.carbons) await client.enableCarbons();
    this.#check(round);
    await Promise.all([people.load(), personal.load()]);
    this.#check(round);
    people.announce();
    await attendance.begin();
  }

  async #discover(client: XmppClient): Promise<ServerFeatures> {
    const domain = domainOf(this.#core.self);
    const [server, account, items] = await Promise.all([
      client.disco(domain),
      client.disco(this.#core.self),
      client.discoItems(domain),
    ]);
    const services = await Promise.all(
      [{ jid: domain }, ...items].map(async ({ jid }) => ({
        jid,
        info: await client.disco(jid).catch(() => undefined),
      })),
    );
    const withFeature = (feature: string): (typeof services)[number] | undefined =>
      services.find(({ info }) => info?.features.includes(feature));
    const upload = withFeature(ns.upload);
    const maxSize = Number(upload?.info?.fields.get('max-file-size'));
    const hasArchive = account.features.includes(ns.mam) || server.features.includes(ns.mam);
    return {
      ...noFeatures,
      archive: hasArchive,
      carbons: server.features.includes(ns.carbons),
      blocking: server.features.includes(ns.blocking),
      pep: account.identities.some(({ category, type }) => category === 'pubsub' && type === 'pep'),
      rooms: services.find(
        ({ jid, info }) =>
          jid !== domain &&
          info?.features.includes(ns.muc) &&
          info.identities.some(({ category }) => category === 'conference'),
      )?.jid,
      search: hasArchive && (await client.archiveFields().catch((): readonly string[] => [])).includes(ns.fullText),
      directory: withFeature(ns.search)?.jid,
      upload: upload && { service: upload.jid, maxSize: maxSize > 0 ? maxSize : undefined },
    };
  }

  #on(event: XmppEvent, round: number): void {
    if (round !== this.#round) return;
    // What throws here ends the reading of the stream, without a word.
    try {
      this.#take(event, round);
    } catch {
      this.#core.ignored('failed-event');
    }
  }

  #take(event: XmppEvent, round: number): void {
    const { roomEvents, people, inbound } = this.#parts;
    if (event.kind === 'message') inbound.onMessage(event.message);
    else if (event.kind === 'presence') {
      if (!roomEvents.onPresence(event.presence)) people.onPresence(event.presence);
    } else if (event.kind === 'roster') people.onRoster(event.items);
    else if (event.kind === 'blocked') people.onBlocked(event.jids, event.active);
    else this.#closed(event.isReplaced, round);
  }

  #closed(isReplaced: boolean, round: number): void {
    this.#core.isOnline = false;
    this.#brokenAt = Date.now();
    if (isReplaced) this.#end('kicked');
    // Who is making the session goes on from there.
    if (this.#breakOff) this.#breakOff(new XmppFailure('lost'));
    else if (!isReplaced) void this.#comeBack(round);
  }

  /** `tried`: told after the first attempt, and when there is none. */
  async #comeBack(round: number, firstWait = FIRST_WAIT, tried?: () => void): Promise<void> {
    const client = this.#core.current;
    if (!client) {
      tried?.();
      return;
    }
    for (let attempt = 1; round === this.#round; attempt++) {
      const most = attempt === 1 ? firstWait : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
      const delay = Math.round(most * (0.7 + Math.random() * 0.3));
      this.#core.emit({
        type: 'connection',
        state: { status: 'reconnecting', attempt, delay, at: Date.now() + delay },
      });
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delay);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (round !== this.#round) {
        tried?.();
        return;
      }
      let isIn = false;
      try {
        const { resumed, forgotten } = await this.#login(client, round);
        isIn = true;
        this.#core.isOnline = true;
        if (!resumed) {
          const { outbound, rooms, inbox } = this.#parts;
          if (forgotten) outbound.sendAgain(client, this.#brokenAt);
          outbound.lost();
          rooms.reset();
          inbox.touchAll();
          await this.#settle(client, round);
        }
        this.#core.emit({ type: 'connection', state: { status: 'connected' } }, { type: 'reconnected', resumed });
        if (resumed) this.#parts.attendance.doubt();
        else this.#core.emit({ type: 'capabilities-changed' });
        for (const timeline of this.#core.timelines.values()) if (timeline.isBehind) timeline.catchUp().catch(() => {});
        return;
      } catch (reason) {
        const isOver = round !== this.#round;
        if (!isOver) this.#core.isOnline = false;
        // Signed in, but then something failed: a half-made session is none, and must not be resumed.
        if (isIn || isOver) await client.disconnect().catch(() => {});
        if (round !== this.#round) return;
        if (reason instanceof XmppFailure && reason.reason === 'auth') this.#end('expired');
        if (this.#core.ended) return;
      } finally {
        tried?.();
      }
    }
  }

  #end(why: 'expired' | 'kicked'): void {
    this.#core.ended = why;
    this.#core.emit({ type: 'connection', state: { status: why } });
  }

  /** "Try now"; after the session has ended: sign in again. */
  async reconnect(): Promise<void> {
    if (this.#core.ended) {
      this.#core.ended = undefined;
      await new Promise<void>((tried) => void this.#comeBack(this.#round, 0, tried));
      return;
    }
    this.#wake?.();
  }

  #release(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#core.isOnline = false;
    this.#core.current = undefined;
    this.#core.ended = undefined;
    const { rooms, attendance, roomEvents, personal, people, inbox, outbound } = this.#parts;
    attendance.end();
    for (const part of [outbound, rooms, roomEvents, personal, people, inbox, this.#core]) part.forget();
  }

  async disconnect(): Promise<void> {
    this.#round += 1;
    this.#wake?.();
    const client = this.#core.current;
    this.#opened = undefined;
    this.#breakOff?.(new XmppFailure('lost'));
    this.#release();
    await client?.disconnect().catch(() => {});
  }
}
