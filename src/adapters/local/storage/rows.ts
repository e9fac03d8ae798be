import type {
  Content,
  ConversationId,
  ConversationSettings,
  GroupId,
  GroupKind,
  GroupSettings,
  JoinRequest,
  JsonObject,
  MediaRef,
  Message,
  MessageSnapshot,
  OutgoingMessage,
  PersonStatus,
  Recall,
  Role,
  ThreadSummary,
  UserId,
} from '../../../model/index.js';
import type { ChatErrorData } from '../../../contract/index.js';
import type { Change } from './changes.js';
import type { Key } from './key.js';

/** Facts about the database itself. */
export interface MetaRow {
  readonly name: 'service';
  readonly schema: number;
  /** Number of the newest change in the log. */
  readonly head: number;
  /** When a demo world was put in; what it calls "minutes ago" counts from here. */
  readonly seededAt?: number | undefined;
  readonly defaultUserId?: UserId | undefined;
  /** Some conversation is computed by the generator of the demo world. */
  readonly generated?: boolean | undefined;
}

export interface UserRow {
  readonly id: UserId;
  readonly nick?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  readonly bio?: string | undefined;
  readonly bot?: boolean | undefined;
  readonly custom?: JsonObject | undefined;
  /** A person of the demo world: bots may speak for them, and their presence is part of the story. */
  readonly demo?: boolean | undefined;
  readonly presence?: 'online' | 'away' | 'dnd' | 'offline' | undefined;
  readonly status?: PersonStatus | undefined;
  /** As the person wants to be seen. */
  readonly chosen?: 'online' | 'away' | 'dnd' | undefined;
  readonly seenAt?: number | undefined;
}

export interface ConversationRow {
  readonly id: ConversationId;
  readonly kind: 'direct' | 'group';
  /** The two people of a direct conversation. */
  readonly userIds?: readonly [UserId, UserId] | undefined;
  readonly groupId?: GroupId | undefined;
  readonly createdAt: number;
  readonly activityAt: number;
  /** Sequence number of the newest message; 0 when there is none. Answers in threads are numbered along. */
  readonly lastSeq: number;
  /** Number of the newest message that stands in the conversation itself; absent where that is `lastSeq`. */
  readonly shownSeq?: number | undefined;
  /** Messages 1…count are computed, unless a row stands in for one. */
  readonly generated?: { readonly seed: number; readonly count: number; readonly endsMinutesAgo: number } | undefined;
}

/** Finds the one conversation of two people. */
interface PairRow {
  readonly pair: readonly [UserId, UserId];
  readonly conversationId: ConversationId;
}

/** A link into a group. */
export interface InviteRow {
  readonly code: string;
  readonly by: UserId;
  readonly expiresAt?: number | undefined;
}

export interface GroupRow {
  readonly id: GroupId;
  readonly conversationId: ConversationId;
  readonly kind: GroupKind;
  readonly name?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  readonly introduction?: string | undefined;
  readonly notice?: string | undefined;
  readonly noticeBy?: UserId | undefined;
  readonly noticeAt?: number | undefined;
  readonly ownerId?: UserId | undefined;
  readonly memberCount: number;
  readonly settings: GroupSettings;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly createdAt: number;
  readonly dismissed?: boolean | undefined;
  readonly invites?: readonly InviteRow[] | undefined;
}

/** One person taking part in one conversation, with their cursors. Only people who are in now. */
export interface MemberRow {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly role: Role;
  readonly nameCard?: string | undefined;
  readonly joinedAt: number;
  readonly mutedUntil?: number | undefined;
  readonly readSeq: number;
  readonly deliveredSeq: number;
  readonly sentAt?: number | undefined;
}

/** What one user has of one conversation; stays after leaving. */
export interface InboxRow {
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly membership: 'member' | 'left' | 'removed';
  /** First and last sequence number this user may see. */
  readonly fromSeq: number;
  readonly toSeq?: number | undefined;
  /** History up to here was cleared by the user. */
  readonly clearedSeq: number;
  /** On the list only when something newer than this came; -1 always. */
  readonly unlistedSeq: number;
  readonly settings: ConversationSettings;
}

/** Who put one emoji on a message, in order. */
interface ReactionRow {
  readonly emoji: string;
  readonly userIds: readonly UserId[];
}

/** What an edited message said before. */
interface RevisionRow {
  readonly revision: number;
  readonly time: number;
  readonly content: Content;
}

export interface MessageRow {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly clientId?: string | undefined;
  readonly senderId: UserId;
  readonly time: number;
  readonly content: Content;
  readonly revision: number;
  readonly editedAt?: number | undefined;
  /** Oldest first; bounded, and gone with a recall. */
  readonly earlier?: readonly RevisionRow[] | undefined;
  readonly recalled?: Recall | undefined;
  readonly quote?: MessageSnapshot | undefined;
  readonly forwarded?: Message['forwarded'];
  readonly mentions?: Message['mentions'];
  readonly targetUserIds?: readonly UserId[] | undefined;
  readonly priority?: Message['priority'];
  readonly variantOf?: string | undefined;
  readonly custom?: JsonObject | undefined;
  readonly reactions?: readonly ReactionRow[] | undefined;
  /** Number of the change that last touched the reactions. */
  readonly reactedAt?: number | undefined;
  /** Who chose which option of a poll. */
  readonly votes?: readonly { readonly optionId: string; readonly userIds: readonly UserId[] }[] | undefined;
  readonly votedAt?: number | undefined;
  readonly votesClosed?: boolean | undefined;
  /** Words of a voice message. */
  readonly transcript?: string | undefined;
  /** Id of the root an answer stands under. */
  readonly threadId?: string | undefined;
  readonly inConversation?: true | undefined;
  /** What came of a root. */
  readonly thread?: ThreadSummary | undefined;
}

