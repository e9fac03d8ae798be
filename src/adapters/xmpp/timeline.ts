import type { HistoryOperation } from '../../contract/index.js';
import { comparePositions, type Message, type MessageId, type Position, type UserId } from '../../model/index.js';
import { ArchiveOrder, earlier } from './archiveOrder.js';
import { ask, isGone } from './errors.js';
import type { Place } from './ids.js';
import { Ledger } from './ledger.js';
import type { Reading, Standing } from './read.js';
import type { XmppClient } from './sdk.js';
import type { XmppArchivePage, XmppArchived, XmppArchiveQuery, XmppMessage } from './stanzas.js';

/** What a timeline asks its surroundings. */
export interface TimelineContext {
  readonly self: UserId;
  client(): XmppClient;
  /** Reads a stanza of this conversation; undefined when it says nothing here. `isArchived`: the archive vouches for what it adds. */
  read(place: Place, stanza: XmppMessage, standing: Standing, isArchived: boolean): Reading | undefined;
  ignored(reason: string): void;
  /** Tells what has become known apart from what somebody waits for. */
  tell(news: Message | HistoryOperation): void;
  /** Whether the signed-in user has put this message out of their sight. */
  isHidden(message: Message): boolean;
  /** History up to here was cleared by the signed-in user. */
  clearedUpTo(conversationId: string): Position | undefined;
}

/** A row of the archive with its place. */
export interface Row {
  readonly archiveId: string;
  readonly position: Position;
  readonly reading: Reading | undefined;
}

/** A query of the archive of one conversation. */
export type TimelineQuery = Omit<XmppArchiveQuery, 'room' | 'with'>;

const PAGE = 50;
const MAX_OWED = 200;
const MAX_ARRIVED = 1000;
const MAX_NEWS = 1000;
// Read to join what is known with the newest page somebody was given; the rest they can ask for.
const MAX_JOINING = 10;

/** What is known of one conversation: rows of the archive, folded with what is heard live. Pages of history are made in `history.ts`. */
export class Timeline {
  readonly place: Place;
  readonly ledger: Ledger;
  readonly context: TimelineContext;
  /** How far others have read: the message, as its author and the archive know it. */
  readonly readers: Map<UserId, MessageId> = new Map();
  /** Names of messages that the other has told to have, newest last. */
  readonly #arrived = new Set<string>();
  readonly #order: ArchiveOrder;
  /** Where messages stand in the archive. */
  readonly #archiveIds = new Map<MessageId, string>();
  readonly #messageIds = new Map<string, MessageId>();
  /** Receipts of messages whose final place was not known yet: told again with it. */
  readonly #owed = new Map<MessageId, HistoryOperation[]>();
  /** The last place known. */
  #last: Position | undefined;
  /** How far the archive was read without a hole. */
  #edge: Row | undefined;
  /** The end of the newest page somebody was given, where it does not join that. */
  #ahead: Row | undefined;
  /** Rows that were told as news lately. */
  readonly #news = new Set<string>();
  #heard = 0;
  #pull: Promise<void> | undefined;
  #pullAgain = false;
  /** The archive could not be asked for what came last: what was heard since has no final place. */
  isBehind = false;

  constructor(place: Place, context: TimelineContext) {
    this.place = place;
    this.context = context;
    this.ledger = new Ledger(
      context.self,
      (reason) => context.ignored(reason),
      (id) => this.#forget(id),
    );
    this.#order = new ArchiveOrder((query) => this.ask({ ...query }));
  }

  /** The last place known. */
  get last(): Position | undefined {
    return this.#last;
  }

