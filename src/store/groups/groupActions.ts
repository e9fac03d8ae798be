import type { GroupChanges, GroupDraft, GroupInvite, InviteLink } from '../../contract/index.js';
import type { Conversation, GroupId, JoinRequest, Role, UserId } from '../../model/index.js';
import type { MemberFilter } from './keys.js';

/** Whether a list is begun, or goes on. */
export interface LoadOptions {
  /** The next page, not the first. Default: false. */
  readonly more?: boolean | undefined;
}

/** A group that was found. */
export interface FoundGroup extends GroupInvite {
  /** The link that led to it; left out where it was found by its id. */
  readonly link?: string | undefined;
}

/**
 * What can be done to groups and their members. Everything but `load…` rejects with a ChatError, which `onError` has been told of. What the permission
 * table refuses, and what cannot be done without a connection, rejects without a request.
 */
export interface GroupActions {
  /** Asks for a group anew; `state.groups` has it then. */
  refresh(id: GroupId): Promise<void>;
  /** Makes a group; its conversation is known when it resolves. */
  create(draft: GroupDraft): Promise<Conversation>;
  /** Changes what is given; `state.groups` has it when it resolves. */
  update(id: GroupId, changes: GroupChanges): Promise<void>;
  /** Changes the signed-in user's own card; an empty name takes it away. */
  updateSelf(id: GroupId, changes: { readonly nameCard?: string | undefined }): Promise<void>;
  /** Lets people in. `pending` are those somebody has to approve first. */
  invite(id: GroupId, userIds: readonly UserId[]): Promise<{ readonly pending: readonly UserId[] }>;
  /** The user's own link into a group; the same while it lets people in. */
  createInviteLink(id: GroupId): Promise<InviteLink>;
  /** Ends a link: from now on it lets nobody in. */
  revokeInviteLink(id: GroupId, url: string): Promise<void>;
  /** What an invite link or the id of a group leads to; `state.groups` has the group then. Null where it leads nowhere. */
  find(words: string): Promise<FoundGroup | null>;
  /** Joins, or asks to be let in. @param link the invite link by which the group was found */
  join(id: GroupId, wording?: string, link?: string): Promise<'joined' | 'requested'>;
  /** Lets somebody in, or refuses; gone from the list at once, and back when it could not be done. */
  answerRequest(request: JoinRequest, accept: boolean, reason?: string): Promise<void>;
  /** Asks for members, or for the next page of them; `state.groupLists` and `state.members` have them then. Never rejects. */
  loadMembers(id: GroupId, filter?: MemberFilter, options?: LoadOptions): Promise<void>;
  /** The same for requests to be let in; `state.groupLists` and `state.joinRequests` have them. */
  loadRequests(id: GroupId, options?: LoadOptions): Promise<void>;
  /** The same for people who were banned. */
  loadBanned(id: GroupId, options?: LoadOptions): Promise<void>;
  /** Takes the signed-in user out of the group. */
  leave(id: GroupId): Promise<void>;
  /** Ends the group for everybody. */
  dismiss(id: GroupId): Promise<void>;
  /** Makes somebody else the owner. */
  transfer(id: GroupId, userId: UserId): Promise<void>;
  /** Gives a member another role. */
  setRole(id: GroupId, userId: UserId, role: Exclude<Role, 'owner'>): Promise<void>;
  /** Takes members out. With `ban` they cannot come back until that is lifted; `reason` is passed on to the backend. */
  remove(
    id: GroupId,
    userIds: readonly UserId[],
    options?: { readonly ban?: boolean | undefined; readonly reason?: string | undefined },
  ): Promise<void>;
  /** Gone from the list of the banned at once, and back when it could not be done. */
  unban(id: GroupId, userId: UserId): Promise<void>;
  /** Silences a member for a time in seconds; `Infinity` has no end, 0 ends it. */
  muteMember(id: GroupId, userId: UserId, seconds: number): Promise<void>;
}
