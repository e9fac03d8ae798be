import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import type { NoticeContent, NoticeEvent } from '../../../messages/content.js';
import {
  groupRules,
  type Group,
  type GroupId,
  type Member,
  type PermissionAction,
  type Role,
  type UserId,
} from '../../../model/index.js';
import type { ConversationRow, GroupRow, MemberRow } from '../storage/rows.js';
import type { ReadContext, WriteContext } from './context.js';
import { foldText } from './fold.js';
import { localLimits } from './limits.js';
import { newInbox, newMember, viewMember } from './members.js';
import { pageOf } from './paging.js';
import { mustBeAllowed } from './rules.js';
import { append } from './send.js';
import { viewGroup } from './views.js';

/** A group with its conversation, and the membership of who asks. */
export interface Place {
  readonly group: GroupRow;
  readonly conversation: ConversationRow;
  readonly member: MemberRow | undefined;
}

/** Rejects with `not-found`. */
export async function needPlace({ tx, self }: ReadContext, id: GroupId): Promise<Place> {
  const group = await tx.get('groups', [id]);
  const conversation = group && (await tx.get('conversations', [group.conversationId]));
  if (!group || !conversation) throw new ChatError('not-found', `There is no group "${id}".`);
  return { group, conversation, member: await tx.get('members', [conversation.id, self]) };
}

/** A group in which `self` may do this to `target`; rejects with the reason otherwise. */
export async function enterPlace(
  context: ReadContext,
  id: GroupId,
  action: PermissionAction,
  targetId?: UserId,
): Promise<Place & { readonly target: MemberRow | undefined }> {
  const place = await needPlace(context, id);
  const { group, conversation, member } = place;
  const target = targetId === undefined ? undefined : await context.tx.get('members', [conversation.id, targetId]);
  if (targetId !== undefined && !target) throw new ChatError('not-found', `"${targetId}" is not in the group.`);
  mustBeAllowed(context, action, conversation, { group, member, target });
  return { ...place, target };
}

/** Writes a line into the group for those who are in now. */
export async function note(
  context: WriteContext,
  conversationId: string,
  event: NoticeEvent,
  targetIds: readonly UserId[] = [],
): Promise<void> {
  const conversation = await context.tx.get('conversations', [conversationId]);
  if (!conversation) return;
  const members = await context.tx.list('members', { prefix: [conversationId] });
  const content: NoticeContent = {
    type: 'notice',
    event,
    actorId: context.self,
    targetIds: targetIds.slice(0, 100),
    ...(targetIds.length > 100 && { targetCount: targetIds.length }),
  };
  await append(
    context,
    conversation,
    { senderId: context.self, content },
    members.map((member) => member.userId),
  );
}

/** Brings the number of members up to date and tells the group anew. */
export async function recount(context: WriteContext, id: GroupId, changes: Partial<GroupRow> = {}): Promise<void> {
  const { group, conversation } = await needPlace(context, id);
  const members = await context.tx.list('members', { prefix: [conversation.id] });
  await context.tx.put('groups', { ...group, ...changes, memberCount: members.length });
  context.log({ type: 'group', conversationId: conversation.id, groupId: id });
}

/** Lets people in. Those who are in already, and those who do not exist, are left out. */
export async function admit(
  context: WriteContext,
  id: GroupId,
  userIds: readonly UserId[],
  event: NoticeEvent,
): Promise<void> {
  const { tx, now } = context;
  const { group, conversation } = await needPlace(context, id);
  const fresh: UserId[] = [];
  for (const userId of new Set(userIds)) {
    const known = await tx.get('members', [conversation.id, userId]);
    if (!known && (await tx.get('users', [userId]))) fresh.push(userId);
  }
  if (fresh.length === 0) return;
  if (group.memberCount + fresh.length > localLimits.groupSize) {
    throw new ChatError('too-large', `A group has at most ${localLimits.groupSize} members.`);
  }
  const seesAll = groupRules(group.kind, group.settings).historyForNewMembers;
  for (const userId of fresh) {
    const old = await tx.get('inbox', [userId, conversation.id]);
    const fromSeq = seesAll ? 1 : conversation.lastSeq + 1;
    await tx.put('members', newMember(conversation, userId, now));
    await tx.put('inbox', { ...newInbox(conversation.id, userId), fromSeq, settings: old?.settings ?? {} });
    await dropRequests(context, id, userId);
  }
  await note(context, conversation.id, event, fresh);
  context.log({ type: 'conversation', conversationId: conversation.id }, fresh);
  context.log({ type: 'members', conversationId: conversation.id, groupId: id, joined: fresh });
  await recount(context, id);
}

