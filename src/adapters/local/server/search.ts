import {
  ChatError,
  type ListOptions,
  type ListPage,
  type SearchHit,
  type SearchPort,
} from '../../../contract/index.js';
import type { Conversation } from '../../../model/index.js';
import { foldText } from '../../../utils/foldText.js';
import { foldWords, wordRanges } from '../../../utils/foldWords.js';
import type { MessageRow } from '../storage/rows.js';
import { findAccess, type Access } from './access.js';
import { searchTextOf } from './contents.js';
import type { ReadContext } from './context.js';
import { listAccess } from './conversations.js';
import { localLimits } from './limits.js';
import { isFor, readHidden, readMessages, toMessage } from './messageRows.js';
import { pageOf } from './paging.js';
import { viewConversation } from './views.js';

type MessageQuery = Parameters<NonNullable<SearchPort['messages']>>[0];

/** Messages looked at in one transaction; between two the page gets its turn. */
const CHUNK = 500;
/** Messages looked at for one answer. What is beyond is reached with the cursor. */
const BUDGET = 30_000;
const PER_PAGE = 20;

/** Where a search stands: a conversation, and the newest number not looked at. */
interface Place {
  readonly conversationId: string;
  readonly seq: number;
}

function readCursor(cursor: string): Place {
  const at = cursor.indexOf(' ');
  const seq = Number(cursor.slice(0, at));
  if (at < 0 || !Number.isSafeInteger(seq)) throw new ChatError('bad-input', 'The cursor is not one of this search.');
  return { conversationId: cursor.slice(at + 1), seq };
}

function createFilter(query: MessageQuery, self: string): (row: MessageRow) => boolean {
  const { senderIds, types, after, before } = query;
  const wanted = foldWords(query.text);
  const holds = (text: string): boolean => wanted.every((word) => text.includes(word));
  return (row) =>
    !row.recalled &&
    isFor(row, self) &&
    (!senderIds || senderIds.includes(row.senderId)) &&
    (!types || types.includes(row.content.type)) &&
    (after === undefined || row.time >= after) &&
    (before === undefined || row.time <= before) &&
    (wanted.length === 0 || holds(foldText(searchTextOf(row.content))));
}

/** One step of a search: a stretch of one conversation, newest first. */
async function lookAt(
  context: ReadContext,
  { conversationId, seq }: Place,
  query: MessageQuery,
  limit: number,
): Promise<{ readonly hits: readonly SearchHit[]; readonly looked: number; readonly next: number | undefined }> {
  const access = await findAccess(context, conversationId);
  const last = Math.min(seq, access?.last ?? 0);
  if (!access || last < access.first) return { hits: [], looked: 0, next: undefined };
  const from = Math.max(access.first, last - CHUNK + 1);
  const rows = await readMessages(context, access.conversation, from, last);
  const hidden = await readHidden(context, conversationId, from, last);
  const matches = createFilter(query, context.self);
  const wanted = foldWords(query.text);
  const hits: SearchHit[] = [];
  for (const row of [...rows].reverse()) {
    if (hidden.has(row.seq) || !matches(row)) continue;
    const ranges = wordRanges(searchTextOf(row.content), wanted);
    hits.push({ message: toMessage(row, context.self), ...(ranges.length > 0 && { ranges }) });
    if (hits.length === limit) return { hits, looked: last - row.seq + 1, next: row.seq - 1 };
  }
  return { hits, looked: last - from + 1, next: from > access.first ? from - 1 : undefined };
}

/**
 * Searches the conversations of a user, the liveliest first. Each chunk is a transaction of its own, so that neither the page nor
 * other tabs wait for a long search.
 */
export async function searchMessages(
  read: <R>(work: (context: ReadContext) => Promise<R>) => Promise<R>,
  pause: () => Promise<void>,
  query: MessageQuery,
  options: ListOptions | undefined,
): Promise<ListPage<SearchHit>> {
  const { senderIds, types, after, before } = query;
  const filters = [senderIds, types, after, before];
  if (query.text.trim() === '' && filters.every((each) => each === undefined)) return { items: [] };
  const limit = Math.min(100, Math.max(1, Math.floor(options?.limit ?? PER_PAGE)));
  const start = options?.cursor === undefined ? undefined : readCursor(options.cursor);
  const ids =
    query.conversationId === undefined
      ? (await read(listAccess)).map(({ conversation }) => conversation.id)
      : [query.conversationId];
  const first = start ? Math.max(0, ids.indexOf(start.conversationId)) : 0;
  const items: SearchHit[] = [];
  let looked = 0;
  for (const [index, conversationId] of ids.slice(first).entries()) {
    let seq: number | undefined = index === 0 && start ? start.seq : Infinity;
    while (seq !== undefined) {
      if (options?.signal?.aborted) throw new ChatError('internal', 'The call was aborted.', { retryable: false });
      if (looked >= BUDGET || items.length >= limit) return { items, cursor: `${cursorSeq(seq)} ${conversationId}` };
      const place: Place = { conversationId, seq };
      const step = await read((context) => lookAt(context, place, query, limit - items.length));
      items.push(...step.hits);
      looked += step.looked;
      seq = step.next;
      await pause();
    }
  }
  return { items };
}

function cursorSeq(seq: number): number {
  return Number.isFinite(seq) ? seq : Number.MAX_SAFE_INTEGER;
}

/** Conversations whose name has the words, newest activity first. */
export async function searchConversations(
  context: ReadContext,
  text: string,
  options: ListOptions | undefined,
): Promise<ListPage<Conversation>> {
  const wanted = foldText(text.trim());
  if (wanted === '') return { items: [] };
  const found: Access[] = [];
  for (const access of await listAccess(context)) {
    const names = await namesOf(context, access);
    if (names.some((name) => foldText(name).includes(wanted))) found.push(access);
  }
  const page = pageOf(found, options, localLimits.conversationsPerPage);
  return { ...page, items: await Promise.all(page.items.map((access) => viewConversation(context, access))) };
}

async function namesOf({ tx, self }: ReadContext, { conversation }: Access): Promise<readonly string[]> {
  if (conversation.groupId !== undefined) {
    const group = await tx.get('groups', [conversation.groupId]);
    return group?.name === undefined ? [] : [group.name];
  }
  const peer = conversation.userIds?.find((id) => id !== self) ?? self;
  const [user, relation] = await Promise.all([tx.get('users', [peer]), tx.get('relations', [self, peer])]);
  return [user?.nick, relation?.remark].filter((name) => name !== undefined);
}
