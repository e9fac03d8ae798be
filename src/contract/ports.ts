import type {
  AccountId,
  ClientId,
  Contact,
  Content,
  Conversation,
  ConversationId,
  ConversationSettings,
  Group,
  GroupId,
  GroupKind,
  GroupSettings,
  JoinRequest,
  MediaRef,
  MediaVariant,
  Member,
  Message,
  MessageId,
  MessageSnapshot,
  OutgoingMessage,
  PersonStatus,
  Position,
  Presence,
  Role,
  TimelineRef,
  User,
  UserId,
} from '../model/index.js';
import type { AroundRequest, HistoryPage, HistoryRequest, ListOptions, ListPage } from './pages.js';
import type { ScheduledFilter } from './morePorts.js';
import type { ScheduledChanges, ScheduledMessage } from './scheduled.js';

/** Who is signed in, as `session.connect` answers. */
export interface SessionInfo {
  readonly accountId: AccountId;
  readonly self: User;
}

/** Signing in and out. */
export interface SessionPort {
  /**
   * Signs in and starts the event stream. Idempotent: called twice (React StrictMode mounts twice) it answers with the same session.
   * Rejects with `unauthorized`, `expired`, `offline` … What it signs in with (a token, a password) it asks for anew each time, since that may have ended.
   */
  connect(signal?: AbortSignal): Promise<readonly SessionInfo[]>;
  /** Lets go of sockets, timers and channels; the user stays signed in. Idempotent; never rejects. */
  disconnect(): Promise<void>;
  /** Signs out and forgets this user on this device (P11). */
  logout?(): Promise<void>;
  /**
   * Tries to reconnect at once: the banner's "try now". After `expired` and `kicked` it signs in again, with credentials asked for anew; what came of it is
   * told as a connection state. Left out: the kit disconnects and connects instead.
   */
  reconnect?(): Promise<void>;
}

/** The list of conversations. */
export interface ConversationsPort {
  /**
   * Pinned ones first, by their rank (`settings.order`), wherever in time they are; then newest activity first. Archived and hidden ones are on it, too. A cursor
   * goes on after the last one told, so that nothing is skipped when the order changes between pages.
   */
  list(options?: ListOptions): Promise<ListPage<Conversation>>;
  /** One conversation; null when it does not exist or may not be seen. */
  get(id: ConversationId): Promise<Conversation | null>;
  /** The direct conversation with someone, made if need be. */
  startDirect?(userId: UserId): Promise<Conversation>;
  /** Takes it off the list of this user, with its history where `clearHistory`. */
  remove?(id: ConversationId, options?: { readonly clearHistory?: boolean | undefined }): Promise<void>;
}

/** What a send answers: the message as the server has it (or will have, `position.provisional`). */
export interface SendResult {
  readonly message: Message;
}

/** Why a message is reported, closed: the kit has words for each in every language. */
export const reportReasons = ['spam', 'harassment', 'violence', 'sexual', 'personal-data', 'other'] as const;

/** What somebody tells about a message that should not be there. */
export interface MessageReport {
  readonly reason: (typeof reportReasons)[number];
  /** In the reporter's words; at most 1,000 UTF-16 units. */
  readonly text?: string | undefined;
}

/** What a message said at one time. */
export interface MessageRevision {
  /** 0 as it was sent; see `Message.revision`. */
  readonly revision: number;
  /** Since when it said so; server time in ms. */
  readonly time: number;
  /** Who wrote it. */
  readonly by: UserId;
  readonly content: Content;
}

