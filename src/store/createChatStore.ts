import {
  ChatError,
  checkAdapter,
  type Capability,
  type ChatAdapter,
  type Operation,
  type SettingsChanges,
} from '../contract/index.js';
import { createBrowserEnv, type Env } from '../env/index.js';
import {
  builtInContents,
  createContentRegistry,
  type ContentDefinition,
  type ContentRegistry,
} from '../messages/content.js';
import {
  timelineKey,
  type Conversation,
  type ConversationId,
  type ConversationSettings,
  type Draft,
  type GroupId,
  type Message,
  type MessageId,
  type OutgoingMessage,
  type Position,
  type TimelineRef,
  type UserId,
} from '../model/index.js';
import { withAwayFrom } from './away.js';
import { createConversationLoader } from './conversationList.js';
import { createCore, type Diagnostic, type ErrorContext } from './core.js';
import { createDirectory } from './directory.js';
import { createDrafts } from './drafts.js';
import { createGroupsLater } from './groups/index.js';
import type { GroupActions } from './groups/groupActions.js';
import { createHearing } from './hearing.js';
import { createHistory } from './history.js';
import type { IngestHooks } from './ingest/index.js';
import { createMessageActions, handled, type MessageActions } from './messageActions.js';
import { createLater, type KeptActions } from './later.js';
import { createLife } from './life.js';
import { createOutbox, type SendRequest } from './outbox/index.js';
import { createPeopleLater, type PeopleActions } from './people/index.js';
import { createScheduledLater } from './scheduled/index.js';
import type { ScheduledActions } from './scheduled/scheduled.js';
import { createPresenceOut } from './presenceOut.js';
import { createRenewal, type TokenExpiredHandler } from './renewal.js';
import type { ChatState } from './state.js';
import { createTyping } from './typing.js';

