import type { Audience, GroupKind, GroupSettings, JoinOption, Member, Role } from '../group.js';
import type { Decision, PermissionContext } from './can.js';

/** Server time of all tests here. */
export const NOW = 1_000_000;
/** Highest first. */
export const ROLES: readonly Role[] = ['owner', 'admin', 'member', 'guest'];
/** Widest first. */
export const AUDIENCES: readonly Audience[] = ['everyone', 'admins', 'owner', 'nobody'];
export const JOINS: readonly JoinOption[] = ['invite', 'request', 'free'];
export const GROUP_KINDS: readonly GroupKind[] = ['work', 'public', 'meeting', 'live', 'community'];

/** My membership. */
export const me = (role: Role, more: Partial<Member> = {}): Member => ({ userId: 'me', role, ...more });
/** `+`, or the reason. */
export const said = (decision: Decision): string => (decision.allowed ? '+' : decision.reason);

/** I, with a role (or none), in a group. */
export function inGroup(
  role: Role | undefined,
  settings: GroupSettings = {},
  more: Partial<PermissionContext> = {},
  kind: GroupKind = 'work',
): PermissionContext {
  return { kind: 'group', group: { kind, settings, self: role && me(role) }, now: NOW, ...more };
}
