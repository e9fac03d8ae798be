import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import type { GroupId, Member, PermissionAction, Role, UserId } from '../../../model/index.js';
import type { ConversationRow, GroupRow, MemberRow } from '../storage/rows.js';
import type { ReadContext } from './context.js';
import { foldText } from './fold.js';
import { localLimits } from './limits.js';
import { viewMember } from './members.js';
import { pageOf } from './paging.js';
import { mustBeAllowed } from './rules.js';

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
