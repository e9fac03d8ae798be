import type { GroupId, UserId } from './ids.js';
import type { JsonObject } from './json.js';
import type { MediaRef } from './media.js';

/**
 * Kind of group. `work` friends by invitation; `public` found and joined by request; `meeting` come and go; `live` audience
 * room without history or unread; `community` holds topics.
 */
export type GroupKind = 'work' | 'public' | 'meeting' | 'live' | 'community';

/** Role of a member. The order is the rank: an action on another member needs a higher rank than theirs. */
export type Role = 'owner' | 'admin' | 'member' | 'guest';

/** Who may do something in a group. */
export type Audience = 'everyone' | 'admins' | 'owner' | 'nobody';

/** How people get in. `invite` closed; `request` with approval; `free` at once. */
export type JoinOption = 'invite' | 'request' | 'free';

/** Rules of a group that the permission table reads. Absent fields take the default of the group's kind. */
export interface GroupSettings {
  readonly join?: JoinOption | undefined;
  readonly whoCanSend?: Audience | undefined;
  readonly whoCanInvite?: Audience | undefined;
  readonly whoCanPin?: Audience | undefined;
  readonly whoCanEditProfile?: Audience | undefined;
  readonly whoCanMentionAll?: Audience | undefined;
  /** Everyone below admin is silenced. */
  readonly muteAll?: boolean | undefined;
  /** Seconds a member must wait between two messages; 0 or absent means no wait. */
  readonly slowModeSeconds?: number | undefined;
  /** Whether new members see what was written before they came. */
  readonly historyForNewMembers?: boolean | undefined;
  /** Whether people who are not in it find it by its id. Otherwise only an invite link or a member leads there. */
  readonly discoverable?: boolean | undefined;
}

/** A group of people. */
export interface Group {
  readonly id: GroupId;
  readonly kind: GroupKind;
  readonly name?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  readonly introduction?: string | undefined;
  readonly notice?: string | undefined;
  /** Who wrote the notice, where the backend tells. */
  readonly noticeBy?: UserId | undefined;
  /** When; server time in ms. */
  readonly noticeAt?: number | undefined;
  readonly ownerId?: UserId | undefined;
  readonly memberCount: number;
  readonly onlineCount?: number | undefined;
  readonly settings: GroupSettings;
  /** The signed-in user's own membership; absent when not a member. */
  readonly self?: Member | undefined;
  /** When the signed-in user asked to be let in, server time in ms; absent once that is answered. */
  readonly requestedAt?: number | undefined;
  /** That the signed-in user was refused just now, by whom and with which words; known until the group is told of anew. */
  readonly refusal?: { readonly by?: UserId | undefined; readonly reason?: string | undefined } | undefined;
  /** Own attributes of the host: short strings by key. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly createdAt?: number | undefined;
  /** The group no longer exists; its history stays readable where the backend allows. */
  readonly dismissed?: boolean | undefined;
  readonly custom?: JsonObject | undefined;
}

/** One person's membership of one group. */
export interface Member {
  readonly userId: UserId;
  readonly role: Role;
  /** Name inside this group. */
  readonly nameCard?: string | undefined;
  readonly joinedAt?: number | undefined;
  /** Server time in ms until which this member may not write; `Infinity` is written as -1. */
  readonly mutedUntil?: number | undefined;
  readonly title?: string | undefined;
}

/** Someone asks to be let in. */
export interface JoinRequest {
  readonly id: string;
  readonly groupId: GroupId;
  readonly userId: UserId;
  readonly wording?: string | undefined;
  readonly time: number;
  /** Set when a member invited this person, and approval is still needed. */
  readonly invitedBy?: UserId | undefined;
}
