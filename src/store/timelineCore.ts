import {
  comparePositions,
  eachRow,
  emptyRowList,
  rowAt,
  type Message,
  type MessageId,
  type Position,
  type PositionRange,
  type Segment,
  type TimelineRef,
  type UserId,
} from '../model/index.js';
import type { HistoryPage } from '../contract/index.js';
import type { MessageOp } from './messageOps.js';
import { OwnRows } from './ownRows.js';
import { RowBook, type RowChange } from './rowBook.js';
import type { MessageRow, TimelineView } from './state.js';
import { rowsAround, TimelineSegments } from './timelineSegments.js';
import { createTimelineViews } from './timelineView.js';

/** Who "I" am in a timeline, and how a row's key is made. */
export interface TimelineIdentity {
  readonly ref: TimelineRef;
  readonly selfId: UserId;
}

/** What of a timeline is to be checked again. */
export interface Suspects extends PositionRange {
  readonly messages: readonly Message[];
}

/**
 * The confirmed messages of one timeline as segments, and what is pending over them. Mutable inside the store; what leaves it are snapshots.
 * One row per message (P2), ordered by the server (P1); holes are known from what pages cover (P9).
 */
export class TimelineCore {
  readonly identity: TimelineIdentity;
  readonly #segments: TimelineSegments;
  readonly #book: RowBook;
  readonly #own = new OwnRows();
  readonly #viewOf = createTimelineViews((key) => this.#book.row(key));
  /** Which segment is shown; undefined: the live one. */
  #shownAt: Position | undefined;
  #following = false;
  /** Key of what the reader looks at away from the end. */
  #reading: string | undefined;
  #epoch = 0;