async function dropRequests(context: WriteContext, id: GroupId, userId: UserId): Promise<void> {
  for (const request of await context.tx.list('requests', { prefix: [id] })) {
    if (request.userId !== userId) continue;
    await context.tx.delete('requests', [id, request.id]);
    await tellStaff(context, id, (to) =>
      context.log({ type: 'join-request', request, active: false }, [...to, userId]),
    );
  }
}

/** Does something with the ids of those who decide about requests. */
export async function tellStaff(
  context: WriteContext,
  id: GroupId,
  tell: (staff: readonly UserId[]) => void,
): Promise<void> {
  const { conversation } = await needPlace(context, id);
  const members = await context.tx.list('members', { prefix: [conversation.id] });
  tell(members.filter(({ role }) => role === 'owner' || role === 'admin').map(({ userId }) => userId));
}

/** Takes people out; their view of the history ends with the line that says so. */
export async function expel(
  context: WriteContext,
  { group, conversation }: Place,
  userIds: readonly UserId[],
  event: NoticeEvent,
  reason: 'left' | 'removed',
): Promise<void> {
  const { tx } = context;
  await note(context, conversation.id, event, userIds);
  const last = (await tx.get('conversations', [conversation.id]))?.lastSeq ?? conversation.lastSeq;
  for (const userId of userIds) {
    const inbox = await tx.get('inbox', [userId, conversation.id]);
    await tx.delete('members', [conversation.id, userId]);
    if (inbox) await tx.put('inbox', { ...inbox, membership: reason, toSeq: last });
  }
  context.log({ type: 'group-removed', conversationId: conversation.id, groupId: group.id, reason }, userIds);
  context.log({ type: 'members', conversationId: conversation.id, groupId: group.id, left: userIds });
  await recount(context, group.id);
}

export async function getGroup(context: ReadContext, id: GroupId): Promise<Group | null> {
  const row = await context.tx.get('groups', [id]);
  if (!row) return null;
  const inbox = await context.tx.get('inbox', [context.self, row.conversationId]);
  // A closed group does not exist for those who never were in it.
  const open = groupRules(row.kind, row.settings).join !== 'invite';
  return inbox || open ? viewGroup(context, row) : null;
}

const ranks: Readonly<Record<Role, number>> = { owner: 0, admin: 1, member: 2, guest: 3 };

export async function listMembers(
  context: ReadContext,
  id: GroupId,
  options: (ListOptions & { readonly role?: Role | undefined; readonly query?: string | undefined }) | undefined,
): Promise<ListPage<Member>> {
  const { tx, self } = context;
  const { conversation } = await enterPlace(context, id, 'view-members');
  let rows = await tx.list('members', { prefix: [conversation.id] });
  const { role, query } = options ?? {};
  if (role) rows = rows.filter((row) => row.role === role);
  const wanted = foldText(query?.trim() ?? '');
  if (wanted !== '') {
    const named = await Promise.all(
      rows.map(async (row) => {
        const [user, relation] = await Promise.all([
          tx.get('users', [row.userId]),
          tx.get('relations', [self, row.userId]),
        ]);
        const names = [row.nameCard, user?.nick, relation?.remark, row.userId];
        return names.some((name) => name !== undefined && foldText(name).includes(wanted));
      }),
    );
    rows = rows.filter((_row, index) => named[index]);
  }
  const sorted = [...rows].sort((a, b) => ranks[a.role] - ranks[b.role] || a.joinedAt - b.joinedAt);
  const page = pageOf(sorted, options, localLimits.membersPerPage);
  return { ...page, items: page.items.map(viewMember) };
}
