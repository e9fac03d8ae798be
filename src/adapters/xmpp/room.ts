import type { Group, GroupId, Member, Role, UserId } from '../../model/index.js';
import { localOf } from './ids.js';
import type { XmppFailure } from './sdk.js';

/** Somebody who is in a room now. */
export interface Occupant {
  readonly jid: UserId | undefined;
  readonly occupantId: string | undefined;
  readonly affiliation: string;
  readonly role: string;
}

/** A room one is in, or is coming into. */
export interface Room {
  readonly jid: GroupId;
  nick: string;
  isJoined: boolean;
  /** When it last said anything: ms. */
  heardAt: number;
  name: string | undefined;
  description: string | undefined;
  subject: string | undefined;
  isOpen: boolean;
  isMembersOnly: boolean;
  /** Visitors may not write; who comes without being a member is one. */
  isModerated: boolean;
  hasArchive: boolean;
  /** The form of 0425 it speaks. */
  moderation: 0 | 1 | undefined;
  wasCreated: boolean;
  /** One is going: what follows by itself is no removal by others. */
  isLeaving: boolean;
  /** This device has silenced everyone, and keeps to that while it is there. */
  mutesAll: boolean;
  readonly occupants: Map<string, Occupant>;
  /** People with an affiliation, by account; filled when asked for, and kept up with what the room tells. */
  readonly members: Map<UserId, string>;
  areMembersKnown: boolean;
  joining: Promise<void> | undefined;
  settle: ((failure?: XmppFailure) => void) | undefined;
}

/** A room nothing is known of yet. */
export function newRoom(jid: GroupId, nick: string): Room {
  return {
    jid,
    nick,
    isJoined: false,
    heardAt: 0,
    name: undefined,
    description: undefined,
    subject: undefined,
    isOpen: false,
    isMembersOnly: false,
    isModerated: false,
    hasArchive: false,
    moderation: undefined,
    wasCreated: false,
    isLeaving: false,
    mutesAll: false,
    occupants: new Map(),
    members: new Map(),
    areMembersKnown: false,
    joining: undefined,
    settle: undefined,
  };
}

export function roleOf(affiliation: string | undefined): Role {
  if (affiliation === 'owner' || affiliation === 'admin' || affiliation === 'member') return affiliation;
  return 'guest';
}

export function affiliationOf(role: Role): string {
  return role === 'guest' ? 'none' : role;
}

/** Somebody who is not a member and may not write: they wait to be let in. */
export function isWaiting({ affiliation, role }: Pick<Occupant, 'affiliation' | 'role'>, room: Room): boolean {
  return room.isModerated && !room.isMembersOnly && affiliation === 'none' && role === 'visitor';
}

/** The nickname under which somebody is in the room now. */
export function nickIn(room: Room, userId: UserId): string | undefined {
  return [...room.occupants].find(([nick, { jid }]) => (jid ?? `${room.jid}/${nick}`) === userId)?.[0];
}

/** Somebody's membership. */
export function memberOf(room: Room, userId: UserId, affiliation: string): Member {
  const nick = nickIn(room, userId);
  const role = nick === undefined ? undefined : room.occupants.get(nick)?.role;
  return {
    userId,
    role: roleOf(affiliation),
    ...(nick !== undefined && nick !== localOf(userId) && { nameCard: nick }),
    ...(role === 'visitor' && { mutedUntil: -1 }),
  };
}

/** Whether everyone below admin is silenced: the room is moderated, and none of them may write. */
function isMuted(room: Room): boolean {
  if (!room.isModerated || !room.isMembersOnly) return false;
  const ordinary = [...room.occupants.values()].filter(({ affiliation }) => !['owner', 'admin'].includes(affiliation));
  return room.mutesAll || (ordinary.length > 1 && ordinary.every(({ role }) => role === 'visitor'));
}

/** How many people are in the room now, whatever number of devices and nicknames they have; who only waits there is none. */
function onlineIn(room: Room): number {
  const there = [...room.occupants].filter(([, occupant]) => !isWaiting(occupant, room));
  return new Set(there.map(([nick, { jid }]) => jid ?? `${room.jid}/${nick}`)).size;
}

/** The room as a group. */
export function groupOf(room: Room, members: readonly Member[], self: UserId): Group {
  const owner = members.find(({ role }) => role === 'owner');
  const own = members.find(({ userId }) => userId === self);
  return {
    id: room.jid,
    kind: room.isMembersOnly ? 'work' : 'public',
    ...(room.name !== undefined && { name: room.name }),
    ...(room.description !== undefined && { introduction: room.description }),
    ...(room.subject !== undefined && room.subject !== '' && { notice: room.subject }),
    ...(owner && { ownerId: owner.userId }),
    memberCount: members.length,
    onlineCount: onlineIn(room),
    settings: {
      join: room.isMembersOnly ? 'invite' : room.isModerated ? 'request' : 'free',
      ...(isMuted(room) && { muteAll: true }),
      ...(room.hasArchive && { historyForNewMembers: true }),
    },
    ...(own && { self: own }),
  };
}
