import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import type { GroupId, Member, PermissionAction, Role, UserId } from '../../../model/index.js';
import { createNameInitials } from '../../../utils/nameInitials.js';
import type { ConversationRow, GroupRow, MemberRow } from '../storage/rows.js';
import type { ReadContext } from './context.js';
import { foldText } from '../../../utils/foldText.js';
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

/** Where somebody stands in a list of members; a cursor says after whom a page begins, so that nobody is left out when others go meanwhile. */
function byStanding(a: MemberRow, b: MemberRow): number {
  return ranks[a.role] - ranks[b.role] || a.joinedAt - b.joinedAt || (a.userId < b.userId ? -1 : 1);
}

function readCursor(cursor: string | undefined): MemberRow | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [role, joinedAt, userId] = JSON.parse(cursor) as readonly unknown[];
    if (
      typeof role === 'string' &&
      Object.hasOwn(ranks, role) &&
      Number.isFinite(joinedAt) &&
      typeof userId === 'string'
    )
      return { role, joinedAt, userId } as MemberRow;
  } catch {
    // Said below.
  }
  throw new ChatError('bad-input', 'The cursor is not one of this list.');
}

/** Which of some members a search finds: by any of their names, or by the initials of these (`lxm` for 李小明). */
async function findMembers(
  { tx, self }: ReadContext,
  rows: readonly MemberRow[],
  query: string,
): Promise<readonly MemberRow[]> {
  const wanted = foldText(query.trim());
  if (wanted === '') return rows;
  const initials = /^[a-z]+$/.test(wanted) ? createNameInitials() : undefined;
  const found = await Promise.all(
    rows.map(async (row) => {
      const [user, relation] = await Promise.all([
        tx.get('users', [row.userId]),
        tx.get('relations', [self, row.userId]),
      ]);
      const names = [row.nameCard, user?.nick, relation?.remark, row.userId].filter((name) => name !== undefined);
      return names.some((name) => foldText(name).includes(wanted) || initials?.(name).includes(wanted)) ? row : [];
    }),
  );
  return found.flat();
}

export async function listMembers(
  context: ReadContext,
  id: GroupId,
  options: (ListOptions & { readonly role?: Role | undefined; readonly query?: string | undefined }) | undefined,
): Promise<ListPage<Member>> {
  const { conversation } = await enterPlace(context, id, 'view-members');
  const { role, query = '', cursor, limit } = options ?? {};
  const after = readCursor(cursor);
  const all = await context.tx.list('members', { prefix: [conversation.id] });
  const found = await findMembers(context, role ? all.filter((row) => row.role === role) : all, query);
  const sorted = found.toSorted(byStanding);
  const rest = after ? sorted.filter((row) => byStanding(after, row) < 0) : sorted;
  const page = pageOf(rest, { limit }, localLimits.membersPerPage);
  const last = page.items.at(-1);
  return {
    items: page.items.map(viewMember),
    total: sorted.length,
    ...(page.cursor !== undefined && last && { cursor: JSON.stringify([last.role, last.joinedAt, last.userId]) }),
  };
}
