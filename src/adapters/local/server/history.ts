import { ChatError, type HistoryOperation, type HistoryPage, type HistoryRequest } from '../../../contract/index.js';
import type { ConversationId, MessageId } from '../../../model/index.js';
import type { MessageRow } from '../storage/rows.js';
import { needAccess, type Access } from './access.js';
import type { ReadContext } from './context.js';
import { position, readSeq, seqFrom, seqTo } from './ids.js';
import { localLimits, scanLimit } from './limits.js';
import { isFor, isShown, needMessage, readHidden, readMessages, toMessage } from './messageRows.js';

const DEFAULT_LIMIT = 20;
const SCAN_STEP = 200;

/** A page may not be larger than this, whatever is asked. */
const MAX_LIMIT = 1000;

export function pageLimit(limit: number | undefined): number {
  if (limit === undefined || !Number.isFinite(limit)) return DEFAULT_LIMIT;
  return Math.min(MAX_LIMIT, Math.max(1, Math.floor(limit)));
}

/** Cursors of the others, so that ticks are right before the first live receipt comes. */
async function cursorsOf(context: ReadContext, conversationId: ConversationId): Promise<HistoryOperation[]> {
  const members = await context.tx.list('members', {
    prefix: [conversationId],
    limit: localLimits.receiptGroupSize + 1,
  });
  if (members.length > localLimits.receiptGroupSize) return [];
  return members
    .filter((member) => member.userId !== context.self)
    .flatMap(({ userId, readSeq: read, deliveredSeq }) => [
      { type: 'delivered-cursor', conversationId, userId, position: position(Math.max(deliveredSeq, read)) } as const,
      { type: 'read-cursor', conversationId, userId, position: position(read) } as const,
    ]);
}

interface Scan {
  readonly rows: readonly MessageRow[];
  /** First and last number looked at. */
  readonly from: number;
  readonly to: number;
}

/** Walks a stretch from one of its ends until `limit` rows that `wanted` lets through are found. */
async function scan(
  context: ReadContext,
  { conversation }: Access,
  stretch: { readonly from: number; readonly to: number; readonly upwards: boolean; readonly limit: number },
  wanted: (row: MessageRow) => boolean,
): Promise<Scan> {
  const found: MessageRow[] = [];
  let from = stretch.upwards ? stretch.from : stretch.to + 1;
  let to = stretch.upwards ? stretch.from - 1 : stretch.to;
  let looked = 0;
  let step = stretch.limit;
  const more = (): boolean => (stretch.upwards ? to < stretch.to : from > stretch.from);
  while (found.length < stretch.limit && more() && looked < scanLimit) {
    const start = stretch.upwards ? to + 1 : Math.max(stretch.from, from - step);
    const end = stretch.upwards ? Math.min(stretch.to, to + step) : from - 1;
    const [rows, hidden] = await Promise.all([
      readMessages(context, conversation, start, end),
      readHidden(context, conversation.id, start, end),
    ]);
    const visible = rows.filter((row) => isFor(row, context.self) && !hidden.has(row.seq) && wanted(row));
    const room = stretch.limit - found.length;
    const cut = visible.length > room;
    looked += end - start + 1;
    if (stretch.upwards) {
      const taken = visible.slice(0, room);
      found.push(...taken);
      to = cut ? taken.at(-1)!.seq : end;
    } else {
      const taken = cut ? visible.slice(-room) : visible;
      found.unshift(...taken);
      from = cut ? taken[0]!.seq : start;
    }
    step = SCAN_STEP;
  }
  return { rows: found, from, to };
}

/** One stretch of history as `messages.load` answers it. */
export async function loadHistory(
  context: ReadContext,
  conversationId: ConversationId,
  request: HistoryRequest,
): Promise<HistoryPage> {
  const access = await needAccess(context, conversationId);
  const { first, last } = access;
  const upwards = request.fill === 'fromLower';
  const resume = request.cursor === undefined ? undefined : Number(request.cursor);
  const lower = request.lower ? seqFrom(request.lower) : first;
  const upper = request.upper ? seqTo(request.upper) : last;
  const from = Math.max(first, lower, upwards && resume ? resume : 0);
  const to = Math.min(last, upper, !upwards && resume ? resume : Infinity);
  const types = request.types && new Set(request.types);
  const ops = await cursorsOf(context, conversationId);
  if (first > last) return { items: [], ops, reachedStart: true, reachedEnd: true };
  if (from > to) return { items: [], ops, reachedStart: to < first, reachedEnd: from > last };

  const stretch = { from, to, upwards, limit: pageLimit(request.limit) };
  const result = await scan(context, access, stretch, (row) => isShown(row) && (!types || types.has(row.content.type)));
  const next = upwards ? result.to + 1 : result.from - 1;
  const done = upwards ? next > to : next < from;
  return {
    items: result.rows.map((row) => toMessage(row, context.self)),
    ops,
    ...(!types && { covers: { from: position(result.from), to: position(result.to) } }),
    reachedStart: result.from <= first,
    reachedEnd: result.to >= last,
    ...(!done && { cursor: String(next) }),
  };
}

/** The message is not in the timeline it was looked for in. */
export function notHere(conversationId: ConversationId, id: MessageId): ChatError {
  return new ChatError('not-found', `The message "${id}" does not stand in this timeline of "${conversationId}".`);
}

/** The message and `limit` visible ones on each side of it. */
export async function loadAround(
  context: ReadContext,
  conversationId: ConversationId,
  id: MessageId,
  limit: number | undefined,
): Promise<HistoryPage> {
  const access = await needAccess(context, conversationId);
  const { first, last } = access;
  const seq = readSeq(conversationId, id);
  const middle = await needMessage(context, access, seq);
  if (!isShown(middle)) throw notHere(conversationId, id);
  const each = pageLimit(limit);
  const before = await scan(context, access, { from: first, to: seq - 1, upwards: false, limit: each }, isShown);
  const after = await scan(context, access, { from: seq + 1, to: last, upwards: true, limit: each }, isShown);
  const from = Math.min(before.from, seq);
  const to = Math.max(after.to, seq);
  return {
    items: [...before.rows, middle, ...after.rows].map((row) => toMessage(row, context.self)),
    ops: await cursorsOf(context, conversationId),
    covers: { from: position(from), to: position(to) },
    reachedStart: from <= first,
    reachedEnd: to >= last,
  };
}
