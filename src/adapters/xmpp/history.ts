import { ChatError, type HistoryOperation, type HistoryPage, type HistoryRequest } from '../../contract/index.js';
import { comparePositions, type Message, type MessageId, type Position } from '../../model/index.js';
import { isGone } from './errors.js';
import { idInTie, type Row, type Timeline, type TimelineQuery } from './timeline.js';

const PAGE = 50;
// Servers give no more at once: Prosody 250 at most, ejabberd as many as asked for.
const MAX_PAGE = 250;
// Pages read for one request that finds nothing to show: receipts and reactions fill archives, too.
const MAX_PAGES = 100;
// What was sent a while ago and not heard of stands near the end, or nowhere.
const MAX_OWN_PAGES = 10;

/** Where to begin reading: the archive id of a bound; `orElse` its time, where that is all it tells, or the row is there no more. */
function beginAt(
  timeline: Timeline,
  bound: Position,
  side: 'before' | 'after',
): { readonly orElse: Partial<TimelineQuery>; readonly own: string | undefined } {
  // The stamps a server compares with may be in whole seconds.
  const orElse =
    side === 'before'
      ? { before: '', end: new Date(Math.ceil(bound.value / 1000) * 1000) }
      : { start: new Date(Math.floor(bound.value / 1000) * 1000) };
  return { orElse, own: timeline.archiveIdAt(bound) };
}

/** A bound that was told before the archive knew: its place now, where that is known. */
function settled(timeline: Timeline, bound: Position | undefined): Position | undefined {
  if (!bound?.provisional) return bound;
  const known = timeline.ledger.get(idInTie(bound))?.position;
  return known && !known.provisional ? known : bound;
}

/** A page of history; see the contract. */
export async function loadPage(timeline: Timeline, request: HistoryRequest): Promise<HistoryPage> {
  const { limit = 20, fill, types, signal } = request;
  const { context, ledger, place } = timeline;
  const asked = settled(timeline, request.lower);
  // What was cleared is as if it had never been.
  const cleared = context.clearedUpTo(place.id);
  const floor = cleared && (!asked || comparePositions(cleared, asked) >= 0) ? cleared : undefined;
  const lower = floor ?? asked;
  const upper = settled(timeline, request.upper);
  const isForward = fill === 'fromLower';
  const wanted = Math.max(1, limit);
  const bound = isForward ? lower : upper;
  const side = isForward ? 'after' : 'before';
  const begin = bound ? beginAt(timeline, bound, side) : { orElse: isForward ? {} : { before: '' }, own: undefined };
  const inside = ({ position }: Row): boolean =>
    (!lower || comparePositions(position, lower) >= 0) && (!upper || comparePositions(position, upper) <= 0);
  const isWanted = ({ reading, position }: Row): boolean => {
    if (reading?.kind !== 'message' || (floor && comparePositions(position, floor) <= 0)) return false;
    const message = ledger.get(reading.message.id) ?? reading.message;
    return !context.isHidden(message) && (!types || types.includes(message.content.type));
  };

  // Rows in the direction of reading.
  const rows: Row[] = [];
  if (begin.own !== undefined) rows.push(...(await timeline.row(begin.own, bound)));
  const max = Math.min(wanted + 30, MAX_PAGE);
  let query: TimelineQuery = begin.own === undefined ? { ...begin.orElse, max } : { [side]: begin.own, max };
  let complete = false;
  // The other bound was passed: there is nothing more to look for.
  let isBeyond = false;
  const other = isForward ? upper : lower;
  for (let page = 0; !complete && !isBeyond && page < MAX_PAGES; page++) {
    if (rows.filter(isWanted).length >= wanted) break;
    signal?.throwIfAborted();
    const found = await timeline.ask(query).catch((reason: unknown) => {
      if (page > 0 || begin.own === undefined || !isGone(reason)) throw reason;
      query = { ...begin.orElse, max };
      return timeline.ask(query);
    });
    // Going back, rows that are left here come with the next page.
    const items = isForward || found.complete ? found.items : timeline.numbered(found.items);
    const next = await timeline.rows(items, page === 0 && !bound && !isForward);
    complete = found.complete || next.length === 0;
    rows.push(...(isForward ? next : next.toReversed()).filter(inside));
    const edge = isForward ? next.at(-1) : next[0];
    if (edge && other) {
      const order = comparePositions(edge.position, other);
      isBeyond = isForward ? order > 0 : order < 0;
    }
    if (edge) query = { max: Math.max(PAGE, query.max), [side]: edge.archiveId };
  }
  const shown = rows.filter(inside).filter(isWanted);
  const isExhausted = (complete || isBeyond) && shown.length <= wanted;
  const kept = isForward ? shown.slice(0, wanted) : shown.slice(0, wanted).toReversed();
  const items = onceEach(kept).map((message) => ledger.get(message.id) ?? message);
  const ops = rows.flatMap(({ reading }): readonly HistoryOperation[] => {
    if (!reading || reading.kind === 'message') return [];
    const told = timeline.take(reading, undefined);
    return Array.isArray(told) ? (told as readonly HistoryOperation[]) : [];
  });
  const [first, last] = [items[0]?.position, items.at(-1)?.position];
  const from = isForward || isExhausted ? (lower ?? first) : first;
  const to = !isForward || isExhausted ? (upper ?? last) : last;
  const isOpenBelow = !lower || floor !== undefined;
  return {
    items,
    ...(ops.length > 0 && { ops }),
    ...(!types && from && to && { covers: { from, to } }),
    reachedStart: isOpenBelow && (isForward || (isExhausted && (complete || floor !== undefined))),
    reachedEnd: !upper && (!isForward || (isExhausted && complete)),
  };
}

