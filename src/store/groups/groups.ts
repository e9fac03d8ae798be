import { ChatError, denialError, toChatError, type GroupsPort } from '../../contract/index.js';
import type { Conversation, Group, GroupId, Member, PermissionAction, UserId } from '../../model/index.js';
import type { Core } from '../core.js';
import { decide } from '../decide.js';
import { putConversation } from '../ingest/index.js';
import { ingestGroupRemoved, ingestMembers } from '../ingest/people.js';
import { actionsFor, changed, leadsNowhere } from './changes.js';
import type { FoundGroup, GroupActions } from './groupActions.js';
import { groupListKey } from './keys.js';
import { createGroupLists } from './lists.js';
import { createPatches } from './patches.js';

/** The part of the store that looks after groups. */
export interface Groups extends GroupActions {
  /** Asks again for what was asked for; after a connection that missed nothing only for what failed. */
  reconnected(resumed: boolean): void;
  clear(): void;
}

/** What of the rest of the store it needs. */
export interface GroupsNeeds {
  ensureUsers(ids: readonly UserId[]): void;
  ensureFor(conversation: Conversation): void;
}

/** Makes it; from then on what is told of the people of groups is followed. */
export function createGroups(core: Core, { ensureUsers, ensureFor }: GroupsNeeds): Groups {
  const { adapter } = core;
  const lists = createGroupLists(core, ensureUsers);
  const patches = createPatches();
  core.onGroup = lists.told;

  function conversationOf(id: GroupId): Conversation | undefined {
    for (const conversation of core.conversations.values()) if (conversation.groupId === id) return conversation;
    return undefined;
  }

  /** Throws where the table refuses it. Where nothing is known the server has the last word. */
  function must(id: GroupId, actions: readonly PermissionAction[], targetIds: readonly UserId[] = []): void {
    const conversationId = conversationOf(id)?.id;
    if (conversationId === undefined) return;
    const now = core.env.now();
    const targets = targetIds.map((userId) => core.members.get(id)?.byId.get(userId));
    for (const target of targets.length > 0 ? targets : [undefined]) {
      for (const action of actions) {
        const decision = decide(core, adapter, action, conversationId, { target, now });
        if (!decision.allowed) throw denialError(decision, action);
      }
    }
  }

  /** Does something about a group, and tells of its failure. @param after what is known then; left out once the user has signed out */
  async function act<T>(
    name: Exclude<keyof GroupsPort, 'get'>,
    id: GroupId | undefined,
    check: () => unknown,
    call: (port: GroupsPort) => Promise<T> | undefined,
    after: (answer: T) => void = () => undefined,
  ): Promise<T> {
    const { run } = core;
    const conversationId = id === undefined ? undefined : conversationOf(id)?.id;
    try {
      check();
      const asked = adapter.groups && call(adapter.groups);
      if (!asked) throw new ChatError('unsupported', `The adapter has no groups.${name}().`);
      const answer = await asked;
      if (run === core.run) {
        after(answer);
        core.flush();
      }
      return answer;
    } catch (reason) {
      if (run !== core.run) throw toChatError(reason);
      throw core.report(reason, { operation: `groups.${name}`, conversationId });
    }
  }

  function tell(
    id: GroupId,
    changes: { readonly updated?: readonly Member[]; readonly left?: readonly UserId[] },
  ): void {
    const accountId = conversationOf(id)?.accountId ?? core.accounts.keys().next().value;
    if (accountId === undefined) return;
    const event = { type: 'members-changed', accountId, groupId: id, ...changes } as const;
    ingestMembers(core, event);
    lists.told(event);
  }

  /** What a change makes of a member, but for what was told of them meanwhile. Called before the request. */
  function patch(id: GroupId, userId: UserId | undefined, change: (member: Member) => Member): () => void {
    const read = (): Member | undefined => {
      const self = core.groups.get(id)?.self;
      return userId === undefined
        ? undefined
        : (core.members.get(id)?.byId.get(userId) ?? (self?.userId === userId ? self : undefined));
    };
    const before = read();
    const settle = before && patches.begin(`member ${id} ${before.userId}`, before, change);
    return () => {
      const now = read();
      if (now && settle) tell(id, { updated: [settle(now)] });
    };
  }

  function patchGroup(id: GroupId, change: (group: Group) => Group): () => void {
    const before = core.groups.get(id);
    const settle = before && patches.begin(`group ${id}`, before, change);
    return () => {
      const now = core.groups.get(id);
      if (now && settle) core.groups.set(id, settle(now));
    };
  }

  function gone(id: GroupId, reason: 'left' | 'dismissed'): void {
    const accountId = conversationOf(id)?.accountId;
    if (accountId === undefined || conversationOf(id)?.membership !== 'member') return;
    const event = { type: 'group-removed', accountId, groupId: id, reason } as const;
    ingestGroupRemoved(core, event);
    lists.told(event);
  }

  const selfIn = (id: GroupId): UserId | undefined =>
    core.groups.get(id)?.self?.userId ?? core.accounts.values().next().value?.selfId;

  return {
    async refresh(id) {
      await act(
        'listMembers',
        id,
        () => undefined,
        (port) => port.get(id),
        (group) => group && core.groups.set(id, group),
      );
    },
    create: (draft) =>
      act(
        'create',
        undefined,
        () => undefined,
        (port) => port.create?.(draft),
        (answer) => {
          const conversation = putConversation(core, answer);
          if (conversation) ensureFor(conversation);
        },
      ),
    update(id, changes) {
      const after = patchGroup(id, (group) => changed(group, changes));
      const check = (): void => must(id, actionsFor(changes));
      return act('update', id, check, (port) => port.update?.(id, changes), after);
    },
    updateSelf(id, changes) {
      const after = patch(id, selfIn(id), ({ nameCard, ...member }) => {
        const card = changes.nameCard === undefined ? nameCard : changes.nameCard.trim();
        return card ? { ...member, nameCard: card } : member;
      });
      return act(
        'updateSelf',
        id,
        () => must(id, ['set-own-name-card']),
        (port) => port.updateSelf?.(id, changes),
        after,
      );
    },
    invite: (id, userIds) =>
      act(
        'invite',
        id,
        () => must(id, ['invite']),
        (port) => port.invite?.(id, userIds),
      ),
    createInviteLink: (id) =>
      act(
        'createInviteLink',
        id,
        () => must(id, ['create-invite-link']),
        (port) => port.createInviteLink?.(id),
      ),
    revokeInviteLink: (id, url) =>
      act(
        'revokeInviteLink',
        id,
        () => must(id, ['create-invite-link']),
        (port) => port.revokeInviteLink?.(id, url),
      ),
    find: (words) =>
      act(
        'findByInvite',
        undefined,
        () => undefined,
        async (port): Promise<FoundGroup | null> => {
          const given = words.trim();
          const invite = await port.findByInvite?.(given);
          if (invite) return { ...invite, link: given };
          const group = await port.get(given).catch(leadsNowhere);
          return group && { group };
        },
        (found) => {
          if (!found) return;
          core.groups.set(found.group.id, found.group);
          ensureUsers([...(found.memberIds ?? []), ...(found.invitedBy === undefined ? [] : [found.invitedBy])]);
        },
      ),
    join: (id, wording, link) =>
      act(
        'join',
        id,
        // A link leads also into groups that are closed.
        () => link === undefined && must(id, ['join']),
        (port) => port.join?.(id, wording, link),
        (answer) => {
          const group = core.groups.get(id);
          if (answer !== 'requested' || !group || group.requestedAt !== undefined) return;
          core.groups.set(id, { ...group, requestedAt: core.env.now(), refusal: undefined });
        },
      ),
    answerRequest: (request, accept, reason) =>
      lists.without('requests', request.groupId, request.id, () =>
        act(
          'answerRequest',
          request.groupId,
          () => must(request.groupId, ['approve-requests']),
          (port) => port.answerRequest?.(request.id, accept, reason),
        ),
      ),
    loadMembers: (id, filter, { more } = {}) => lists.load('members', id, filter, more),
    loadRequests: (id, { more } = {}) => lists.load('requests', id, {}, more),
    loadBanned: (id, { more } = {}) => lists.load('banned', id, {}, more),
    leave: (id) =>
      act(
        'leave',
        id,
        () => must(id, ['leave']),
        (port) => port.leave?.(id),
        () => gone(id, 'left'),
      ),
    dismiss: (id) =>
      act(
        'dismiss',
        id,
        () => must(id, ['dismiss']),
        (port) => port.dismiss?.(id),
        () => gone(id, 'dismissed'),
      ),
    transfer(id, userId) {
      const all = [
        patch(id, userId, (member) => ({ ...member, role: 'owner' })),
        patch(id, selfIn(id), (member) => ({ ...member, role: 'admin' })),
        patchGroup(id, (group) => ({ ...group, ownerId: userId })),
      ];
      const after = (): void => all.toReversed().forEach((apply) => apply());
      const check = (): void => must(id, ['transfer'], [userId]);
      return act('transfer', id, check, (port) => port.transfer?.(id, userId), after);
    },
    setRole(id, userId, role) {
      const after = patch(id, userId, (member) => ({ ...member, role }));
      const check = (): void => must(id, ['set-admin'], [userId]);
      return act('setRole', id, check, (port) => port.setRole?.(id, userId, role), after);
    },
    remove(id, userIds, options) {
      const check = (): void => must(id, options?.ban ? ['remove-member', 'ban'] : ['remove-member'], userIds);
      return act(
        'remove',
        id,
        check,
        (port) => port.remove?.(id, userIds, options),
        () => {
          const still = userIds.filter((userId) => core.members.get(id)?.byId.has(userId));
          if (still.length > 0) tell(id, { left: still });
          if (options?.ban && core.groupLists.has(groupListKey('banned', id))) void lists.load('banned', id);
        },
      );
    },
    unban: (id, userId) =>
      lists.without('banned', id, userId, () =>
        act(
          'unban',
          id,
          () => must(id, ['unban']),
          (port) => port.unban?.(id, userId),
        ),
      ),
    muteMember(id, userId, seconds) {
      const after = patch(id, userId, ({ mutedUntil: _old, ...member }) =>
        seconds === 0
          ? member
          : { ...member, mutedUntil: Number.isFinite(seconds) ? core.env.now() + seconds * 1000 : -1 },
      );
      const check = (): void => must(id, ['mute-member'], [userId]);
      return act('muteMember', id, check, (port) => port.muteMember?.(id, userId, seconds), after);
    },
    reconnected: lists.reconnected,
    clear() {
      lists.clear();
      patches.clear();
    },
  };
}