/** Finds the answers of a thread in order, and with them the threads of a conversation. */
export interface AnswerRow {
  readonly conversationId: ConversationId;
  readonly rootSeq: number;
  readonly seq: number;
  /** It stands in the conversation as well. */
  readonly inConversation?: true | undefined;
}

/** What one user has of one thread. */
export interface FollowRow {
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly rootSeq: number;
  readonly following: boolean;
  readonly readSeq: number;
  /** Number of the change that last touched it. */
  readonly changedAt: number;
}

/** Finds what a clientId became, so that a repeated send stays one message. */
interface SentRow {
  readonly senderId: UserId;
  readonly clientId: string;
  readonly conversationId: ConversationId;
  readonly seq: number;
}

/** A message one user deleted for themself. */
interface HiddenRow {
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly seq: number;
}

interface PinRow {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly by: UserId;
  readonly time: number;
}

/** A message one user wants to find again. */
interface SavedRow {
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly time: number;
}

/** A message one user wants sent at a time; without `message` it was sent or taken back. */
export interface ScheduledRow {
  readonly userId: UserId;
  /** Its clientId. */
  readonly id: string;
  readonly conversationId: ConversationId;
  /** When it is sent; once it is over, since when. */
  readonly at: number;
  readonly message?: OutgoingMessage | undefined;
  /** Number of the change that last touched it. */
  readonly version: number;
  /** Why it was not sent. */
  readonly error?: ChatErrorData | undefined;
}

/** What somebody told about a message. */
interface ReportRow {
  readonly id: string;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly by: UserId;
  readonly reason: string;
  readonly text?: string | undefined;
  readonly time: number;
}

/** How one user relates to another. */
export interface RelationRow {
  readonly userId: UserId;
  readonly otherId: UserId;
  readonly remark?: string | undefined;
  readonly blocked?: boolean | undefined;
  readonly relation?: 'friend' | 'requested' | 'incoming' | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly since?: number | undefined;
  readonly wording?: string | undefined;
}

interface BanRow {
  readonly groupId: GroupId;
  readonly userId: UserId;
}

export type RequestRow = JoinRequest;

interface MediaRow {
  readonly id: string;
  readonly mime: string;
  /** Bytes, not a Blob: they survive every browser's private mode and every copy. */
  readonly bytes: ArrayBuffer;
}

/** One committed change, as clients catch up with it. */
export interface LogRow {
  readonly seq: number;
  readonly change: Change;
  /** Who is told; absent means everyone who takes part in the conversation of the change. */
  readonly to?: readonly UserId[] | 'everyone' | undefined;
}

/** A row that could not be understood, kept for whoever repairs it. */
interface DamagedRow {
  readonly table: string;
  readonly key: Key;
  readonly row: unknown;
}

export interface Tables {
  meta: MetaRow;
  users: UserRow;
  conversations: ConversationRow;
  pairs: PairRow;
  groups: GroupRow;
  members: MemberRow;
  inbox: InboxRow;
  messages: MessageRow;
  sent: SentRow;
  hidden: HiddenRow;
  pins: PinRow;
  saved: SavedRow;
  scheduled: ScheduledRow;
  reports: ReportRow;
  relations: RelationRow;
  bans: BanRow;
  requests: RequestRow;
  media: MediaRow;
  answers: AnswerRow;
  follows: FollowRow;
  log: LogRow;
  damaged: DamagedRow;
}

export type TableName = keyof Tables;

/** The key of each row; also the list of tables there are. */
export const keyOf: { readonly [T in TableName]: (row: Tables[T]) => Key } = {
  meta: (row) => [row.name],
  users: (row) => [row.id],
  conversations: (row) => [row.id],
  pairs: (row) => row.pair,
  groups: (row) => [row.id],
  members: (row) => [row.conversationId, row.userId],
  inbox: (row) => [row.userId, row.conversationId],
  messages: (row) => [row.conversationId, row.seq],
  sent: (row) => [row.senderId, row.clientId],
  hidden: (row) => [row.userId, row.conversationId, row.seq],
  pins: (row) => [row.conversationId, row.seq],
  saved: (row) => [row.userId, row.conversationId, row.seq],
  scheduled: (row) => [row.userId, row.id],
  reports: (row) => [row.id],
  relations: (row) => [row.userId, row.otherId],
  bans: (row) => [row.groupId, row.userId],
  requests: (row) => [row.groupId, row.id],
  media: (row) => [row.id],
  answers: (row) => [row.conversationId, row.rootSeq, row.seq],
  follows: (row) => [row.userId, row.conversationId, row.rootSeq],
  log: (row) => [row.seq],
  damaged: (row) => [row.table, ...row.key],
};

export const tableNames: readonly TableName[] = Object.keys(keyOf) as TableName[];
