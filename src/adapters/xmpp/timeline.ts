import type { HistoryOperation, HistoryPage, HistoryRequest } from '../../contract/index.js';
import { ChatError } from '../../contract/index.js';
import { comparePositions, type Message, type MessageId, type Position, type UserId } from '../../model/index.js';
import { ArchiveOrder } from './archiveOrder.js';
import { ask } from './errors.js';
import type { Place } from './ids.js';
import { Ledger, type Operation } from './ledger.js';
import type { XmppArchivePage, XmppArchived, XmppArchiveQuery, XmppClient, XmppMessage } from './sdk.js';

/** What a stanza is to a conversation. */
export type Reading =
  | { readonly kind: 'message'; readonly message: Message; readonly aliases: readonly string[] }
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'receipt'; readonly by: UserId; readonly target: string; readonly state: 'delivered' | 'read' };

/** Where a stanza stands, and what the archive calls it. */
export interface Standing {
  readonly archiveId: string | undefined;
  readonly position: Position;
  readonly time: number;
}

/** What a timeline asks its surroundings. */
export interface TimelineContext {
  readonly self: UserId;
  client(): XmppClient;
  /** Reads a stanza of this conversation; undefined when it says nothing here. `isArchived`: the archive vouches for what it adds. */
  read(place: Place, stanza: XmppMessage, standing: Standing, isArchived: boolean): Reading | undefined;
  ignored(reason: string): void;
}

/** A row of the archive with its place. */
interface Row {
  readonly archiveId: string;
  readonly position: Position;
  readonly reading: Reading | undefined;
}

const PAGE = 50;
// Pages read for one request that finds nothing to show: receipts and reactions fill archives, too.
const MAX_PAGES = 100;

/** The history of one conversation: the archive page by page, folded with what is heard live. */
export class Timeline {
  readonly place: Place;
  readonly ledger: Ledger;
  readonly #context: TimelineContext;
  readonly #order: ArchiveOrder;
  /** Where messages stand in the archive. */
  readonly #archiveIds = new Map<MessageId, string>();
  readonly #messageIds = new Map<string, MessageId>();
  #last: { readonly archiveId: string; readonly position: Position } | undefined;
  #heard = 0;
  #pull: Promise<void> | undefined;
  #pullAgain = false;

  constructor(place: Place, context: TimelineContext) {
    this.place = place;
    this.#context = context;
    this.ledger = new Ledger(context.self, (reason) => context.ignored(reason));
    this.#order = new ArchiveOrder((query) => this.#ask({ ...query }));
  }

  /** The last place known. */
  get last(): Position | undefined {
    return this.#last?.position;
  }

  /** A place after everything known, for what the archive has not told yet. */
  provisional(id: string): Position {
    this.#heard += 1;
    const { value, tie } = this.#last?.position ?? { value: 0, tie: '' };
    return { value, tie: `${tie}\uffff${String(this.#heard).padStart(8, '0')}${id}`, provisional: true };
  }

  /** The archive's id of a message, where it is known. */
  archiveIdOf(id: MessageId): string | undefined {
    return this.#archiveIds.get(id);
  }

  /** The message with an archive id, where it is known. */
  messageOf(archiveId: string): Message | undefined {
    const id = this.#messageIds.get(archiveId);
    return id === undefined ? undefined : this.ledger.get(id);
  }

  /** Takes in what was read; answers what of it is news. */
  take(reading: Reading, archiveId: string | undefined): Message | readonly HistoryOperation[] {
    if (reading.kind === 'message') {
      const message = this.ledger.add(reading.message, reading.aliases);
      if (archiveId !== undefined) {
        this.#archiveIds.set(message.id, archiveId);
        this.#messageIds.set(archiveId, message.id);
      }
      return message;
    }
    if (reading.kind === 'operation') return this.ledger.apply(reading.operation);
    const target = this.ledger.find(reading.target);
    if (!target) return [];
    const type = reading.state === 'read' ? 'read-cursor' : 'delivered-cursor';
    const { conversationId, position } = target;
    return [{ type, conversationId, userId: reading.by, position }];
  }

