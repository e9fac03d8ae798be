import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  chatErrorData,
  toChatError,
  type ChatAdapter,
  type ChatError,
  type ChatEventBody,
  type ScheduledEvent,
  type ScheduledRemovedEvent,
} from '../contract/index.js';
import type { ContentRegistry } from '../messages/content.js';
import type { Env, TimerHandle } from '../env/index.js';
import {
  type AccountId,
  type Contact,
  type Conversation,
  type ConversationId,
  type Draft,
  type Group,
  type GroupId,
  type JoinRequest,
  type Member,
  type Message,
  type MessageId,
  type Presence,
  type Thread,
  type TimelineKey,
  type TimelineRef,
  type User,
  type UserId,
} from '../model/index.js';
import { createFacts, type Facts } from './facts.js';
import { createInbox, type Inbox } from './inbox.js';
import { createOpenTimelines, type OpenTimeline, type TimelineFlags } from './openTimelines.js';
import { createPendingOps, type PendingOps } from './pendingOps.js';
import type {
  AccountState,
  ChatState,
  ContactBookState,
  Cursors,
  GroupListState,
  KeptMessages,
  MembersState,
  Reminder,
  ScheduledItem,
  StartupState,
  ThreadListState,
  TypingPerson,
} from './state.js';
import { createTable, type TableSource } from './table.js';
import type { ThreadFact } from './threads/facts.js';
import { TimelineCore } from './timelineCore.js';

/**
 * Something worth counting that is not an error for the user: an ignored event, a dropped operation. `limit-reached`: a list that others fill is
 * full, and what came was left out.
 */
export interface Diagnostic {
  readonly kind:
    'malformed-event' | 'unknown-event' | 'handler-failed' | 'waiting-dropped' | 'foreign-answer' | 'limit-reached';
  readonly detail: string;
}

/** Told with every error that is reported, so that a host can log it usefully. */
export interface ErrorContext {
  /** What was being done, such as `messages.send`. */
  readonly operation: string;
  readonly conversationId?: ConversationId | undefined;
}

/** What is told of the people of a group. */
export type GroupEvent = Extract<ChatEventBody, { type: 'members-changed' | 'join-request' | 'group-removed' }>;

/** Options every part of the store reads. */
export interface CoreOptions {
  readonly adapter: ChatAdapter;
  readonly contents: ContentRegistry;
  readonly env: Env;
  /** Rows a timeline keeps at most. */
  readonly maxLoaded: number;
  readonly onError?: ((error: ChatError, context: ErrorContext) => void) | undefined;
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
}

/**
 * The mutable heart of the store. Parts of the store write here; `commit` turns what was touched into one new {@link ChatState}. Events commit on the
 * next frame, the user's own actions at once (`flush`).
 */
export interface Core extends CoreOptions, Facts {
  readonly api: StoreApi<ChatState>;
  readonly conversations: TableSource<ConversationId, Conversation>;
  readonly users: TableSource<UserId, User>;
  readonly groups: TableSource<GroupId, Group>;
  readonly members: TableSource<GroupId, MembersState>;
  /** The rows of `members`: written by what takes members in, and by nothing else. */
  readonly memberRows: Map<GroupId, Map<UserId, Member>>;
  readonly groupLists: TableSource<string, GroupListState>;
  readonly joinRequests: TableSource<string, JoinRequest>;
  readonly presence: TableSource<UserId, Presence>;
  readonly blocked: TableSource<UserId, true>;
  readonly contacts: TableSource<UserId, Contact>;
  readonly typing: TableSource<TimelineKey, readonly TypingPerson[]>;
  readonly cursors: TableSource<TimelineKey, Cursors>;
  readonly drafts: TableSource<TimelineKey, Draft>;
  readonly threads: TableSource<TimelineKey, Thread>;
  readonly threadLists: TableSource<string, ThreadListState>;
  readonly kept: TableSource<string, KeptMessages>;
  readonly reminders: TableSource<string, Reminder>;
  readonly scheduled: TableSource<string, ScheduledItem>;
  readonly timelines: ReadonlyMap<TimelineKey, OpenTimeline>;
  readonly inbox: Inbox;
  readonly ops: PendingOps;
  /** Set by the part that signs in: a call was refused because the session of an account has ended. */
  onExpired: (() => void) | undefined;
  /** Set by the part that keeps copies, once it is loaded. */
  onPinned: ((event: Extract<ChatEventBody, { type: 'pinned' }>) => void) | undefined;
  onRecall: ((messageId: MessageId) => void) | undefined;
  /** Set by the part that keeps threads, once it is loaded: something became of a thread, of a message that may be a root, or of what is read. */
  onThread: ((event: ThreadFact) => void) | undefined;
  /** Set by the part that sends later: the backend told of what it keeps. */
  onScheduled: ((event: ScheduledEvent | ScheduledRemovedEvent) => void) | undefined;
  /** Set by the part that sends later: this tab sends, and has a message that waits for its time. */
  onWaiting: (() => void) | undefined;
  /** Set by the part that keeps lists of groups, once it is loaded. */
  onGroup: ((event: GroupEvent) => void) | undefined;
  /** Set by the part that keeps lists of groups: what it has gathered since the last commit is to be written now. */
  beforeCommit: (() => void) | undefined;
  /** Set by the store: somebody wrote something. */
  onMessage: ((message: Message) => void) | undefined;
  /** Set by the store: messages were deleted or taken back. */
  onGone: ((ids: readonly MessageId[]) => void) | undefined;
  /** Set by the part that keeps drafts: one of them may answer a message that was taken back. */
  onDraftRecall: (() => void) | undefined;
  /** Set by the outbox: what waits to be sent may quote a message that was taken back. */
  onUnsentRecall: (() => void) | undefined;
  /** Set by the part that loads history: a live message showed that others before it are missing. */
  onHole: ((timeline: OpenTimeline) => void) | undefined;
  /** Set by the part that loads history: what holds of a message is to be asked anew. */
  onUncertain: ((timeline: OpenTimeline, messageId: MessageId) => void) | undefined;
  /** Set by the part that loads history: the end of a timeline is to be shown, and may not be loaded. */
  onShowEnd: ((timeline: OpenTimeline) => void) | undefined;

