import type { AdapterNoticeCode, ChatErrorData } from '../contract/index.js';
import type {
  AccountId,
  ConnectionState,
  Contact,
  Conversation,
  ConversationId,
  Draft,
  Group,
  GroupId,
  JoinRequest,
  Member,
  Message,
  MessageId,
  MessageSnapshot,
  OutgoingMessage,
  Position,
  Presence,
  SendStatus,
  Thread,
  TimelineKey,
  TimelineRef,
  User,
  UserId,
  Watermarks,
} from '../model/index.js';
import type { Table } from './table.js';

/** What belongs to one signed-in account. */
export interface AccountState {
  readonly id: AccountId;
  readonly selfId: UserId;
  readonly connection: ConnectionState;
  /** Grows when capabilities or limits may answer differently. */
  readonly capabilitiesVersion: number;
  readonly notices: ReadonlyMap<AdapterNoticeCode, ChatErrorData | undefined>;
}

/** State of something that is fetched. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'error';

/** The list of conversations, in the order shown. */
export interface InboxState {
  readonly ids: readonly ConversationId[];
  /** Names of the folders conversations lie in, in the order they were come upon. */
  readonly folders: readonly string[];
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
}

/** One row of a timeline. A new object whenever something in it changes. */
export interface MessageRow {
  /** Client id where there is one, else the message id. Never changes: the React key. */
  readonly key: string;
  /** The message as it is shown: confirmed state with pending operations folded over. While unsent its `id` is `''`. */
  readonly message: Message;
  readonly position: Position;
  /** Way of an own send; `sent` once confirmed (delivered and read follow from the cursors); `received` for others'. */
  readonly phase: SendStatus;
  readonly mine: boolean;
  /** Why it failed. */
  readonly error?: ChatErrorData | undefined;
  /** Upload progress, 0…1. */
  readonly progress?: number | undefined;
}

/** The rows of the segment that is shown, oldest first, with unsent rows at the end. An immutable snapshot. */
export interface TimelineView {
  readonly size: number;
  /** The same object as long as the same rows stand in the same order, whatever changes in them. */
  readonly order: object;
  /** Key of the row at an index; throws a RangeError outside. */
  keyAt(index: number): string;
  /** Row at an index; throws a RangeError outside. */
  rowAt(index: number): MessageRow;
  /** Index of a row, -1 when it is not in the view. */
  indexOf(key: string): number;
  get(key: string): MessageRow | undefined;
}

/** A timeline as shown. */
export interface TimelineState {
  readonly ref: TimelineRef;
  readonly view: TimelineView;
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly loadingOlder: boolean;
  readonly loadingNewer: boolean;
  readonly olderError?: ChatErrorData | undefined;
  readonly newerError?: ChatErrorData | undefined;
  /** Rows of others after this position were unread when the timeline was opened; frozen at open. */
  readonly unreadAfter?: Position | undefined;
  /** How many messages were sent into it from here, and not from another tab or device: when it grows, the writer wants to see the end. */
  readonly sentHere: number;
}

/** How far each person has read and received, in one timeline. */
export interface Cursors {
  readonly read: Watermarks;
  readonly delivered: Watermarks;
}

/** Someone who is writing. */
export interface TypingPerson {
  readonly userId: UserId;
  readonly activity: 'text' | 'voice' | 'upload';
}

/** Members of a group as far as loaded. */
export interface MembersState {
  readonly byId: ReadonlyMap<UserId, Member>;
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  readonly cursor?: string | undefined;
  readonly total?: number | undefined;
}

/** One of the lists of a group as far as loaded: its members (all, or some of them), who is banned, requests to be let in. */
export interface GroupListState {
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  /** Of people; of requests in a list of requests. Members by rank. */
  readonly ids: readonly string[];
  readonly hasMore: boolean;
  /** All there are, where the backend counts. */
  readonly total?: number | undefined;
}

