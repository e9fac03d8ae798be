import type { ScheduledMessage } from '../../../contract/index.js';
import type { ScheduledRow } from '../storage/rows.js';
import type { ReadContext, WriteContext } from './context.js';
import { settleQuote } from './quotes.js';

/** A row of a message that still waits. */
export type WaitingRow = ScheduledRow & { readonly message: NonNullable<ScheduledRow['message']> };

/** True while it waits: what was sent or taken back leaves only its id. */
export function isWaiting(row: ScheduledRow | undefined): row is WaitingRow {
  return row?.message !== undefined;
}

/** As its writer is told of it. */
export async function toScheduled(context: ReadContext, row: WaitingRow): Promise<ScheduledMessage> {
  const { id, at, version, error } = row;
  const quote = await settleQuote(context, row.message.quote);
  const message = quote ? { ...row.message, quote } : row.message;
  return { id, message, at, version, ...(error && { error }) };
}

/** Notes a change for the clients of its writer; answers its version. */
export function noteScheduled(context: WriteContext, { id, userId, conversationId }: ScheduledRow): number {
  return context.log({ type: 'scheduled', conversationId, id }, [userId]);
}

/** It was sent, or taken back. Its id is remembered for a while, so that a repeat does not make another of it. */
export async function endScheduled(context: WriteContext, row: ScheduledRow): Promise<void> {
  const { message: _message, error: _error, ...rest } = row;
  const version = noteScheduled(context, row);
  await context.tx.put('scheduled', { ...rest, at: context.now, version });
}