  constructor(identity: TimelineIdentity, maxLoaded: number, derive: (message: Message) => Message) {
    this.identity = identity;
    const book = new RowBook(identity.selfId, derive);
    this.#book = book;
    this.#segments = new TimelineSegments({
      maxLoaded,
      reading: () => this.#readingRow?.position,
      isShown: (segment) => this.#following || segment === this.shown,
      forget: (id) => void book.forget(id),
    });
  }

  /** The segment on screen: the one asked for, else the live one, else the newest. */
  get shown(): Segment<MessageRow> | undefined {
    const asked = this.#shownAt && this.#segments.at(this.#shownAt);
    // Going to the end while it is not loaded: old history must not stand right above what was just sent.
    const { last } = this.#segments;
    return asked ?? this.live ?? (this.#own.unsent.length === 0 || last?.tail ? last : undefined);
  }

  /** The segment that grows with live messages. */
  get live(): Segment<MessageRow> | undefined {
    return this.#segments.live;
  }

  /** True once a page has told what the end is; what came live before that follows on something that is not loaded. */
  get isEndLoaded(): boolean {
    return this.live !== undefined && !this.live.tail;
  }

  /** True while another segment than the live one was asked for. */
  get isShowingAsked(): boolean {
    return this.#shownAt !== undefined;
  }

  /** True while something of the user's is not confirmed: such a timeline is not let go. */
  get isBusy(): boolean {
    return this.#own.unsent.length > 0 || this.#book.hasOps;
  }

  /** Grows when things may have been missed: the end that a page asked for before saw need not be the end any more. */
  get epoch(): number {
    return this.#epoch;
  }

  view(): TimelineView {
    const { shown } = this;
    // Until what is on screen has been joined to the end, what came since stands right below it.
    const since = shown && this.#following ? this.#segments.after(shown) : [];
    const rowsSince = since.flatMap(({ rows }) => [...eachRow(rows)]);
    // Own rows stand after the newest ones; far back in history they would stand in the wrong place.
    const isEnd = !this.#shownAt || this.#following || shown?.live;
    const below = isEnd ? this.#own.below(rowsSince, shown?.covers?.to) : [];
    return this.#viewOf(shown?.rows ?? emptyRowList(), below);
  }

  /** Whether the history around a position is loaded. */
  isLoaded(position: Position): boolean {
    return this.#segments.at(position) !== undefined;
  }

  /** Shows the segment around a position, or the live one again. */
  show(position: Position | undefined, following = false): void {
    // The place asked for is at the end, or nowhere to be found: the end is shown, with what is not sent below it.
    const holder = position && this.#segments.at(position);
    const isEnd = !holder || (holder === this.#segments.last && (holder.live || holder.tail === true));
    this.#shownAt = isEnd && !following ? undefined : position;
    this.#following = following && position !== undefined;
  }

  /** True while what was the end stays on screen until the new end has been joined to it. */
  get following(): boolean {
    return this.#following;
  }

  /** Tells which row the reader looks at; undefined while at the end. */
  setReading(key: string | undefined): void {
    this.#reading = key;
  }

  get #readingRow(): MessageRow | undefined {
    return this.#reading === undefined ? undefined : this.#book.row(this.#reading);
  }

  /** The messages after `from` up to `to`, when all of them are loaded. */
  between(from: Position, to: Position): readonly Message[] | undefined {
    const rows = this.#segments.between(from, to);
    return rows?.flatMap(({ message }) => (comparePositions(message.position, from) > 0 ? message : []));
  }

  /** The hole right before a segment, if there is one that ends at its start. */
  gapBefore(segment: Segment<MessageRow>): PositionRange | undefined {
    return this.#segments.gapBefore(segment);
  }

  confirmed(id: MessageId): Message | undefined {
    return this.#book.confirmed(id);
  }

  row(key: string): MessageRow | undefined {
    return this.#book.row(key) ?? this.#own.find(key);
  }

  keyOf(id: MessageId): string | undefined {
    return this.#book.keyOf(id);
  }

  /** Adds a page of history. Rows it brings settle pending ones of the same client id. */
  addHistory({ items, covers, reachedStart, reachedEnd }: HistoryPage): void {
    const rows: MessageRow[] = [];
    for (const item of items) {
      const row = this.#register(item);
      if (row) rows.push(row);
    }
    rows.sort((a, b) => comparePositions(a.position, b.position));
    if (!covers && !(reachedStart && reachedEnd && items.length === 0)) {
      // A filtered page covers nothing: its rows only refresh what is loaded already.
      for (const row of rows) this.#segments.placeLoaded(row);
      return;
    }
    this.#segments.addPage({ rows, covers, reachedStart, reachedEnd });
    for (const row of rows) this.#settle(row);
    this.#releaseArrived();
  }

  /**
   * Adds or refreshes one message that came live. Answers `hole` when messages before it are missing (then the old end stops being live), `outside`
   * when it belongs to history that is not loaded.
   */
  addLive(message: Message, follows: Position | undefined): 'placed' | 'hole' | 'outside' {
    const known = this.#book.confirmed(message.id) !== undefined;
    const row = this.#register(message);
    if (!row) return 'placed';
    const result = this.#segments.placeLive(row, known, follows);
    // Also when it lies in history that is not loaded: it was sent long ago, and the answer came late.
    const wasUnsent = this.#settle(row);
    if (result !== 'outside') this.#releaseArrived();
    else if (!this.isEndLoaded && (wasUnsent || this.#own.hasArrived(row.key))) this.#own.arrive(row);
    else this.#book.forget(message.id);
    return result;
  }

  /** Changes a confirmed message; false when it is not known here. */
  update(id: MessageId, change: (message: Message) => Message): boolean {
    this.#apply(this.#book.update(id, change));
    return this.#book.confirmed(id) !== undefined;
  }

  /** Something told apart from a message changed how it shows; false when the message is not known here. */
  refresh(id: MessageId): boolean {
    this.#apply(this.#book.refresh(id));
    return this.#book.confirmed(id) !== undefined;
  }

  /** Takes the words of a recalled message out of its copies; false when there are none here. */
  forgetCopies(id: MessageId): boolean {
    const changes = this.#book.forgetCopies(id);
    for (const change of changes) this.#apply(change);
    return changes.length > 0;
  }

  /** Takes messages out for good. */
  remove(ids: readonly MessageId[]): void {
    for (const id of ids) {
      const row = this.#book.forget(id);
      if (row) this.#segments.takeOut(row);
      this.#own.change(id, null);
    }
  }

  /** Forgets everything up to a position: the history was cleared. */
  clearUpTo(position: Position): void {
    const ids = [...this.#book.all()].filter((m) => comparePositions(m.position, position) <= 0);
    this.remove(ids.map((message) => message.id));
    this.#segments.clearUpTo(position);
  }

  /**
   * After a connection that may have missed things nothing loaded is sure to be as it was: keeps about `keep` rows around what is read (else
   * the newest) on screen to be checked again, forgets the rest. Answers what is kept.
   */
  suspect(keep: number): Suspects | null {
    const { shown } = this;
    this.#epoch += 1;
    if (!shown?.covers) {
      this.#segments.reset([]);
      return null;
    }
    const rows = rowsAround(shown, keep, this.#readingRow?.position);
    const first = rowAt(rows, 0);
    const last = rowAt(rows, rows.size - 1);
    const wasEnd = this.#shownAt === undefined || this.#following || shown.live;
    // What came since stays on screen too, so that nothing the user just sent blinks.
    const since = wasEnd ? this.#segments.after(shown) : [];
    const still = [rows, ...since.map((segment) => segment.rows)].flatMap((list) => [...eachRow(list)]);
    const kept = new Set([...still, ...this.#own.arrived].map(({ message }) => message.id));
    for (const message of [...this.#book.all()]) if (!kept.has(message.id)) this.#book.forget(message.id);
    if (!first || !last) {
      this.#segments.reset([]);
      return null;
    }
    const covers = { from: first.position, to: last.position };
    const later = since.map((segment) => ({ ...segment, live: false }));
    this.#segments.reset([{ rows, covers, reachedStart: false, live: false }, ...later]);
    // The place once asked for may have been cut off: what is kept is what is shown.
    this.#shownAt = wasEnd ? last.position : first.position;
    this.#following = wasEnd;
    const messages = [...eachRow(rows)].flatMap(({ message }) => this.#book.confirmed(message.id) ?? []);
    return { ...covers, messages };
  }

  /** Forgets what lies before a position: it could not be joined to the end. */
  forgetBefore(position: Position | undefined): void {
    const { live } = this;
    if (position && live) this.#segments.keepOnly(live);
    this.#releaseArrived();
  }

  addOp(op: MessageOp): void {
    this.#apply(this.#book.addOp(op));
  }

  removeOp(opId: string): void {
    this.#apply(this.#book.removeOp(opId));
  }

  /** Adds an unsent row in order of sending, unless the message has arrived already. */
  addPending(row: MessageRow): void {
    if (!this.#book.row(row.key)) this.#own.add(row);
  }

  updatePending(key: string, changes: Partial<Pick<MessageRow, 'message' | 'phase' | 'error' | 'progress'>>): void {
    this.#own.update(key, changes);
  }

  removePending(key: string): void {
    this.#own.remove(key);
  }

  /** Takes a message into the book; answers the row to place, null when a pending operation hides it. */
  #register(incoming: Message): MessageRow | null {
    const { before, now } = this.#book.register(incoming);
    const moved = before && (!now || comparePositions(before.position, now.position) !== 0);
    if (moved) this.#segments.takeOut(before);
    return now;
  }

  /** A confirmed row takes the place of the unsent one; false when there was none. Only the signed-in user's own client ids do that (P2). */
  #settle(row: MessageRow): boolean {
    return row.mine && this.#own.remove(row.key);
  }

  /** What has arrived has found its place, or stands in history that is not loaded, as the end of it tells. */
  #releaseArrived(): void {
    const isPlaced = ({ position }: Pick<Message, 'position'>): boolean => this.#segments.at(position) !== undefined;
    for (const message of this.#own.release((row) => this.isEndLoaded || isPlaced(row)))
      if (!isPlaced(message)) this.#book.forget(message.id);
  }

  /** Puts on screen what became of a row. */
  #apply(change: RowChange | undefined): void {
    const id = (change?.now ?? change?.before)?.message.id;
    if (id !== undefined) this.#own.change(id, change?.now ?? null);
    if (change?.now) this.#segments.placeLoaded(change.now);
    else if (change?.before) this.#segments.takeOut(change.before);
  }
}
