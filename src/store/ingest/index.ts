import { chatErrorCodes, type ChatErrorData, type ChatEvent } from '../../contract/index.js';
import {
  comparePositions,
  mergeMessage,
  timelineKey,
  type AccountId,
  type ConnectionState,
  type Conversation,
  type ConversationId,
  type ConversationSettings,
  type Message,
} from '../../model/index.js';
import type { Core } from '../core.js';
import type { TypingTimers } from '../typing.js';
import { ingestContact } from './contacts.js';
import { checkConversation, eventProblem } from './check.js';
import { ingestUnread, moveCursor } from './cursors.js';
import { asLast, ingestCleared, ingestMessage, noteMessage, ingestOperation, ingestRemoval } from './messages.js';
import { ingestUser, usablePresence } from './profiles.js';
import { ingestGroupRemoved, ingestMembers, ingestPerson } from './people.js';

/** What ingest needs from the rest of the store. */
export interface IngestHooks {
  readonly typing: TypingTimers;
  /** A message or event spoke of a conversation that is not known. */
  onUnknownConversation(conversationId: string): void;
  /** Looks at the state of a connection first; true when it is not to be shown. */
  takesConnection(accountId: AccountId, state: ConnectionState): boolean;
  onReconnected(resumed: boolean): void;
  onConnected(): void;
  onSettings(conversationId: string, settings: ConversationSettings): void;
  onStreamDelta(event: Extract<ChatEvent, { type: 'stream-delta' }>): void;
}

/** Puts a conversation in, keeping what the store knows better: a later unread count, a later last message. */
export function putConversation(core: Core, value: unknown): Conversation | null {
  const incoming = checkConversation(value, core.contents);
  if (!incoming) return null;
  const known = core.conversations.get(incoming.id);
  const unread = core.unread.base(incoming.id, incoming.unread, incoming.lastMessage?.position);
  const merged: Conversation = {
    ...incoming,
    unread: incoming.countsUnread ? unread : { ...unread, count: 0 },
    activityAt: Math.max(known?.activityAt ?? 0, incoming.activityAt),
    lastMessage: laterMessage(known?.lastMessage, incoming.lastMessage && asLast(core, incoming.lastMessage)),
    settings: core.settings.confirm(incoming.id, incoming.settings),
  };
  core.conversations.set(merged.id, merged);
  if (!known)
    for (const message of core.orphans.take(merged.id))
      noteMessage(core, core.conversations.get(merged.id) ?? merged, asLast(core, message));
  core.inbox.changed(merged.id);
  return core.conversations.get(merged.id) ?? merged;
}

/** Takes a conversation out. */
export function removeConversation(core: Core, id: ConversationId): void {
  core.conversations.delete(id);
  core.inbox.changed(id);
  // What a screen still shows is left to it; it closes, or finds the conversation back.
  for (const { core: timeline, flags } of core.timelinesOf(id))
    if (!flags.users) core.dropTimeline(timelineKey(timeline.identity.ref));
  core.onThread?.({ type: 'gone', conversationId: id });
}

/** Of two last messages the later; a list that was made earlier must not take the preview back. */
function laterMessage(known: Message | undefined, incoming: Message | undefined): Message | undefined {
  if (!known || !incoming) return incoming ?? known;
  if (known.id === incoming.id) return mergeMessage(known, incoming);
  return comparePositions(known.position, incoming.position) > 0 ? known : incoming;
}

