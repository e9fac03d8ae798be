import { ChatError, type HistoryOperation, type HistoryPage, type HistoryRequest } from '../../../contract/index.js';
import type { ConversationId, MessageId, Thread, ThreadId, ThreadRef } from '../../../model/index.js';
import type { MessageRow } from '../storage/rows.js';
import { findAccess, isMember, needAccess, type Access } from './access.js';
import { isCountable } from './contents.js';
import type { ReadContext } from './context.js';
import { notHere, pageLimit } from './history.js';
import { messageId, position, readSeq, seqFrom, seqTo } from './ids.js';
import { localLimits } from './limits.js';
import { COUNTED, isFor, needMessage, readHidden, readMessage, readMessages, toMessage } from './messageRows.js';

// A thread is a timeline beside that of its conversation: its answers are numbered along with all other messages, and a table of its own finds them.

/** A message a thread stands under, with what `self` may see of its conversation. */
export type Root = Access & { readonly row: MessageRow };

/** The refusal for a thread under an answer. */
export function noThread(): ChatError {
  return new ChatError('bad-input', 'An answer in a thread has no thread of its own.');
}

/** The root, where `self` may see it and has not deleted it. */
export async function findRoot(
  context: ReadContext,
  conversationId: ConversationId,
  rootSeq: number,
): Promise<Root | undefined> {
  const access = await findAccess(context, conversationId);
  if (!access || rootSeq < access.first || rootSeq > access.last) return undefined;
  const row = await readMessage(context, access.conversation, rootSeq);
  const hidden = await readHidden(context, conversationId, rootSeq, rootSeq);
  return row && isFor(row, context.self) && hidden.size === 0 ? { ...access, row } : undefined;
}

/** The message a thread stands under; rejects where there is none for `self`, or it is an answer itself. */
export async function needRoot(
  context: ReadContext,
  conversationId: ConversationId,
  threadId: ThreadId,
): Promise<Root> {
  const access = await needAccess(context, conversationId);
  const row = await needMessage(context, access, readSeq(conversationId, threadId));
  if (row.threadId !== undefined) throw noThread();
  return { ...access, row };
}

/** Numbers of the answers, oldest first: those `self` may see. */
export async function answerSeqs(
  { tx }: ReadContext,
  { conversation, first, last }: Access,
  rootSeq: number,
): Promise<readonly number[]> {
  const keys = await tx.keys('answers', { prefix: [conversation.id, rootSeq], from: first, to: last });
  return keys.map((key) => key[2] as number);
}

/** Rows of these answers, oldest first, whoever may see them. */
export async function readRows(
  context: ReadContext,
  { conversation }: Access,
  seqs: readonly number[],
): Promise<readonly MessageRow[]> {
  const [from, to] = [seqs[0], seqs.at(-1)];
  if (from === undefined || to === undefined) return [];
  // Answers mostly follow each other closely; where they do not, one by one costs less than all that lies between.
  const close = to - from < seqs.length * 4;
  const rows = close
    ? await readMessages(context, conversation, from, to)
    : await Promise.all(seqs.map((seq) => readMessage(context, conversation, seq)));
  const wanted = new Set(seqs);
  return rows.filter((row): row is MessageRow => row !== undefined && wanted.has(row.seq));
}

/** Rows of these answers that `self` sees, oldest first. */
async function readAnswers(
  context: ReadContext,
  access: Access,
  seqs: readonly number[],
): Promise<readonly MessageRow[]> {
  const hidden = await readHidden(context, access.conversation.id, seqs[0] ?? 0, seqs.at(-1) ?? 0);
  const rows = await readRows(context, access, seqs);
  return rows.filter((row) => isFor(row, context.self) && !hidden.has(row.seq));
}

/** How far the others have read in it. */
async function cursorsIn(context: ReadContext, ref: ThreadRef, rootSeq: number): Promise<HistoryOperation[]> {
  const { conversationId, threadId } = ref;
  const members = await context.tx.list('members', {
    prefix: [conversationId],
    limit: localLimits.receiptGroupSize + 1,
  });
  if (members.length > localLimits.receiptGroupSize) return [];
  const follows = await Promise.all(
    members.map(({ userId }) => context.tx.get('follows', [userId, conversationId, rootSeq])),
  );
  return follows.flatMap((row) =>
    row && row.userId !== context.self
      ? { type: 'read-cursor', conversationId, threadId, userId: row.userId, position: position(row.readSeq) }
      : [],
  );
}

