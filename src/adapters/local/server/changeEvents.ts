import type { ChatEventBody } from '../../../contract/index.js';
import type { ConversationId, ConversationSettings } from '../../../model/index.js';
import type { Change } from '../storage/changes.js';
import type { LogRow } from '../storage/rows.js';
import { findAccess } from './access.js';
import type { ReadContext } from './context.js';
import { messageId, position } from './ids.js';
import { isFor, isShown, readMessage, toMessage, votesLane } from './messageRows.js';
import { viewMember } from './members.js';
import { isWaiting, toScheduled } from './scheduledRows.js';
import { findRoot, viewThread } from './threads.js';
import { viewContact, viewConversation, viewGroup, viewUnread, viewUser } from './views.js';

type Events = ChatEventBody[];
type About<T extends Change['type']> = Extract<Change, { readonly type: T }>;

/**
 * What a batch of changes means to one user, in order, read from the rows as they are now; what is not theirs to know is left
 * out. Unread is counted once per conversation, at the end: counting reads many rows.
 */
export async function eventsOf(context: ReadContext, rows: readonly LogRow[]): Promise<readonly ChatEventBody[]> {
  const events: Events = [];
  const recount = new Set<ConversationId>();
  for (const row of rows) events.push(...(await eventsOfOne(context, row, recount)));
  for (const conversationId of recount) {
    const access = await findAccess(context, conversationId);
    if (access) events.push({ type: 'unread', conversationId, unread: await viewUnread(context, access) });
  }
  return events;
}

async function eventsOfOne(
  context: ReadContext,
  { change, to, seq }: LogRow,
  recount: Set<ConversationId>,
): Promise<Events> {
  if (Array.isArray(to) && !to.includes(context.self)) return [];
  if (change.type === 'scheduled') {
    const { conversationId, id } = change;
    const kept = await context.tx.get('scheduled', [context.self, id]);
    if (!isWaiting(kept)) return [{ type: 'scheduled-removed', conversationId, id }];
    return [{ type: 'scheduled', scheduled: await toScheduled(context, kept) }];
  }
  if (to === undefined) {
    if (!('conversationId' in change)) return [];
    const member = await context.tx.get('members', [change.conversationId, context.self]);
    if (!member) return [];
  }
  switch (change.type) {
    case 'message':
    case 'edited':
    case 'recalled':
    case 'reaction':
    case 'votes':
      return aboutMessage(context, change, seq, recount);
    case 'user':
    case 'contact':
    case 'blocked':
      return aboutPerson(context, change);
    case 'group':
    case 'group-removed':
    case 'members':
    case 'join-request':
      return aboutGroup(context, change);
    default:
      return aboutConversation(context, change, recount);
  }
}

async function aboutMessage(
  context: ReadContext,
  change: About<'message' | 'edited' | 'recalled' | 'reaction' | 'votes'>,
  logSeq: number,
  recount: Set<ConversationId>,
): Promise<Events> {
  const { conversationId, seq } = change;
  const access = await findAccess(context, conversationId);
  if (!access || seq < access.first || seq > access.last) return [];
  const row = await readMessage(context, access.conversation, seq);
  if (!row || !isFor(row, context.self)) return [];
  const id = messageId(conversationId, seq);
  const at = { conversationId, messageId: id };
  if (change.type === 'message') {
    if (!isShown(row)) return [{ type: 'message', message: toMessage(row, context.self) }];
    if (row.senderId !== context.self) recount.add(conversationId);
    const before = change.after ?? seq - 1;
    const first = (before <= access.inbox.unlistedSeq && seq > access.inbox.unlistedSeq) || seq === access.first;
    const shown: Events = first
      ? [{ type: 'conversation', conversation: await viewConversation(context, access) }]
      : [];
    return [...shown, { type: 'message', message: toMessage(row, context.self) }];
  }
  // Whatever happened to it before, a recalled message has nothing else to tell.
  if (row.recalled) {
    if (row.senderId !== context.self) recount.add(conversationId);
    return [{ type: 'message-recalled', ...at, recall: row.recalled }];
  }
  if (change.type === 'edited') {
    const { revision, content, mentions, editedAt } = row;
    const time = editedAt ?? row.time;
    return [{ type: 'message-edited', ...at, by: change.by, revision, content, ...(mentions && { mentions }), time }];
  }
  if (change.type === 'reaction') {
    const { userId, emoji, active } = change;
    return [{ type: 'reaction', ...at, userId, emoji, active, at: position(logSeq) }];
  }
  const votes = votesLane(row, context.self);
  return votes ? [{ type: 'lane', ...at, lane: 'votes', value: votes }] : [];
}

