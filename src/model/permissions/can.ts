import type { Conversation, ConversationKind } from '../conversation.js';
import type { Group, GroupKind, Member, Role } from '../group.js';
import type { ConversationId, UserId } from '../ids.js';
import { needsConnection } from './networkNeeds.js';
import {
  groupRules,
  permissionTable,
  type GroupRules,
  type PermissionAction,
  type PermissionOperation,
  type PermissionRule,
} from './permissionTable.js';

/** Every reason for a refusal, closed: the kit has a sentence for each in every language. */
export const denyReasons = [
  /** Never was in the group. */
  'not-member',
  /** Left the group. */
  'left',
  /** Was removed from the group. */
  'removed',
  /** The group no longer exists. */
  'dismissed',
  /** The role does not allow it. */
  'role',
  /** The other person's role is not lower. */
  'rank',
  /** Muted; `until` when it ends, absent when it does not. */
  'muted',
  /** The whole group is muted. */
  'mute-all',
  /** Too soon after the last message; `until` when the wait ends. */
  'slow-mode',
  /** One of the two blocked the other, or the person is banned. */
  'blocked',
  /** Only some may write here. */
  'announcement-only',
  /** Too long after the message was sent. */
  'window-passed',
  /** The backend, or this kind of conversation, does not have it. */
  'unsupported',
  /** It cannot be done to oneself. */
  'self',
  /** An owner must hand the group over, or dismiss it, before leaving. */
  'owner-must-transfer',
  /** The group's settings let nobody do it. */
  'closed',
  /** It needs a connection, and there is none now. */
  'offline',
] as const;

/** One of {@link denyReasons}. */
export type DenyReason = (typeof denyReasons)[number];

/** Allowed, or why not. `until`, server time in ms, is when the reason ends by itself. */
export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: DenyReason; readonly until?: number | undefined };

/** All that a decision depends on. Leave out what is not known: the server has the last word, so what is not known does not refuse. */
export interface PermissionContext {
  readonly kind: ConversationKind;
  readonly conversation?: Pick<Conversation, 'id' | 'membership'> | undefined;
  readonly group?: Pick<Group, 'kind' | 'settings' | 'self' | 'dismissed'> | undefined;
  /** The signed-in user's membership; default `group.self`. */
  readonly self?: Member | undefined;
  /** Who is signed in; default `self.userId`. Needed for own messages outside groups. */
  readonly selfId?: UserId | undefined;
  /** Whom it is done to; for `recall-others` the sender. Absent when that person has left: nobody then has a higher rank. */
  readonly target?: Member | undefined;
  /** The adapter's `can`; without it everything counts as supported. */
  readonly capability?:
    | ((
        operation: PermissionOperation,
        conversationId?: ConversationId,
      ) => { readonly state: 'native' | 'emulated' | 'absent'; readonly queues?: boolean | undefined })
    | undefined;
  /** Whether the chat is connected. Default: true. */
  readonly connected?: boolean | undefined;
  /** Server time in ms, as well as it is known. */
  readonly now: number;
  /** When the signed-in user last wrote here, server time in ms. */
  readonly lastSentAt?: number | undefined;
  /** The message it is done to. */
  readonly message?: { readonly time: number; readonly senderId: UserId } | undefined;
  /** Windows in ms, from `adapter.limits`. Absent: no limit. */
  readonly limits?:
    { readonly editWindow?: number | undefined; readonly recallWindow?: number | undefined } | undefined;
  /** In a direct conversation: one blocked the other. In a group: the signed-in user is banned. */
  readonly blocked?: boolean | undefined;
}

const ALLOWED: Decision = { allowed: true };
const RANK: Readonly<Record<Role, number>> = { guest: 0, member: 1, admin: 2, owner: 3 };

function deny(reason: DenyReason, until?: number): Decision {
  return until === undefined ? { allowed: false, reason } : { allowed: false, reason, until };
}

/**
 * Whether an action is allowed, and if not, why. Reasons are looked for from the general to the particular: what the backend lacks, the
 * group's end, membership, role, settings, the other person's rank, blocks, silence, time windows, and last what only the moment lacks: a connection.
 */
export function can(action: PermissionAction, context: PermissionContext): Decision {
  const rule = permissionTable[action];
  if (isAbsent(rule, context)) return deny('unsupported');
  return (
    (hasGroup(context) ? refuseInGroup(action, rule, context) : refuseOutsideGroups(action, rule, context)) ??
    refuseNeeded(rule, context) ??
    refuseBlocked(rule, context) ??
    refuseSilenced(rule, context) ??
    refuseOwn(rule, context) ??
    refuseOffline(rule, context) ??
    ALLOWED
  );
}

function isAbsent(rule: PermissionRule, { capability, conversation }: PermissionContext): boolean {
  return rule.operation !== undefined && capability?.(rule.operation, conversation?.id).state === 'absent';
}

function hasGroup({ kind, group }: PermissionContext): boolean {
  return group !== undefined || kind === 'group' || kind === 'topic' || kind === 'live';
}

function groupKind({ kind, group }: PermissionContext): GroupKind {
  if (group) return group.kind;
  return kind === 'live' ? 'live' : kind === 'topic' ? 'community' : 'work';
}

