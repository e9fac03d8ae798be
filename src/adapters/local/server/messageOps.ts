import { ChatError } from '../../../contract/index.js';
import type { Content, ConversationId, MessageId, MessageSnapshot, TimelineRef, UserId } from '../../../model/index.js';
import type { ListOptions, ListPage, MessageRevision } from '../../../contract/index.js';
import type { MemberRow, MessageRow } from '../storage/rows.js';
import { needAccess, needMember, type Access } from './access.js';
import { asPoll, recalled } from './contents.js';
import type { ReadContext, WriteContext } from './context.js';
import { findSeq, messageId, readSeq } from './ids.js';
import { localLimits, messageBytes } from './limits.js';
import { isShown, needMessage, readMessage, snapshotOf } from './messageRows.js';
import { noteHidden, recountThread } from './answers.js';
import { readContent } from './outgoing.js';
import { pageOf } from './paging.js';
import { mustBeAllowedIn } from './rules.js';

type Found = Access & { readonly member: MemberRow; readonly row: MessageRow };

async function find(context: ReadContext, conversationId: ConversationId, id: MessageId): Promise<Found> {
  const access = await needMember(context, conversationId);
  return { ...access, row: await needMessage(context, access, readSeq(conversationId, id)) };
}

async function findLiving(context: ReadContext, conversationId: ConversationId, id: MessageId): Promise<Found> {
  const found = await find(context, conversationId, id);
  if (found.row.recalled) throw new ChatError('conflict', 'The message was recalled.');
  return found;
}

/** Not words somebody may have read long ago: a place that moves, a poll that is closed, a card that is brought up to date. They change at any time. */
const LIVING: ReadonlySet<string> = new Set(['location', 'poll', 'card']);

export async function edit(
  context: WriteContext,
  conversationId: ConversationId,
  id: MessageId,
  content: Content,
  expectedRevision: number,
): Promise<void> {
  const { row, ...place } = await findLiving(context, conversationId, id);
  await mustBeAllowedIn(context, 'edit-own', place, {
    message: LIVING.has(row.content.type) ? { ...row, time: context.now } : row,
  });
  if (row.revision !== expectedRevision) {
    throw new ChatError('conflict', `The message is at revision ${row.revision}, not ${expectedRevision}.`);
  }
  const next = readContent(content);
  if (next.type !== row.content.type) throw new ChatError('bad-input', 'An edit cannot change the type of a message.');
  await context.tx.put('messages', {
    ...row,
    content: next,
    revision: row.revision + 1,
    editedAt: context.now,
    ...(!LIVING.has(row.content.type) && { earlier: withEarlier(row) }),
  });
  context.log({ type: 'edited', conversationId, seq: row.seq, by: context.self });
}

/** How many earlier versions are kept of one message, and how much of them: the newest. */
const EARLIER = 20;

function withEarlier({ earlier = [], revision, editedAt, time, content }: MessageRow): MessageRow['earlier'] {
  let room = messageBytes;
  const kept = [...earlier, { revision, time: editedAt ?? time, content }].slice(-EARLIER).reverse();
  return kept.filter((each) => (room -= JSON.stringify(each.content).length) >= 0).reverse();
}

/** What a message said before and says now. */
export async function editHistory(
  context: ReadContext,
  conversationId: ConversationId,
  id: MessageId,
): Promise<readonly MessageRevision[]> {
  const access = await needAccess(context, conversationId);
  const row = await needMessage(context, access, readSeq(conversationId, id));
  if (row.recalled) return [];
  const { senderId: by, revision, editedAt, time, content, earlier = [] } = row;
  return [...earlier, { revision, time: editedAt ?? time, content }].map((each) => ({ ...each, by }));
}