  readonly accounts: ReadonlyMap<AccountId, AccountState>;
  /** True between `start` and `dispose`: answers that arrive later have no effect. */
  readonly active: boolean;
  /** Number of the current run; answers carry the number of the run that asked (P10). */
  readonly run: number;
  setActive(active: boolean): void;
  /** Forgets everything that was known: the user has signed out. */
  reset(): void;
  setAccount(account: AccountState): void;
  setStartup(startup: StartupState): void;
  setContactBook(book: ContactBookState): void;
  /** The account an event or conversation belongs to; undefined when not signed in there. */
  selfIdOf(conversationId: ConversationId): UserId | undefined;
  timeline(ref: TimelineRef): OpenTimeline;
  dropTimeline(key: TimelineKey): void;
  /** Marks a timeline for the next commit. */
  touchTimeline(timeline: OpenTimeline, flags?: Partial<TimelineFlags>): void;
  /** Every open timeline of a conversation, threads included. */
  timelinesOf(conversationId: ConversationId): readonly OpenTimeline[];
  /** Resolves once it is known who signed in; false when nobody could. */
  whenReady(): Promise<boolean>;
  schedule(): void;
  flush(): void;
  report(reason: unknown, context: ErrorContext): ChatError;
  diagnose(kind: Diagnostic['kind'], detail: string): void;
}