function rulesOf(context: PermissionContext): GroupRules {
  return groupRules(groupKind(context), context.group?.settings);
}

function selfOf({ self, group }: PermissionContext): Member | undefined {
  return self ?? group?.self;
}

/** The signed-in user's role; undefined for people who are not in the group. Known to be a member, but not as what: `member`. */
function roleOf(context: PermissionContext): Role | undefined {
  const membership = context.conversation?.membership;
  if (membership !== undefined && membership !== 'member') return undefined;
  return selfOf(context)?.role ?? (membership === 'member' ? 'member' : undefined);
}

function refuseOutsideGroups(
  action: PermissionAction,
  rule: PermissionRule,
  { kind }: PermissionContext,
): Decision | undefined {
  if (rule.outsideGroups === 'never') return deny('unsupported');
  if (kind !== 'system' || rule.outsideGroups === 'always') return undefined;
  return deny(action === 'send' || rule.needs === 'send' ? 'announcement-only' : 'unsupported');
}

function refuseInGroup(
  action: PermissionAction,
  rule: PermissionRule,
  context: PermissionContext,
): Decision | undefined {
  if (context.group?.dismissed === true && rule.who !== 'former') return deny('dismissed');
  const role = roleOf(context);
  if (rule.who === 'outsider') {
    // Only joining is for outsiders: members have nothing to join.
    if (role !== undefined) return deny('role');
    return rulesOf(context).join === 'invite' ? deny('closed') : undefined;
  }
  if (role === undefined) {
    const membership = context.conversation?.membership;
    const former = membership === 'left' || membership === 'removed';
    if (rule.who === 'former' && (former || context.group?.dismissed === true)) return undefined;
    return deny(former ? membership : 'not-member');
  }
  if (action === 'leave' && role === 'owner') return deny('owner-must-transfer');
  if (RANK[role] < RANK[rule.from]) return deny('role');
  return refuseBySetting(rule, role, context) ?? refusePerson(rule, role, context);
}

function refuseBySetting(rule: PermissionRule, role: Role, context: PermissionContext): Decision | undefined {
  if (rule.setting === undefined) return undefined;
  const speaking = rule.setting === 'whoCanSend';
  switch (rulesOf(context)[rule.setting]) {
    case 'nobody':
      return deny('closed');
    case 'owner':
      return role === 'owner' ? undefined : deny(speaking ? 'announcement-only' : 'role');
    case 'admins':
      return RANK[role] >= RANK.admin ? undefined : deny(speaking ? 'announcement-only' : 'role');
    default:
      return undefined;
  }
}

function refusePerson(rule: PermissionRule, role: Role, context: PermissionContext): Decision | undefined {
  if (!rule.onPerson) return undefined;
  const selfId = context.selfId ?? selfOf(context)?.userId;
  const targetId = context.target?.userId ?? context.message?.senderId;
  if (selfId !== undefined && targetId === selfId) return deny('self');
  return context.target && RANK[context.target.role] >= RANK[role] ? deny('rank') : undefined;
}

function refuseNeeded(rule: PermissionRule, context: PermissionContext): Decision | undefined {
  if (rule.needs === undefined) return undefined;
  const decision = can(rule.needs, context);
  return decision.allowed ? undefined : decision;
}

function refuseBlocked(rule: PermissionRule, { blocked }: PermissionContext): Decision | undefined {
  return rule.blockable === true && blocked === true ? deny('blocked') : undefined;
}

function refuseSilenced(rule: PermissionRule, context: PermissionContext): Decision | undefined {
  if (rule.silencedBy === undefined || !hasGroup(context)) return undefined;
  const role = roleOf(context) ?? 'member';
  // Nobody is above the owner, so nobody can have silenced the owner.
  if (role === 'owner') return undefined;
  const { now, lastSentAt } = context;
  const { muteAll, slowModeSeconds } = rulesOf(context);
  const mutedUntil = selfOf(context)?.mutedUntil ?? 0;
  if (rule.silencedBy.includes('muted')) {
    if (mutedUntil === -1) return deny('muted');
    if (mutedUntil > now) return deny('muted', mutedUntil);
  }
  if (RANK[role] >= RANK.admin) return undefined;
  if (muteAll && rule.silencedBy.includes('mute-all')) return deny('mute-all');
  if (slowModeSeconds > 0 && lastSentAt !== undefined && rule.silencedBy.includes('slow-mode')) {
    const until = lastSentAt + slowModeSeconds * 1000;
    if (until > now) return deny('slow-mode', until);
  }
  return undefined;
}

function refuseOwn(rule: PermissionRule, context: PermissionContext): Decision | undefined {
  const { message, limits, now } = context;
  if (rule.own === undefined || message === undefined) return undefined;
  const selfId = context.selfId ?? selfOf(context)?.userId;
  if (selfId !== undefined && message.senderId !== selfId) return deny('role');
  const window = limits?.[rule.own];
  return window !== undefined && now - message.time > window ? deny('window-passed') : undefined;
}

function refuseOffline(rule: PermissionRule, context: PermissionContext): Decision | undefined {
  if (context.connected !== false) return undefined;
  const { operation } = rule;
  const needs =
    operation === undefined
      ? rule.online === true
      : needsConnection(operation, context.capability?.(operation, context.conversation?.id));
  return needs ? deny('offline') : undefined;
}