/** Messages and what is done to them. */
export interface MessagesPort {
  load(ref: TimelineRef, request: HistoryRequest): Promise<HistoryPage>;
  loadAround?(request: AroundRequest): Promise<HistoryPage>;
  /**
   * Sends. With `idempotentSend: 'native'` a repeat with the same clientId answers with the first message. Rejects with the reason;
   * `retryable` tells whether to try again.
   */
  send(message: OutgoingMessage, options?: { readonly signal?: AbortSignal | undefined }): Promise<SendResult>;
  /** Looks up what became of a send whose outcome is unknown; null when the server never got it. */
  findByClientId?(ref: TimelineRef, clientId: ClientId): Promise<Message | null>;
  /**
   * Keeps a message and sends it at a time (server time in ms), whether or not anybody is connected then. One that has passed means: at once. ClientIds of
   * `send` and `schedule` are one space: a repeat answers with the message as it is kept, null answers for one that was sent or taken back since, and a
   * `send` of a clientId that is kept takes its place. Rejects with `bad-input` for a time too far away, `too-large` for too many.
   */
  schedule?(message: OutgoingMessage, at: number): Promise<ScheduledMessage | null>;
  /** What this user has scheduled, soonest first. */
  listScheduled?(filter?: ScheduledFilter): Promise<ListPage<ScheduledMessage>>;
  /** Answers with the message as it is kept then; null when it was sent at once. Rejects with `not-found` when it is no more. */
  updateScheduled?(ref: TimelineRef, id: string, changes: ScheduledChanges): Promise<ScheduledMessage | null>;
  /** Takes it back: it is not sent. Rejects with `not-found` when it is no more. */
  cancelScheduled?(ref: TimelineRef, id: string): Promise<void>;
  edit?(ref: TimelineRef, messageId: MessageId, content: Content, expectedRevision: number): Promise<void>;
  /**
   * What an edited message said before and says now, oldest first; the last one is as it stands. Versions the backend did not keep are left out. Empty once
   * the message was recalled (P4).
   */
  editHistory?(ref: TimelineRef, messageId: MessageId): Promise<readonly MessageRevision[]>;
  recall?(ref: TimelineRef, messageId: MessageId): Promise<void>;
  /** Deletes for this user only. */
  remove?(ref: TimelineRef, messageIds: readonly MessageId[]): Promise<void>;
  clearHistory?(conversationId: ConversationId): Promise<void>;
  react?(ref: TimelineRef, messageId: MessageId, emoji: string, active: boolean): Promise<void>;
  /** Who set one reaction, first to last. For backends whose messages name only some of them (`sampleUserIds`). */
  listReactors?(
    ref: TimelineRef,
    messageId: MessageId,
    emoji: string,
    options?: ListOptions,
  ): Promise<ListPage<UserId>>;
  pin?(ref: TimelineRef, messageId: MessageId, active: boolean): Promise<void>;
  listPinned?(ref: TimelineRef): Promise<readonly MessageSnapshot[]>;
  /** Puts a message among those this user wants to find again, over all conversations, or takes it out. */
  save?(ref: TimelineRef, messageId: MessageId, active: boolean): Promise<void>;
  /** What this user saved, newest saved first. Each has a `ref`; one that was recalled comes as recalled (P4). */
  listSaved?(options?: ListOptions): Promise<ListPage<MessageSnapshot>>;
  /** Tells whoever keeps order about a message. */
  report?(ref: TimelineRef, messageId: MessageId, report: MessageReport): Promise<void>;
  vote?(ref: TimelineRef, messageId: MessageId, optionIds: readonly string[]): Promise<void>;
  /** Reports that the signed-in user has read up to here. */
  markRead?(ref: TimelineRef, position: Position): Promise<void>;
  /** Who has and has not read a message. */
  listReaders?(ref: TimelineRef, messageId: MessageId, read: boolean, options?: ListOptions): Promise<ListPage<UserId>>;
  setTyping?(ref: TimelineRef, active: boolean, activity?: 'text' | 'voice' | 'upload'): void;
  /** The items of a merged message too large to travel with it. */
  loadMerged?(ref: TimelineRef, messageId: MessageId): Promise<readonly MessageSnapshot[]>;
  translate?(ref: TimelineRef, messageId: MessageId, language: string): Promise<void>;
  transcribe?(ref: TimelineRef, messageId: MessageId): Promise<void>;
  /** The full state of a message being streamed, asked for when a delta is missing. */
  snapshot?(ref: TimelineRef, messageId: MessageId): Promise<Message>;
}

