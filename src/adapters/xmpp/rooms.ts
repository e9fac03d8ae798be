import { ChatError } from '../../contract/index.js';
import type { Group, GroupId, Member, Role, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid, localOf, resourceOf } from './ids.js';
import type { RoomVoices } from './read.js';
import { XmppFailure, type XmppMessage, type XmppPresence, type XmppRoomInfo } from './sdk.js';

interface Occupant {
  readonly jid: UserId | undefined;
  readonly occupantId: string | undefined;
  readonly affiliation: string;
  readonly role: string;
}

/** A room one is in, or is coming into. */
interface Room {
  readonly jid: GroupId;
  nick: string;
  isJoined: boolean;
  name: string | undefined;
  description: string | undefined;
  subject: string | undefined;
  isOpen: boolean;
  isMembersOnly: boolean;
  hasArchive: boolean;
  wasCreated: boolean;
  readonly occupants: Map<string, Occupant>;
  /** People with an affiliation, by account; filled when asked for. */
  readonly members: Map<UserId, string>;
  joining: Promise<void> | undefined;
  settle: ((failure?: XmppFailure) => void) | undefined;
}

// A room that does not answer in this time is not joined.
const JOIN_MS = 15_000;
const MAX_OCCUPANTS = 5000;

/** Codes by which a room says why somebody is no longer in it (0045). */
const status = {
  self: '110',
  created: '201',
  banned: '301',
  nick: '303',
  kicked: '307',
  out: '321',
  closed: '322',
  shutdown: '332',
};

export function roleOf(affiliation: string | undefined): Role {
  if (affiliation === 'owner' || affiliation === 'admin' || affiliation === 'member') return affiliation;
  return 'guest';
}

export function affiliationOf(role: Role): string {
  return role === 'guest' ? 'none' : role;
}

/** The rooms of the signed-in user: who is in them, and coming and going. */
export class Rooms {
  readonly #core: Core;
  readonly #rooms = new Map<GroupId, Room>();
  readonly #onGone: (room: GroupId) => void;

  /** `onGone`: the signed-in user was put out of a room, or it is no more. */
  constructor(core: Core, onGone: (room: GroupId) => void) {
    this.#core = core;
    this.#onGone = onGone;
    core.voices = (jid) => this.#voices(jid);
  }

