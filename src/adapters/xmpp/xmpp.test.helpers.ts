import type { ChatAdapter, ChatEvent } from '../../contract/index.js';
import { ns } from './namespaces.js';
import type { XmppAdapterOptions } from './options.js';
import { XmppFailure, type XmppClient, type XmppEvent } from './sdk.js';
import type { XmppArchived, XmppArchiveQuery, XmppItemContent, XmppMessage, XmppPresence } from './stanzas.js';
import { adapterOver } from './xmppAdapter.js';

export const SELF = 'ann@localhost';
export const ROOM = 'crew@conference.localhost';

/** A server of one account and one room, as little of it as the tests need. What it does not know it refuses. */
export class PaperServer {
  /** Features of the room. */
  features: readonly string[] = [ns.muc, ns.mam, 'muc_nonanonymous', 'muc_membersonly'];
  /** Features of the account and its server; whether it keeps private nodes, and has rooms. */
  serverFeatures: readonly string[] = [ns.mam];
  hasPep = true;
  hasRooms = true;
  /** Whether the room is among the bookmarks; what was bookmarked since. */
  isBookmarked = true;
  readonly bookmarked: string[] = [];
  /** What was written of them. */
  readonly bookmarks: XmppItemContent[] = [];
  archiveFields: readonly string[] = [];
  readonly archive: XmppArchived[] = [];
  /** The archive of the account. */
  readonly ownArchive: XmppArchived[] = [];
  roster: readonly string[] = [];
  /** Whether the room knows the account as somebody who is in it; what it answers to a ping of somebody who is not. */
  isIn = false;
  refusal = 'not-acceptable';
  /** What the room answers to who wants to come in. */
  isShut: string | undefined;
  isNew = false;
  /** Ids of the archives are times, as in ejabberd; else they mean nothing, and those not there are refused, as in Prosody. */
  idsAreTimes = true;
  #count = 0;
  /** What pages of the archive say of themselves. */
  pageIsComplete = true;
  readonly asked: XmppArchiveQuery[] = [];
  readonly pings: string[] = [];
  readonly joins: XmppPresence[] = [];
  readonly moderations: unknown[] = [];
  readonly destroyed: string[] = [];
  readonly #listeners = new Set<(event: XmppEvent) => void>();

  tell(event: XmppEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Writes into the room's archive, without telling anybody. */
  keep(text: string, from = `${ROOM}/bo`): void {
    const message: XmppMessage = { type: 'groupchat', from, id: `m${this.archive.length}`, body: text };
    this.archive.push({ ...this.#place(), message });
  }

  #place(): { readonly id: string; readonly time: number } {
    const count = this.#count++;
    const id = 1_700_000_000_000_000 + count;
    if (this.idsAreTimes) return { id: String(id), time: id / 1000 };
    return { id: `row-${count}`, time: 1_700_000_000_000 + count * 1000 };
  }

  /** Writes into the account's archive. */
  keepFrom(peer: string, text: string): void {
    const message: XmppMessage = {
      type: 'chat',
      from: `${peer}/x`,
      to: SELF,
      id: `o${this.ownArchive.length}`,
      body: text,
    };
    this.ownArchive.push({ ...this.#place(), message });
  }

  /** Tells who is in the room. */
  show(nick: string, jid: string, more: Partial<XmppPresence> & { readonly codes?: readonly string[] } = {}): void {
    const { codes = [], ...presence } = more;
    const muc = { type: 'info', jid, affiliation: 'member', role: 'participant', statusCodes: codes, ...presence.muc };
    this.tell({ kind: 'presence', presence: { from: `${ROOM}/${nick}`, ...presence, muc } });
  }

  #refuse(condition: string): Promise<never> {
    return Promise.reject(new XmppFailure('refused', { condition }));
  }

  #onPresence(presence: XmppPresence): void {
    if (presence.muc?.type !== 'join') return;
    this.joins.push(presence);
    const isShut = this.isShut;
    queueMicrotask(() => {
      if (isShut !== undefined) {
        const error = { condition: isShut };
        this.tell({ kind: 'presence', presence: { from: `${ROOM}/ann`, type: 'error', error } });
        return;
      }
      this.isIn = true;
      this.show('ann', SELF, { codes: ['110', ...(this.isNew ? ['201'] : [])] });
    });
  }

  #onMessage(message: XmppMessage): void {
    if (message.type !== 'groupchat') return;
    if (!this.isIn) {
      const error = { condition: 'not-acceptable' };
      this.tell({ kind: 'message', message: { ...message, type: 'error', from: ROOM, to: SELF, error } });
      return;
    }
    const place = this.#place();
    const echo = { ...message, from: `${ROOM}/ann`, stanzaIds: [{ id: place.id, by: ROOM }] };
    this.archive.push({ ...place, message: echo });
    this.tell({ kind: 'message', message: echo });
  }

  #page({ room, with: peer, start, end, before, after, max }: XmppArchiveQuery): readonly XmppArchived[] | undefined {
    const own = this.ownArchive.filter(({ message }) => peer === undefined || message.from === `${peer}/x`);
    const kept = (room === undefined ? own : this.archive).filter(
      ({ time }) => time >= (start?.getTime() ?? 0) && time <= (end?.getTime() ?? Infinity),
    );
    const indexOf = (row: string): number => {
      if (!this.idsAreTimes) return kept.findIndex(({ id }) => id === row);
      const next = kept.findIndex(({ id }) => id >= row);
      return next < 0 ? kept.length : next;
    };
    const from = after === undefined ? 0 : indexOf(after) + (kept.some(({ id }) => id === after) ? 1 : 0);
    const to = before === undefined || before === '' ? kept.length : indexOf(before);
    if (from < 0 || to < 0) return undefined;
    const all = kept.slice(from, to);
    return before === undefined ? all.slice(0, max) : all.slice(-max);
  }