/** Makes the heart of a store. */
export function createCore(options: CoreOptions): Core {
  const { env } = options;
  let frame: TimerHandle;
  let framePending = false;
  let active = false;
  let run = 0;
  let accounts: ReadonlyMap<AccountId, AccountState> = new Map();
  let startup: StartupState = { status: 'idle' };
  let contactBook: ContactBookState = { status: 'idle' };
  const schedule = (): void => {
    if (framePending || !active) return;
    framePending = true;
    frame = env.timers.frame(() => {
      framePending = false;
      commit();
    });
  };
  const table = <K, V>(): TableSource<K, V> => createTable<K, V>(schedule);
  const tables = {
    conversations: table<ConversationId, Conversation>(),
    users: table<UserId, User>(),
    groups: table<GroupId, Group>(),
    members: table<GroupId, MembersState>(),
    groupLists: table<string, GroupListState>(),
    joinRequests: table<string, JoinRequest>(),
    presence: table<UserId, Presence>(),
    blocked: table<UserId, true>(),
    contacts: table<UserId, Contact>(),
    typing: table<TimelineKey, readonly TypingPerson[]>(),
    cursors: table<TimelineKey, Cursors>(),
    drafts: table<TimelineKey, Draft>(),
    threads: table<TimelineKey, Thread>(),
    threadLists: table<string, ThreadListState>(),
    kept: table<string, KeptMessages>(),
    reminders: table<string, Reminder>(),
    scheduled: table<string, ScheduledItem>(),
  };
  const timelines = createOpenTimelines((ref) => {
    const selfId = core.selfIdOf(ref.conversationId) ?? '';
    const derive = (message: Message): Message => core.registers.derive(message, selfId);
    const made = new TimelineCore({ ref, selfId }, options.maxLoaded, derive);
    for (const op of ops.of(ref.conversationId)) made.addOp(op);
    return made;
  }, schedule);
  const ops = createPendingOps(timelines, (ref) => core.onThread?.({ type: 'touched', ref }));
  const inbox = createInbox(tables.conversations, schedule, env);
  const snapshot = (): ChatState => ({
    startup,
    accounts,
    conversations: tables.conversations.view(),
    inbox: inbox.state(),
    timelines: timelines.commit(),
    users: tables.users.view(),
    groups: tables.groups.view(),
    members: tables.members.view(),
    groupLists: tables.groupLists.view(),
    joinRequests: tables.joinRequests.view(),
    presence: tables.presence.view(),
    blocked: tables.blocked.view(),
    contacts: tables.contacts.view(),
    contactBook,
    typing: tables.typing.view(),
    cursors: tables.cursors.view(),
    drafts: tables.drafts.view(),
    threads: tables.threads.view(),
    threadLists: tables.threadLists.view(),
    kept: tables.kept.view(),
    reminders: tables.reminders.view(),
    scheduled: tables.scheduled.view(),
    totalUnread: inbox.totalUnread(),
  });
  const api = createStore<ChatState>(snapshot);

  function commit(): void {
    // What is written here belongs to this commit, and asks for no other.
    framePending = true;
    core.beforeCommit?.();
    framePending = false;
    api.setState(snapshot(), true);
  }
  function flush(): void {
    if (framePending) env.timers.cancelFrame(frame);
    framePending = false;
    commit();
  }
  const makeFacts = (): Facts => createFacts((kind, detail) => core.diagnose(kind, detail));
  let facts = makeFacts();
  const core: Core = {
    ...options,
    ...tables,
    memberRows: new Map(),
    api,
    timelines: timelines.all,
    inbox,
    ops,
    get settings() {
      return facts.settings;
    },
    get registers() {
      return facts.registers;
    },
    get recalls() {
      return facts.recalls;
    },
    get unread() {
      return facts.unread;
    },
    get orphans() {
      return facts.orphans;
    },
    get waiting() {
      return facts.waiting;
    },
    onExpired: undefined,
    onPinned: undefined,
    onRecall: undefined,
    onThread: undefined,
    onScheduled: undefined,
    onWaiting: undefined,
    onGroup: undefined,
    beforeCommit: undefined,
    onMessage: undefined,
    onGone: undefined,
    onDraftRecall: undefined,
    onUnsentRecall: undefined,
    onHole: undefined,
    onUncertain: undefined,
    onShowEnd: undefined,
    get accounts() {
      return accounts;
    },
    get active() {
      return active;
    },
    get run() {
      return run;
    },
    setActive(next) {
      active = next;
      run += 1;
      if (!next && framePending) {
        env.timers.cancelFrame(frame);
        framePending = false;
      }
    },
    reset() {
      const known = [...tables.conversations.keys()];
      for (const rows of Object.values(tables)) rows.clear();
      core.memberRows.clear();
      for (const id of known) inbox.changed(id);
      inbox.set({ status: 'idle', error: undefined, hasMore: false, loadingMore: false });
      timelines.clear();
      ops.clear();
      facts = makeFacts();
      accounts = new Map();
      contactBook = { status: 'idle' };
    },
    setAccount(account) {
      accounts = new Map(accounts).set(account.id, account);
      schedule();
    },
    setContactBook(next) {
      contactBook = next;
      schedule();
    },
    setStartup(next) {
      startup = next;
      schedule();
    },
    selfIdOf(conversationId) {
      const conversation = tables.conversations.get(conversationId);
      const only = accounts.size === 1 ? accounts.values().next().value : undefined;
      return (conversation ? accounts.get(conversation.accountId) : only)?.selfId;
    },
    timeline: timelines.get,
    dropTimeline: timelines.drop,
    touchTimeline: timelines.touch,
    timelinesOf: timelines.of,
    whenReady: () =>
      new Promise((resolve) => {
        const look = (): boolean => {
          const { status } = api.getState().startup;
          if (status === 'ready' || status === 'error') resolve(status === 'ready');
          return status === 'ready' || status === 'error';
        };
        if (look()) return;
        const unsubscribe = api.subscribe(() => {
          if (look()) unsubscribe();
        });
      }),
    schedule,
    flush,
    report(reason, context) {
      const error = toChatError(reason);
      options.onError?.(error, context);
      if (error.code === 'expired') core.onExpired?.();
      return error;
    },
    diagnose: (kind, detail) => options.onDiagnostic?.({ kind, detail }),
  };
  return core;
}

/** The plain form of anything thrown, for state. */
export function errorData(reason: unknown): ReturnType<typeof chatErrorData> {
  return chatErrorData(toChatError(reason));
}
