import type { GroupId, JoinRequest } from '../../model/index.js';
import type { Core } from './core.js';
import { bareJid, resourceOf } from './ids.js';
import { isWaiting, memberOf, type Occupant, type Room } from './room.js';
import { ns } from './namespaces.js';
import { LEFT, type Rooms } from './rooms.js';
import { XmppFailure } from './sdk.js';
import type { XmppForm, XmppMessage, XmppPresence, XmppRoomInfo } from './stanzas.js';

const MAX_OCCUPANTS = 5000;
const MAX_REQUESTS = 500;

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

/** What rooms tell: who comes and goes, what changes, who asks to be let in. */
export class RoomEvents {
  readonly #core: Core;
  readonly #rooms: Rooms;
  readonly #onGone: (room: GroupId) => void;
  /** A room has shut down, or lost one, without putting one out. */
  onFallen: (room: GroupId) => void = () => {};
  /** People who ask to be let in, by request id. */
  readonly requests: Map<string, JoinRequest> = new Map();

  /** `onGone`: the signed-in user was put out of a room, or it is no more. */
  constructor(core: Core, rooms: Rooms, onGone: (room: GroupId) => void) {
    this.#core = core;
    this.#rooms = rooms;
    this.#onGone = onGone;
  }

  forget(): void {
    this.requests.clear();
  }

  /** Takes in a presence of a room. True when it was one. */
  onPresence(presence: XmppPresence): boolean {
    const from = presence.from ?? '';
    const room = this.#rooms.get(bareJid(from));
    // Of a room one has left there is nothing more to know.
    if (!room) return presence.muc !== undefined;
    this.#rooms.heard(room.jid);
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
    if (!before && room.isJoined) this.#rooms.tellSoon(room.jid);
    if (isSelf && !room.isJoined) {
      room.nick = nick;
      room.isJoined = true;
      room.wasCreated = codes.includes(status.created);
      room.settle?.();
      return;
    }
    if (!room.isJoined) return;
    const role = info.role ?? 'none';
    if (isWaiting({ affiliation, role }, room)) return;
    if (room.mutesAll && role === 'participant') {
      void this.#core
        .client()
        .setRole(room.jid, nick, 'visitor')
        .catch(() => {});
    }
    const known = room.members.get(userId);
    room.members.set(userId, affiliation);
    const member = memberOf(room, userId, affiliation);
    const isChanged = known !== undefined && known !== affiliation;
    if (isChanged || (before && (before.affiliation !== affiliation || before.role !== role))) {
      this.#core.emit({ type: 'members-changed', groupId: room.jid, updated: [member] });
    } else if (known === undefined && !before) {
      this.#core.emit({ type: 'members-changed', groupId: room.jid, joined: [member] });
    }
  }