/** The only way events enter: checks each, applies it, and never throws (P15). The commit follows on the next frame. */
export function ingest(core: Core, hooks: IngestHooks, events: readonly ChatEvent[]): void {
  for (const event of events) {
    const problem = eventProblem(event);
    if (problem) {
      core.diagnose(problem.kind, problem.detail);
      continue;
    }
    try {
      apply(core, hooks, event);
    } catch (reason) {
      core.diagnose('handler-failed', `${event.type}: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  }
  core.schedule();
}

function apply(core: Core, hooks: IngestHooks, event: ChatEvent): void {
  switch (event.type) {
    case 'connection':
      return applyConnection(core, hooks, event);
    case 'reconnected':
      return hooks.onReconnected(event.resumed);
    case 'capabilities-changed':
      return updateAccount(core, event.accountId, (account) => ({
        capabilitiesVersion: account.capabilitiesVersion + 1,
      }));
    case 'notice':
      return applyNotice(core, event);
    case 'conversation':
      if (!putConversation(core, event.conversation)) core.diagnose('malformed-event', 'conversation');
      return;
    case 'conversation-changed':
      return withConversation(core, event.conversationId, (conversation) => ({ ...conversation, ...event.changes }));
    case 'conversation-removed':
      return removeConversation(core, event.conversationId);
    case 'settings':
      withConversation(core, event.conversationId, (conversation) => {
        const confirmed = { ...core.settings.confirmed(conversation.id), ...event.changes };
        return { ...conversation, settings: core.settings.confirm(conversation.id, confirmed) };
      });
      return hooks.onSettings(event.conversationId, event.changes);
    case 'message':
    case 'stream-end':
      if (!ingestMessage(core, event)) return core.diagnose('malformed-event', event.type);
      if (!core.conversations.has(event.message.conversationId))
        hooks.onUnknownConversation(event.message.conversationId);
      return;
    case 'message-edited':
    case 'message-recalled':
    case 'reaction':
    case 'reaction-summary':
    case 'receipt-summary':
    case 'thread-summary':
    case 'lane':
      return ingestOperation(core, event);
    case 'message-removed':
      return ingestRemoval(core, event.conversationId, event.messageIds);
    case 'history-cleared':
      return ingestCleared(core, event);
    case 'read-cursor':
    case 'delivered-cursor':
      return moveCursor(core, event);
    case 'unread':
      return ingestUnread(core, event.conversationId, event.unread);
    case 'typing':
      return hooks.typing.ingest(event);
    case 'stream-delta':
      return hooks.onStreamDelta(event);
    case 'user':
      return ingestUser(core, event.user);
    case 'presence':
      return ingestPerson(core, core.presence, event.userId, usablePresence(event.presence));
    case 'blocked':
      return event.active ? core.blocked.set(event.userId, true) : core.blocked.delete(event.userId);
    case 'group':
      return core.groups.set(event.group.id, event.group);
    case 'group-removed':
      ingestGroupRemoved(core, event);
      return core.onGroup?.(event);
    case 'members-changed':
      ingestMembers(core, event);
      return core.onGroup?.(event);
    case 'join-request':
      return core.onGroup?.(event);
    case 'pinned':
      return core.onPinned?.(event);
    case 'thread':
      return core.onThread?.(event);
    case 'scheduled':
    case 'scheduled-removed':
      return core.onScheduled?.(event);
    case 'contact':
      return ingestContact(core, event.contact);
    case 'contact-removed':
      return core.contacts.delete(event.userId);
    // Nothing on screen reads these yet; the slices that will are added with their features.
    case 'topic':
    case 'live-room':
    case 'live-gift':
    case 'live-likes':
      return;
  }
}

function withConversation(core: Core, id: string, change: (conversation: Conversation) => Conversation): void {
  const conversation = core.conversations.get(id);
  if (!conversation) return;
  const next = checkConversation(change(conversation), core.contents);
  if (!next) return core.diagnose('malformed-event', 'conversation-changed');
  core.conversations.set(id, next);
  core.inbox.changed(id);
}

type AccountChange = Partial<Omit<NonNullable<ReturnType<Core['accounts']['get']>>, 'id' | 'selfId'>>;

function updateAccount(
  core: Core,
  id: string,
  change: (account: NonNullable<ReturnType<Core['accounts']['get']>>) => AccountChange,
): void {
  const account = core.accounts.get(id);
  if (account) core.setAccount({ ...account, ...change(account) });
}

function applyConnection(core: Core, hooks: IngestHooks, event: Extract<ChatEvent, { type: 'connection' }>): void {
  if (hooks.takesConnection(event.accountId, event.state)) return;
  const before = core.accounts.get(event.accountId)?.connection.status;
  updateAccount(core, event.accountId, () => ({ connection: event.state }));
  if (event.state.status === 'connected' && before !== 'connected') hooks.onConnected();
}

// P17: an adapter has a handful.
const MAX_NOTICES = 50;

function applyNotice(core: Core, event: Extract<ChatEvent, { type: 'notice' }>): void {
  updateAccount(core, event.accountId, (account) => {
    const notices = new Map(account.notices);
    const known = event.error && (chatErrorCodes as readonly string[]).includes(event.error.code);
    const error: ChatErrorData | undefined = known ? event.error : undefined;
    if (event.active && notices.size < MAX_NOTICES) notices.set(event.code, error);
    else if (!event.active) notices.delete(event.code);
    return { notices };
  });
}
