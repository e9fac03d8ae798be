import { ChatError, type SettingsChanges } from '../../../contract/index.js';
import type { Conversation, ConversationId, ConversationSettings, UserId } from '../../../model/index.js';
import type { ConversationRow } from '../storage/rows.js';
import { hasBlocked, needAccess } from './access.js';
import type { WriteContext } from './context.js';
import { newInbox, newMember } from './members.js';
import { plainCopy } from './outgoing.js';
import { pairOf } from './pairs.js';
import { findConversation } from './views.js';

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
  'awayFrom',
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
