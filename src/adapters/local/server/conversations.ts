import { ChatError, type ListOptions, type ListPage, type SettingsChanges } from '../../../contract/index.js';
import type { Conversation, ConversationId, ConversationSettings, UserId } from '../../../model/index.js';
import type { ConversationRow } from '../storage/rows.js';
import { accessOf, hasBlocked, needAccess, type Access } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { localLimits } from './limits.js';
import { newInbox, newMember } from './members.js';
import { foldText } from './fold.js';
import { plainCopy } from './outgoing.js';
import { pageOf } from './paging.js';
import { pairOf } from './pairs.js';
import { findConversation, isListed, viewConversation } from './views.js';

/** Everything on the list of `self`, newest activity first. */
export async function listAccess(context: ReadContext): Promise<readonly Access[]> {
  const { tx, self } = context;
  const inboxes = await tx.list('inbox', { prefix: [self] });
  const rows = await Promise.all(inboxes.map((inbox) => tx.get('conversations', [inbox.conversationId])));
  const all: Access[] = [];
  for (const [index, inbox] of inboxes.entries()) {
    const conversation = rows[index];
    if (conversation) all.push(accessOf(conversation, inbox));
  }
  return all.filter(isListed).sort(byActivity);
}

function byActivity(a: Access, b: Access): number {
  return b.conversation.activityAt - a.conversation.activityAt || (a.conversation.id < b.conversation.id ? -1 : 1);
}

/** The list goes on after the last one told, so nothing is skipped when the order changes between pages. */
function cursorOf({ conversation }: Access): string {
  return `${conversation.activityAt} ${conversation.id}`;
}

function readCursor(cursor: string): { readonly at: number; readonly id: ConversationId } {
  const at = Number(cursor.slice(0, cursor.indexOf(' ')));
  const id = cursor.slice(cursor.indexOf(' ') + 1);
  if (!cursor.includes(' ') || Number.isNaN(at)) {
    throw new ChatError('bad-input', 'The cursor is not one of this list.');
  }
  return { at, id };
}

function isAfter(
  { id, activityAt }: ConversationRow,
  last: { readonly at: number; readonly id: ConversationId },
): boolean {
  return activityAt < last.at || (activityAt === last.at && id > last.id);
}

export async function listConversations(
  context: ReadContext,
  options: ListOptions | undefined,
): Promise<ListPage<Conversation>> {
  const all = await listAccess(context);
  const last = options?.cursor === undefined ? undefined : readCursor(options.cursor);
  const rest = last ? all.filter(({ conversation }) => isAfter(conversation, last)) : all;
  const limit = Math.min(100, Math.max(1, Math.floor(options?.limit ?? localLimits.conversationsPerPage)));
  const page = rest.slice(0, limit);
  const end = page.at(-1);
  const items = await Promise.all(page.map((access) => viewConversation(context, access)));
  return { items, ...(end && rest.length > page.length && { cursor: cursorOf(end) }), total: all.length };
}

/** The one direct conversation of `self` with someone. */
export async function startDirect(context: WriteContext, userId: UserId): Promise<Conversation> {
  const { tx, self, now } = context;
  if (!(await tx.get('users', [userId]))) throw new ChatError('not-found', `There is no user "${userId}".`);
  const pair = pairOf(self, userId);
  const known = await tx.get('pairs', pair);
  if (known) {
    const inbox = await tx.get('inbox', [self, known.conversationId]);
    if (inbox && inbox.unlistedSeq >= 0) await tx.put('inbox', { ...inbox, unlistedSeq: -1 });
    const found = await findConversation(context, known.conversationId);
    if (found) return found;
  }
  if (await hasBlocked(tx, userId, self))
    throw new ChatError('blocked', `"${userId}" does not want to hear from "${self}".`);
  const id = known?.conversationId ?? `direct-${context.createId()}`;
  const row: ConversationRow = { id, kind: 'direct', userIds: pair, createdAt: now, activityAt: now, lastSeq: 0 };
  await tx.put('conversations', row);
  await tx.put('pairs', { pair, conversationId: id });
  for (const member of new Set(pair)) {
    await tx.put('members', newMember(row, member, now));
    // The other person's list shows it with the first message.
    await tx.put('inbox', { ...newInbox(id, member), ...(member !== self && { unlistedSeq: 0 }) });
  }
  context.log({ type: 'conversation', conversationId: id }, [self]);
  return (await findConversation(context, id))!;
}

/** Takes a conversation off the list of `self` until something new is said. */
export async function unlist(context: WriteContext, id: ConversationId, clear: boolean): Promise<void> {
  const { inbox, conversation, last } = await needAccess(context, id);
  const next = { ...inbox, unlistedSeq: conversation.lastSeq, clearedSeq: clear ? last : inbox.clearedSeq };
  await context.tx.put('inbox', next);
  if (next.clearedSeq !== inbox.clearedSeq)
    context.log({ type: 'cleared', conversationId: id, seq: last }, [context.self]);
  context.log({ type: 'conversation-removed', conversationId: id }, [context.self]);
}

/** Every field a user may set; anything else a client sends is left out. */
const settingNames: readonly (keyof ConversationSettings)[] = [
  'pinned',
  'order',
  'notify',
  'notifyUntil',
  'archived',
  'hidden',
  'folders',
  'marks',
  'draft',
  'unreadFrom',
];

export async function updateSettings(
  context: WriteContext,
  id: ConversationId,
  changes: SettingsChanges,
): Promise<void> {
  const { inbox } = await needAccess(context, id);
  const given = plainCopy(changes, 'settings');
  const fields = settingNames.filter((name) => given[name] !== undefined);
  if (fields.length === 0) return;
  const settings: Record<string, unknown> = { ...inbox.settings };
  for (const name of fields) {
    if (given[name] === null) delete settings[name];
    else settings[name] = given[name];
  }
  await context.tx.put('inbox', { ...inbox, settings });
  context.log({ type: 'settings', conversationId: id, fields }, [context.self]);
}

/** Conversations whose name has the words, newest activity first. */
export async function searchConversations(
  context: ReadContext,
  text: string,
  options: ListOptions | undefined,
): Promise<ListPage<Conversation>> {
  const wanted = foldText(text.trim());
  if (wanted === '') return { items: [] };
  const found: Access[] = [];
  for (const access of await listAccess(context)) {
    const names = await namesOf(context, access);
    if (names.some((name) => foldText(name).includes(wanted))) found.push(access);
  }
  const page = pageOf(found, options, localLimits.conversationsPerPage);
  return { ...page, items: await Promise.all(page.items.map((access) => viewConversation(context, access))) };
}

async function namesOf({ tx, self }: ReadContext, { conversation }: Access): Promise<readonly string[]> {
  if (conversation.groupId !== undefined) {
    const group = await tx.get('groups', [conversation.groupId]);
    return group?.name === undefined ? [] : [group.name];
  }
  const peer = conversation.userIds?.find((id) => id !== self) ?? self;
  const [user, relation] = await Promise.all([tx.get('users', [peer]), tx.get('relations', [self, peer])]);
  return [user?.nick, relation?.remark].filter((name) => name !== undefined);
}