/** Takes a message back for everyone; its words leave the database. */
export async function recall(context: WriteContext, conversationId: ConversationId, id: MessageId): Promise<void> {
  const { tx, self, now } = context;
  const { row, ...place } = await find(context, conversationId, id);
  if (row.recalled) return;
  const own = row.senderId === self;
  const target = own ? undefined : await tx.get('members', [conversationId, row.senderId]);
  await mustBeAllowedIn(context, own ? 'recall-own' : 'recall-others', place, { message: row, target });
  const { seq, clientId, senderId, time, revision, targetUserIds, threadId, inConversation, thread } = row;
  await tx.put('messages', {
    conversationId,
    seq,
    senderId,
    time,
    revision: revision + 1,
    content: recalled,
    recalled: { by: self, time: now },
    ...(clientId !== undefined && { clientId }),
    ...(targetUserIds && { targetUserIds }),
    // A root that is taken back keeps its thread, and an answer its place in it.
    ...(threadId !== undefined && { threadId }),
    ...(inConversation && { inConversation }),
    ...(thread && { thread }),
  });
  context.log({ type: 'recalled', conversationId, seq });
  if (threadId !== undefined) await recountThread(context, place, readSeq(conversationId, threadId));
  await forgetQuotes(context, conversationId, seq);
  if (await tx.get('pins', [conversationId, seq])) {
    await tx.delete('pins', [conversationId, seq]);
    context.log({ type: 'pinned', conversationId, seq, active: false, by: self });
  }
}

/** Quotes in the same conversation follow the recall. Only stored rows can quote, and quotes are younger than what they quote. */
async function forgetQuotes(context: WriteContext, conversationId: ConversationId, seq: number): Promise<void> {
  const id = messageId(conversationId, seq);
  for (const row of await context.tx.list('messages', { prefix: [conversationId], from: seq + 1 })) {
    if (row.quote?.ref?.messageId !== id) continue;
    await context.tx.put('messages', { ...row, quote: { ...row.quote, content: recalled } });
  }
}

export async function hide(
  context: WriteContext,
  conversationId: ConversationId,
  ids: readonly MessageId[],
): Promise<void> {
  await needAccess(context, conversationId);
  const seqs = ids.map((id) => readSeq(conversationId, id));
  for (const seq of seqs) await context.tx.put('hidden', { userId: context.self, conversationId, seq });
  context.log({ type: 'removed', conversationId, seqs }, [context.self]);
  await noteHidden(context, conversationId, seqs);
}

export async function clearHistory(context: WriteContext, conversationId: ConversationId): Promise<void> {
  const { inbox, last } = await needAccess(context, conversationId);
  if (last <= inbox.clearedSeq) return;
  await context.tx.put('inbox', { ...inbox, clearedSeq: last });
  context.log({ type: 'cleared', conversationId, seq: last }, [context.self]);
}

export async function react(
  context: WriteContext,
  conversationId: ConversationId,
  id: MessageId,
  emoji: string,
  active: boolean,
): Promise<void> {
  const { self } = context;
  if (typeof emoji !== 'string' || emoji === '' || emoji.length > 64) {
    throw new ChatError('bad-input', 'A reaction needs an emoji.');
  }
  const { row, ...place } = await findLiving(context, conversationId, id);
  await mustBeAllowedIn(context, 'react', place);
  const reactions = row.reactions ?? [];
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if ((known?.userIds.includes(self) ?? false) === active) return;
  if (active && !known && reactions.length >= localLimits.reactionsPerMessage) {
    throw new ChatError(
      'too-large',
      `A message carries at most ${localLimits.reactionsPerMessage} different reactions.`,
    );
  }
  const userIds = active ? [...(known?.userIds ?? []), self] : (known?.userIds ?? []).filter((user) => user !== self);
  const changed = known
    ? reactions.map((reaction) => (reaction === known ? { emoji, userIds } : reaction))
    : [...reactions, { emoji, userIds }];
  const reactedAt = context.log({ type: 'reaction', conversationId, seq: row.seq, userId: self, emoji, active });
  await context.tx.put('messages', {
    ...row,
    reactions: changed.filter((reaction) => reaction.userIds.length > 0),
    reactedAt,
  });
}