/** What a store is made from. */
export interface ChatStoreOptions {
  /** The backend. */
  readonly adapter: ChatAdapter;
  /** Content types of your own, beside the built-in ones; one with a built-in's type replaces it. */
  readonly contents?: readonly ContentDefinition[] | undefined;
  /** Rows a timeline keeps loaded at most; what goes is loaded again when scrolled to. Default 5,000. */
  readonly maxLoaded?: number | undefined;
  /** Clock, ids, timers, storage … Default: the browser's. */
  readonly env?: Env | undefined;
  /**
   * Asked when a session has ended. Get new credentials, put them where the adapter signs in with them, and resolve. Without it the connection is
   * `expired` and stays so. Nothing written meanwhile is lost: it goes out after the next sign-in.
   */
  readonly onTokenExpired?: TokenExpiredHandler | undefined;
  /** Told of every failed operation, also of those shown on screen. */
  readonly onError?: ((error: ChatError, context: ErrorContext) => void) | undefined;
  /** Told of what was ignored: malformed events, dropped operations. For development and monitoring. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined;
}

/** Options of `sendMessage`. */
export interface SendOptions {
  /** The draft of the timeline has become this message: it goes in the same storage transaction, so that a crash leaves one or the other. */
  readonly clearDraft?: boolean | undefined;
}

/** Everything a user can do. Selectors read, actions change; screens use nothing else. */
export interface ChatActions extends MessageActions, KeptActions, ScheduledActions {
  /** Opens a timeline (loading its newest messages) until the returned function is called. */
  openTimeline(ref: TimelineRef): () => void;
  loadOlder(ref: TimelineRef): Promise<void>;
  loadNewer(ref: TimelineRef): Promise<void>;
  retryTimeline(ref: TimelineRef): void;
  /** Shows the history around a message; false when it cannot be reached. */
  showAround(ref: TimelineRef, messageId: MessageId): Promise<boolean>;
  /** Shows the history from a position on, such as where unread messages begin; false when it cannot be reached. */
  showFrom(ref: TimelineRef, position: Position): Promise<boolean>;
  showLatest(ref: TimelineRef): Promise<void>;
  /** Tells which row is being read away from the end; undefined at the end. What is dropped to stay within `maxLoaded` keeps clear of it. */
  setReading(ref: TimelineRef, key: string | undefined): void;
  loadMoreConversations(): Promise<void>;
  retryConversations(): void;
  /** A conversation by id, fetched when unknown; null when it does not exist or may not be seen. Rejects with ChatError. */
  ensureConversation(id: ConversationId): Promise<Conversation | null>;
  /** The direct conversation with someone, made if need be. Rejects with ChatError. */
  startWith(userId: UserId): Promise<Conversation>;
  /** Takes a conversation and its history off this user's list, until something new is said there. Rejects with ChatError. */
  removeConversation(id: ConversationId): Promise<void>;
  /** Empties a conversation for this user. Rejects with ChatError. */
  clearHistory(id: ConversationId): Promise<void>;
  /**
   * Shows the message at once, sends it, and answers the key of its row. Once the row says `queued` it survives a crash; failures show on the row.
   */
  sendMessage(ref: TimelineRef, request: SendRequest, options?: SendOptions): string;
  retrySend(ref: TimelineRef, key: string): void;
  /** Gives a failed message up; answers it, so that a composer can take it back. */
  discardSend(ref: TimelineRef, key: string): OutgoingMessage | undefined;
  markRead(ref: TimelineRef, position: Position): void;
  setTyping(ref: TimelineRef, active: boolean, activity?: 'text' | 'voice' | 'upload'): void;
  /** Keeps what is being written; `immediate` does not wait for a pause in typing (the page is going away). */
  setDraft(ref: TimelineRef, draft: Draft | null, options?: { readonly immediate?: boolean | undefined }): void;
  /** Changes pin, mute, archive …; shows at once, is undone and rejects with ChatError when refused. */
  updateSettings(conversationId: ConversationId, changes: SettingsChanges): Promise<void>;
  ensureUsers(ids: readonly UserId[]): void;
  ensureGroup(id: GroupId): void;
  loadMembers(id: GroupId): Promise<void>;
  /** What can be done to groups and their members. */
  readonly groups: GroupActions;
  watchPresence(ids: readonly UserId[]): () => void;
  /** Contacts, requests, remarks, blocks, and the own profile. Their code is loaded when the first of it is wanted. */
  readonly people: PeopleActions;
  /** Tries to connect at once; after the session has ended, to sign in again. */
  reconnect(): Promise<void>;
  /**
   * Signs out: nothing of this user stays in memory or on this device, in any tab. Rejects with ChatError when the backend could not be told; what is here
   * is gone all the same.
   */
  logout(): Promise<void>;
  can(operation: Operation, conversationId?: ConversationId): Capability;
}

/** A chat: its state, what can be done, and its life. */
export interface ChatStore {
  getState(): ChatState;
  subscribe(listener: () => void): () => void;
  /**
   * Told of messages of others as they come in, while they are new: for sounds and notifications. The same may be told again when the backend repeats itself;
   * what the user has read by then, here or elsewhere, and what is found in lists and history later is not told. The state knows of the message already. Returns
   * the way to unsubscribe.
   */
  onMessage(listener: (message: Message) => void): () => void;
  /** Told of messages that were taken back or deleted: whoever tells of them by `onMessage` tells so no longer. Returns the way to unsubscribe. */
  onMessagesGone(listener: (ids: readonly MessageId[]) => void): () => void;
  readonly actions: ChatActions;
  readonly adapter: ChatAdapter;
  readonly contents: ContentRegistry;
  readonly env: Env;
  /** The file behind the media reference of an unsent message (see `localMediaId`); undefined once it is uploaded. */
  localMedia(id: string): Promise<Blob | undefined>;
  /** Signs in and loads the list. Safe to call again; never rejects: failures are in `state.startup`. */
  start(): Promise<void>;
  /** Ends everything: timers, subscriptions, the connection. `start` may be called again. */
  dispose(): void;
}

/** Makes a chat store. One per provider: two never share anything. Throws a TypeError for a missing or wrong adapter. */
export function createChatStore(options: ChatStoreOptions): ChatStore {
  const adapter: unknown = (options as Partial<ChatStoreOptions> | undefined)?.adapter;
  checkAdapter(adapter, 'createChatStore');
  const env = options.env ?? createBrowserEnv();
  const contents = createContentRegistry([...builtInContents, ...(options.contents ?? [])]);
  const core = createCore({
    adapter,
    env,
    contents,
    maxLoaded: options.maxLoaded ?? 5000,
    onError: options.onError,
    onDiagnostic: options.onDiagnostic,
  });
  const hearing = createHearing(core);
  const directory = createDirectory(core);
  const people = createPeopleLater(core);
  const drafts = createDrafts(core, () => later.wake());
  const history = createHistory(core);
  const outbox = createOutbox(core);
  const messageActions = createMessageActions(core, outbox);
  const scheduled = createScheduledLater(core, outbox);
  const later = createLater(core, messageActions.removeMessage);
  const groups = createGroupsLater(core, directory);
  const typing = createTyping(core);
  const presenceOut = createPresenceOut(core, outbox);
  const list = createConversationLoader(core, (conversation, shown) => {
    if (shown) directory.ensureFor(conversation);
    const last = conversation.lastMessage;
    if (shown && last && conversation.groupId !== undefined) directory.ensureUsers([last.senderId]);
    if (conversation.settings.draft) drafts.accept({ conversationId: conversation.id }, conversation.settings.draft);
  });
  const renewal = createRenewal(core, {
    renew: options.onTokenExpired,
    onSignedIn: (anew) => (anew ? hooks.onReconnected(false) : hooks.onConnected()),
  });
  const hooks: IngestHooks = {
    typing,
    takesConnection: renewal.takes,
    onUnknownConversation: (id) =>
      void list
        .ensure(id)
        .catch((reason: unknown) => core.report(reason, { operation: 'conversations.get', conversationId: id })),
    onReconnected(resumed) {
      outbox.kick();
      history.retryFailed();
      later.reconnected(resumed);
      people.reconnected(resumed);
      directory.reconnected();
      scheduled.reconnected(resumed);
      groups.reconnected(resumed);
      if (resumed) return;
      history.refreshAll();
      void list.refresh();
    },
    onConnected() {
      outbox.kick();
      history.retryFailed();
      later.reconnected(true);
      people.reconnected(true);
      directory.reconnected();
      scheduled.reconnected(true);
      groups.reconnected(true);
      if (core.inbox.state().status === 'error') void list.refresh();
    },
    onSettings(conversationId, changes: ConversationSettings) {
      if ('draft' in changes) drafts.accept({ conversationId }, changes.draft);
    },
    // Streamed answers are shown from their snapshots; pieces in between wait for the message type that draws them.
    onStreamDelta: () => {},
  };
  // After the event is taken in: an own change commits at once.
  core.inbox.onReturn = (id, changes) =>
    env.timers.after(0, () => {
      if (core.active) void actions.updateSettings(id, changes);
    });
  core.onExpired = () => [...core.accounts.keys()].forEach(renewal.begin);
  const life = createLife(core, hooks, {
    renew: renewal.ask,
    onStarted(accountId) {
      history.refreshAll();
      history.onReady();
      void drafts.start(accountId);
      people.started();
      void outbox.start(accountId);
      return list.refresh().then(scheduled.started);
    },
    onStop(forget) {
      // Deletions that wait go into the outbox first.
      later.stop(forget);
      renewal.stop();
      history.stop();
      list.stop();
      presenceOut.stop(forget);
      outbox.stop(forget);
      scheduled.stop();
      groups.stop();
      typing.stop();
      directory.stop();
      people.stop();
      drafts.stop(forget);
    },
  });
  const actions: ChatActions = {
    ...messageActions,
    ...later.actions,
    ...scheduled.actions,
    openTimeline: history.open,
    loadOlder: history.loadOlder,
    loadNewer: history.loadNewer,
    retryTimeline: history.retry,
    showAround: history.showAround,
    showFrom: history.showFrom,
    showLatest: history.showLatest,
    setReading: (ref, key) => core.timelines.get(timelineKey(ref))?.core.setReading(key),
    loadMoreConversations: list.loadMore,
    retryConversations: () => void (core.inbox.state().status === 'error' ? list.refresh() : list.loadMore()),
    ensureConversation: list.ensure,
    startWith: list.startWith,
    removeConversation: list.remove,
    clearHistory: list.clear,
    sendMessage(ref, request, sendOptions = {}) {
      presenceOut.setTyping(ref, false);
      return outbox.send(ref, request, sendOptions.clearDraft ? drafts.take(ref) : []);
    },
    retrySend: outbox.retry,
    discardSend: outbox.discard,
    markRead: presenceOut.markRead,
    setTyping: presenceOut.setTyping,
    setDraft: drafts.set,
    updateSettings(conversationId, changes) {
      if (!adapter.settings) {
        const unsupported = new ChatError('unsupported', 'The adapter keeps no settings.');
        return Promise.reject(core.report(unsupported, { operation: 'settings.update', conversationId }));
      }
      const all = withAwayFrom(core.conversations.get(conversationId), changes);
      return handled(outbox.act({ conversationId }, { kind: 'settings', changes: all }));
    },
    ensureUsers: directory.ensureUsers,
    ensureGroup: directory.ensureGroup,
    loadMembers: directory.loadMembers,
    groups: groups.actions,
    watchPresence: directory.watchPresence,
    people: people.actions,
    async reconnect() {
      if (core.api.getState().startup.status === 'error') return life.start();
      await renewal.reconnect();
    },
    logout: life.logout,
    can: (operation, conversationId) => adapter.can(operation, conversationId),
  };
  return {
    getState: core.api.getState,
    subscribe: (listener) => core.api.subscribe(listener),
    ...hearing,
    actions,
    adapter,
    contents,
    env,
    localMedia: outbox.localMedia,
    start: life.start,
    dispose: life.dispose,
  };
}
