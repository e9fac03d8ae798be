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

/** Messages looked at in one transaction, at first and at most; between two the page gets its turn. */
const FIRST_CHUNK = 50;
const CHUNK = 500;
/** Messages looked at for one answer. What is beyond is reached with the cursor. */
const BUDGET = 30_000;
const PER_PAGE = 20;

/** Where a search stands in one conversation. */
interface Stretch {
  readonly conversationId: string;
  /** The newest number not looked at; 0 once all was. */
  next: number;
  /** Nothing that is left is newer. */
  time: number;
  /** Messages looked at in the next step: few at first, as much of what is newest lies in many conversations. */
  chunk: number;
  /** Found and not told yet, newest first. */
  hits: readonly SearchHit[];
}

function stretchOf({ conversation: { id, activityAt, shownSeq } }: Access): Stretch {
  // Answers in threads do not lift a conversation: some may be newer.
  const time = shownSeq === undefined ? activityAt : Infinity;
  return { conversationId: id, next: Number.MAX_SAFE_INTEGER, time, chunk: FIRST_CHUNK, hits: [] };
}

/** The conversations that were looked at, each with what is left of it. The others begin at their end. */
function cursorOf(stretches: readonly Stretch[]): string {
  const begun = stretches.filter(({ next, hits }) => next < Number.MAX_SAFE_INTEGER || hits.length > 0);
  return JSON.stringify(
    begun.map(({ conversationId, next, time, hits: [hit] }) =>
      hit ? [conversationId, hit.message.position.value, hit.message.time] : [conversationId, next, time],
    ),
  );
}

function readCursor(cursor: string): readonly (readonly [id: string, next: number, time: number])[] {
  let read: unknown;
  try {
    read = JSON.parse(cursor);
  } catch {
    // Not one of these either.
  }
  if (!Array.isArray(read) || !read.every(isPlace)) {
    throw new ChatError('bad-input', 'The cursor is not one of this search.');
  }
  return read;
}

function isPlace(place: unknown): place is readonly [string, number, number] {
  if (!Array.isArray(place)) return false;
  const [id, next, time] = place as readonly unknown[];
  return typeof id === 'string' && Number.isSafeInteger(next) && typeof time === 'number';
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

/** One step of a search: a stretch of one conversation, newest first. @returns how many messages were looked at */
async function lookAt(context: ReadContext, stretch: Stretch, query: MessageQuery, limit: number): Promise<number> {
  const access = await findAccess(context, stretch.conversationId);
  const last = Math.min(stretch.next, access?.last ?? 0);
  stretch.next = 0;
  if (!access || last < access.first) return 0;
  const from = Math.max(access.first, last - stretch.chunk + 1);
  const rows = await readMessages(context, access.conversation, from, last);
  const hidden = await readHidden(context, stretch.conversationId, from, last);
  const matches = createFilter(query, context.self);
  const wanted = foldWords(query.text);
  const hits: SearchHit[] = [];
  stretch.chunk = Math.min(CHUNK, stretch.chunk * 2);
  stretch.time = Math.min(stretch.time, rows[0]?.time ?? Infinity);
  stretch.hits = hits;
  if (from > access.first && stretch.time >= (query.after ?? -Infinity)) stretch.next = from - 1;
  for (const row of [...rows].reverse()) {
    if (hidden.has(row.seq) || !matches(row)) continue;
    const ranges = wordRanges(searchTextOf(row.content), wanted);
    hits.push({ message: toMessage(row, context.self), ...(ranges.length > 0 && { ranges }) });
    if (hits.length < limit) continue;
    stretch.time = row.time;
    stretch.next = row.seq - 1;
    return last - row.seq + 1;
  }
  return last - from + 1;
}

/** Where the newest of what is left may lie. */
function newestOf(stretches: readonly Stretch[]): Stretch | undefined {
  let newest: Stretch | undefined;
  let time = -Infinity;
  for (const stretch of stretches) {
    if (stretch.hits.length === 0 && stretch.next === 0) continue;
    const own = stretch.hits[0]?.message.time ?? stretch.time;
    if (newest && own <= time) continue;
    newest = stretch;
    time = own;
  }
  return newest;
}

/**
 * Searches the conversations of a user, newest first over all of them: each is looked through as far as the next hit of the others.
 * Each chunk is a transaction of its own, so that neither the page nor other tabs wait for a long search.
 */
export async function searchMessages(
  read: <R>(work: (context: ReadContext) => Promise<R>) => Promise<R>,
  pause: () => Promise<void>,
  query: MessageQuery,
  options: ListOptions | undefined,
): Promise<ListPage<SearchHit>> {
  const { conversationId, senderIds, types, after, before } = query;
  const filters = [conversationId, senderIds, types, after, before];
  if (query.text.trim() === '' && filters.every((each) => each === undefined)) return { items: [] };
  const limit = Math.min(100, Math.max(1, Math.floor(options?.limit ?? PER_PAGE)));
  const begun = new Map(readCursor(options?.cursor ?? '[]').map(([id, next, time]) => [id, { next, time }]));
  const places = await read(async (context) => {
    if (conversationId === undefined) return listAccess(context);
    const access = await findAccess(context, conversationId);
    return access ? [access] : [];
  });
  const stretches = places
    .map((access) => ({ ...stretchOf(access), ...begun.get(access.conversation.id) }))
    .filter(({ time }) => time >= (after ?? -Infinity));
  const items: SearchHit[] = [];
  let looked = 0;
  for (let stretch = newestOf(stretches); stretch; stretch = newestOf(stretches)) {
    const [hit, ...rest] = stretch.hits;
    if (looked >= BUDGET || items.length >= limit) return { items, cursor: cursorOf(stretches) };
    if (hit) {
      items.push(hit);
      stretch.hits = rest;
      continue;
    }
    if (options?.signal?.aborted) throw new ChatError('internal', 'The call was aborted.', { retryable: false });
    const current = stretch;
    looked += await read((context) => lookAt(context, current, query, limit - items.length));
    await pause();
  }
  return { items };
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
