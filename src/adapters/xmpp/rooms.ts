import { ChatError } from '../../contract/index.js';
import type { Group, GroupId, Member, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid, localOf } from './ids.js';
import { ns } from './namespaces.js';
import type { RoomVoices } from './read.js';
import { groupOf, isWaiting, memberOf, newRoom, nickIn, type Room } from './room.js';
import { XmppFailure } from './sdk.js';

// A room that does not answer in this time is not joined.
const JOIN_MS = 15_000;
/** What somebody who goes for good says to the room. */
export const LEFT: string = JSON.stringify({ left: true });

/** The rooms of the signed-in user: who is in them, and coming and going. */
export class Rooms {
  readonly #core: Core;
  readonly #rooms = new Map<GroupId, Room>();
  /** Rooms one has asked to be let into. */
  readonly asked: Set<GroupId> = new Set();

  constructor(core: Core) {
    this.#core = core;
    core.voices = (jid) => this.#voices(jid);
  }

  forget(): void {
    for (const room of this.#rooms.values()) room.settle?.(new XmppFailure('lost'));
    this.#rooms.clear();
    this.asked.clear();
  }

  /** The line broke and was not resumed: nobody is anywhere any more. */
  reset(): void {
    for (const room of this.#rooms.values()) {
      room.isJoined = false;
      room.occupants.clear();
      room.settle?.(new XmppFailure('lost'));
    }
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

  /** Comes into a room; nothing when one is there. */
  join(jid: GroupId): Promise<void> {
    const room = this.#rooms.get(jid) ?? this.#make(jid);
    if (room.isJoined) return Promise.resolve();
    room.joining ??= this.#enter(room).finally(() => (room.joining = undefined));
    return room.joining;
  }

  #make(jid: GroupId): Room {
    const room = newRoom(jid, this.#core.options.nick ?? localOf(this.#core.self));
    this.#rooms.set(jid, room);
    return room;
  }

  async #enter(room: Room): Promise<void> {
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
    await this.refresh(room.jid);
  }

  #knock(room: Room): Promise<void> {
    const client = this.#core.client();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => room.settle?.(new XmppFailure('timeout')), JOIN_MS);
      room.settle = (failure) => {
        clearTimeout(timer);
        room.settle = undefined;
        if (failure) reject(failure);
        else resolve();
      };
      room.occupants.clear();
      client.sendPresence({ to: `${room.jid}/${room.nick}`, muc: { type: 'join', history: { maxStanzas: 0 } } });
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
        await client.send({ ...word, processingHints: { noStore: true } });
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
  async need(jid: GroupId): Promise<Room> {
    await ask(this.join(jid), { forbidden: 'banned', 'item-not-found': 'not-found', 'not-allowed': 'not-member' });
    const room = this.#rooms.get(jid);
    if (!room?.isJoined) throw new ChatError('not-member', 'You are not in this group.');
    return room;
  }
}