/** Files. */
export interface MediaPort {
  /** Uploads bytes. `onProgress` gets 0…1 and only grows. */
  upload?(
    file: Blob,
    options: {
      readonly name: string;
      readonly kind: 'image' | 'video' | 'voice' | 'file';
      readonly conversationId?: ConversationId | undefined;
      readonly signal?: AbortSignal | undefined;
      readonly onProgress?: ((fraction: number) => void) | undefined;
    },
  ): Promise<MediaRef>;
  /**
   * A URL for showing or downloading. `revoke` must be called when done (it frees an object URL; for plain URLs it does nothing).
   */
  resolve(ref: MediaRef, variant: MediaVariant, signal?: AbortSignal): Promise<ResolvedMedia>;
}

/** A media URL with its end of life. */
export interface ResolvedMedia {
  readonly url: string;
  /** Server time in ms after which the URL no longer works. */
  readonly expiresAt?: number | undefined;
  revoke(): void;
}

/** What a group is made from. */
export interface GroupDraft {
  readonly kind: GroupKind;
  readonly name?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  readonly introduction?: string | undefined;
  readonly memberIds: readonly UserId[];
  readonly settings?: GroupSettings | undefined;
}

/** Fields of a group that can be changed; absent ones stay. */
export interface GroupChanges {
  readonly name?: string | undefined;
  /** `null` takes the picture away. */
  readonly avatar?: MediaRef | null | undefined;
  readonly introduction?: string | undefined;
  readonly notice?: string | undefined;
  readonly settings?: GroupSettings | undefined;
  readonly attributes?: Readonly<Record<string, string | null>> | undefined;
}

/** A link that leads into a group. */
export interface InviteLink {
  readonly url: string;
  /** Server time in ms after which it lets nobody in; absent: it stays. */
  readonly expiresAt?: number | undefined;
}

/** What an invite link leads to. */
export interface GroupInvite {
  /** The group as somebody sees it who is not in it; with `self` for who is in already. */
  readonly group: Group;
  /** Whose link it is. */
  readonly invitedBy?: UserId | undefined;
  /** Whether somebody has to approve who comes by it. Left out: as the settings of the group say. */
  readonly needsApproval?: boolean | undefined;
  /** Some of those who are in. */
  readonly memberIds?: readonly UserId[] | undefined;
  /** Server time in ms after which the link lets nobody in. */
  readonly expiresAt?: number | undefined;
}

/** Groups and their members. */
export interface GroupsPort {
  get(id: GroupId): Promise<Group | null>;
  listMembers(
    id: GroupId,
    options?: ListOptions & { readonly role?: Role | undefined; readonly query?: string | undefined },
  ): Promise<ListPage<Member>>;
  create?(draft: GroupDraft): Promise<Conversation>;
  update?(id: GroupId, changes: GroupChanges): Promise<void>;
  /** Changes the signed-in user's own card in this group. */
  updateSelf?(id: GroupId, changes: { readonly nameCard?: string | undefined }): Promise<void>;
  invite?(id: GroupId, userIds: readonly UserId[]): Promise<{ readonly pending: readonly UserId[] }>;
  /** The signed-in user's own link into the group. The same each time while it lets people in, else a new one. */
  createInviteLink?(id: GroupId): Promise<InviteLink>;
  /** Ends a link: from now on it lets nobody in. */
  revokeInviteLink?(id: GroupId, url: string): Promise<void>;
  /** What a link leads to; null where it leads nowhere, or does so no longer. Any words may be given. */
  findByInvite?(link: string): Promise<GroupInvite | null>;
  /**
   * Joins, or asks to be let in where the group wants that.
   *
   * @param link an invite link: it lets in as its maker's invitation would
   */
  join?(id: GroupId, wording?: string, link?: string): Promise<'joined' | 'requested'>;
  listRequests?(id: GroupId, options?: ListOptions): Promise<ListPage<JoinRequest>>;
  answerRequest?(requestId: string, accept: boolean, reason?: string): Promise<void>;
  leave?(id: GroupId): Promise<void>;
  dismiss?(id: GroupId): Promise<void>;
  transfer?(id: GroupId, userId: UserId): Promise<void>;
  setRole?(id: GroupId, userId: UserId, role: Role): Promise<void>;
  remove?(
    id: GroupId,
    userIds: readonly UserId[],
    options?: { readonly ban?: boolean | undefined; readonly reason?: string | undefined },
  ): Promise<void>;
  listBanned?(id: GroupId, options?: ListOptions): Promise<ListPage<UserId>>;
  unban?(id: GroupId, userId: UserId): Promise<void>;
  /** Silences a member for a time in seconds; 0 ends it. */
  muteMember?(id: GroupId, userId: UserId, seconds: number): Promise<void>;
}