  #ask(query: Omit<XmppArchiveQuery, 'room' | 'with'>): Promise<XmppArchivePage> {
    const { kind, jid } = this.place;
    return ask(this.#context.client().archive({ ...query, ...(kind === 'room' ? { room: jid } : { with: jid }) }), {
      forbidden: 'not-member',
      'not-allowed': 'not-member',
      'service-unavailable': 'not-found',
    });
  }

  async #rows(items: readonly XmppArchived[]): Promise<readonly Row[]> {
    const positions = await this.#order.place(items);
    return items.map(({ id, time, message }, index) => {
      const position = positions[index] ?? { value: time, tie: id };
      const reading = this.#context.read(this.place, message, { archiveId: id, position, time }, true);
      if (reading) this.take(reading, id);
      const last = this.#last;
      if (!last || comparePositions(position, last.position) > 0) this.#last = { archiveId: id, position };
      return { archiveId: id, position, reading };
    });
  }

  /** Where to begin reading: the archive id of a bound, or its time where that is all it tells. */
  #from(bound: Position, side: 'before' | 'after'): { readonly query: object; readonly own: string | undefined } {
    const archiveId = bound.provisional ? this.#archiveIds.get(idInTie(bound)) : this.#order.archiveIdOf(bound);
    if (archiveId !== undefined) return { query: { [side]: archiveId }, own: archiveId };
    // The stamps a server compares with may be in whole seconds.
    if (side === 'before')
      return { query: { before: '', end: new Date(Math.ceil(bound.value / 1000) * 1000) }, own: undefined };
    return { query: { start: new Date(Math.floor(bound.value / 1000) * 1000) }, own: undefined };
  }

  /** A bound that was told before the archive knew: its place now, where that is known. */
  #settled(bound: Position | undefined): Position | undefined {
    if (!bound?.provisional) return bound;
    const known = this.ledger.get(idInTie(bound))?.position;
    return known && !known.provisional ? known : bound;
  }

  async load(request: HistoryRequest): Promise<HistoryPage> {
    const { limit = 20, fill, types, signal } = request;
    const [lower, upper] = [this.#settled(request.lower), this.#settled(request.upper)];
    const isForward = fill === 'fromLower';
    const wanted = Math.max(1, limit);
    const bound = isForward ? lower : upper;
    const begin = bound
      ? this.#from(bound, isForward ? 'after' : 'before')
      : { query: isForward ? {} : { before: '' }, own: undefined };
    const inside = ({ position }: Row): boolean =>
      (!lower || comparePositions(position, lower) >= 0) && (!upper || comparePositions(position, upper) <= 0);
    const isWanted = ({ reading }: Row): boolean =>
      reading?.kind === 'message' &&
      (!types || types.includes(this.ledger.get(reading.message.id)?.content.type ?? ''));

    // Rows in the direction of reading.
    const rows: Row[] = [];
    if (begin.own !== undefined) rows.push(...(await this.#rows(await this.#order.single(begin.own, bound))));
    let query: Omit<XmppArchiveQuery, 'room' | 'with'> = {
      ...begin.query,
      max: Math.min(Math.max(wanted + 5, 20), 100),
    };
    let complete = false;
    // The other bound was passed: there is nothing more to look for.
    let isBeyond = false;
    const other = isForward ? upper : lower;
    for (let page = 0; !complete && !isBeyond && page < MAX_PAGES; page++) {
      if (rows.filter(isWanted).length >= wanted) break;
      signal?.throwIfAborted();
      const found = await this.#ask(query);
      const next = await this.#rows(found.items);
      complete = found.complete || next.length === 0;
      rows.push(...(isForward ? next : next.toReversed()).filter(inside));
      const edge = isForward ? next.at(-1) : next[0];
      if (edge && other) {
        const order = comparePositions(edge.position, other);
        isBeyond = isForward ? order > 0 : order < 0;
      }
      if (edge) query = { max: PAGE, [isForward ? 'after' : 'before']: edge.archiveId };
    }
    const shown = rows.filter(inside).filter(isWanted);
    const isExhausted = (complete || isBeyond) && shown.length <= wanted;
    const kept = isForward ? shown.slice(0, wanted) : shown.slice(0, wanted).toReversed();
    const items = kept.flatMap(({ reading }) =>
      reading?.kind === 'message' ? [this.ledger.get(reading.message.id) ?? reading.message] : [],
    );
    const ops = rows.flatMap(({ reading }): readonly HistoryOperation[] => {
      if (!reading || reading.kind === 'message') return [];
      const told = this.take(reading, undefined);
      return Array.isArray(told) ? (told as readonly HistoryOperation[]) : [];
    });
    const [first, last] = [items[0]?.position, items.at(-1)?.position];
    const from = isForward || isExhausted ? (lower ?? first) : first;
    const to = !isForward || isExhausted ? (upper ?? last) : last;
    return {
      items,
      ...(ops.length > 0 && { ops }),
      ...(!types && from && to && { covers: { from, to } }),
      reachedStart: !lower && (isForward || (isExhausted && complete)),
      reachedEnd: !upper && (!isForward || (isExhausted && complete)),
    };
  }

  async loadAround(messageId: MessageId, limit: number, signal?: AbortSignal): Promise<HistoryPage> {
    const message = await this.find(messageId);
    if (!message) throw new ChatError('not-found', 'There is no such message in this conversation.');
    const { position } = message;
    const before = await this.load({ upper: position, limit: limit + 1, signal });
    const after = await this.load({ lower: position, limit: limit + 1, fill: 'fromLower', signal });
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

  /** A message by its id, with its final place: known, or looked for through the archive. */
  find(id: MessageId): Promise<Message | undefined> {
    return this.search(() => {
      const known = this.ledger.get(id);
      return known && !known.position.provisional ? known : undefined;
    });
  }

  /** Reads the archive back until `found` answers; undefined at its start. */
  async search(found: () => Message | undefined): Promise<Message | undefined> {
    const known = found();
    if (known) return known;
    let before = '';
    for (let page = 0; page < MAX_PAGES; page++) {
      const { items, complete } = await this.#ask({ before, max: 100 });
      await this.#rows(items);
      const message = found();
      if (message) return message;
      const edge = items[0]?.id;
      if (complete || edge === undefined) return undefined;
      before = edge;
    }
    throw new ChatError('timeout', 'The archive is too long to be searched to its start.');
  }

  /** Messages after an archive id, or the newest ones; at most `max` rows are read. */
  async after(archiveId: string | undefined, max: number): Promise<readonly Message[]> {
    const page = await this.#ask({ ...(archiveId === undefined ? { before: '' } : { after: archiveId }), max }).catch(
      (reason: unknown) => {
        // The mark itself is no longer in the archive.
        if (reason instanceof ChatError && reason.code === 'not-found' && archiveId !== undefined) {
          return this.#ask({ before: '', max });
        }
        throw reason;
      },
    );
    const rows = await this.#rows(page.items);
    return rows.flatMap(({ reading }) =>
      reading?.kind === 'message' ? [this.ledger.get(reading.message.id) ?? reading.message] : [],
    );
  }

  /** The place of an archive id: known, or asked for. */
  async messageAt(archiveId: string): Promise<Message | undefined> {
    if (!this.messageOf(archiveId)) await this.#rows(await this.#order.single(archiveId, undefined));
    return this.messageOf(archiveId);
  }

  /**
   * Asks the archive for what came since the last place known, and tells it. Calls that come together share the asking. When nothing was known
   * before, only messages that were heard already are told: the rest is history.
   */
  async catchUp(tell: (news: Message | HistoryOperation) => void): Promise<void> {
    if (this.#pull) {
      this.#pullAgain = true;
      return this.#pull;
    }
    this.#pull = this.#readNews(tell).finally(() => (this.#pull = undefined));
    return this.#pull;
  }

  async #readNews(tell: (news: Message | HistoryOperation) => void): Promise<void> {
    do {
      this.#pullAgain = false;
      const after = this.#last?.archiveId;
      const found = await this.#ask(after === undefined ? { before: '', max: 20 } : { after, max: PAGE });
      const positions = await this.#order.place(found.items);
      const news: (Message | HistoryOperation)[] = [];
      for (const [index, { id, time, message }] of found.items.entries()) {
        const position = positions[index] ?? { value: time, tie: id };
        const reading = this.#context.read(this.place, message, { archiveId: id, position, time }, true);
        const last = this.#last;
        if (!last || comparePositions(position, last.position) > 0) this.#last = { archiveId: id, position };
        if (!reading) continue;
        const wasHeard = reading.kind === 'message' && this.ledger.get(reading.message.id) !== undefined;
        const taken = this.take(reading, id);
        if (Array.isArray(taken)) news.push(...(taken as readonly HistoryOperation[]));
        else if (after !== undefined || wasHeard) news.push(taken as Message);
      }
      for (const each of news) tell(each);
      if (!found.complete && after !== undefined) this.#pullAgain = true;
    } while (this.#pullAgain);
  }
}

/** The message a provisional position was made for. */
export function idInTie({ tie }: Position): MessageId {
  const mark = tie.lastIndexOf('\uffff');
  return mark < 0 ? '' : tie.slice(mark + 9);
}
