import { ChatError } from '../../contract/index.js';
import type { Group, GroupId, Member, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid, localOf } from './ids.js';
import { ns } from './namespaces.js';
import type { RoomVoices } from './read.js';
import { groupOf, isWaiting, memberOf, newRoom, nickIn, type Room } from './room.js';
import { XmppFailure } from './sdk.js';
import type { XmppPresence } from './stanzas.js';

// A room that does not answer in this time is not joined.
const JOIN_MS = 15_000;
// People who come and go together are told together.
const TELL_MS = 100;
/** What somebody who goes for good says to the room. */
export const LEFT: string = JSON.stringify({ left: true });

/** Whether a room says that one is not in it. */
export function isOut(reason: unknown): boolean {
  return reason instanceof XmppFailure && reason.reason === 'refused' && reason.error?.condition === 'not-acceptable';
}

/** The rooms of the signed-in user: who is in them, and coming and going. */
export class Rooms {
  readonly #core: Core;
  readonly #rooms = new Map<GroupId, Room>();
  readonly #toTell = new Map<GroupId, ReturnType<typeof setTimeout>>();
  /** Ends of silences this device has imposed for a time, by room and person. */
  readonly silences: Map<string, ReturnType<typeof setTimeout>> = new Map();
  /** Rooms one has asked to be let into. */
  readonly asked: Set<GroupId> = new Set();
  /** The nickname one has chosen for a room. */
  chosenNick: (jid: GroupId) => string | undefined = () => undefined;

  constructor(core: Core) {
    this.#core = core;
    core.voices = (jid) => this.#voices(jid);
  }

