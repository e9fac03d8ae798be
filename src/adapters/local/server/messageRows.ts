import { ChatError } from '../../../contract/index.js';
import type { MergedContent } from '../../../messages/content.js';
import type {
  Content,
  ConversationId,
  Lane,
  Message,
  MessageLanes,
  MessageSnapshot,
  PollVotes,
  ReactionSummary,
  UserId,
} from '../../../model/index.js';
import type { ConversationRow, MessageRow } from '../storage/rows.js';
import type { Access } from './access.js';
import { asPoll, isCountable } from './contents.js';
import type { ReadContext } from './context.js';
import { messageId, position } from './ids.js';

/** People named with a reaction; the rest is only counted. */
const SAMPLE = 12;

/** Rows `from`…`to` of a conversation, oldest first, computed where none is stored. Costs what the stretch costs, however long the history. */
export async function readMessages(
  context: ReadContext,
  conversation: ConversationRow,
  from: number,
  to: number,
): Promise<readonly MessageRow[]> {
  const first = Math.max(1, from);
  const last = Math.min(conversation.lastSeq, to);
  if (first > last) return [];
  const stored = await context.tx.list('messages', { prefix: [conversation.id], from: first, to: last });
  const { generated } = conversation;
  const { generate } = context;
  if (!generated || !generate || first > generated.count) return stored;
  const bySeq = new Map(stored.map((row) => [row.seq, row]));
  const rows: MessageRow[] = [];
  for (let seq = first; seq <= Math.min(last, generated.count); seq += 1) {
    rows.push(bySeq.get(seq) ?? generate(conversation.id, generated, seq));
  }
  for (const row of stored) if (row.seq > generated.count) rows.push(row);
  return rows;
}

/** One row, whoever may see it. */
export async function readMessage(
  context: ReadContext,
  conversation: ConversationRow,
  seq: number,
): Promise<MessageRow | undefined> {
  return (await readMessages(context, conversation, seq, seq))[0];
}

/** A row `self` may see; rejects with `not-found`. */
export async function needMessage(context: ReadContext, access: Access, seq: number): Promise<MessageRow> {
  const inside = seq >= access.first && seq <= access.last;
  const row = inside ? await readMessage(context, access.conversation, seq) : undefined;
  if (!row || !isFor(row, context.self)) {
    throw new ChatError('not-found', `There is no message ${seq} in "${access.conversation.id}".`);
  }
  return row;
}

/** Whether a message is meant for this user at all. */
export function isFor(row: MessageRow, self: UserId): boolean {
  return !row.targetUserIds || row.senderId === self || row.targetUserIds.includes(self);
}

/** Whether a message stands in the conversation itself, and not only in a thread. */
export function isShown({ threadId, inConversation }: MessageRow): boolean {
  return threadId === undefined || inConversation === true;
}

/** A row as a copy that others may keep. */
export async function snapshotOf({ tx }: ReadContext, row: MessageRow): Promise<MessageSnapshot> {
  const { conversationId, seq, senderId, time, threadId } = row;
  const sender = await tx.get('users', [senderId]);
  const ref = {
    conversationId,
    messageId: messageId(conversationId, seq),
    ...(threadId !== undefined && { threadId }),
  };
  return { ref, senderId, senderName: sender?.nick ?? senderId, time, content: travelling(row) };
}

/** Numbers this user deleted for themself in a stretch. */
export async function readHidden(
  { tx, self }: ReadContext,
  conversationId: ConversationId,
  from: number,
  to: number,
): Promise<ReadonlySet<number>> {
  if (from > to) return new Set();
  const rows = await tx.list('hidden', { prefix: [self, conversationId], from, to });
  return new Set(rows.map((row) => row.seq));
}

function reactionsLane(row: MessageRow, self: UserId): Lane<readonly ReactionSummary[]> | undefined {
  if (!row.reactions || row.recalled) return undefined;
  const version = row.reactedAt ?? 1;
  const asOf = position(row.reactedAt ?? 0);
  const value = row.reactions
    .filter(({ userIds }) => userIds.length > 0)
    .map(({ emoji, userIds }) => ({
      emoji,
      count: userIds.length,
      mine: userIds.includes(self),
      sampleUserIds: userIds.slice(0, SAMPLE),
      asOf,
    }));
  return { version, value };
}