/** Who set one reaction, first to last. */
export async function listReactors(
  context: ReadContext,
  conversationId: ConversationId,
  id: MessageId,
  emoji: string,
  options: ListOptions | undefined,
): Promise<ListPage<UserId>> {
  const access = await needAccess(context, conversationId);
  const row = await needMessage(context, access, readSeq(conversationId, id));
  const ids = row.recalled ? undefined : row.reactions?.find((each) => each.emoji === emoji)?.userIds;
  return pageOf(ids ?? [], options, localLimits.membersPerPage);
}

export async function vote(
  context: WriteContext,
  conversationId: ConversationId,
  id: MessageId,
  optionIds: readonly string[],
): Promise<void> {
  const { self, now } = context;
  const { row } = await findLiving(context, conversationId, id);
  const poll = asPoll(row.content);
  const chosen = [...new Set(optionIds)];
  if (!poll) throw new ChatError('bad-input', 'This message is not a poll.');
  if (row.votesClosed || (poll.closesAt !== undefined && poll.closesAt <= now)) {
    throw new ChatError('forbidden', 'The poll is closed.');
  }
  const known = new Set(poll.options.map((option) => option.id));
  if (chosen.some((option) => !known.has(option))) throw new ChatError('bad-input', 'The poll has no such option.');
  if (chosen.length > 1 && !poll.multiple) throw new ChatError('bad-input', 'The poll takes one answer.');
  const votes = poll.options.map((option) => {
    const others = (row.votes?.find(({ optionId }) => optionId === option.id)?.userIds ?? []).filter(
      (user) => user !== self,
    );
    return { optionId: option.id, userIds: chosen.includes(option.id) ? [...others, self] : others };
  });
  const votedAt = context.log({ type: 'votes', conversationId, seq: row.seq });
  await context.tx.put('messages', { ...row, votes, votedAt });
}

export async function pin(
  context: WriteContext,
  conversationId: ConversationId,
  id: MessageId,
  active: boolean,
): Promise<void> {
  const { tx, self, now } = context;
  const access = await needMember(context, conversationId);
  const seq = readSeq(conversationId, id);
  await mustBeAllowedIn(context, 'pin', access);
  if (((await tx.get('pins', [conversationId, seq])) !== undefined) === active) return;
  if (active) {
    const row = await needMessage(context, access, seq);
    if (row.recalled) throw new ChatError('conflict', 'The message was recalled.');
    await tx.put('pins', { conversationId, seq, by: self, time: now });
  } else {
    await tx.delete('pins', [conversationId, seq]);
  }
  context.log({ type: 'pinned', conversationId, seq, active, by: self });
}

export async function listPinned(
  context: ReadContext,
  { conversationId, threadId }: TimelineRef,
): Promise<readonly MessageSnapshot[]> {
  const access = await needAccess(context, conversationId);
  const pins = await context.tx.list('pins', { prefix: [conversationId] });
  const snapshots: MessageSnapshot[] = [];
  for (const { seq } of [...pins].sort((a, b) => b.time - a.time)) {
    const row = seq >= access.first ? await readMessage(context, access.conversation, seq) : undefined;
    if (!row || (threadId !== undefined && row.threadId !== threadId)) continue;
    snapshots.push(await snapshotOf(context, row));
  }
  return snapshots;
}

export async function listReaders(
  context: ReadContext,
  conversationId: ConversationId,
  id: MessageId,
  read: boolean,
  options: ListOptions | undefined,
): Promise<ListPage<UserId>> {
  const { row } = await find(context, conversationId, id);
  const { seq, threadId } = row;
  const rootSeq = threadId === undefined ? undefined : findSeq(conversationId, threadId);
  const members = await context.tx.list('members', { prefix: [conversationId] });
  const ids: UserId[] = [];
  for (const { userId, readSeq } of members) {
    // An answer is read in its thread; one that stands in both places, in either.
    const follow =
      rootSeq === undefined ? undefined : await context.tx.get('follows', [userId, conversationId, rootSeq]);
    const readTo = Math.max(isShown(row) ? readSeq : 0, follow?.readSeq ?? 0);
    if (userId !== row.senderId && readTo >= seq === read) ids.push(userId);
  }
  return pageOf(ids, options, localLimits.membersPerPage);
}
