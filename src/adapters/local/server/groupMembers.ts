import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import type { GroupId, Role, UserId } from '../../../model/index.js';
import type { MemberRow } from '../storage/rows.js';
import type { ReadContext, WriteContext } from './context.js';
import { expel, note, recount } from './groups.js';
import { localLimits } from './limits.js';
import { pageAfter } from './paging.js';
import { enterPlace, needPlace, type Place } from './places.js';

export async function leave(context: WriteContext, id: GroupId): Promise<void> {
  await expel(context, await enterPlace(context, id, 'leave'), [context.self], { kind: 'members-left' }, 'left');
}

export async function dismiss(context: WriteContext, id: GroupId): Promise<void> {
  const { tx } = context;
  const { conversation } = await enterPlace(context, id, 'dismiss');
  await note(context, conversation.id, { kind: 'dismissed' });
  const last = (await tx.get('conversations', [conversation.id]))?.lastSeq ?? conversation.lastSeq;
  const ids = (await tx.list('members', { prefix: [conversation.id] })).map(({ userId }) => userId);
  for (const userId of ids) {
    const inbox = await tx.get('inbox', [userId, conversation.id]);
    await tx.delete('members', [conversation.id, userId]);
    if (inbox) await tx.put('inbox', { ...inbox, membership: 'removed', toSeq: last });
  }
  await tx.clear('requests', { prefix: [id] });
  await recount(context, id, { dismissed: true });
  context.log({ type: 'group', conversationId: conversation.id, groupId: id }, ids);
  context.log({ type: 'group-removed', conversationId: conversation.id, groupId: id, reason: 'dismissed' }, ids);
}

async function putMember(context: WriteContext, { group }: Place, member: MemberRow): Promise<void> {
  const { conversationId, userId } = member;
  await context.tx.put('members', member);
  context.log({ type: 'members', conversationId, groupId: group.id, updated: [userId] });
}

export async function transfer(context: WriteContext, id: GroupId, userId: UserId): Promise<void> {
  const place = await enterPlace(context, id, 'transfer', userId);
  await putMember(context, place, { ...place.target!, role: 'owner' });
  await putMember(context, place, { ...place.member!, role: 'admin' });
  await note(context, place.conversation.id, { kind: 'owner-changed' }, [userId]);
  await recount(context, id, { ownerId: userId });
}

export async function setRole(context: WriteContext, id: GroupId, userId: UserId, role: Role): Promise<void> {
  if (role === 'owner') throw new ChatError('bad-input', 'A group has one owner: use transfer().');
  if (role !== 'admin' && role !== 'member' && role !== 'guest')
    throw new ChatError('bad-input', `There is no role "${String(role)}".`);
  const place = await enterPlace(context, id, 'set-admin', userId);
  if (place.target!.role === role) return;
  await putMember(context, place, { ...place.target!, role });
  await note(context, place.conversation.id, { kind: 'role-changed', role }, [userId]);
  context.log({ type: 'group', conversationId: place.conversation.id, groupId: id }, [userId]);
}

export async function removeMembers(
  context: WriteContext,
  id: GroupId,
  userIds: readonly UserId[],
  ban: boolean,
): Promise<void> {
  const place = await needPlace(context, id);
  const ids = [...new Set(userIds)];
  for (const userId of ids) await enterPlace(context, id, ban ? 'ban' : 'remove-member', userId);
  if (ids.length === 0) return;
  if (ban) for (const userId of ids) await context.tx.put('bans', { groupId: id, userId });
  await expel(context, place, ids, { kind: 'members-removed' }, 'removed');
}

export async function listBanned(
  context: ReadContext,
  id: GroupId,
  options: ListOptions | undefined,
): Promise<ListPage<UserId>> {
  await enterPlace(context, id, 'unban');
  const rows = await context.tx.list('bans', { prefix: [id] });
  const ids = rows.map(({ userId }) => userId);
  return pageAfter(ids, (userId) => userId, options, localLimits.membersPerPage);
}

export async function unban(context: WriteContext, id: GroupId, userId: UserId): Promise<void> {
  await enterPlace(context, id, 'unban');
  await context.tx.delete('bans', [id, userId]);
}

export async function muteMember(context: WriteContext, id: GroupId, userId: UserId, seconds: number): Promise<void> {
  if (typeof seconds !== 'number' || !(seconds >= 0)) throw new ChatError('bad-input', 'Seconds must be 0 or more.');
  const place = await enterPlace(context, id, 'mute-member', userId);
  const { mutedUntil: _old, ...target } = place.target!;
  if (seconds === 0) {
    await putMember(context, place, target);
    await note(context, place.conversation.id, { kind: 'unmuted' }, [userId]);
  } else {
    const until = Number.isFinite(seconds) ? context.now + seconds * 1000 : undefined;
    await putMember(context, place, { ...target, mutedUntil: until ?? -1 });
    await note(context, place.conversation.id, { kind: 'muted', ...(until !== undefined && { until }) }, [userId]);
  }
  context.log({ type: 'group', conversationId: place.conversation.id, groupId: id }, [userId]);
}

export async function updateCard(context: WriteContext, id: GroupId, nameCard: string | undefined): Promise<void> {
  const place = await enterPlace(context, id, 'set-own-name-card');
  const { nameCard: _old, ...member } = place.member!;
  const card = nameCard?.trim().slice(0, 100) ?? '';
  await putMember(context, place, card === '' ? member : { ...member, nameCard: card });
  context.log({ type: 'group', conversationId: place.conversation.id, groupId: id }, [context.self]);
}