  client(): XmppClient {
    const refuse = () => this.#refuse('feature-not-implemented');
    const nothing = async (): Promise<readonly never[]> => [];
    const done = async (): Promise<void> => {};
    return {
      jid: `${SELF}/test`,
      connect: async () => ({ resumed: false }),
      disconnect: done,
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      send: async (message) => this.#onMessage(message),
      sendPresence: (presence) => this.#onPresence(presence),
      announce: () => {},
      ping: async (to) => {
        this.pings.push(to ?? '');
        if (to?.startsWith(ROOM) && !this.isIn) await this.#refuse(this.refusal);
      },
      enableCarbons: done,
      archive: async (query) => {
        this.asked.push(query);
        const items = this.#page(query);
        if (!items) return this.#refuse('item-not-found');
        const isWalk = query.room === undefined && query.with === undefined;
        return { items, complete: isWalk ? items.length < query.max : this.pageIsComplete };
      },
      disco: async (jid) => {
        if (jid === ROOM)
          return { features: this.features, identities: [{ category: 'conference', name: 'Crew' }], fields: new Map() };
        if (jid === 'conference.localhost') {
          return { features: [ns.muc], identities: [{ category: 'conference' }], fields: new Map() };
        }
        const identities = this.hasPep ? [{ category: 'pubsub', type: 'pep' }] : [];
        return { features: this.serverFeatures, identities, fields: new Map() };
      },
      discoItems: async () => (this.hasRooms ? [{ jid: 'conference.localhost' }] : []),
      publish: async (node, id, content) => {
        if (node !== ns.bookmarks) return;
        this.bookmarked.push(id);
        this.bookmarks.push(content);
      },
      items: async (node) =>
        node === ns.bookmarks && this.isBookmarked ? [{ id: ROOM, content: { autoJoin: true, name: 'Crew' } }] : [],
      retract: done,
      roster: async () => this.roster.map((jid) => ({ jid, subscription: 'both' })),
      setRosterItem: refuse,
      blocked: nothing,
      setBlocked: refuse,
      vcard: () => this.#refuse('item-not-found'),
      setVCard: refuse,
      uploadSlot: refuse,
      configureRoom: refuse,
      destroyRoom: async (room) => void this.destroyed.push(room),
      affiliations: async (_room, affiliation) =>
        affiliation === 'member' ? [SELF, 'bo@localhost', 'cy@localhost'].map((jid) => ({ jid })) : [],
      setAffiliation: refuse,
      setRole: refuse,
      moderate: async (...request) => void this.moderations.push(request),
      archiveFields: async () => this.archiveFields,
      searchPeople: refuse,
      unregister: refuse,
    };
  }
}

/** Somebody signed in at a server on paper. */
export async function signInTo(
  server: PaperServer,
  options: Partial<XmppAdapterOptions> = {},
): Promise<{ readonly adapter: ChatAdapter; readonly events: readonly ChatEvent[] }> {
  const given = { service: 'ws://localhost/ws', jid: SELF, password: 'x', client: async () => ({}), ...options };
  const adapter = adapterOver(given, async () => server.client());
  const events: ChatEvent[] = [];
  adapter.subscribe((batch) => events.push(...batch));
  await adapter.session.connect();
  return { adapter, events };
}