  #left(room: Room, nick: string, info: XmppRoomInfo, codes: readonly string[], isSelf: boolean): void {
    const before = room.occupants.get(nick);
    room.occupants.delete(nick);
    if (codes.includes(status.nick)) {
      this.#renamed(room, before, info.nick, isSelf);
      return;
    }
    const isOut = [status.banned, status.kicked, status.out, status.closed].some((code) => codes.includes(code));
    if (isSelf) {
      const wasJoined = room.isJoined;
      room.isJoined = false;
      if (!wasJoined || room.isLeaving) return;
      if (!isOut && !info.destroy) {
        this.#rooms.fallOut(room.jid);
        this.onFallen(room.jid);
        return;
      }
      this.#rooms.drop(room.jid);
      this.#core.emit(
        { type: 'group-removed', groupId: room.jid, reason: info.destroy ? 'dismissed' : 'removed' },
        { type: 'conversation-changed', conversationId: room.jid, changes: { membership: 'removed' } },
      );
      this.#onGone(room.jid);
      return;
    }
    if (room.isJoined) this.#rooms.tellSoon(room.jid);
    // Who never was a member is none after going.
    if (!isOut && (before?.affiliation !== 'none' || isWaiting(before, room))) return;
    const userId = (info.jid === undefined ? before?.jid : bareJid(info.jid)) ?? `${room.jid}/${nick}`;
    room.members.delete(userId);
    this.#core.emit({ type: 'members-changed', groupId: room.jid, left: [userId] });
  }

  /** Somebody bears another nickname now: the room says so before it shows them under it. */
  #renamed(room: Room, before: Occupant | undefined, nick: string | undefined, isSelf: boolean): void {
    if (nick === undefined || !before) return;
    room.occupants.set(nick, before);
    if (isSelf) {
      room.nick = nick;
      room.settle?.();
    }
    const member = memberOf(room, before.jid ?? `${room.jid}/${nick}`, before.affiliation);
    this.#core.emit({ type: 'members-changed', groupId: room.jid, updated: [member] });
  }

  /** Takes in what a room itself says: a change of subject, settings, or of somebody who is not there. True when it was that. */
  onRoomMessage(message: XmppMessage): boolean {
    const room = this.#rooms.get(bareJid(message.from ?? ''));
    if (!room) return false;
    if (message.type === 'groupchat' && message.hasSubject === true && message.body === undefined) {
      room.subject = message.subject ?? '';
      if (message.delay === undefined) void this.#rooms.tell(room.jid);
      return true;
    }
    if (resourceOf(message.from ?? '') !== '') {
      if (message.payload !== LEFT) return false;
      this.#onLeft(room, resourceOf(message.from ?? ''));
      return true;
    }
    if (message.forms) this.#onRequest(room, message.forms);
    const info = message.muc;
    if (info?.jid !== undefined && info.affiliation !== undefined && !info.invite) {
      const userId = bareJid(info.jid);
      const isGone = info.affiliation === 'none' || info.affiliation === 'outcast';
      if (isGone) room.members.delete(userId);
      else room.members.set(userId, info.affiliation);
      if (info.affiliation === 'member') this.settle(`${room.jid} ${userId}`);
      this.#core.emit({
        type: 'members-changed',
        groupId: room.jid,
        ...(isGone ? { left: [userId] } : { updated: [memberOf(room, userId, info.affiliation)] }),
      });
      return true;
    }
    const codes = (info?.statusCodes ?? []).map(String);
    if (codes.some((code) => ['104', '172', '173', '174'].includes(code))) {
      void this.#rooms
        .refresh(room.jid)
        .then(() => this.#rooms.tell(room.jid))
        .catch(() => {});
      return true;
    }
    return false;
  }

  /** Somebody goes for good, in a room that lets nobody give up a membership: who may, takes it back. */
  #onLeft(room: Room, nick: string): void {
    // Who bears the nickname is what the room has told, and no word of theirs.
    const userId = room.occupants.get(nick)?.jid;
    if (userId === undefined || userId === this.#core.self) return;
    const own = room.occupants.get(room.nick)?.affiliation;
    const affiliation = room.occupants.get(nick)?.affiliation ?? 'none';
    const mayChange = own === 'owner' || (own === 'admin' && affiliation === 'member');
    if (mayChange && affiliation !== 'none') {
      void this.#core
        .client()
        .setAffiliation(room.jid, userId, 'none')
        .catch(() => {});
    }
    room.members.delete(userId);
    this.#core.emit({ type: 'members-changed', groupId: room.jid, left: [userId] });
  }

  /** Somebody asks for voice: in a room that is joined by asking, to be let in. */
  #onRequest(room: Room, forms: readonly XmppForm[]): void {
    const fields = new Map(forms.flatMap((form) => form.fields ?? []).map(({ name, value }) => [name, value]));
    const jid = fields.get('muc#jid');
    if (fields.get('FORM_TYPE') !== ns.voice || typeof jid !== 'string' || this.requests.size >= MAX_REQUESTS) return;
    const userId = bareJid(jid);
    const request: JoinRequest = { id: `${room.jid} ${userId}`, groupId: room.jid, userId, time: Date.now() };
    this.requests.set(request.id, request);
    this.#core.emit({ type: 'join-request', request, active: true });
  }

  /** A request was answered, here or elsewhere. */
  settle(id: string): JoinRequest | undefined {
    const request = this.requests.get(id);
    this.requests.delete(id);
    if (request) this.#core.emit({ type: 'join-request', request, active: false });
    return request;
  }
}
