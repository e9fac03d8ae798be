import {
  ChatError,
  chatErrorData,
  toChatError,
  type ListPage,
  type ScheduledChanges,
  type ScheduledFilter,
  type ScheduledMessage,
} from '../../../contract/index.js';
import type { OutgoingMessage, TimelineRef } from '../../../model/index.js';
import type { ScheduledRow } from '../storage/rows.js';
import { needMember } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { localLimits } from './limits.js';
import { readContent, readExtras } from './outgoing.js';
import { pageOf } from './paging.js';
import { endScheduled, isWaiting, noteScheduled, toScheduled, type WaitingRow } from './scheduledRows.js';
import { send } from './send.js';

const DAY = 86_400_000;
/** Furthest away, in ms: a year, and a day for clocks that differ. */
const FURTHEST = 367 * DAY;
/** Most that wait of one user. */
const MOST = 100;
/** How long it is remembered what became of one, in ms. */
const MEMORY = 7 * DAY;
/** When one that is refused for now is tried again, in ms, where the refusal does not say. */
const AGAIN = 30_000;

function checkTime({ now }: ReadContext, at: number): void {
  if (typeof at !== 'number' || !(at <= now + FURTHEST))
    throw new ChatError('bad-input', 'A message can be scheduled for a time within a year.');
}

/** Keeps a message until its time; one whose time has passed is sent. Null for one that was sent or taken back before. */
export async function schedule(
  context: WriteContext,
  outgoing: OutgoingMessage,
  at: number,
): Promise<ScheduledMessage | null> {
  const { tx, self, now } = context;
  const { clientId, conversationId } = outgoing;
  if (typeof clientId !== 'string' || clientId === '') throw new ChatError('bad-input', 'A message needs a clientId.');
  const known = await tx.get('scheduled', [self, clientId]);
  if (known) return isWaiting(known) ? toScheduled(context, known) : null;
  if (await tx.get('sent', [self, clientId])) return null;
  checkTime(context, at);
  if (at <= now) {
    await send(context, outgoing);
    return null;
  }
  await needMember(context, conversationId);
  const mine = await tx.list('scheduled', { prefix: [self] });
  for (const row of mine) if (!isWaiting(row) && row.at < now - MEMORY) await tx.delete('scheduled', [self, row.id]);
  if (mine.filter(isWaiting).length >= MOST)
    throw new ChatError('too-large', `There are ${MOST} scheduled messages already.`);
  const message = { clientId, conversationId, ...readExtras(outgoing), content: readContent(outgoing.content) };
  const row = { userId: self, id: clientId, conversationId, at, message, version: 0 };
  const waiting: WaitingRow = { ...row, version: noteScheduled(context, row) };
  await tx.put('scheduled', waiting);
  return toScheduled(context, waiting);
}

/** What this user has scheduled, soonest first. */
export async function listScheduled(
  context: ReadContext,
  filter: ScheduledFilter = {},
): Promise<ListPage<ScheduledMessage>> {
  const rows = (await context.tx.list('scheduled', { prefix: [context.self] })).filter(isWaiting);
  const wanted = rows.filter(({ conversationId: id }) => id === (filter.conversationId ?? id));
  const page = pageOf(
    wanted.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    filter,
    localLimits.messagesPerPage,
  );
  const items: ScheduledMessage[] = [];
  for (const row of page.items) items.push(await toScheduled(context, row));
  return { ...page, items };
}

async function needScheduled(context: ReadContext, ref: TimelineRef, id: string): Promise<WaitingRow> {
  const row = await context.tx.get('scheduled', [context.self, id]);
  if (!isWaiting(row) || row.conversationId !== ref.conversationId)
    throw new ChatError('not-found', 'There is no such scheduled message: it was sent or taken back.');
  return row;
}

/** Changes words or time. A time that has passed sends it, and answers null. */
export async function updateScheduled(
  context: WriteContext,
  ref: TimelineRef,
  id: string,
  { content, mentions, at }: ScheduledChanges,
): Promise<ScheduledMessage | null> {
  const { error: _error, ...row } = await needScheduled(context, ref, id);
  const { mentions: before, ...rest } = row.message;
  const named = content ? mentions : before;
  const message = { ...rest, ...(named && { mentions: named }), ...(content && { content: readContent(content) }) };
  if (at !== undefined) checkTime(context, at);
  if (at !== undefined && at <= context.now) {
    await send(context, message);
    return null;
  }
  const waiting: WaitingRow = { ...row, at: at ?? row.at, message, version: noteScheduled(context, row) };
  await context.tx.put('scheduled', waiting);
  return toScheduled(context, waiting);
}

/** Takes one back. */
export async function cancelScheduled(context: WriteContext, ref: TimelineRef, id: string): Promise<void> {
  await endScheduled(context, await needScheduled(context, ref, id));
}

function isDue(row: ScheduledRow): row is WaitingRow {
  return isWaiting(row) && row.error === undefined;
}

/** When the next message of anybody is due; undefined when none waits. */
export async function nextDue({ tx }: ReadContext): Promise<number | undefined> {
  const times = (await tx.list('scheduled', { prefix: [] })).filter(isDue).map(({ at }) => at);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Sends what is due, of everybody. What is refused stays with its reason, for its writer to see. */
export async function sendDue(context: WriteContext): Promise<void> {
  const { tx, now } = context;
  const due = (await tx.list('scheduled', { prefix: [] })).filter(isDue).filter(({ at }) => at <= now);
  for (const row of due.sort((a, b) => a.at - b.at)) {
    const writer = { ...context, self: row.userId };
    try {
      await send(writer, row.message);
    } catch (reason) {
      const error = toChatError(reason);
      // What failed by itself undoes the whole transaction, and is tried again.
      if (error.code === 'internal' || error.code === 'storage') throw reason;
      const later = error.retryable ? { at: now + (error.retryAfter ?? AGAIN) } : { error: chatErrorData(error) };
      const { error: _error, ...rest } = row;
      await tx.put('scheduled', { ...rest, ...later, version: noteScheduled(writer, row) });
    }
  }
}
