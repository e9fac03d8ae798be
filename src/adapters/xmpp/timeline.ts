import type { HistoryOperation } from '../../contract/index.js';
import { comparePositions, type Message, type MessageId, type Position, type UserId } from '../../model/index.js';
import { ArchiveOrder } from './archiveOrder.js';
import { ask } from './errors.js';
import type { Place } from './ids.js';
import { Ledger, type Operation } from './ledger.js';
import type { XmppClient } from './sdk.js';
import type { XmppArchivePage, XmppArchived, XmppArchiveQuery, XmppMessage } from './stanzas.js';

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
  #last: { readonly archiveId: string; readonly position: Position } | undefined;
  #heard = 0;
  #pull: Promise<void> | undefined;
  #pullAgain = false;
  /** The archive could not be asked for what came last: what was heard since has no final place. */
  isBehind = false;

  constructor(place: Place, context: TimelineContext) {
    this.place = place;
    this.context = context;
    this.ledger = new Ledger(context.self, (reason) => context.ignored(reason));
    this.#order = new ArchiveOrder((query) => this.ask({ ...query }));
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

  /** Takes in rows that follow each other in the archive. */
  async rows(items: readonly XmppArchived[]): Promise<readonly Row[]> {
    const positions = await this.#order.place(items);
    return items.map(({ id, time, message }, index) => {
      const position = positions[index] ?? { value: time, tie: id };
      const reading = this.context.read(this.place, message, { archiveId: id, position, time }, true);
      if (reading) this.take(reading, id);
      const last = this.#last;
      if (!last || comparePositions(position, last.position) > 0) this.#last = { archiveId: id, position };
      return { archiveId: id, position, reading };
    });
  }

  /** See {@link ArchiveOrder.numbered}. */
  numbered(items: readonly XmppArchived[]): readonly XmppArchived[] {
    return this.#order.numbered(items);
  }

  /** One row of the archive. `near`: its position, where that is known. */
  async row(archiveId: string, near: Position | undefined): Promise<readonly Row[]> {
    return this.rows(await this.#order.single(archiveId, near));
  }

  /** The message with an archive id: known, or asked for. */
  async messageAt(archiveId: string): Promise<Message | undefined> {
    if (!this.messageOf(archiveId)) await this.row(archiveId, undefined);
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
      const after = this.#last?.archiveId;
      const found = await this.ask(after === undefined ? { before: '', max: 20 } : { after, max: PAGE });
      const positions = await this.#order.place(found.items);
      for (const [index, { id, time, message }] of found.items.entries()) {
        const position = positions[index] ?? { value: time, tie: id };
        const reading = this.context.read(this.place, message, { archiveId: id, position, time }, true);
        const last = this.#last;
        if (!last || comparePositions(position, last.position) > 0) this.#last = { archiveId: id, position };
        if (!reading) continue;
        const isNew = reading.kind === 'message' && this.ledger.get(reading.message.id) === undefined;
        const taken = this.take(reading, id);
        if (Array.isArray(taken)) for (const each of taken as readonly HistoryOperation[]) this.context.tell(each);
        else if (isNew && after !== undefined) this.context.tell(taken as Message);
      }
      if (!found.complete && after !== undefined) this.#pullAgain = true;
    } while (this.#pullAgain);
    this.isBehind = false;
  }
}

/** The message a provisional position was made for. */
export function idInTie({ tie }: Position): MessageId {
  const mark = tie.lastIndexOf('\uffff');
  return mark < 0 ? '' : tie.slice(mark + 9);
}
