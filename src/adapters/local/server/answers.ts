import type { ListOptions, ListPage, ThreadFilter } from '../../../contract/index.js';
import {
  MAX_PARTICIPANTS,
  type ConversationId,
  type Position,
  type Thread,
  type ThreadRef,
  type UserId,
} from '../../../model/index.js';
import type { FollowRow, MessageRow } from '../storage/rows.js';
import { findAccess, isMember, needMember, type Access } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { findSeq, seqTo } from './ids.js';
import { localLimits } from './limits.js';
import { readMessage } from './messageRows.js';
import { pageOf } from './paging.js';
import { answerSeqs, findRoot, needRoot, noThread, readRows, viewThread, type Root } from './threads.js';

/** Sets what `userId` has of a thread. */
async function setFollow(
  context: WriteContext,
  userId: UserId,
  { row: { conversationId, seq } }: Root,
  change: (known: FollowRow | undefined) => Pick<FollowRow, 'following' | 'readSeq'>,
): Promise<void> {
  const known = await context.tx.get('follows', [userId, conversationId, seq]);
  const changedAt = context.log({ type: 'thread', conversationId, rootSeq: seq }, [userId]);
  await context.tx.put('follows', { userId, conversationId, rootSeq: seq, ...change(known), changedAt });
}

/** An answer has come: it is found in its thread, the root tells of it, and who takes part follows. */
export async function noteAnswer(context: WriteContext, root: Root, answer: MessageRow): Promise<void> {
  const { tx, self } = context;
  const { conversationId, seq } = answer;
  const { row } = root;
  const { inConversation } = answer;
  await tx.put('answers', { conversationId, rootSeq: row.seq, seq, ...(inConversation && { inConversation }) });
  const before = row.thread;
  const version = context.log({ type: 'thread', conversationId, rootSeq: row.seq });
  const others = before?.participantIds.filter((id) => id !== self) ?? [];
  await tx.put('messages', {
    ...row,
    thread: {
      version,
      count: (before?.count ?? 0) + 1,
      participantIds: [self, ...others].slice(0, MAX_PARTICIPANTS),
      lastAt: answer.time,
    },
  });
  await setFollow(context, self, root, (known) => ({ following: true, readSeq: known?.readSeq ?? seq - 1 }));
  if (row.senderId !== self) {
    const known = await tx.get('follows', [row.senderId, conversationId, row.seq]);
    if (!known && (await tx.get('members', [conversationId, row.senderId])))
      await setFollow(context, row.senderId, root, () => ({ following: true, readSeq: row.seq }));
  }
  for (const userId of answer.mentions?.userIds ?? []) {
    if (userId === self || !(await tx.get('members', [conversationId, userId]))) continue;
    await setFollow(context, userId, root, (known) => ({
      following: true,
      // What was said while they did not follow does not become unread.
      readSeq: known?.following ? known.readSeq : Math.max(known?.readSeq ?? 0, seq - 1),
    }));
  }
}

/** Counts the answers of a thread anew: one was taken back. */
export async function recountThread(context: WriteContext, access: Access, rootSeq: number): Promise<void> {
  const { conversation } = access;
  const root = await readMessage(context, conversation, rootSeq);
  if (!root) return;
  const everything = { ...access, first: 1, last: conversation.lastSeq };
  let count = 0;
  let lastAt = root.time;
  const participantIds: UserId[] = [];
  const rows = await readRows(context, access, await answerSeqs(context, everything, rootSeq));
  for (const row of [...rows].reverse()) {
    if (row.recalled) continue;
    if (count === 0) lastAt = row.time;
    count += 1;
    if (!participantIds.includes(row.senderId)) participantIds.push(row.senderId);
  }
  const version = context.log({ type: 'thread', conversationId: conversation.id, rootSeq });
  const thread = { version, count, participantIds: participantIds.slice(0, MAX_PARTICIPANTS), lastAt };
  await context.tx.put('messages', { ...root, thread });
}