  #forget(id: MessageId): void {
    const archiveId = this.#archiveIds.get(id);
    this.#archiveIds.delete(id);
    if (archiveId !== undefined) this.#messageIds.delete(archiveId);
  }

  /** A place after everything known, for what the archive has not told yet. */
  provisional(id: string): Position {
    this.#heard += 1;
    const { value, tie } = this.#last ?? { value: 0, tie: '' };
    return { value, tie: `${tie}\uffff${String(this.#heard).padStart(8, '0')}${id}`, provisional: true };
  }

  /** The archive's id of a message, where it is known. */
  archiveIdOf(id: MessageId): string | undefined {
    return this.#archiveIds.get(id);
  }

  /** The archive's id in a position. */
  archiveIdAt(position: Position): string | undefined {
    return position.provisional ? this.#archiveIds.get(idInTie(position)) : this.#order.archiveIdOf(position);
  }

  /** The message with an archive id, where it is known. */
  messageOf(archiveId: string): Message | undefined {
    const id = this.#messageIds.get(archiveId);
    return id === undefined ? undefined : this.ledger.get(id);
  }

  /** Takes in what was read; answers what of it is news. */
  take(reading: Reading, archiveId: string | undefined): Message | readonly HistoryOperation[] {
    if (reading.kind === 'message') return this.#takeMessage(reading.message, reading.aliases, archiveId);
    if (reading.kind === 'operation') return this.ledger.apply(reading.operation);
    if (reading.by !== this.context.self) this.#noteArrived(reading.target);
    const target = this.ledger.find(reading.target);
    // Nobody reads, or gets, what they wrote themselves.
    if (!target || target.senderId === reading.by) return [];
    const type = reading.state === 'read' ? 'read-cursor' : 'delivered-cursor';
    const { conversationId, position } = target;
    if (type === 'read-cursor') this.#noteReader(reading.by, target);
    const told = { type, conversationId, userId: reading.by, position } as const;
    if (position.provisional) {
      const owed = this.#owed.get(target.id) ?? [];
      this.#owed.set(target.id, [...owed, told]);
      if (this.#owed.size > MAX_OWED) this.#owed.delete(this.#owed.keys().next().value ?? '');
    }
    return [told];
  }

  /** Whether the other has told to have what bears this stanza id. */
  hasArrived(stanzaId: string): boolean {
    return this.#arrived.has(`raw:${stanzaId}`);
  }

  #noteArrived(target: string): void {
    this.#arrived.add(target);
    if (this.#arrived.size > MAX_ARRIVED) this.#arrived.delete(this.#arrived.values().next().value ?? '');
  }

  #takeMessage(read: Message, aliases: readonly string[], archiveId: string | undefined): Message {
    const before = this.ledger.get(read.id);
    const message = this.ledger.add(read, aliases);
    if (archiveId !== undefined) {
      this.#archiveIds.set(message.id, archiveId);
      this.#messageIds.set(archiveId, message.id);
    }
    // Whoever asked the archive: everyone who was told a provisional place is told the final one.
    if (before?.position.provisional && !message.position.provisional) {
      this.context.tell(message);
      for (const owed of this.#owed.get(message.id) ?? []) {
        this.context.tell({ ...owed, position: message.position });
      }
      this.#owed.delete(message.id);
    }
    return message;
  }

  #noteReader(userId: UserId, target: Message): void {
    const known = this.ledger.get(this.readers.get(userId) ?? '');
    if (!known || comparePositions(known.position, target.position) < 0) this.readers.set(userId, target.id);
  }

  /** Asks the archive of this conversation. */
  ask(query: TimelineQuery): Promise<XmppArchivePage> {
    const { kind, jid } = this.place;
    return ask(this.context.client().archive({ ...query, ...(kind === 'room' ? { room: jid } : { with: jid }) }), {
      forbidden: 'not-member',
      'not-allowed': 'not-member',
      'service-unavailable': 'not-found',
    });
  }

  /** Takes in rows that follow each other in the archive. `areNewest`: there was nothing after them. */
  async rows(items: readonly XmppArchived[], areNewest = false): Promise<readonly Row[]> {
    const rows = await this.#read(items);
    const [first, last] = [rows[0], rows.at(-1)];
    const edge = this.#edge;
    if (first && last && (edge ? comparePositions(last.position, edge.position) > 0 : areNewest)) {
      if (!edge || comparePositions(first.position, edge.position) <= 0) this.#edge = last;
      else if (areNewest) this.#ahead = last;
    }
    for (const { reading, archiveId } of rows) if (reading) this.take(reading, archiveId);
    return rows;
  }

  /** Rows with their places, not taken in yet. */
  async #read(items: readonly XmppArchived[]): Promise<readonly Row[]> {
    const positions = await this.#order.place(items);
    return items.map(({ id, time, message }, index) => {
      const position = positions[index] ?? { value: time, tie: id };
      const reading = this.context.read(this.place, message, { archiveId: id, position, time }, true);
      if (!this.#last || comparePositions(position, this.#last) > 0) this.#last = position;
      return { archiveId: id, position, reading };
    });
  }

  /** See {@link ArchiveOrder.numbered}. */
  numbered(items: readonly XmppArchived[]): readonly XmppArchived[] {
    return this.#order.numbered(items);
  }

  /** One row of the archive. `near`: its position, where that is known. */
  async row(archiveId: string, near: Position | undefined): Promise<readonly Row[]> {
    const rows = await this.#read(await this.#order.single(archiveId, near));
    for (const { reading } of rows) if (reading) this.take(reading, archiveId);
    return rows;
  }

  /** The message with an archive id: known, or asked for; undefined when the archive has it no more. */
  async messageAt(archiveId: string): Promise<Message | undefined> {
    if (!this.messageOf(archiveId)) {
      await this.row(archiveId, undefined).catch((reason: unknown) => {
        if (!isGone(reason)) throw reason;
      });
    }
    return this.messageOf(archiveId);
  }

  /**
   * Asks the archive for what came since the last place known, and tells it. Calls that come together share the asking. When nothing was known
   * before, only messages that were heard already are told: the rest is history.
   */
  async catchUp(): Promise<void> {
    if (this.#pull) {
      this.#pullAgain = true;
      return this.#pull;
    }
    this.isBehind = true;
    this.#pull = this.#readNews().finally(() => (this.#pull = undefined));
    return this.#pull;
  }

  async #readNews(): Promise<void> {
    do {
      this.#pullAgain = false;
      const edge = this.#edge;
      let query: TimelineQuery = edge ? { after: earlier(edge.archiveId), max: PAGE } : { before: '', max: 20 };
      let more = true;
      for (let page = 0; more; page++) {
        const found = await this.ask(query).catch((reason: unknown) => {
          // The archive keeps that row no more: whatever it still has is newer.
          if (!edge || page > 0 || !isGone(reason)) throw reason;
          return this.ask({ before: '', max: PAGE });
        });
        const last = (await this.#takeNews(found.items, edge !== undefined)).at(-1);
        // By the order of the archive: its clock may have been set back.
        if (last) this.#edge = last;
        if (page >= MAX_JOINING) this.#skipAhead();
        more = edge !== undefined && !found.complete && last !== undefined;
        if (this.#edge) query = { after: this.#edge.archiveId, max: PAGE };
      }
      this.#ahead = undefined;
    } while (this.#pullAgain);
    this.isBehind = false;
  }

  #skipAhead(): void {
    const [edge, ahead] = [this.#edge, this.#ahead];
    this.#ahead = undefined;
    if (edge && ahead && comparePositions(ahead.position, edge.position) > 0) this.#edge = ahead;
  }

  /** Takes in rows and tells of them; messages that nobody has heard of only with `areNews`. */
  async #takeNews(items: readonly XmppArchived[], areNews: boolean): Promise<readonly Row[]> {
    const rows = await this.#read(items);
    for (const { archiveId, reading } of rows) {
      if (this.#news.has(archiveId)) continue;
      this.#news.add(archiveId);
      if (this.#news.size > MAX_NEWS) this.#news.delete(this.#news.values().next().value ?? '');
      if (!reading) continue;
      const isNew = reading.kind === 'message' && this.ledger.get(reading.message.id) === undefined;
      const taken = this.take(reading, archiveId);
      if (Array.isArray(taken)) for (const each of taken as readonly HistoryOperation[]) this.context.tell(each);
      else if (isNew && areNews) this.context.tell(taken as Message);
    }
    return rows;
  }
}

/** The message a provisional position was made for. */
export function idInTie({ tie }: Position): MessageId {
  const mark = tie.lastIndexOf('\uffff');
  return mark < 0 ? '' : tie.slice(mark + 9);
}