  forget(): void {
    for (const room of this.#rooms.values()) room.settle?.(new XmppFailure('lost'));
    for (const timers of [this.#toTell, this.silences]) for (const timer of timers.values()) clearTimeout(timer);
    for (const map of [this.#rooms, this.#toTell, this.silences, this.asked]) map.clear();
  }

  /** The line broke and was not resumed: nobody is anywhere any more. */
  reset(): void {
    for (const { jid } of this.#rooms.values()) this.fallOut(jid);
  }

  /** One is no longer in a room, without having been put out of it. */
  fallOut(jid: GroupId): void {
    const room = this.#rooms.get(jid);
    if (!room) return;
    room.isJoined = false;
    room.areMembersKnown = false;
    room.occupants.clear();
    room.settle?.(new XmppFailure('lost'));
  }

  /** A room has said something. */
  heard(jid: GroupId): void {
    const room = this.#rooms.get(jid);
    if (room) room.heardAt = Date.now();
  }

  /** Every room one is in, or should be in. */
  all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  joined(): readonly GroupId[] {
    return [...this.#rooms.values()].filter(({ isJoined }) => isJoined).map(({ jid }) => jid);
  }

  get(jid: GroupId): Room | undefined {
    return this.#rooms.get(jid);
  }

  /** Whether there is a room in which others can take messages back (0425). */
  canModerate(): boolean {
    return [...this.#rooms.values()].some(({ moderation }) => moderation !== undefined);
  }

  /** Forgets a room one is no longer in. */
  drop(jid: GroupId): void {
    this.#rooms.delete(jid);
  }

  #voices(jid: string): RoomVoices | undefined {
    const room = this.#rooms.get(jid);
    if (!room) return undefined;
    return {
      isOpen: room.isOpen,
      byNick: (nick) => room.occupants.get(nick)?.jid,
      byOccupantId: (id) => [...room.occupants.values()].find(({ occupantId }) => occupantId === id)?.jid,
    };
  }

  /** Comes into a room; nothing when one is there. A room that is not there is only made when asked to. */
  join(jid: GroupId, mayCreate = false): Promise<void> {
    const room = this.#rooms.get(jid) ?? this.#make(jid);
    // Who is still coming in does not know yet what the room is.
    if (room.isJoined && !room.joining) return Promise.resolve();
    room.joining ??= this.#enter(room, mayCreate).finally(() => (room.joining = undefined));
    return room.joining;
  }

  /** Under which nickname one comes into a room. */
  nickFor(jid: GroupId): string {
    return this.chosenNick(jid) ?? this.#core.options.nick ?? localOf(this.#core.self);
  }

  #make(jid: GroupId): Room {
    const room = newRoom(jid, this.nickFor(jid));
    this.#rooms.set(jid, room);
    return room;
  }

  async #enter(room: Room, mayCreate: boolean): Promise<void> {
    const nick = room.nick;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#knock(room);
        break;
      } catch (reason) {
        const isTaken = reason instanceof XmppFailure && reason.error?.condition === 'conflict';
        if (!isTaken || attempt > 5) {
          if (reason instanceof XmppFailure && reason.reason === 'refused') this.#rooms.delete(room.jid);
          throw reason;
        }
        room.nick = `${nick}-${attempt + 1}`;
      }
    }
    if (room.wasCreated && !mayCreate) await this.#undo(room);
    try {
      await this.refresh(room.jid);
    } catch (reason) {
      // A room of which nothing is known is not one to be in: the next attempt comes in anew, and asks again.
      this.fallOut(room.jid);
      throw reason;
    }
  }

  /** Servers make a room of whatever address is joined. One that was gone stays so. */
  async #undo(room: Room): Promise<void> {
    room.isLeaving = true;
    this.#rooms.delete(room.jid);
    const client = this.#core.client();
    await client
      .destroyRoom(room.jid)
      .catch(() => client.sendPresence({ to: `${room.jid}/${room.nick}`, type: 'unavailable' }));
    throw new XmppFailure('refused', { condition: 'item-not-found', text: 'There is no such room.' });
  }

  #knock(room: Room): Promise<void> {
    room.occupants.clear();
    return this.#show(room, { to: `${room.jid}/${room.nick}`, muc: { type: 'join', history: { maxStanzas: 0 } } });
  }

  /** Takes another nickname. */
  async rename(room: Room, nick: string): Promise<void> {
    if (nick !== room.nick) await this.#show(room, { to: `${room.jid}/${nick}` });
  }

  /** Shows oneself to a room, and waits for what it says to that. */
  #show(room: Room, presence: XmppPresence): Promise<void> {
    const client = this.#core.client();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => room.settle?.(new XmppFailure('timeout')), JOIN_MS);
      room.settle = (failure) => {
        clearTimeout(timer);
        room.settle = undefined;
        if (failure) reject(failure);
        else resolve();
      };
      client.sendPresence(presence);
    });
  }

  /** Asks the room what it is. */
  async refresh(jid: GroupId): Promise<void> {
    const room = this.#rooms.get(jid);
    if (!room) return;
    const { identities, features, fields } = await this.#core.client().disco(jid);
    const name = identities.find(({ category }) => category === 'conference')?.name;
    room.name = name === '' || name === localOf(jid) ? undefined : name;
    room.description = fields.get('muc#roominfo_description') || undefined;
    room.isOpen = features.includes('muc_nonanonymous');
    room.isMembersOnly = features.includes('muc_membersonly');
    room.isModerated = features.includes('muc_moderated');
    room.hasArchive = features.includes(ns.mam);
    room.moderation = features.includes(ns.moderate1) ? 1 : features.includes(ns.moderate0) ? 0 : undefined;
  }

  /** Everyone with an affiliation, or at least everyone who is there. */
  async members(jid: GroupId): Promise<readonly Member[]> {
    const room = this.#rooms.get(jid);
    if (!room) return [];
    const client = this.#core.client();
    const lists = await Promise.all(
      ['owner', 'admin', 'member'].map(async (affiliation) => {
        try {
          return (await client.affiliations(jid, affiliation)).map((each) => [bareJid(each.jid), affiliation] as const);
        } catch (reason) {
          if (reason instanceof XmppFailure && reason.reason === 'refused') return [];
          throw reason;
        }
      }),
    );
    const all = new Map<UserId, string>(lists.flat());
    for (const [nick, occupant] of room.occupants) {
      const id = occupant.jid ?? `${jid}/${nick}`;
      if (!all.has(id) && !isWaiting(occupant, room)) all.set(id, occupant.affiliation);
    }
    room.members.clear();
    for (const [id, affiliation] of all) room.members.set(id, affiliation);
    room.areMembersKnown = true;
    return [...all].map(([id, affiliation]) => memberOf(room, id, affiliation));
  }

  /** The nickname under which somebody is in the room now. */
  nickOf(jid: GroupId, userId: UserId): string | undefined {
    const room = this.#rooms.get(jid);
    return room && nickIn(room, userId);
  }

  async group(jid: GroupId): Promise<Group | null> {
    const room = this.#rooms.get(jid);
    if (!room?.isJoined) return null;
    const members = await this.members(jid);
    return groupOf(room, members, this.#core.self);
  }

  /** Tells how the group now is. */
  async tell(jid: GroupId): Promise<void> {
    const group = await this.group(jid).catch(() => null);
    if (group) this.#core.emit({ type: 'group', group });
  }

  /** Somebody came or went: how many there are is told in a moment, by what is known. */
  tellSoon(jid: GroupId): void {
    if (this.#toTell.has(jid)) return;
    const tell = (): void => {
      this.#toTell.delete(jid);
      const room = this.#rooms.get(jid);
      // Who comes in tells what they find, once they know what it is.
      if (!room?.isJoined || room.joining || !this.#core.isOnline) return;
      if (!room.areMembersKnown) return void this.tell(jid);
      const members = [...room.members].map(([id, affiliation]) => memberOf(room, id, affiliation));
      this.#core.emit({ type: 'group', group: groupOf(room, members, this.#core.self) });
    };
    this.#toTell.set(jid, setTimeout(tell, TELL_MS));
  }

  /** Goes out of a room and gives the membership up. */
  async leave(jid: GroupId): Promise<void> {
    const room = this.#rooms.get(jid);
    const client = this.#core.client();
    if (!room) throw new ChatError('not-member', 'You are not in this group.');
    room.isLeaving = true;
    try {
      // Some rooms take the membership back on this (0077), and put one out.
      await client.unregister(jid).catch((reason: unknown) => {
        if (!(reason instanceof XmppFailure) || reason.reason !== 'refused') throw reason;
      });
      // Others let nobody change what they are: those who may are asked to, if they are there.
      if (room.isJoined) {
        const word = { to: jid, type: 'groupchat', id: crypto.randomUUID(), payload: LEFT } as const;
        await client.send({ ...word, processingHints: { noStore: true } }).catch((reason: unknown) => {
          // Another device was faster: one is out already.
          if (!isOut(reason)) throw reason;
        });
      }
    } catch (reason) {
      room.isLeaving = false;
      throw reason;
    }
    this.#rooms.delete(jid);
    room.settle?.(new XmppFailure('lost'));
    client.sendPresence({ to: `${jid}/${room.nick}`, type: 'unavailable' });
  }

  /** The room as one is in it, or the reason why not. */
  async need(jid: GroupId, mayCreate = false): Promise<Room> {
    await ask(this.join(jid, mayCreate), {
      forbidden: 'banned',
      'item-not-found': 'not-found',
      'not-allowed': 'not-member',
    });
    const room = this.#rooms.get(jid);
    if (!room?.isJoined) throw new ChatError('not-member', 'You are not in this group.');
    return room;
  }
}
