import { ChatError } from '../../../contract/index.js';
import type { NoticeContent, NoticeEvent } from '../../../messages/content.js';
import { groupRules, type GroupId, type UserId } from '../../../model/index.js';
import type { GroupRow } from '../storage/rows.js';
import type { WriteContext } from './context.js';
import { localLimits } from './limits.js';
import { newInbox, newMember } from './members.js';
import { needPlace, type Place } from './places.js';
import { append } from './send.js';

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
      context.log({ type: 'join-request', request, active: false, accepted: true, by: context.self }, [...to, userId]),
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
