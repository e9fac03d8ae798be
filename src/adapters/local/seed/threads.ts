import { MAX_PARTICIPANTS, type ThreadSummary, type UserId } from '../../../model/index.js';
import { messageId } from '../server/ids.js';
import type { AnswerRow, FollowRow, MessageRow } from '../storage/rows.js';
import type { SeedMessage } from '../world/types.js';
import type { MessageMapper } from './messages.js';

/** The threads of one conversation as rows. */
export interface SeededAnswers {
  /** Those that stand in their thread alone; they are numbered after the messages of the conversation. */
  readonly rows: readonly MessageRow[];
  /** Those that were also sent to the conversation, by their number in it. */
  readonly shared: ReadonlyMap<number, MessageRow>;
  readonly keys: readonly AnswerRow[];
  readonly summaries: ReadonlyMap<number, ThreadSummary>;
  readonly follows: readonly FollowRow[];
}

/** What the first change of a thread is numbered: it stands in no log. */
const FIRST = 1;

/** Where somebody has read to who has not read the newest `unread` answers of others. */
function readBefore(userId: UserId, unread: number, rows: readonly MessageRow[], rootSeq: number): number {
  let left = unread;
  for (const row of [...rows].reverse()) {
    if (left === 0) return row.seq;
    if (row.senderId !== userId) left -= 1;
  }
  return rootSeq;
}

/** Turns the answers below the messages of a conversation into rows. */
export function seedAnswers(
  conversationId: string,
  told: readonly SeedMessage[],
  own: readonly MessageRow[],
  places: ReadonlyMap<string, readonly [seq: number, message: SeedMessage]>,
  mapper: MessageMapper,
): SeededAnswers {
  const rows: MessageRow[] = [];
  const shared = new Map<number, MessageRow>();
  const keys: AnswerRow[] = [];
  const summaries = new Map<number, ThreadSummary>();
  const follows: FollowRow[] = [];
  let seq = told.length;
  for (const [index, { id, thread, from }] of told.entries()) {
    if (!thread || thread.answers.length === 0) continue;
    const rootSeq = index + 1;
    const threadId = messageId(conversationId, rootSeq);
    const known = new Map(places);
    const both = own
      .filter((_, at) => told[at]?.under === id)
      .map((row): MessageRow => ({ ...row, threadId, inConversation: true }));
    const alone = thread.answers.map((answer): MessageRow => {
      seq += 1;
      known.set(answer.id, [seq, answer]);
      return { ...mapper(conversationId, seq, answer, (replied) => known.get(replied)), threadId };
    });
    rows.push(...alone);
    const mine = [...both, ...alone];
    for (const row of both) shared.set(row.seq, row);
    for (const row of mine)
      keys.push({ conversationId, rootSeq, seq: row.seq, ...(row.inConversation && { inConversation: true }) });
    const answerers = [...new Set([...mine].reverse().map(({ senderId }) => senderId))];
    const lastAt = mine.at(-1)!.time;
    const participantIds = answerers.slice(0, MAX_PARTICIPANTS);
    summaries.set(rootSeq, { version: FIRST, count: mine.length, participantIds, lastAt });
    for (const userId of new Set([...answerers, from, ...(thread.followedBy ?? [])])) {
      const unread = thread.unreadFor && Object.hasOwn(thread.unreadFor, userId) ? thread.unreadFor[userId] : 0;
      const readSeq = readBefore(userId, unread ?? 0, mine, rootSeq);
      follows.push({ userId, conversationId, rootSeq, following: true, readSeq, changedAt: FIRST });
    }
  }
  return { rows, shared, keys, summaries, follows };
}
