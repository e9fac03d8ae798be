import type { Decision, PermissionAction } from '../../../model/index.js';

/** What can be done to a member from their menu. */
export const memberActions = ['profile', 'make-admin', 'drop-admin', 'transfer', 'mute', 'unmute', 'remove'] as const;

/** One of {@link memberActions}. */
export type MemberAction = (typeof memberActions)[number];

/** One that is shown: to be done, or off and why. */
export interface OfferedAction {
  readonly action: MemberAction;
  readonly decision: Decision;
}

/** What of a member, and of who asks, the menu depends on. */
export interface MemberFacts {
  readonly role: string;
  readonly muted: boolean;
  readonly isSelf: boolean;
  /** There is a card to show. */
  readonly hasProfile: boolean;
  /** As the one table of permissions answers, with this member as the target. */
  readonly decide: (action: PermissionAction) => Decision;
}

const ALLOWED: Decision = { allowed: true };

/**
 * What the menu of a member offers, in order. What the backend has not is left out, and so is what would change nothing (unmuting somebody who may write);
 * what a role or the moment forbids is shown off, so that it can say why.
 */
export function offeredActions({ role, muted, isSelf, hasProfile, decide }: MemberFacts): readonly OfferedAction[] {
  const offered: OfferedAction[] = hasProfile ? [{ action: 'profile', decision: ALLOWED }] : [];
  if (isSelf) return offered;
  const add = (action: MemberAction, ask: PermissionAction): void => {
    const decision = decide(ask);
    if (decision.allowed || decision.reason !== 'unsupported') offered.push({ action, decision });
  };
  if (role === 'admin') add('drop-admin', 'set-admin');
  else if (role !== 'owner') add('make-admin', 'set-admin');
  if (muted) add('unmute', 'mute-member');
  add('mute', 'mute-member');
  if (role !== 'owner') add('transfer', 'transfer');
  add('remove', 'remove-member');
  return offered;
}
