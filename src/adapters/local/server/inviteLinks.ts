import { ChatError } from '../../../contract/index.js';
import { can, groupRules, type Group, type GroupId, type UserId } from '../../../model/index.js';
import type { GroupRow, InviteRow, MemberRow } from '../storage/rows.js';
import type { ReadContext, WriteContext } from './context.js';
import { isStaff, viewMember } from './members.js';
import { enterPlace } from './places.js';
import { viewGroup } from './views.js';

// Links into groups. The service knows them by their codes; addresses are made of them by who hands them out.

const DAY = 24 * 60 * 60 * 1000;
const LIFE = 7 * DAY;
/** Faces somebody sees who looks at a link. */
const FACES = 5;

/** A code names its group, so that it is found without looking through all. */
const groupOf = (code: string): GroupId => code.slice(0, Math.max(0, code.lastIndexOf('.')));

const isAlive = ({ expiresAt }: InviteRow, now: number): boolean => expiresAt === undefined || expiresAt > now;

/** The link of a code with who made it; undefined once it lets nobody in: it ended, or its maker may no longer invite. */
export async function findLink(
  { tx, now }: ReadContext,
  code: string,
): Promise<{ readonly group: GroupRow; readonly link: InviteRow; readonly maker: MemberRow } | undefined> {
  const group = await tx.get('groups', [groupOf(code)]);
  const link = group?.invites?.find((each) => each.code === code && isAlive(each, now));
  if (!group || !link || group.dismissed) return undefined;
  const maker = await tx.get('members', [group.conversationId, link.by]);
  if (!maker) return undefined;
  const { kind, settings } = group;
  const decision = can('create-invite-link', {
    kind: 'group',
    group: { kind, settings, self: viewMember(maker) },
    now,
  });
  return decision.allowed ? { group, link, maker } : undefined;
}

/** What a code leads to, as `self` may see it. */
export async function findByCode(
  context: ReadContext,
  code: string,
): Promise<{
  readonly group: Group;
  readonly invitedBy: UserId;
  readonly needsApproval: boolean;
  readonly memberIds: readonly UserId[];
  readonly expiresAt?: number | undefined;
} | null> {
  const found = await findLink(context, code);
  if (!found) return null;
  const { group, link, maker } = found;
  const rows = await context.tx.list('members', { prefix: [group.conversationId] });
  const others = rows.map(({ userId }) => userId).filter((id) => id !== maker.userId);
  return {
    group: await viewGroup(context, group),
    invitedBy: maker.userId,
    needsApproval: groupRules(group.kind, group.settings).join === 'request' && !isStaff(maker),
    memberIds: [maker.userId, ...others].slice(0, FACES),
    ...(link.expiresAt !== undefined && { expiresAt: link.expiresAt }),
  };
}

/** The living link of `self`, made if there is none. */
export async function ownLink(context: WriteContext, id: GroupId): Promise<InviteRow> {
  const { tx, self, now } = context;
  const { group } = await enterPlace(context, id, 'create-invite-link');
  const living = (group.invites ?? []).filter((link) => isAlive(link, now));
  const known = living.find(({ by }) => by === self);
  if (known) return known;
  const link: InviteRow = { code: `${id}.${context.createId()}`, by: self, expiresAt: now + LIFE };
  await tx.put('groups', { ...group, invites: [...living, link] });
  return link;
}

/** Ends a link. One's own, or as one of the staff anybody's. */
export async function revokeLink(context: WriteContext, id: GroupId, code: string): Promise<void> {
  const { tx, self } = context;
  const { group, member } = await enterPlace(context, id, 'create-invite-link');
  const link = group.invites?.find((each) => each.code === code);
  if (!link) return;
  if (link.by !== self && !isStaff(member)) throw new ChatError('forbidden', 'The link is somebody else’s.');
  await tx.put('groups', { ...group, invites: group.invites?.filter((each) => each !== link) });
}