/** Copies of messages that are kept: the pins of a timeline, or what the user saved. */
export interface KeptMessages {
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  /** Newest kept first. Each has a `ref`. */
  readonly items: readonly MessageSnapshot[];
  readonly hasMore: boolean;
}

/** Threads that were asked for: of a conversation, or all the user follows. */
export interface ThreadListState {
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
  /** Newest activity first. */
  readonly items: readonly Thread[];
  readonly hasMore: boolean;
}

/** A message the user wants to be reminded of. Of its words nothing is kept: they may be taken back meanwhile (P4). */
export interface Reminder {
  readonly id: string;
  readonly ref: TimelineRef;
  readonly messageId: MessageId;
  readonly senderName: string;
  /** By this device's clock, in ms. */
  readonly at: number;
  /** The time has come, and the user has not seen it yet. */
  readonly due: boolean;
}

/** A message of this user that is to be sent later. */
export interface ScheduledItem {
  /** The client id of the message that will come of it. */
  readonly id: string;
  readonly ref: TimelineRef;
  /** What will be sent. Files that are on this device only have media references of `isLocalMediaId`. */
  readonly message: OutgoingMessage;
  /** When, in ms: by the clock of whoever holds it. */
  readonly at: number;
  /** `backend`: it is sent even when this device is off. `device`: it is sent while the chat is open, or when it is opened next. */
  readonly heldBy: 'backend' | 'device';
  /** Why it is still here although its time had come, or (`storage`) that it is gone with the page, since the device did not keep it. */
  readonly error?: ChatErrorData | undefined;
}

/** Whether the contacts were asked for, and what came of it. */
export interface ContactBookState {
  readonly status: LoadStatus;
  readonly error?: ChatErrorData | undefined;
}

/** Whether the store could sign in. */
export interface StartupState {
  readonly status: 'idle' | 'starting' | 'ready' | 'error';
  readonly error?: ChatErrorData | undefined;
}

/** Everything screens read. */
export interface ChatState {
  readonly startup: StartupState;
  readonly accounts: ReadonlyMap<AccountId, AccountState>;
  readonly conversations: Table<ConversationId, Conversation>;
  readonly inbox: InboxState;
  readonly timelines: Table<TimelineKey, TimelineState>;
  readonly users: Table<UserId, User>;
  readonly groups: Table<GroupId, Group>;
  readonly members: Table<GroupId, MembersState>;
  /** Lists of groups that were asked for; the key is that of `groupListKey`. */
  readonly groupLists: Table<string, GroupListState>;
  /** Requests to be let in, by their id, as far as asked for. */
  readonly joinRequests: Table<string, JoinRequest>;
  readonly presence: Table<UserId, Presence>;
  readonly typing: Table<TimelineKey, readonly TypingPerson[]>;
  /** People the signed-in user has blocked. */
  readonly blocked: Table<UserId, true>;
  /** Contacts and requests, as far as `actions.people.loadContacts` asked for them or events told of them. */
  readonly contacts: Table<UserId, Contact>;
  readonly contactBook: ContactBookState;
  /** By timeline: a thread is read apart from its conversation. */
  readonly cursors: Table<TimelineKey, Cursors>;
  /** By timeline: what is written in a thread is no draft of its conversation. */
  readonly drafts: Table<TimelineKey, Draft>;
  /** Threads that were asked for, as the user has them. */
  readonly threads: Table<TimelineKey, Thread>;
  /** Read by `selectThreads`. */
  readonly threadLists: Table<string, ThreadListState>;
  /** Read by `selectPinned` and `selectSaved`. */
  readonly kept: Table<string, KeptMessages>;
  readonly reminders: Table<string, Reminder>;
  /** Messages to be sent later, of all conversations; read by `selectScheduled`. */
  readonly scheduled: Table<string, ScheduledItem>;
  /** Unread messages of all conversations that are not muted. */
  readonly totalUnread: number;
}
