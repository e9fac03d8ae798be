import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import { groupRules, type GroupId, type JoinRequest, type UserId } from '../../../model/index.js';
import type { MemberRow, RequestRow } from '../storage/rows.js';
import { hasBlocked } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { admit, tellStaff } from './groups.js';
import { findLink } from './inviteLinks.js';
import { localLimits } from './limits.js';
import { isStaff } from './members.js';
import { pageAfter } from './paging.js';
import { enterPlace, needPlace } from './places.js';
import { mustBeAllowed } from './rules.js';

// How people get in: invited, by a link, by themselves, or by asking.

async function isBanned({ tx }: ReadContext, id: GroupId, userId: UserId): Promise<boolean> {
  return (await tx.get('bans', [id, userId])) !== undefined;
}

/** Tells the staff, and the person it is about, how things stand with a request. */
async function tell(
  context: WriteContext,
  request: RequestRow,
  answer?: { readonly accepted: boolean; readonly reason?: string | undefined },
): Promise<void> {
  const { groupId, userId } = request;
  const { conversation } = await needPlace(context, groupId);
  // Who asked sees the group as one that is waited for, or no longer; after that why.
  context.log({ type: 'group', conversationId: conversation.id, groupId }, [userId]);
  await tellStaff(context, groupId, (staff) => {
    const active = answer === undefined;
    const by = context.self;
    context.log(
      { type: 'join-request', request, active, ...(answer && { ...answer, by }) },
      active ? staff : [...staff, userId],
    );
  });
}

async function request(
  context: WriteContext,
  id: GroupId,
  userId: UserId,
  more: Pick<JoinRequest, 'wording' | 'invitedBy'>,
): Promise<void> {
  const { tx, now } = context;
  const known = (await tx.list('requests', { prefix: [id] })).find((each) => each.userId === userId);
  // Who has asked with words of their own, and is invited then, keeps them.
  const row: RequestRow = {
    ...(known ?? { id: `request-${context.createId()}`, groupId: id, userId }),
    time: now,
    ...more,
  };
  await tx.put('requests', row);
  await tell(context, row);
}

export async function invite(
  context: WriteContext,
  id: GroupId,
  userIds: readonly UserId[],
): Promise<{ readonly pending: readonly UserId[] }> {
  const { tx, self } = context;
  const { group, conversation, member } = await enterPlace(context, id, 'invite');
  const willing: UserId[] = [];
  let blocked = false;
  for (const userId of new Set(userIds)) {
    if (await isBanned(context, id, userId)) throw new ChatError('banned', `"${userId}" is banned from the group.`);
    if (!(await tx.get('users', [userId]))) throw new ChatError('not-found', `There is no user "${userId}".`);
    // Who is in need not be asked about.
    if (await tx.get('members', [conversation.id, userId])) continue;
    if (await hasBlocked(tx, userId, self)) blocked = true;
    else willing.push(userId);
  }
  if (willing.length === 0 && blocked) {
    throw new ChatError('blocked', `They do not want to hear from "${self}".`);
  }
  if (groupRules(group.kind, group.settings).join === 'request' && !isStaff(member)) {
    for (const userId of willing) await request(context, id, userId, { invitedBy: self });
    return { pending: willing };
  }
  await admit(context, id, willing, { kind: 'members-invited' });
  return { pending: [] };
}

/** Lets `self` in, or notes that they ask. @param code of an invite link: it lets in as its maker's invitation would */
export async function join(
  context: WriteContext,
  id: GroupId,
  wording?: string,
  code?: string,
): Promise<'joined' | 'requested'> {
  const { self } = context;
  const { group, conversation, member } = await needPlace(context, id);
  if (member) {
    // A client may not have come so far in its list: it is told what it is in.
    context.log({ type: 'conversation', conversationId: conversation.id }, [self]);
    return 'joined';
  }
  const blocked = await isBanned(context, id, self);
  const rules = groupRules(group.kind, group.settings);
  let maker: MemberRow | undefined;
  if (code === undefined) {
    mustBeAllowed(context, 'join', conversation, { group, blocked });
    if (!rules.discoverable) throw new ChatError('not-found', `There is no group "${id}".`);
  } else {
    if (blocked) throw new ChatError('banned', `"${self}" is banned from the group.`);
    const found = await findLink(context, code);
    if (found?.group.id !== id) throw new ChatError('not-found', 'The link no longer lets anybody in.');
    ({ maker } = found);
  }
  if (rules.join === 'request' && !isStaff(maker)) {
    const words = wording?.trim().slice(0, 200) ?? '';
    await request(context, id, self, {
      ...(words !== '' && { wording: words }),
      ...(maker && { invitedBy: maker.userId }),
    });
    return 'requested';
  }
  await admit(context, id, [self], { kind: 'members-joined' });
  return 'joined';
}

export async function listRequests(
  context: ReadContext,
  id: GroupId,
  options: ListOptions | undefined,
): Promise<ListPage<JoinRequest>> {
  await enterPlace(context, id, 'approve-requests');
  const rows = await context.tx.list('requests', { prefix: [id] });
  const keyOf = (row: RequestRow): string => `${String(row.time).padStart(16, '0')} ${row.id}`;
  return pageAfter(rows, keyOf, options, localLimits.membersPerPage);
}

export async function answerRequest(
  context: WriteContext,
  requestId: string,
  accept: boolean,
  reason?: string,
): Promise<void> {
  const { tx } = context;
  const row = (await tx.list('requests', { prefix: [] })).find((each) => each.id === requestId);
  if (!row) throw new ChatError('not-found', 'The request is no longer there.');
  await enterPlace(context, row.groupId, 'approve-requests');
  await tx.delete('requests', [row.groupId, row.id]);
  if (accept) await admit(context, row.groupId, [row.userId], { kind: 'members-joined' });
  const words = reason?.trim().slice(0, 200) ?? '';
  await tell(context, row, { accepted: accept, ...(words !== '' && !accept && { reason: words }) });
}