/** Deleted for `self` alone: what is unread of their threads may be less. */
export async function noteHidden(
  context: WriteContext,
  conversationId: ConversationId,
  seqs: readonly number[],
): Promise<void> {
  const access = await findAccess(context, conversationId);
  const roots = new Set<number>();
  for (const seq of access ? seqs : []) {
    const threadId = (await readMessage(context, access!.conversation, seq))?.threadId;
    const rootSeq = threadId === undefined ? undefined : findSeq(conversationId, threadId);
    if (rootSeq !== undefined) roots.add(rootSeq);
  }
  for (const rootSeq of roots) {
    const row = await readMessage(context, access!.conversation, rootSeq);
    const known = await context.tx.get('follows', [context.self, conversationId, rootSeq]);
    if (row && known) await setFollow(context, context.self, { ...access!, row }, () => known);
  }
}

/** Begins or ends following. */
export async function follow(context: WriteContext, ref: ThreadRef, active: boolean): Promise<void> {
  await needMember(context, ref.conversationId);
  const root = await needRoot(context, ref.conversationId, ref.threadId);
  const known = await context.tx.get('follows', [context.self, ref.conversationId, root.row.seq]);
  if ((known?.following ?? false) === active) return;
  const newest = (await answerSeqs(context, root, root.row.seq)).at(-1) ?? root.row.seq;
  await setFollow(context, context.self, root, () => ({
    following: active,
    readSeq: active ? newest : (known?.readSeq ?? newest),
  }));
}

/** Moves the read cursor of `self` in a thread; never back (P7). */
export async function markThreadRead(context: WriteContext, ref: ThreadRef, at: Position): Promise<void> {
  const { conversationId, threadId } = ref;
  const { last } = await needMember(context, conversationId);
  const root = await needRoot(context, conversationId, threadId);
  const seq = Math.min(seqTo(at), last);
  const known = await context.tx.get('follows', [context.self, conversationId, root.row.seq]);
  if (!(seq > (known?.readSeq ?? root.row.seq))) return;
  await setFollow(context, context.self, root, () => ({ following: known?.following ?? false, readSeq: seq }));
  context.log({ type: 'cursor', kind: 'read', conversationId, userId: context.self, seq, rootSeq: root.row.seq });
}

/** One thread; null where `self` may not see its root, or has deleted it. */
export async function getThread(context: ReadContext, { conversationId, threadId }: ThreadRef): Promise<Thread | null> {
  const seq = findSeq(conversationId, threadId);
  const root = seq === undefined ? undefined : await findRoot(context, conversationId, seq);
  if (root?.row.threadId !== undefined) throw noThread();
  return root ? viewThread(context, root) : null;
}

/** The threads of a conversation, or those `self` follows; newest activity first. */
export async function listThreads(
  context: ReadContext,
  { conversationId, unreadOnly = false }: ThreadFilter,
  options: ListOptions | undefined,
): Promise<ListPage<Thread>> {
  const { tx, self } = context;
  const places: (readonly [ConversationId, number])[] = [];
  if (conversationId === undefined) {
    for (const row of await tx.list('follows', { prefix: [self] }))
      if (row.following) places.push([row.conversationId, row.rootSeq]);
  } else {
    const keys = await tx.keys('answers', { prefix: [conversationId] });
    for (const rootSeq of new Set(keys.map((key) => key[1] as number))) places.push([conversationId, rootSeq]);
  }
  const roots: Root[] = [];
  for (const [id, rootSeq] of places) {
    const root = await findRoot(context, id, rootSeq);
    const isWanted = conversationId === undefined ? root && isMember(root) : (root?.row.thread?.count ?? 0) > 0;
    if (root && isWanted) roots.push(root);
  }
  const activity = ({ row }: Root): number => row.thread?.lastAt ?? row.time;
  roots.sort((a, b) => activity(b) - activity(a) || b.row.seq - a.row.seq);
  if (!unreadOnly) {
    const page = pageOf(roots, options, localLimits.conversationsPerPage);
    return { ...page, items: await Promise.all(page.items.map((root) => viewThread(context, root))) };
  }
  const threads = await Promise.all(roots.map((root) => viewThread(context, root)));
  return pageOf(
    threads.filter(({ unread }) => unread > 0),
    options,
    localLimits.conversationsPerPage,
  );
}
