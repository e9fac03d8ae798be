import {
  ChatError,
  reportReasons,
  type ListOptions,
  type ListPage,
  type MessageReport,
} from '../../../contract/index.js';
import type { ConversationId, MessageId, MessageSnapshot } from '../../../model/index.js';
import { findAccess, needAccess } from './access.js';
import type { ReadContext, WriteContext } from './context.js';
import { readSeq } from './ids.js';
import { localLimits } from './limits.js';
import { isFor, needMessage, readHidden, readMessage, snapshotOf } from './messageRows.js';
import { pageOf } from './paging.js';

/** Longest words of a report, in UTF-16 units. */
const REPORT_TEXT = 1000;

/** Keeps a message for this user alone, or lets go of it. */
export async function save(
  context: WriteContext,
  conversationId: ConversationId,
  id: MessageId,
  active: boolean,
): Promise<void> {
  const { tx, self, now } = context;
  const access = await needAccess(context, conversationId);
  const seq = readSeq(conversationId, id);
  if (!active) return tx.delete('saved', [self, conversationId, seq]);
  const row = await needMessage(context, access, seq);
  if (row.recalled) throw new ChatError('conflict', 'The message was recalled.');
  if (!(await tx.get('saved', [self, conversationId, seq]))) {
    await tx.put('saved', { userId: self, conversationId, seq, time: now });
  }
}

/** What this user keeps, as it stands now: rows are read when they are asked for, so that a recall leaves nothing behind (P4). */
export async function listSaved(
  context: ReadContext,
  options: ListOptions | undefined,
): Promise<ListPage<MessageSnapshot>> {
  const { tx, self } = context;
  const rows = await tx.list('saved', { prefix: [self] });
  const page = pageOf(
    [...rows].sort((a, b) => b.time - a.time || b.seq - a.seq),
    options,
    localLimits.messagesPerPage,
  );
  const items: MessageSnapshot[] = [];
  for (const { conversationId, seq } of page.items) {
    const access = await findAccess(context, conversationId);
    if (!access || seq < access.first || seq > access.last) continue;
    const row = await readMessage(context, access.conversation, seq);
    const hidden = await readHidden(context, conversationId, seq, seq);
    if (row && isFor(row, self) && !hidden.has(seq)) items.push(await snapshotOf(context, row));
  }
  return { ...page, items };
}

/** Takes a complaint down. Nobody of the demo world reads it. */
export async function report(
  context: WriteContext,
  conversationId: ConversationId,
  id: MessageId,
  { reason, text }: MessageReport,
): Promise<void> {
  if (!reportReasons.includes(reason)) throw new ChatError('bad-input', 'A report needs one of the known reasons.');
  if (text !== undefined && (typeof text !== 'string' || text.length > REPORT_TEXT))
    throw new ChatError('too-large', `A report may have ${REPORT_TEXT} characters.`);
  const access = await needAccess(context, conversationId);
  const { seq } = await needMessage(context, access, readSeq(conversationId, id));
  const { self: by, now: time } = context;
  const row = { id: context.createId(), conversationId, seq, by, reason, time };
  await context.tx.put('reports', text === undefined || text.trim() === '' ? row : { ...row, text });
}