/** One stretch of a thread as `messages.load` answers it. */
export async function loadThreadHistory(
  context: ReadContext,
  ref: ThreadRef,
  request: HistoryRequest,
): Promise<HistoryPage> {
  const { conversationId, threadId } = ref;
  const { row: root, ...access } = await needRoot(context, conversationId, threadId);
  const all = await answerSeqs(context, access, root.seq);
  const ops = await cursorsIn(context, ref, root.seq);
  const [oldest, newest] = [all[0], all.at(-1)];
  if (oldest === undefined || newest === undefined) return { items: [], ops, reachedStart: true, reachedEnd: true };
  const lower = Math.max(request.lower ? seqFrom(request.lower) : 0, root.seq + 1);
  const upper = Math.min(request.upper ? seqTo(request.upper) : access.last, access.last);
  const inside = all.filter((seq) => seq >= lower && seq <= upper);
  const limit = pageLimit(request.limit);
  const upwards = request.fill === 'fromLower';
  const taken = upwards ? inside.slice(0, limit) : inside.slice(-limit);
  const cut = taken.length < inside.length;
  const from = cut && !upwards ? taken[0]! : lower;
  const to = cut && upwards ? taken.at(-1)! : upper;
  const types = request.types && new Set(request.types);
  const rows = await readAnswers(context, access, taken);
  return {
    items: rows.filter((row) => !types || types.has(row.content.type)).map((row) => toMessage(row, context.self)),
    ops,
    ...(!types && from <= to && { covers: { from: position(from), to: position(to) } }),
    reachedStart: from <= oldest,
    reachedEnd: to >= newest,
  };
}

/** An answer and `limit` others on each side of it. */
export async function loadThreadAround(
  context: ReadContext,
  ref: ThreadRef,
  id: MessageId,
  limit: number | undefined,
): Promise<HistoryPage> {
  const { conversationId } = ref;
  const { row: root, ...access } = await needRoot(context, conversationId, ref.threadId);
  const all = await answerSeqs(context, access, root.seq);
  const middle = all.indexOf(readSeq(conversationId, id));
  if (middle < 0) throw notHere(conversationId, id);
  const each = pageLimit(limit);
  const start = Math.max(0, middle - each);
  const taken = all.slice(start, middle + each + 1);
  const reachedStart = start === 0;
  const reachedEnd = start + taken.length === all.length;
  const from = reachedStart ? root.seq + 1 : taken[0]!;
  const to = reachedEnd ? access.last : taken.at(-1)!;
  return {
    items: (await readAnswers(context, access, taken)).map((row) => toMessage(row, context.self)),
    ops: await cursorsIn(context, ref, root.seq),
    covers: { from: position(from), to: position(to) },
    reachedStart,
    reachedEnd,
  };
}

/** How many of these are answers of others that count (P8). */
async function countUnreadAnswers(context: ReadContext, access: Access, seqs: readonly number[]): Promise<number> {
  const start = Math.max(0, seqs.length - COUNTED);
  const rows = await readAnswers(context, access, seqs.slice(start));
  const counted = rows.filter((row) => row.senderId !== context.self && !row.recalled && isCountable(row.content));
  return start + counted.length;
}

/** A thread as `self` has it. Who has left its group is told of nothing in it. */
export async function viewThread(context: ReadContext, { row, ...access }: Root): Promise<Thread> {
  const { conversationId, seq } = row;
  const follow = await context.tx.get('follows', [context.self, conversationId, seq]);
  const following = follow?.following === true && isMember(access);
  // What was read already need not be looked for: a thread may be long, and each of its answers is told of.
  const first = Math.max(access.first, (follow?.readSeq ?? 0) + 1);
  const seqs = following ? await answerSeqs(context, { ...access, first }, seq) : [];
  const unread = following ? await countUnreadAnswers(context, access, seqs) : 0;
  const counted = seqs.at(-1) ?? follow?.readSeq;
  return {
    conversationId,
    threadId: messageId(conversationId, seq),
    root: toMessage(row, context.self),
    following,
    unread,
    ...(follow && { readUpTo: position(follow.readSeq) }),
    ...(counted !== undefined && { asOf: position(counted) }),
    version: Math.max(follow?.changedAt ?? 0, row.thread?.version ?? 0),
  };
}