/** People: profiles, contacts, requests, blocks. */
export interface UsersPort {
  /** Profiles by id; unknown ids are left out. */
  get(ids: readonly UserId[]): Promise<readonly User[]>;
  updateSelf?(changes: {
    readonly nick?: string | undefined;
    readonly avatar?: MediaRef | undefined;
    readonly bio?: string | undefined;
  }): Promise<void>;
  search?(query: string, options?: ListOptions): Promise<ListPage<User>>;
  listContacts?(options?: ListOptions): Promise<ListPage<Contact>>;
  requestContact?(userId: UserId, wording?: string): Promise<void>;
  answerContact?(userId: UserId, accept: boolean): Promise<void>;
  removeContact?(userId: UserId): Promise<void>;
  setRemark?(userId: UserId, remark: string): Promise<void>;
  /** Puts a contact into groups of contacts (their names), and takes it out of all others. Told by the `contact` event. Left out: contacts have no groups. */
  setContactGroups?(userId: UserId, groups: readonly string[]): Promise<void>;
  listBlocked?(options?: ListOptions): Promise<ListPage<UserId>>;
  setBlocked?(userId: UserId, active: boolean): Promise<void>;
}

/** Who is there. */
export interface PresencePort {
  /** Asks for, and from then on follows, the presence of these people. */
  watch(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, Presence>>;
  unwatch?(userIds: readonly UserId[]): void;
  setOwn?(changes: {
    readonly state?: Presence['state'] | undefined;
    readonly status?: PersonStatus | null | undefined;
  }): Promise<void>;
}

/** Per user and conversation: pin, mute, archive, draft, folders, unread-from. */
export interface SettingsPort {
  /** Fields given are set; `null` clears. Other devices learn by the `settings` event. */
  update(conversationId: ConversationId, changes: SettingsChanges): Promise<void>;
}

/** Changes to conversation settings; `null` clears a field. */
export type SettingsChanges = { readonly [K in keyof ConversationSettings]?: ConversationSettings[K] | null };

/** A message found by search. */
export interface SearchHit {
  readonly message: Message;
  /** UTF-16 ranges of the match in the searchable text. */
  readonly ranges?: readonly (readonly [start: number, end: number])[] | undefined;
}

/** Search by the backend. */
export interface SearchPort {
  /** What may be seen by this user and fits all that is asked. Rejects with `unsupported` for what it cannot look for: then the kit reads through the histories. */
  messages?(
    query: {
      /** As the user wrote it: a message must hold each word, in any order, and what stands in quotes as it stands there. Empty where another field says enough. */
      readonly text: string;
      readonly conversationId?: ConversationId | undefined;
      readonly senderIds?: readonly UserId[] | undefined;
      readonly types?: readonly string[] | undefined;
      /** Server time in ms; inclusive, as is `before`. */
      readonly after?: number | undefined;
      readonly before?: number | undefined;
    },
    options?: ListOptions,
  ): Promise<ListPage<SearchHit>>;
  conversations?(text: string, options?: ListOptions): Promise<ListPage<Conversation>>;
}
