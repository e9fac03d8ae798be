import { MAX_PARTICIPANTS, type ThreadSummary, type UserId } from '../../../model/index.js';
import { messageId } from '../server/ids.js';
import type { FollowRow, MessageRow } from '../storage/rows.js';
import type { SeedMessage } from '../world/types.js';
import type { MessageMapper } from './messages.js';

/** The threads of one conversation as rows; they are numbered after its own messages. */
export interface SeededAnswers {
  readonly rows: readonly (readonly [rootSeq: number, row: MessageRow])[];
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
  places: ReadonlyMap<string, readonly [seq: number, message: SeedMessage]>,
  mapper: MessageMapper,
): SeededAnswers {
  const rows: (readonly [number, MessageRow])[] = [];
  const summaries = new Map<number, ThreadSummary>();
  const follows: FollowRow[] = [];
  let seq = told.length;
  for (const [index, { thread, from }] of told.entries()) {
    if (!thread || thread.answers.length === 0) continue;
    const rootSeq = index + 1;
    const threadId = messageId(conversationId, rootSeq);
    const known = new Map(places);
    const mine = thread.answers.map((answer) => {
      seq += 1;
      known.set(answer.id, [seq, answer]);
      return { ...mapper(conversationId, seq, answer, (id) => known.get(id)), threadId };
    });
    for (const row of mine) rows.push([rootSeq, row]);
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
  return { rows, summaries, follows };
}
