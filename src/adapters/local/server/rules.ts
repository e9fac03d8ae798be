import { ChatError, denialCodes } from '../../../contract/index.js';
import { can, type Member, type PermissionAction } from '../../../model/index.js';
import type { ConversationRow, GroupRow, MemberRow, MessageRow } from '../storage/rows.js';
import { hasBlocked, peerOf } from './access.js';
import type { ReadContext } from './context.js';
import { localLimits } from './limits.js';
import { viewMember } from './members.js';

// Who may do what. The table of model/permissions decides; here it is asked with what the service knows, and its word is final.

interface Circumstances {
  readonly group?: GroupRow | undefined;
  readonly member?: MemberRow | undefined;
  /** Whom it is done to. */
  readonly target?: MemberRow | undefined;
  readonly message?: MessageRow | undefined;
  readonly blocked?: boolean | undefined;
}

/** Rejects with the reason unless `self` may do this. */
export function mustBeAllowed(
  context: ReadContext,
  action: PermissionAction,
  conversation: ConversationRow,
  { group, member, target, message, blocked }: Circumstances,
): void {
  const { self, now } = context;
  const me: Member | undefined = member && viewMember(member);
  const decision = can(action, {
    kind: conversation.kind,
    conversation: { id: conversation.id, membership: me ? 'member' : 'none' },
    selfId: self,
    now,
    limits: localLimits,
    ...(me && { self: me }),
    ...(group && { group: { kind: group.kind, settings: group.settings, dismissed: group.dismissed, self: me } }),
    ...(target && { target: viewMember(target) }),
    ...(message && { message: { time: message.time, senderId: message.senderId } }),
    ...(member?.sentAt !== undefined && { lastSentAt: member.sentAt }),
    ...(blocked && { blocked }),
  });
  if (decision.allowed) return;
  const { reason, until } = decision;
  const banned = reason === 'blocked' && group !== undefined;
  // The table is asked without capabilities: what is unsupported is so in this kind of conversation.
  const code = reason === 'unsupported' ? 'forbidden' : denialCodes[reason];
  throw new ChatError(banned ? 'banned' : code, `"${self}" may not ${action}: ${reason}.`, {
    ...(until !== undefined && { until }),
    ...(until !== undefined && reason === 'slow-mode' && { retryAfter: until - now }),
  });
}

/** The same for everything done in a conversation, with its group and blocks looked up. */
export async function mustBeAllowedIn(
  context: ReadContext,
  action: PermissionAction,
  { conversation, member }: { readonly conversation: ConversationRow; readonly member?: MemberRow | undefined },
  more: Pick<Circumstances, 'target' | 'message'> = {},
): Promise<void> {
  const { tx, self } = context;
  const group = conversation.groupId === undefined ? undefined : await tx.get('groups', [conversation.groupId]);
  const peer = conversation.kind === 'direct' ? peerOf(conversation, self) : undefined;
  // Only that the other one blocked me stands in the way: whom I blocked I may still write to.
  const blocked = peer !== undefined && peer !== self && (await hasBlocked(tx, peer, self));
  mustBeAllowed(context, action, conversation, { ...more, group, member, blocked });
}
