import type { ConversationId, Member, UserId } from '../../../model/index.js';
import type { ConversationRow, InboxRow, MemberRow } from '../storage/rows.js';
import type { ReadContext } from './context.js';

/** Whether somebody decides for a group. */
export function isStaff(member: MemberRow | undefined): boolean {
  return member?.role === 'owner' || member?.role === 'admin';
}

/** Everyone who takes part now. */
export async function memberIds({ tx }: ReadContext, conversationId: ConversationId): Promise<readonly UserId[]> {
  return (await tx.list('members', { prefix: [conversationId] })).map((row) => row.userId);
}

export function newMember(conversation: ConversationRow, userId: UserId, now: number): MemberRow {
  const { id, lastSeq } = conversation;
  return { conversationId: id, userId, role: 'member', joinedAt: now, readSeq: lastSeq, deliveredSeq: lastSeq };
}

export function newInbox(conversationId: ConversationId, userId: UserId): InboxRow {
  return { userId, conversationId, membership: 'member', fromSeq: 1, clearedSeq: 0, unlistedSeq: -1, settings: {} };
}

export function viewMember(row: MemberRow): Member {
  const { userId, role, nameCard, joinedAt, mutedUntil } = row;
  return {
    userId,
    role,
    joinedAt,
    ...(nameCard !== undefined && { nameCard }),
    ...(mutedUntil !== undefined && { mutedUntil }),
  };
}
