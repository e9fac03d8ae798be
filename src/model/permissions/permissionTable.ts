import type { Audience, GroupKind, GroupSettings, Role } from '../group.js';

/** Everything a person may want to do in a conversation or group and may be refused. */
export const permissionActions = [
  'send',
  'send-media',
  'react',
  'reply',
  'answer-in-thread',
  'mention-all',
  'pin',
  'edit-own',
  'recall-own',
  'recall-others',
  'delete-for-me',
  'invite',
  'join',
  'approve-requests',
  'edit-profile',
  'edit-notice',
  'edit-settings',
  'set-admin',
  'transfer',
  'remove-member',
  'ban',
  'unban',
  'mute-member',
  'mute-all',
  'leave',
  'dismiss',
  'view-history',
  'view-members',
  'create-invite-link',
  'set-own-name-card',
] as const;

/** One of {@link permissionActions}. */
export type PermissionAction = (typeof permissionActions)[number];

/** The operations of an adapter that actions stand on; spelled as in the contract. */
export type PermissionOperation =
  | 'messages.send'
  | 'media.upload'
  | 'messages.react'
  | 'messages.reply'
  | 'threads.answer'
  | 'messages.mentionAll'
  | 'messages.pin'
  | 'messages.edit'
  | 'messages.recall'
  | 'messages.recallOthers'
  | 'messages.deleteForMe'
  | 'messages.history'
  | 'groups.invite'
  | 'groups.inviteLink'
  | 'groups.join'
  | 'groups.requests'
  | 'groups.update'
  | 'groups.roles'
  | 'groups.transfer'
  | 'groups.remove'
  | 'groups.ban'
  | 'groups.muteMember'
  | 'groups.muteAll'
  | 'groups.leave'
  | 'groups.dismiss';

/** The settings of a group that say who may do something. */
export type AudienceSetting = {
  [K in keyof GroupSettings]-?: NonNullable<GroupSettings[K]> extends Audience ? K : never;
}[keyof GroupSettings] &
  `whoCan${string}`;

/** One row of the table. */
export interface PermissionRule {
  /** Lowest role that may, whatever the settings say. */
  readonly from: Role;
  /** Setting that raises the bar further. */
  readonly setting?: AudienceSetting | undefined;
  /** Another action that must be allowed as well; its reason is given when it is not. */
  readonly needs?: PermissionAction | undefined;
  /** What the adapter must be able to do. */
  readonly operation?: PermissionOperation | undefined;
  /** Needs a connection although it stands on no operation; for those that do, see `networkNeeds`. */
  readonly online?: boolean | undefined;
  /** Who must be in the group: `member` now; `former` now or once; `outsider` not now. */
  readonly who: 'member' | 'former' | 'outsider';
  /** Done to another person: never oneself, and only one of lower rank. */
  readonly onPerson?: boolean | undefined;
  /** What silences it. `muted` one's own mute, `mute-all` the group's, `slow-mode` the wait between messages. */
  readonly silencedBy?: readonly ('muted' | 'mute-all' | 'slow-mode')[] | undefined;
  /** Refused when one of the two blocked the other. */
  readonly blockable?: boolean | undefined;
  /** Limited to one's own messages, and to a time after sending where the backend has one. */
  readonly own?: 'editWindow' | 'recallWindow' | undefined;
  /** Whether it makes sense in conversations without a group: `always`, `two-way` (not in system mail), `never`. */
  readonly outsideGroups: 'always' | 'two-way' | 'never';
}

const SPEAKING = ['muted', 'mute-all', 'slow-mode'] as const;

