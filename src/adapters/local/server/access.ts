import { ChatError } from '../../../contract/index.js';
import type { ConversationId, UserId } from '../../../model/index.js';
import type { Tx } from '../storage/port.js';
import type { ConversationRow, InboxRow, MemberRow, RelationRow } from '../storage/rows.js';
import type { ReadContext } from './context.js';

/** A conversation as one user may see it. */
export interface Access {
  readonly conversation: ConversationRow;
  readonly inbox: InboxRow;
  /** First number this user may see. */
  readonly first: number;
  /** Last number this user may see; below `first` when there is none. */
  readonly last: number;
}

export function accessOf(conversation: ConversationRow, inbox: InboxRow): Access {
  return {
    conversation,
    inbox,
    first: Math.max(1, inbox.fromSeq, inbox.clearedSeq + 1),
    last: Math.min(conversation.lastSeq, inbox.toSeq ?? conversation.lastSeq),
  };
}

/** What `self` may see of a conversation; undefined when it does not exist for them. */
export async function findAccess({ tx, self }: ReadContext, id: ConversationId): Promise<Access | undefined> {
  const [conversation, inbox] = await Promise.all([tx.get('conversations', [id]), tx.get('inbox', [self, id])]);
  return conversation && inbox ? accessOf(conversation, inbox) : undefined;
}

/** Like {@link findAccess}; rejects with `not-found`. */
export async function needAccess(context: ReadContext, id: ConversationId): Promise<Access> {
  const access = await findAccess(context, id);
  if (!access) throw new ChatError('not-found', `There is no conversation "${id}" for "${context.self}".`);
  return access;
}

/** Whether `self` takes part, and does not only see what was said until they went. */
export function isMember({ inbox }: Access): boolean {
  return inbox.membership === 'member';
}

/** Membership of `self`; rejects with `not-found` or `not-member`. */
export async function needMember(
  context: ReadContext,
  id: ConversationId,
): Promise<Access & { readonly member: MemberRow }> {
  const access = await needAccess(context, id);
  const member = await context.tx.get('members', [id, context.self]);
  if (!member || !isMember(access)) {
    throw new ChatError('not-member', `"${context.self}" does not take part in "${id}".`);
  }
  return { ...access, member };
}

/** How `userId` relates to `otherId`. */
export async function relationOf(tx: Tx, userId: UserId, otherId: UserId): Promise<RelationRow> {
  return (await tx.get('relations', [userId, otherId])) ?? { userId, otherId };
}

/** True when `userId` does not want to hear of `otherId`. */
export async function hasBlocked(tx: Tx, userId: UserId, otherId: UserId): Promise<boolean> {
  return (await tx.get('relations', [userId, otherId]))?.blocked === true;
}

/** The other person of a direct conversation. */
export function peerOf(conversation: ConversationRow, self: UserId): UserId | undefined {
  const [a, b] = conversation.userIds ?? [];
  return a === self ? b : a;
}
