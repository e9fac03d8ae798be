import { ChatError, type GroupChanges, type GroupsPort } from '../../contract/index.js';
import type { GroupId, JoinOption, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid } from './ids.js';
import type { Inbox } from './inbox.js';
import type { Personal } from './personal.js';
import { ns } from './namespaces.js';
import { affiliationOf, isWaiting, type Room } from './room.js';
import type { RoomEvents } from './roomEvents.js';
import type { Rooms } from './rooms.js';

// ejabberd gives voice to everyone who comes, unless told otherwise by a field of its own.
const byAsking = { members_by_default: false } as const;

const keptSettings: ReadonlySet<string> = new Set(['join', 'muteAll']);

/** Refuses what rooms do not keep, before anything else is changed. */
function checkKept({ avatar, attributes, settings = {} }: GroupChanges): void {
  const rules = Object.entries(settings).filter(([name, value]) => value !== undefined && !keptSettings.has(name));
  const all = [avatar !== undefined && 'avatar', attributes && 'attributes', ...rules.map(([name]) => name)];
  const lost = all.filter((name) => typeof name === 'string');
  if (lost.length > 0) throw new ChatError('unsupported', `XMPP rooms do not keep this: ${lost.join(', ')}.`);
}

/** Rooms as groups. A member of a group is somebody with an affiliation; being in the room at the moment is being online. */
export function createGroups(
  core: Core,
  rooms: Rooms,
  events: RoomEvents,
  personal: Personal,
  inbox: Inbox,
): Required<Omit<GroupsPort, 'createInviteLink' | 'revokeInviteLink' | 'findByInvite'>> {
  // A changed affiliation is told to those who are there by the room; who muted someone for a time ends it.
  const mutes = rooms.silences;

  const invite = async (id: GroupId, userIds: readonly UserId[]): Promise<void> => {
    const client = core.client();
    for (const userId of userIds) {
      await client.setAffiliation(id, userId, 'member');
      await client.send({
        to: userId,
        type: 'normal',
        muc: { type: 'direct-invite', jid: id },
        processingHints: { store: true },
      });
    }
  };
  const enter = async (id: GroupId): Promise<void> => {
    const room = await rooms.need(id);
    await personal.bookmark(id, room.name, room.nick);
    await rooms.members(id);
    inbox.touch(id);
    core.emit({ type: 'conversation', conversation: await inbox.describe(id) });
    await rooms.tell(id);
  };

  type Fields = Readonly<Record<string, string | boolean>>;
  const configure = async (id: GroupId, fields: Fields, ifKnown: Fields = {}): Promise<void> => {
    await core.client().configureRoom(id, fields, ifKnown);
    await rooms.refresh(id);
  };
  const setJoin = async (id: GroupId, way: JoinOption): Promise<void> => {
    const fields = {
      'muc#roomconfig_membersonly': way === 'invite',
      'muc#roomconfig_publicroom': way !== 'invite',
      'muc#roomconfig_moderatedroom': way === 'request',
    };
    await configure(id, fields, way === 'request' ? byAsking : {});
    await rooms.tell(id);
  };
  const setVoice = async (room: Room, userId: UserId, active: boolean): Promise<void> => {
    const nick = rooms.nickOf(room.jid, userId);
    if (nick === undefined) return;
    await core.client().setRole(room.jid, nick, active ? 'participant' : 'visitor');
    const others = [...room.occupants].filter(([each, { role }]) => each !== nick && role === 'visitor');
    // ejabberd before 23.04 does not keep the banned out of moderated rooms: moderated only for as long as somebody is silent.
    if (active && others.length === 0 && !room.mutesAll && room.isModerated && room.isMembersOnly) {
      await configure(room.jid, { 'muc#roomconfig_moderatedroom': false }).catch(() => {});
    }
  };
  const muteAll = async (room: Room, active: boolean): Promise<void> => {
    if (!room.isMembersOnly) throw new ChatError('unsupported', 'Only a group of invited members can be silenced.');
    await configure(room.jid, { 'muc#roomconfig_moderatedroom': active });
    room.mutesAll = active;
    const [from, to] = active ? ['participant', 'visitor'] : ['visitor', 'participant'];
    for (const [nick, { role, jid }] of room.occupants) {
      // Whose time of silence is not over stays silent.
      if (role === from && !mutes.has(`${room.jid} ${jid ?? ''}`)) await core.client().setRole(room.jid, nick, to);
    }
    await rooms.tell(room.jid);
  };

  return {
    async get(id) {
      core.client();
      return ask(rooms.group(id));
    },
    async listMembers(id, { role, query } = {}) {
      await rooms.need(id);
      const all = await ask(rooms.members(id));
      const items = all.filter(
        (member) =>
          (role === undefined || member.role === role) &&
          (query === undefined ||
            `${member.userId} ${member.nameCard ?? ''}`.toLowerCase().includes(query.toLowerCase())),
      );
      return { items, total: items.length };
    },
    async create({ kind, name, introduction, memberIds, settings, avatar }) {
      // Whoever makes a group also says who sees what was said before they came: in rooms with an archive everybody does.
      checkKept({ avatar, settings: { ...settings, historyForNewMembers: undefined } });
      const client = core.client();
      const service = core.features.rooms;
      if (service === undefined) throw new ChatError('unsupported', 'This server has no rooms (0045).');
      const id = `${crypto.randomUUID()}@${service}`;
      const room = await rooms.need(id, true);
      if (!room.wasCreated) throw new ChatError('conflict', 'There is such a room already.');
      const byKind = kind === 'public' || kind === 'meeting' ? 'free' : 'invite';
      const way = settings?.join ?? byKind;
      const isOpen = way !== 'invite';
      await ask(
        client.configureRoom(
          id,
          {
            'muc#roomconfig_roomname': name ?? '',
            'muc#roomconfig_roomdesc': introduction ?? '',
            'muc#roomconfig_persistentroom': true,
            'muc#roomconfig_membersonly': !isOpen,
            'muc#roomconfig_publicroom': isOpen,
            // Who comes without being a member may not write, and asks for it: that is asking to be let in.
            'muc#roomconfig_moderatedroom': way === 'request' || settings?.muteAll === true,
            'muc#roomconfig_allowvoicerequests': true,
            'muc#roomconfig_whois': 'anyone',
            'muc#roomconfig_changesubject': false,
          },
          way === 'request' ? byAsking : {},
        ),
      );
      await ask(rooms.refresh(id));
      await ask(
        invite(
          id,
          memberIds.filter((userId) => userId !== core.self),
        ),
      );
      await enter(id);
      return inbox.describe(id);
    },
    async update(id, { name, introduction, notice, settings, ...rest }) {
      checkKept({ ...rest, settings });
      const room = await rooms.need(id);
      const client = core.client();
      if (name !== undefined || introduction !== undefined) {
        await ask(
          client.configureRoom(id, {
            ...(name !== undefined && { 'muc#roomconfig_roomname': name }),
            ...(introduction !== undefined && { 'muc#roomconfig_roomdesc': introduction }),
          }),
        );
        await ask(rooms.refresh(id));
        await rooms.tell(id);
      }
      if (settings?.join !== undefined) await ask(setJoin(id, settings.join));
      if (settings?.muteAll !== undefined) await ask(muteAll(room, settings.muteAll));
      if (notice !== undefined)
        await ask(client.send({ to: id, type: 'groupchat', subject: notice, hasSubject: true }));
    },
    async updateSelf(id, { nameCard }) {
      if (nameCard === undefined || nameCard === '') return;
      const room = await rooms.need(id);
      await ask(rooms.rename(room, nameCard));
      await personal.bookmark(id, room.name, nameCard);
    },
    async invite(id, userIds) {
      await rooms.need(id);
      await ask(invite(id, userIds));
      return { pending: [] };
    },
    async join(id) {
      const room = await rooms.need(id);
      if (isWaiting(room.occupants.get(room.nick) ?? { affiliation: 'none', role: 'none' }, room)) {
        rooms.asked.add(id);
        const fields = [
          { name: 'FORM_TYPE', type: 'hidden', value: ns.voice },
          { name: 'muc#role', type: 'list-single', value: 'participant' },
        ];
        await ask(core.client().send({ to: id, id: crypto.randomUUID(), forms: [{ type: 'submit', fields }] }));
        // Waiting needs no place in the room: who lets one in, invites.
        rooms.drop(id);
        core.client().sendPresence({ to: `${id}/${room.nick}`, type: 'unavailable' });
        return 'requested';
      }
      await enter(id);
      return 'joined';
    },
    async listRequests(id) {
      await rooms.need(id);
      return { items: [...events.requests.values()].filter(({ groupId }) => groupId === id) };
    },
    async answerRequest(requestId, accept) {
      const request = events.requests.get(requestId);
      if (!request) throw new ChatError('not-found', 'Nobody asks for this any more.');
      await rooms.need(request.groupId);
      if (accept) await ask(invite(request.groupId, [request.userId]));
      events.settle(requestId);
    },
    async leave(id) {
      const { name, nick } = rooms.get(id) ?? { name: undefined, nick: rooms.nickFor(id) };
      // Own devices first: they are to learn that one has gone before they are shown out. ejabberd tells of changed bookmarks, and not of deleted ones.
      await personal.bookmark(id, name, nick, false);
      try {
        await ask(rooms.leave(id), { conflict: 'forbidden' });
      } catch (reason) {
        await personal.bookmark(id, name, nick).catch(() => {});
        throw reason;
      }
      await personal.unbookmark(id);
      core.emit(
        { type: 'group-removed', groupId: id, reason: 'left' },
        { type: 'conversation-changed', conversationId: id, changes: { membership: 'left' } },
      );
    },
    async dismiss(id) {
      await rooms.need(id);
      await ask(core.client().destroyRoom(id));
    },
    async transfer(id, userId) {
      await rooms.need(id);
      await ask(core.client().setAffiliation(id, userId, 'owner'));
      await ask(core.client().setAffiliation(id, core.self, 'admin'));
    },
    async setRole(id, userId, role) {
      await rooms.need(id);
      await ask(core.client().setAffiliation(id, userId, affiliationOf(role)));
    },
    async remove(id, userIds, { ban, reason } = {}) {
      await rooms.need(id);
      for (const userId of userIds) {
        const affiliation = ban ? 'outcast' : 'none';
        await ask(core.client().setAffiliation(id, userId, affiliation, reason));
        const { isMembersOnly } = await rooms.need(id);
        const nick = rooms.nickOf(id, userId);
        // Into an open room one is let without being a member: out of it, too, one must be shown.
        if (!ban && !isMembersOnly && nick !== undefined) await ask(core.client().setRole(id, nick, 'none'));
      }
    },
    async listBanned(id) {
      await rooms.need(id);
      const all = await ask(core.client().affiliations(id, 'outcast'));
      return { items: all.map(({ jid }) => bareJid(jid)) };
    },
    async unban(id, userId) {
      await rooms.need(id);
      await ask(core.client().setAffiliation(id, userId, 'none'));
    },
    async muteMember(id, userId, seconds) {
      const room = await rooms.need(id);
      const nick = rooms.nickOf(id, userId);
      if (nick === undefined) throw new ChatError('not-found', 'Only somebody who is in the room now can be muted.');
      const key = `${id} ${userId}`;
      clearTimeout(mutes.get(key));
      mutes.delete(key);
      // Some servers let visitors write where a room is not moderated. Only owners can change that.
      if (seconds > 0 && !room.isModerated && room.isMembersOnly) {
        await configure(id, { 'muc#roomconfig_moderatedroom': true }).catch(() => {});
      }
      await ask(setVoice(room, userId, seconds <= 0));
      // Longer than this is for longer than a page stays open.
      if (seconds <= 0 || seconds > 86_400) return;
      const end = (): void => {
        mutes.delete(key);
        if (core.isOnline) setVoice(room, userId, true).catch(() => {});
      };
      mutes.set(key, setTimeout(end, seconds * 1000));
    },
  };
}
