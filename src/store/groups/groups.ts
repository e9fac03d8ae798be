import {
  ChatError,
  denialError,
  type GroupChanges,
  type GroupDraft,
  type GroupInvite,
  type GroupsPort,
  type InviteLink,
} from '../../contract/index.js';
import type {
  Conversation,
  Group,
  GroupId,
  JoinRequest,
  Member,
  PermissionAction,
  Role,
  UserId,
} from '../../model/index.js';
import type { Core } from '../core.js';
import { decide } from '../decide.js';
import { putConversation } from '../ingest/index.js';
import { ingestGroupRemoved, ingestMembers } from '../ingest/people.js';
import type { MemberFilter } from './keys.js';
import { createGroupLists } from './lists.js';

/** Whether a list is begun, or goes on. */
interface LoadOptions {
  /** The next page, not the first. Default: false. */
  readonly more?: boolean | undefined;
}

/**
 * What can be done to groups and their members. Everything but `load…` rejects with a ChatError, which `onError` has been told of. What the permission
 * table refuses, and what cannot be done without a connection, rejects without a request.
 */
export interface GroupActions {
  /** Asks for a group anew; `state.groups` has it then. */
  refresh(id: GroupId): Promise<void>;
  /** Makes a group; its conversation is known when it resolves. */
  create(draft: GroupDraft): Promise<Conversation>;
  /** Changes what is given; `state.groups` has it when it resolves. */
  update(id: GroupId, changes: GroupChanges): Promise<void>;
  /** Changes the signed-in user's own card; an empty name takes it away. */
  updateSelf(id: GroupId, changes: { readonly nameCard?: string | undefined }): Promise<void>;
  /** Lets people in. `pending` are those somebody has to approve first. */
  invite(id: GroupId, userIds: readonly UserId[]): Promise<{ readonly pending: readonly UserId[] }>;
  /** The user's own link into a group; the same while it lets people in. */
  createInviteLink(id: GroupId): Promise<InviteLink>;
  /** Ends a link: from now on it lets nobody in. */
  revokeInviteLink(id: GroupId, url: string): Promise<void>;
  /** What an invite link or the id of a group leads to; `state.groups` has the group then. Null where it leads nowhere. */
  find(words: string): Promise<GroupInvite | null>;
  /** Joins, or asks to be let in. @param link the invite link by which the group was found */
  join(id: GroupId, wording?: string, link?: string): Promise<'joined' | 'requested'>;
  /** Lets somebody in, or refuses; gone from the list at once, and back when it could not be done. */
  answerRequest(request: JoinRequest, accept: boolean, reason?: string): Promise<void>;
  /** Asks for members, or for the next page of them; `state.groupLists` and `state.members` have them then. Never rejects. */
  loadMembers(id: GroupId, filter?: MemberFilter, options?: LoadOptions): Promise<void>;
  /** The same for requests to be let in; `state.groupLists` and `state.joinRequests` have them. */
  loadRequests(id: GroupId, options?: LoadOptions): Promise<void>;
  /** The same for people who were banned. */
  loadBanned(id: GroupId, options?: LoadOptions): Promise<void>;
  leave(id: GroupId): Promise<void>;
  /** Ends the group for everybody. */
  dismiss(id: GroupId): Promise<void>;
  /** Makes somebody else the owner. */
  transfer(id: GroupId, userId: UserId): Promise<void>;
  setRole(id: GroupId, userId: UserId, role: Exclude<Role, 'owner'>): Promise<void>;
  remove(
    id: GroupId,
    userIds: readonly UserId[],
    options?: { readonly ban?: boolean | undefined; readonly reason?: string | undefined },
  ): Promise<void>;
  /** Gone from the list of the banned at once, and back when it could not be done. */
  unban(id: GroupId, userId: UserId): Promise<void>;
  /** Silences a member for a time in seconds; `Infinity` has no end, 0 ends it. */
  muteMember(id: GroupId, userId: UserId, seconds: number): Promise<void>;
}

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

  /** What a change makes of a member, unless something newer was told of them meanwhile. Called before the request. */
  function patch(id: GroupId, userId: UserId | undefined, change: (member: Member) => Member): () => void {
    const read = (): Member | undefined => {
      const self = core.groups.get(id)?.self;
      return userId === undefined
        ? undefined
        : (core.members.get(id)?.byId.get(userId) ?? (self?.userId === userId ? self : undefined));
    };
    const before = read();
    return () => {
      if (before && read() === before) tell(id, { updated: [change(before)] });
    };
  }

  function patchGroup(id: GroupId, change: (group: Group) => Group): () => void {
    const before = core.groups.get(id);
    return () => {
      if (before && core.groups.get(id) === before) core.groups.set(id, change(before));
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
        async (port) => {
          const given = words.trim();
          const invite = await port.findByInvite?.(given);
          if (invite) return invite;
          const group = await port.get(given);
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
      const patches = [
        patch(id, userId, (member) => ({ ...member, role: 'owner' })),
        patch(id, selfIn(id), (member) => ({ ...member, role: 'admin' })),
        patchGroup(id, (group) => ({ ...group, ownerId: userId })),
      ];
      const after = (): void => patches.toReversed().forEach((apply) => apply());
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
          if (options?.ban) void lists.load('banned', id);
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
    clear: lists.clear,
  };
}

/** Which permissions a set of changes asks for. */
function actionsFor({ name, avatar, introduction, notice, settings, attributes }: GroupChanges): PermissionAction[] {
  const { muteAll, ...rest } = settings ?? {};
  return [
    ...(name !== undefined || avatar !== undefined || introduction !== undefined || attributes
      ? (['edit-profile'] as const)
      : []),
    ...(notice === undefined ? [] : (['edit-notice'] as const)),
    ...(muteAll === undefined ? [] : (['mute-all'] as const)),
    ...(Object.keys(rest).length === 0 ? [] : (['edit-settings'] as const)),
  ];
}

function changed(group: Group, { settings, attributes, avatar, ...given }: GroupChanges): Group {
  const kept = Object.entries({ ...group.attributes, ...attributes }).filter(([, value]) => value !== null);
  return {
    ...group,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(avatar !== undefined && { avatar: avatar ?? undefined }),
    ...(settings && { settings: { ...group.settings, ...settings } }),
    ...(attributes && { attributes: Object.fromEntries(kept) as Readonly<Record<string, string>> }),
  };
}