/** Votes of a poll as one user sees them; names only where the poll is open. */
export function votesLane(row: MessageRow, self: UserId): Lane<PollVotes> | undefined {
  if (!row.votes || row.recalled) return undefined;
  const votes = row.votes;
  const value: PollVotes = {
    counts: Object.fromEntries(votes.map(({ optionId, userIds }) => [optionId, userIds.length])),
    mine: votes.filter(({ userIds }) => userIds.includes(self)).map(({ optionId }) => optionId),
    ...(!asPoll(row.content)?.anonymous && {
      voters: Object.fromEntries(votes.map(({ optionId, userIds }) => [optionId, userIds])),
    }),
    ...(row.votesClosed && { closed: true }),
  };
  return { version: row.votedAt ?? 1, value };
}

/** Items of a bundle that travel with it; the others are asked for (`loadMerged`). */
const BUNDLE_HEAD = 20;

/** What of a row's content travels with every copy of it. */
function travelling({ content, conversationId, seq }: MessageRow): Content {
  if (content.type !== 'merged') return content;
  const { items, count } = content as MergedContent;
  if (!Array.isArray(items) || items.length <= BUNDLE_HEAD) return content;
  const ref = { conversationId, messageId: messageId(conversationId, seq) };
  const head: MergedContent = {
    ...(content as MergedContent),
    items: items.slice(0, BUNDLE_HEAD),
    count: Math.max(count, items.length),
    ref,
  };
  return head;
}

/** A row as the contract has it, for one reader. */
export function toMessage(row: MessageRow, self: UserId): Message {
  const reactions = reactionsLane(row, self);
  const votes = votesLane(row, self);
  const {
    seq,
    conversationId,
    transcript: text,
    reactions: _reactions,
    reactedAt: _reactedAt,
    votes: _votes,
    votedAt: _votedAt,
    votesClosed: _votesClosed,
    earlier: _earlier,
    ...rest
  } = row;
  const lanes: MessageLanes = {
    ...(reactions && { reactions }),
    ...(votes && { votes }),
    ...(text !== undefined && { transcript: { version: 1, value: { text } } }),
  };
  const content = travelling(row);
  return { ...rest, content, conversationId, id: messageId(conversationId, seq), position: position(seq), lanes };
}

/** What one user has not read. */
interface UnreadCount {
  readonly count: number;
  readonly mentionsMe: number;
  readonly mentionsAll: number;
}

/** Unread beyond this is not counted one by one. */
export const COUNTED = 1000;

/** Counts what is unread after `readSeq` (P8): countable, not recalled, not mine, not hidden. */
export async function countUnread(context: ReadContext, access: Access, readSeq: number): Promise<UnreadCount> {
  const { conversation } = access;
  const last = Math.min(access.last, conversation.shownSeq ?? access.last);
  const from = Math.max(access.first, readSeq + 1);
  if (from > last) return { count: 0, mentionsMe: 0, mentionsAll: 0 };
  const start = Math.max(from, last - COUNTED + 1);
  const hidden = await readHidden(context, conversation.id, start, last);
  let count = start - from;
  // Not looked at one by one, but what stands in threads only is not there to be read.
  if (count > 0)
    for (const { seq, inConversation } of await context.tx.list('answers', { prefix: [conversation.id] }))
      if (seq >= from && seq < start && !inConversation) count -= 1;
  let mentionsMe = 0;
  let mentionsAll = 0;
  for (const row of await readMessages(context, conversation, start, last)) {
    if (row.senderId === context.self || row.recalled || hidden.has(row.seq)) continue;
    if (!isShown(row) || !isFor(row, context.self) || !isCountable(row.content)) continue;
    count += 1;
    if (row.mentions?.userIds.includes(context.self)) mentionsMe += 1;
    if (row.mentions?.all) mentionsAll += 1;
  }
  return { count, mentionsMe, mentionsAll };
}