  forget(): void {
    for (const room of this.#rooms.values()) room.settle?.(new XmppFailure('lost'));
    this.#rooms.clear();
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

  get(jid: GroupId): Readonly<Room> | undefined {
    return this.#rooms.get(jid);
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
    const room: Room = {
      jid,
      nick: this.#core.options.nick ?? localOf(this.#core.self),
      isJoined: false,
      name: undefined,
      description: undefined,
      subject: undefined,
      isOpen: false,
      isMembersOnly: false,
      hasArchive: false,
      wasCreated: false,
      occupants: new Map(),
      members: new Map(),
      joining: undefined,
      settle: undefined,
    };
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
    room.hasArchive = features.includes('urn:xmpp:mam:2');
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
    for (const [nick, { jid: account, affiliation }] of room.occupants) {
      const id = account ?? `${jid}/${nick}`;
      if (!all.has(id)) all.set(id, affiliation);
    }
    room.members.clear();
    for (const [id, affiliation] of all) room.members.set(id, affiliation);
    return [...all].map(([id, affiliation]) => this.#member(room, id, affiliation));
  }

  #member(room: Room, userId: UserId, affiliation: string): Member {
    const found = [...room.occupants].find(([nick, { jid }]) => (jid ?? `${room.jid}/${nick}`) === userId);
    const nick = found?.[0];
    return {
      userId,
      role: roleOf(affiliation),
      ...(nick !== undefined && nick !== localOf(userId) && { nameCard: nick }),
      ...(found?.[1].role === 'visitor' && { mutedUntil: -1 }),
    };
  }

  /** The nickname under which somebody is in the room now. */
  nickOf(jid: GroupId, userId: UserId): string | undefined {
    return [...(this.#rooms.get(jid)?.occupants ?? [])].find(
      ([nick, each]) => (each.jid ?? `${jid}/${nick}`) === userId,
    )?.[0];
  }

  async group(jid: GroupId): Promise<Group | null> {
    const room = this.#rooms.get(jid);
    if (!room?.isJoined) return null;
    const members = await this.members(jid);
    const self = members.find(({ userId }) => userId === this.#core.self);
    return {
      id: jid,
      kind: room.isMembersOnly ? 'work' : 'public',
      ...(room.name !== undefined && { name: room.name }),
      ...(room.description !== undefined && { introduction: room.description }),
      ...(room.subject !== undefined && room.subject !== '' && { notice: room.subject }),
      ...ownerOf(members),
      memberCount: members.length,
      onlineCount: room.occupants.size,
      settings: { join: room.isMembersOnly ? 'invite' : 'free' },
      ...(self && { self }),
    };
  }

  /** Takes in a presence of a room. True when it was one. */
  onPresence(presence: XmppPresence): boolean {
    const from = presence.from ?? '';
    const room = this.#rooms.get(bareJid(from));
    if (!room) return false;
    const nick = resourceOf(from);
    if (presence.type === 'error') {
      room.settle?.(new XmppFailure('refused', presence.error));
      return true;
    }
    const info = presence.muc;
    if (!info || nick === '') return true;
    const codes = (info.statusCodes ?? []).map(String);
    const isSelf = codes.includes(status.self) || nick === room.nick;
    if (presence.type === 'unavailable') this.#left(room, nick, info, codes, isSelf);
    else this.#present(room, nick, presence, info, codes, isSelf);
    return true;
  }

  #present(
    room: Room,
    nick: string,
    presence: XmppPresence,
    info: XmppRoomInfo,
    codes: readonly string[],
    isSelf: boolean,
  ): void {
    const before = room.occupants.get(nick);
    const jid = info.jid === undefined ? undefined : bareJid(info.jid);
    const affiliation = info.affiliation ?? 'none';
    if (room.occupants.size < MAX_OCCUPANTS || before) {
      room.occupants.set(nick, { jid, occupantId: presence.occupantId, affiliation, role: info.role ?? 'none' });
    }
    const userId = jid ?? `${room.jid}/${nick}`;
    if (isSelf && !room.isJoined) {
      room.nick = nick;
      room.isJoined = true;
      room.wasCreated = codes.includes(status.created);
      room.settle?.();
      return;
    }
    if (!room.isJoined) return;
    const known = room.members.get(userId);
    room.members.set(userId, affiliation);
    const member = this.#member(room, userId, affiliation);
    const isChanged = known !== undefined && known !== affiliation;
    if (isChanged || (before && (before.affiliation !== affiliation || before.role !== (info.role ?? 'none')))) {
      this.#core.emit({ type: 'members-changed', groupId: room.jid, updated: [member] });
    } else if (known === undefined && !before) {
      this.#core.emit({ type: 'members-changed', groupId: room.jid, joined: [member] });
    }
  }

  #left(room: Room, nick: string, info: XmppRoomInfo, codes: readonly string[], isSelf: boolean): void {
    if (codes.includes(status.nick)) return;
    const before = room.occupants.get(nick);
    room.occupants.delete(nick);
    const isOut = [status.banned, status.kicked, status.out, status.closed].some((code) => codes.includes(code));
    if (isSelf) {
      const wasJoined = room.isJoined;
      room.isJoined = false;
      if (!wasJoined || (!isOut && !info.destroy)) return;
      this.#rooms.delete(room.jid);
      this.#core.emit(
        { type: 'group-removed', groupId: room.jid, reason: info.destroy ? 'dismissed' : 'removed' },
        { type: 'conversation-changed', conversationId: room.jid, changes: { membership: 'removed' } },
      );
      this.#onGone(room.jid);
      return;
    }
    if (!isOut) return;
    const userId = (info.jid === undefined ? before?.jid : bareJid(info.jid)) ?? `${room.jid}/${nick}`;
    room.members.delete(userId);
    this.#core.emit({ type: 'members-changed', groupId: room.jid, left: [userId] });
  }

  /** Takes in what a room itself says: a change of subject, settings, or of somebody who is not there. True when it was that. */
  onRoomMessage(message: XmppMessage): boolean {
    const room = this.#rooms.get(bareJid(message.from ?? ''));
    if (!room) return false;
    if (message.type === 'groupchat' && message.hasSubject === true && message.body === undefined) {
      room.subject = message.subject ?? '';
      if (message.delay === undefined) void this.tell(room.jid);
      return true;
    }
    if (resourceOf(message.from ?? '') !== '') return false;
    const info = message.muc;
    if (info?.jid !== undefined && info.affiliation !== undefined && !info.invite) {
      const userId = bareJid(info.jid);
      const isGone = info.affiliation === 'none' || info.affiliation === 'outcast';
      if (isGone) room.members.delete(userId);
      else room.members.set(userId, info.affiliation);
      this.#core.emit({
        type: 'members-changed',
        groupId: room.jid,
        ...(isGone ? { left: [userId] } : { updated: [this.#member(room, userId, info.affiliation)] }),
      });
      return true;
    }
    const codes = (info?.statusCodes ?? []).map(String);
    if (codes.some((code) => ['104', '172', '173', '174'].includes(code))) {
      void this.refresh(room.jid)
        .then(() => this.tell(room.jid))
        .catch(() => {});
      return true;
    }
    return false;
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
    // Before going: what follows by itself is then no removal by others.
    this.#rooms.delete(jid);
    room.settle?.(new XmppFailure('lost'));
    const isMember = room.members.get(this.#core.self) !== 'none';
    if (isMember) {
      await client.unregister(jid).catch((reason: unknown) => {
        if (!(reason instanceof XmppFailure) || reason.reason !== 'refused') throw reason;
      });
    }
    client.sendPresence({ to: `${jid}/${room.nick}`, type: 'unavailable' });
  }

  /** The room as one is in it, or the reason why not. */
  async need(jid: GroupId): Promise<Readonly<Room>> {
    await ask(this.join(jid), { forbidden: 'banned', 'item-not-found': 'not-found', 'not-allowed': 'not-member' });
    const room = this.#rooms.get(jid);
    if (!room?.isJoined) throw new ChatError('not-member', 'You are not in this group.');
    return room;
  }
}

function ownerOf(members: readonly Member[]): { readonly ownerId?: UserId } {
  const owner = members.find(({ role }) => role === 'owner');
  return owner ? { ownerId: owner.userId } : {};
}