async function aboutPerson(context: ReadContext, change: About<'user' | 'contact' | 'blocked'>): Promise<Events> {
  const { userId } = change;
  if (change.type === 'blocked') return [{ type: 'blocked', userId, active: change.active }];
  if (change.type === 'user') {
    const row = await context.tx.get('users', [userId]);
    return row ? [{ type: 'user', user: await viewUser(context, row) }] : [];
  }
  const row = await context.tx.get('relations', [context.self, userId]);
  const contact = row && viewContact(row);
  return [contact ? { type: 'contact', contact } : { type: 'contact-removed', userId }];
}

async function aboutGroup(
  context: ReadContext,
  change: About<'group' | 'group-removed' | 'members' | 'join-request'>,
): Promise<Events> {
  const { tx } = context;
  switch (change.type) {
    case 'group': {
      const row = await tx.get('groups', [change.groupId]);
      return row ? [{ type: 'group', group: await viewGroup(context, row) }] : [];
    }
    case 'group-removed': {
      const { conversationId, groupId, reason } = change;
      const inbox = await tx.get('inbox', [context.self, conversationId]);
      const gone: Events = [{ type: 'group-removed', groupId, reason }];
      // Someone who was let in again meanwhile has not lost it.
      if (!inbox || inbox.membership === 'member') return [];
      const changes = { membership: inbox.membership };
      const threads = await followedIn(context, conversationId);
      return [...gone, { type: 'conversation-changed', conversationId, changes }, ...threads];
    }
    case 'members': {
      const { conversationId, groupId, left } = change;
      const look = async (ids: readonly string[] | undefined) =>
        (await Promise.all((ids ?? []).map((id) => tx.get('members', [conversationId, id]))))
          .filter((row) => row !== undefined)
          .map(viewMember);
      const [joined, updated] = [await look(change.joined), await look(change.updated)];
      return [
        {
          type: 'members-changed',
          groupId,
          ...(joined.length > 0 && { joined }),
          ...(updated.length > 0 && { updated }),
          ...(left && left.length > 0 && { left }),
        },
      ];
    }
    default:
      return [change];
  }
}

/** The threads of a conversation that `self` follows, as they are now. */
async function followedIn(context: ReadContext, conversationId: ConversationId): Promise<Events> {
  const events: Events = [];
  for (const { following, rootSeq } of await context.tx.list('follows', { prefix: [context.self, conversationId] })) {
    const root = following ? await findRoot(context, conversationId, rootSeq) : undefined;
    if (root) events.push({ type: 'thread', thread: await viewThread(context, root) });
  }
  return events;
}

async function aboutConversation(
  context: ReadContext,
  change: About<
    'conversation' | 'conversation-removed' | 'removed' | 'cleared' | 'pinned' | 'cursor' | 'thread' | 'settings'
  >,
  recount: Set<ConversationId>,
): Promise<Events> {
  const { conversationId } = change;
  const access = await findAccess(context, conversationId);
  if (!access) return [];
  switch (change.type) {
    case 'conversation':
      return [{ type: 'conversation', conversation: await viewConversation(context, access) }];
    case 'conversation-removed':
      return [{ type: 'conversation-removed', conversationId }];
    case 'removed': {
      const messageIds = change.seqs.map((seq) => messageId(conversationId, seq));
      recount.add(conversationId);
      return [{ type: 'message-removed', conversationId, messageIds }];
    }
    case 'cleared':
      recount.add(conversationId);
      return [{ type: 'history-cleared', conversationId, upTo: position(change.seq) }];
    case 'pinned': {
      const { seq, active, by } = change;
      return [{ type: 'pinned', conversationId, messageId: messageId(conversationId, seq), active, by }];
    }
    case 'cursor': {
      const { userId, seq, kind, rootSeq } = change;
      const type = kind === 'read' ? 'read-cursor' : 'delivered-cursor';
      if (rootSeq !== undefined) {
        const threadId = messageId(conversationId, rootSeq);
        return [{ type, conversationId, threadId, userId, position: position(seq) }];
      }
      if (userId === context.self && kind === 'read') recount.add(conversationId);
      return [{ type, conversationId, userId, position: position(seq) }];
    }
    case 'thread': {
      const root = await findRoot(context, conversationId, change.rootSeq);
      if (!root) return [];
      const thread = await viewThread(context, root);
      const summary: Events = root.row.thread
        ? [{ type: 'thread-summary', conversationId, messageId: thread.threadId, summary: root.row.thread }]
        : [];
      return [...summary, { type: 'thread', thread }];
    }
    case 'settings': {
      const now: Record<string, unknown> = { ...access.inbox.settings };
      // A cleared field is told as undefined.
      const changes = Object.fromEntries(change.fields.map((name) => [name, now[name]])) as ConversationSettings;
      return [{ type: 'settings', conversationId, changes }];
    }
  }
}