/** The history on both sides of a message. */
export async function loadAround(
  timeline: Timeline,
  messageId: MessageId,
  limit: number,
  signal?: AbortSignal,
): Promise<HistoryPage> {
  const message = await findMessage(timeline, messageId);
  const cleared = timeline.context.clearedUpTo(timeline.place.id);
  const isGone =
    !message || timeline.context.isHidden(message) || (cleared && comparePositions(message.position, cleared) <= 0);
  if (isGone) throw new ChatError('not-found', 'There is no such message in this conversation.');
  const { position } = message;
  const before = await loadPage(timeline, { upper: position, limit: limit + 1, signal });
  const after = await loadPage(timeline, { lower: position, limit: limit + 1, fill: 'fromLower', signal });
  const known = new Set(before.items.map(({ id }) => id));
  const [from, to] = [before.covers?.from ?? position, after.covers?.to ?? position];
  return {
    items: [...before.items, ...after.items.filter(({ id }) => !known.has(id))],
    ops: [...(before.ops ?? []), ...(after.ops ?? [])],
    covers: { from, to },
    reachedStart: before.reachedStart,
    reachedEnd: after.reachedEnd,
  };
}

/** A message by its id, with its final place: known, or looked for in the archive. Fails as `not-found` where that is too long to be read to its start. */
export async function findMessage(timeline: Timeline, id: MessageId): Promise<Message | undefined> {
  const found = (): Message | undefined => {
    const known = timeline.ledger.get(id);
    return known && !known.position.provisional ? known : undefined;
  };
  if (timeline.place.kind === 'room' && !found()) {
    // Messages of rooms bear the ids of their rows. Some servers refuse an id that none of theirs can be.
    await timeline.messageAt(id).catch((reason: unknown) => {
      if (!(reason instanceof ChatError) || reason.retryable) throw reason;
    });
  }
  const { message, isWhole } = await search(timeline, found, MAX_PAGES);
  if (message || isWhole) return message;
  throw new ChatError('not-found', 'The archive is too long to be searched to its start.', { retryable: false });
}

/** What the signed-in user has sent lately under this id. */
export async function findOwn(timeline: Timeline, clientId: string): Promise<Message | undefined> {
  const alias = `author:${timeline.context.self}/${clientId}`;
  return (await search(timeline, () => timeline.ledger.find(alias), MAX_OWN_PAGES)).message;
}

/** Reads the archive back until `found` answers; `isWhole`: its start was reached without. */
async function search(
  timeline: Timeline,
  found: () => Message | undefined,
  maxPages: number,
): Promise<{ readonly message: Message | undefined; readonly isWhole: boolean }> {
  let before = '';
  let message = found();
  for (let page = 0; !message && page < maxPages; page++) {
    const { items, complete } = await timeline.ask({ before, max: 100 });
    await timeline.rows(items, page === 0);
    message = found();
    const [edge] = items;
    if (complete || !edge) return { message, isWhole: true };
    before = edge.id;
  }
  return { message, isWhole: false };
}

/** Messages after an archive id, or the newest ones; at most `max` rows are read. */
export async function messagesAfter(
  timeline: Timeline,
  archiveId: string | undefined,
  max: number,
): Promise<readonly Message[]> {
  const page = await timeline
    .ask({ ...(archiveId === undefined ? { before: '' } : { after: archiveId }), max })
    .catch((reason: unknown) => {
      // The mark itself is no longer in the archive.
      if (archiveId === undefined || !isGone(reason)) throw reason;
      return timeline.ask({ before: '', max });
    });
  const cleared = timeline.context.clearedUpTo(timeline.place.id);
  return onceEach(await timeline.rows(page.items)).flatMap((read) => {
    const message = timeline.ledger.get(read.id) ?? read;
    const isCleared = cleared && comparePositions(message.position, cleared) <= 0;
    return isCleared || timeline.context.isHidden(message) ? [] : [message];
  });
}

/** The messages of rows. What was sent again after the server was killed stands in the archive twice, under one id. */
function onceEach(rows: readonly Row[]): readonly Message[] {
  const all = new Map<string, Message>();
  for (const { reading } of rows) {
    if (reading?.kind === 'message' && !all.has(reading.message.id)) all.set(reading.message.id, reading.message);
  }
  return [...all.values()];
}