/** Who may do what: the one table behind every control of the kit. {@link can} reads it; docs print it. */
export const permissionTable: Readonly<Record<PermissionAction, PermissionRule>> = {
  send: {
    from: 'guest',
    setting: 'whoCanSend',
    operation: 'messages.send',
    who: 'member',
    silencedBy: SPEAKING,
    blockable: true,
    outsideGroups: 'two-way',
  },
  'send-media': { from: 'guest', needs: 'send', operation: 'media.upload', who: 'member', outsideGroups: 'two-way' },
  reply: { from: 'guest', needs: 'send', operation: 'messages.reply', who: 'member', outsideGroups: 'two-way' },
  'answer-in-thread': {
    from: 'guest',
    needs: 'send',
    operation: 'threads.answer',
    who: 'member',
    outsideGroups: 'two-way',
  },
  'mention-all': {
    from: 'member',
    setting: 'whoCanMentionAll',
    needs: 'send',
    operation: 'messages.mentionAll',
    who: 'member',
    outsideGroups: 'never',
  },
  react: {
    from: 'guest',
    operation: 'messages.react',
    who: 'member',
    silencedBy: ['muted'],
    blockable: true,
    outsideGroups: 'two-way',
  },
  pin: { from: 'member', setting: 'whoCanPin', operation: 'messages.pin', who: 'member', outsideGroups: 'two-way' },
  'edit-own': {
    from: 'guest',
    setting: 'whoCanSend',
    operation: 'messages.edit',
    who: 'member',
    silencedBy: ['muted', 'mute-all'],
    blockable: true,
    own: 'editWindow',
    outsideGroups: 'two-way',
  },
  'recall-own': {
    from: 'guest',
    operation: 'messages.recall',
    who: 'member',
    own: 'recallWindow',
    outsideGroups: 'two-way',
  },
  'recall-others': {
    from: 'admin',
    operation: 'messages.recallOthers',
    who: 'member',
    onPerson: true,
    outsideGroups: 'never',
  },
  'delete-for-me': { from: 'guest', operation: 'messages.deleteForMe', who: 'former', outsideGroups: 'always' },
  invite: {
    from: 'member',
    setting: 'whoCanInvite',
    operation: 'groups.invite',
    who: 'member',
    outsideGroups: 'never',
  },
  'create-invite-link': {
    from: 'member',
    setting: 'whoCanInvite',
    operation: 'groups.inviteLink',
    who: 'member',
    outsideGroups: 'never',
  },
  join: { from: 'guest', operation: 'groups.join', who: 'outsider', blockable: true, outsideGroups: 'never' },
  'approve-requests': { from: 'admin', operation: 'groups.requests', who: 'member', outsideGroups: 'never' },
  'edit-profile': {
    from: 'member',
    setting: 'whoCanEditProfile',
    operation: 'groups.update',
    who: 'member',
    outsideGroups: 'never',
  },
  'edit-notice': {
    from: 'member',
    setting: 'whoCanEditProfile',
    operation: 'groups.update',
    who: 'member',
    outsideGroups: 'never',
  },
  'edit-settings': { from: 'admin', operation: 'groups.update', who: 'member', outsideGroups: 'never' },
  'set-admin': { from: 'owner', operation: 'groups.roles', who: 'member', onPerson: true, outsideGroups: 'never' },
  transfer: { from: 'owner', operation: 'groups.transfer', who: 'member', onPerson: true, outsideGroups: 'never' },
  'remove-member': { from: 'admin', operation: 'groups.remove', who: 'member', onPerson: true, outsideGroups: 'never' },
  ban: { from: 'admin', operation: 'groups.ban', who: 'member', onPerson: true, outsideGroups: 'never' },
  unban: { from: 'admin', operation: 'groups.ban', who: 'member', outsideGroups: 'never' },
  'mute-member': {
    from: 'admin',
    operation: 'groups.muteMember',
    who: 'member',
    onPerson: true,
    outsideGroups: 'never',
  },
  'mute-all': { from: 'admin', operation: 'groups.muteAll', who: 'member', outsideGroups: 'never' },
  leave: { from: 'guest', operation: 'groups.leave', who: 'member', outsideGroups: 'never' },
  dismiss: { from: 'owner', operation: 'groups.dismiss', who: 'member', outsideGroups: 'never' },
  'view-history': { from: 'guest', operation: 'messages.history', who: 'former', outsideGroups: 'always' },
  'view-members': { from: 'guest', who: 'member', outsideGroups: 'never' },
  'set-own-name-card': { from: 'member', online: true, who: 'member', outsideGroups: 'never' },
};

/** The rules of a group, every one of them set. */
export type GroupRules = { readonly [K in keyof GroupSettings]-?: NonNullable<GroupSettings[K]> };

/** What holds in a group of each kind until its settings say otherwise. */
export const groupDefaults: Readonly<Record<GroupKind, GroupRules>> = {
  work: {
    join: 'invite',
    whoCanSend: 'everyone',
    whoCanInvite: 'everyone',
    whoCanPin: 'everyone',
    whoCanEditProfile: 'everyone',
    whoCanMentionAll: 'everyone',
    muteAll: false,
    slowModeSeconds: 0,
    historyForNewMembers: false,
    discoverable: false,
  },
  public: {
    join: 'request',
    whoCanSend: 'everyone',
    whoCanInvite: 'admins',
    whoCanPin: 'admins',
    whoCanEditProfile: 'admins',
    whoCanMentionAll: 'admins',
    muteAll: false,
    slowModeSeconds: 0,
    historyForNewMembers: false,
    discoverable: true,
  },
  meeting: {
    join: 'free',
    whoCanSend: 'everyone',
    whoCanInvite: 'everyone',
    whoCanPin: 'admins',
    whoCanEditProfile: 'admins',
    whoCanMentionAll: 'admins',
    muteAll: false,
    slowModeSeconds: 0,
    historyForNewMembers: true,
    discoverable: true,
  },
  live: {
    join: 'free',
    whoCanSend: 'everyone',
    whoCanInvite: 'nobody',
    whoCanPin: 'admins',
    whoCanEditProfile: 'admins',
    whoCanMentionAll: 'admins',
    muteAll: false,
    slowModeSeconds: 0,
    historyForNewMembers: false,
    discoverable: true,
  },
  community: {
    join: 'free',
    whoCanSend: 'everyone',
    whoCanInvite: 'everyone',
    whoCanPin: 'admins',
    whoCanEditProfile: 'admins',
    whoCanMentionAll: 'admins',
    muteAll: false,
    slowModeSeconds: 0,
    historyForNewMembers: true,
    discoverable: true,
  },
};

/** The rules that hold in a group: its settings, and the defaults of its kind where it has none. */
export function groupRules(kind: GroupKind, settings: GroupSettings = {}): GroupRules {
  const defaults = groupDefaults[kind];
  return {
    join: settings.join ?? defaults.join,
    whoCanSend: settings.whoCanSend ?? defaults.whoCanSend,
    whoCanInvite: settings.whoCanInvite ?? defaults.whoCanInvite,
    whoCanPin: settings.whoCanPin ?? defaults.whoCanPin,
    whoCanEditProfile: settings.whoCanEditProfile ?? defaults.whoCanEditProfile,
    whoCanMentionAll: settings.whoCanMentionAll ?? defaults.whoCanMentionAll,
    muteAll: settings.muteAll ?? defaults.muteAll,
    slowModeSeconds: settings.slowModeSeconds ?? defaults.slowModeSeconds,
    historyForNewMembers: settings.historyForNewMembers ?? defaults.historyForNewMembers,
    // What people cannot enter by themselves they need not find.
    discoverable:
      settings.discoverable ?? (settings.join === undefined ? defaults.discoverable : settings.join !== 'invite'),
  };
}
