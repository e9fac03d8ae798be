import {
  addPage,
  comparePositions,
  eachRow,
  emptyRowList,
  extendTo,
  gapsOf,
  indexFrom,
  laterPosition,
  rowAt,
  segmentHolds,
  sliceRows,
  trimSegment,
  withoutPosition,
  withRow,
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
import { RowBook, type RowChange } from './rowBook.js';
import type { MessageRow, TimelineView } from './state.js';
import { createTimelineView } from './timelineView.js';

// Rows by which a live timeline may exceed its bound before it is cut back.
const TRIM_SLACK = 200;

/** Who "I" am in a timeline, and how a row's key is made. */
export interface TimelineIdentity {
  readonly ref: TimelineRef;
  readonly selfId: UserId;
}

/**
 * The confirmed messages of one timeline as segments, and what is pending over them. Mutable inside the store; what leaves it are snapshots.
 * One row per message (P2), ordered by the server (P1); holes are known from what pages cover (P9).
 */
export class TimelineCore {
  readonly identity: TimelineIdentity;
  #segments: readonly Segment<MessageRow>[] = [];
  readonly #book: RowBook;
  /** Rows that are not sent, in order of sending: after all others (P1). */
  #unsent: readonly MessageRow[] = [];
  /** Which segment is shown; undefined: the live one. */
  #shownAt: Position | undefined;
  #following = false;

  readonly #maxLoaded: number;
  /** What the reader looks at away from the end; trimming keeps clear of it. */
  #reading: string | undefined;
  #epoch = 0;

  constructor(identity: TimelineIdentity, maxLoaded: number, derive: (message: Message) => Message) {
    this.identity = identity;
    this.#maxLoaded = maxLoaded;
    this.#book = new RowBook(identity.selfId, derive);
  }

  /** The segment on screen: the one asked for, else the live one, else the newest. */
  get shown(): Segment<MessageRow> | undefined {
    const at = this.#shownAt;
    const asked = at && this.#segments.find((segment) => segmentHolds(segment, at));
    // Going to the end while it is not loaded: old history must not stand right above what was just sent.
    const last = this.#segments.at(-1);
    return asked ?? this.live ?? (this.pending.length === 0 || last?.tail ? last : undefined);
  }

  /** The segment that grows with live messages. */
  get live(): Segment<MessageRow> | undefined {
    return this.#segments.findLast((segment) => segment.live);
  }

  /** True while another segment than the live one was asked for. */
  get isShowingAsked(): boolean {
    return this.#shownAt !== undefined;
  }

  get pending(): readonly MessageRow[] {
    return this.#unsent;
  }

  /** True while something of the user's is not confirmed: such a timeline is not let go. */
  get isBusy(): boolean {
    return this.#unsent.length > 0 || this.#book.hasOps;
  }

  /** Grows when things may have been missed: the end that a page asked for before saw need not be the end any more. */
  get epoch(): number {
    return this.#epoch;
  }

  view(): TimelineView {
    const shown = this.shown;
    // Until what is on screen has been joined to the end, what came since stands right below it.
    const since = shown && this.#following ? this.#segments.slice(this.#segments.indexOf(shown) + 1) : [];
    // Unsent rows stand after the newest ones; far back in history they would stand in the wrong place.
    const unsent = !this.#shownAt || this.#following || shown?.live ? this.#unsent : [];
    const end = shown?.covers?.to;
    // A row that lies before the end of what is shown has its place in a hole that is being filled, and comes with it.
    const after = since.flatMap(({ rows }) =>
      [...eachRow(rows)].filter((row) => !end || comparePositions(row.position, end) > 0),
    );
    after.sort((a, b) => comparePositions(a.position, b.position));
    const below = after.length === 0 ? unsent : [...after, ...unsent];
    return createTimelineView(shown?.rows ?? emptyRowList(), below, (key) => this.#book.row(key));
  }

  /** Shows the segment around a position, or the live one again. */
  show(position: Position | undefined, following = false): void {
    const last = this.#segments.at(-1);
    // The place asked for is at the end, or nowhere to be found: the end is shown, with what is not sent below it.
    const holder = position && this.#segments.find((segment) => segmentHolds(segment, position));
    const isEnd = !holder || (holder === last && (holder.live || holder.tail === true));
    this.#shownAt = isEnd && !following ? undefined : position;
    this.#following = following && position !== undefined;
  }

  /** True while what was the end stays on screen until the new end has been joined to it. */
  get following(): boolean {
    return this.#following;
  }

  /** The messages after `from` up to `to`, when all of them are loaded. */
  between(from: Position, to: Position): readonly Message[] | undefined {
    const holder = this.#segments.find((segment) => segmentHolds(segment, from) && segmentHolds(segment, to));
    if (!holder) return undefined;
    const rows = sliceRows(holder.rows, indexFrom(holder.rows, from), indexFrom(holder.rows, to) + 1);
    return [...eachRow(rows)].flatMap(({ message }) => (comparePositions(message.position, from) > 0 ? message : []));
  }

  /** Tells which row the reader looks at; undefined while at the end. */
  setReading(key: string | undefined): void {
    this.#reading = key;
  }

  /** The hole right before a segment, if there is one that ends at its start. */
  gapBefore(segment: Segment<MessageRow>): PositionRange | undefined {
    const to = segment.covers?.from;
    return to && gapsOf(this.#segments).find((gap) => comparePositions(gap.to, to) === 0);
  }

  confirmed(id: MessageId): Message | undefined {
    return this.#book.confirmed(id);
  }

  row(key: string): MessageRow | undefined {
    return this.#book.row(key) ?? this.#unsent.find((row) => row.key === key);
  }

  keyOf(id: MessageId): string | undefined {
    return this.#book.keyOf(id);
  }

  /** Last confirmed position known. */
  get lastPosition(): Position | undefined {
    return this.#segments.reduce<Position | undefined>((last, s) => laterPosition(last, s.covers?.to), undefined);
  }

  /** Adds a page of history. Rows it brings settle pending ones of the same client id. */
  addHistory(page: HistoryPage): void {
    const rows: MessageRow[] = [];
    for (const item of page.items) {
      const row = this.#register(item);
      if (row) rows.push(row);
    }
    rows.sort((a, b) => comparePositions(a.position, b.position));
    if (!page.covers && !(page.reachedStart && page.reachedEnd && page.items.length === 0)) {
      // A filtered page covers nothing: its rows only refresh what is loaded already.
      for (const row of rows) this.#placeInLoaded(row);
      return;
    }
    const { reachedStart, reachedEnd, covers } = page;
    if (covers) this.#cutTails(covers, reachedEnd);
    const { segments, index } = addPage(this.#segments, { rows, covers, reachedStart, reachedEnd });
    this.#segments = segments;
    const grown = segments[index];
    if (grown) this.#trim(this.#absorbTails(grown), 0);
    for (const row of rows) this.#settle(row);
  }

  /**
   * Adds or refreshes one message that came live. Answers `hole` when messages before it are missing (then the old end stops being live), `outside`
   * when it belongs to history that is not loaded.
   */
  addLive(message: Message, follows: Position | undefined): 'placed' | 'hole' | 'outside' {
    const known = this.#book.confirmed(message.id) !== undefined;
    const row = this.#register(message);
    if (!row) return 'placed';
    const result = this.#placeLive(row, known, follows);
    if (result === 'outside') this.#book.forget(message.id);
    // Also when it lies in history that is not loaded: it was sent long ago, and the answer came late.
    this.#settle(row);
    return result;
  }

  #placeLive(row: MessageRow, known: boolean, follows: Position | undefined): 'placed' | 'hole' | 'outside' {
    const { position } = row;
    const live = this.live;
    const end = live?.covers?.to;
    const only = { rows: withRow(emptyRowList<MessageRow>(), row), covers: { from: position, to: position } };
    if (!known && live && (!end || comparePositions(position, end) > 0)) {
      if (follows !== undefined && (!end || comparePositions(follows, end) > 0)) {
        const rest = this.#segments.flatMap((segment) => (segment.covers ? { ...segment, live: false } : []));
        this.#segments = [...rest, { ...only, reachedStart: false, live: true }];
        return 'hole';
      }
      const grown = extendTo(live, position, withRow(live.rows, row));
      this.#replace(live, grown);
      this.#absorbTails(grown);
      // In batches: taking one row off for each that comes would cost every message.
      this.#trim(this.live ?? grown, TRIM_SLACK);
      return 'placed';
    }
    if (this.#placeInLoaded(row)) return 'placed';
    const last = live ?? this.#segments.at(-1);
    const tail = last?.tail ? last : undefined;
    const before = tail || live ? this.#segments.at(-2) : last;
    if (before?.covers && comparePositions(position, before.covers.to) <= 0) return 'outside';
    if (tail?.covers && comparePositions(position, tail.covers.from) < 0) {
      this.#replace(tail, { ...tail, rows: withRow(tail.rows, row), covers: { from: position, to: tail.covers.to } });
      return 'placed';
    }
    if (!live) {
      this.#segments = [...this.#segments, { ...only, reachedStart: false, live: true, tail: true }];
      return 'placed';
    }
    return 'outside';
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

  /** Takes messages out for good. */
  remove(ids: readonly MessageId[]): void {
    for (const id of ids) {
      const row = this.#book.forget(id);
      if (row) this.#takeOut(row);
    }
  }

  /** Forgets everything up to a position: the history was cleared. */
  clearUpTo(position: Position): void {
    const ids = [...this.#book.all()].filter((m) => comparePositions(m.position, position) <= 0);
    this.remove(ids.map((message) => message.id));
    this.#segments = this.#segments.map((segment) =>
      segment.covers && comparePositions(segment.covers.from, position) <= 0
        ? { ...segment, reachedStart: true }
        : segment,
    );
  }

  /**
   * After a connection that may have missed things nothing loaded is sure to be as it was: keeps about `keep` rows around what is read (else
   * the newest) on screen to be checked again, forgets the rest. Answers what is kept.
   */
  suspect(
    keep: number,
  ): { readonly from: Position; readonly to: Position; readonly messages: readonly Message[] } | null {
    const shown = this.shown;
    this.#epoch += 1;
    if (!shown?.covers) {
      this.#segments = [];
      return null;
    }
    const reading = this.#reading === undefined ? undefined : this.#book.row(this.#reading);
    const middle = reading ? indexFrom(shown.rows, reading.position) + keep / 2 : shown.rows.size;
    const end = Math.min(shown.rows.size, Math.ceil(middle));
    const rows = sliceRows(shown.rows, Math.max(0, end - keep), end);
    const first = rowAt(rows, 0);
    const last = rowAt(rows, rows.size - 1);
    const wasEnd = this.#shownAt === undefined || this.#following || shown.live;
    // What came since stays on screen too, so that nothing the user just sent blinks.
    const since = wasEnd ? this.#segments.slice(this.#segments.indexOf(shown) + 1) : [];
    const kept = new Set(
      [rows, ...since.map((s) => s.rows)].flatMap((list) => [...eachRow(list)]).map((r) => r.message.id),
    );
    for (const message of [...this.#book.all()]) if (!kept.has(message.id)) this.#book.forget(message.id);
    if (!first || !last) {
      this.#segments = [];
      return null;
    }
    const covers = { from: first.position, to: last.position };
    const still = since.map((segment) => ({ ...segment, live: false }));
    this.#segments = [{ rows, covers, reachedStart: false, live: false }, ...still];
    // The place once asked for may have been cut off: what is kept is what is shown.
    this.#shownAt = wasEnd ? last.position : first.position;
    this.#following = wasEnd;
    const messages = [...eachRow(rows)].flatMap(({ message }) => this.#book.confirmed(message.id) ?? []);
    return { ...covers, messages };
  }

  /** Forgets what lies before a position: it could not be joined to the end. */
  forgetBefore(position: Position | undefined): void {
    const live = this.live;
    if (!position || !live) return;
    for (const segment of this.#segments) {
      if (segment !== live) for (const row of eachRow(segment.rows)) this.#book.forget(row.message.id);
    }
    this.#segments = [live];
  }

  addOp(op: MessageOp): void {
    this.#apply(this.#book.addOp(op));
  }

  removeOp(opId: string): void {
    this.#apply(this.#book.removeOp(opId));
  }

  /** Adds an unsent row in order of sending, unless the message has arrived already. */
  addPending(row: MessageRow): void {
    if (this.#book.row(row.key)) return;
    const later = this.#unsent.findIndex(({ message }) => message.time > row.message.time);
    this.#unsent = this.#unsent.toSpliced(later < 0 ? this.#unsent.length : later, 0, row);
  }

  updatePending(key: string, changes: Partial<Pick<MessageRow, 'phase' | 'error' | 'progress'>>): void {
    this.#unsent = this.#unsent.map((row) => (row.key === key ? { ...row, ...changes } : row));
  }

  removePending(key: string): void {
    if (this.#unsent.some((row) => row.key === key)) this.#unsent = this.#unsent.filter((row) => row.key !== key);
  }

  /**
   * What a tail holds from before a page is not known to follow on: an own message that was sent long ago, answered late. It stands in history
   * that is not loaded.
   */
  #cutTails(covers: PositionRange, reachedEnd: boolean): void {
    this.#segments = this.#segments.flatMap((segment) => {
      if (!segment.tail || !segment.covers || comparePositions(segment.covers.from, covers.from) >= 0) return segment;
      if (!reachedEnd && comparePositions(segment.covers.to, covers.from) < 0) return segment;
      const from = indexFrom(segment.rows, covers.from);
      for (const row of eachRow(sliceRows(segment.rows, 0, from))) this.#book.forget(row.message.id);
      const rows = sliceRows(segment.rows, from, segment.rows.size);
      const first = rowAt(rows, 0);
      return first ? { ...segment, rows, covers: { from: first.position, to: segment.covers.to } } : [];
    });
  }

  /** Rows of tails that a segment has grown over take their place in it. */
  #absorbTails(grown: Segment<MessageRow>): Segment<MessageRow> {
    let holder = grown;
    for (const tail of this.#segments) {
      if (!tail.tail || tail === grown || !tail.covers) continue;
      const within = [...eachRow(tail.rows)].filter((row) => segmentHolds(grown, row.position));
      if (within.length === 0) continue;
      const left = within.reduce((rows, row) => withoutPosition(rows, row.position), tail.rows);
      const first = rowAt(left, 0);
      const next = { ...holder, rows: within.reduce((rows, row) => withRow(rows, row), holder.rows) };
      this.#segments = this.#segments.flatMap((segment) => {
        if (segment === holder) return next;
        if (segment !== tail) return segment;
        return first && tail.covers
          ? { ...tail, rows: left, covers: { from: first.position, to: tail.covers.to } }
          : [];
      });
      holder = next;
    }
    return holder;
  }

  /** Takes a message into the book; answers the row to place, null when a pending operation hides it. */
  #register(incoming: Message): MessageRow | null {
    const { before, now } = this.#book.register(incoming);
    const moved = before && (!now || comparePositions(before.position, now.position) !== 0);
    if (moved) this.#takeOut(before);
    return now;
  }

  /** A confirmed row takes the place of the unsent one. Only the signed-in user's own client ids do that (P2). */
  #settle(row: MessageRow): void {
    if (row.mine) this.removePending(row.key);
  }

  /** Puts on screen what became of a row. */
  #apply(change: RowChange | undefined): void {
    if (change?.now) this.#placeInLoaded(change.now);
    else if (change?.before) this.#takeOut(change.before);
  }

  /**
   * Keeps a segment within `maxLoaded` rows: drops from the end the reader is farther from, into a gap that is known and can be loaded again.
   */
  #trim(segment: Segment<MessageRow>, slack: number): void {
    if (segment.rows.size - this.#maxLoaded <= slack) return;
    const reading = this.#reading === undefined ? undefined : this.#book.row(this.#reading);
    const { kept, dropped } = trimSegment(segment, this.#maxLoaded, reading?.position);
    for (const row of eachRow(dropped)) this.#book.forget(row.message.id);
    this.#replace(segment, kept);
  }

  #placeInLoaded(row: MessageRow): boolean {
    const live = this.live;
    const holder =
      this.#segments.find((segment) => segmentHolds(segment, row.position)) ??
      (live?.covers && comparePositions(row.position, live.covers.to) > 0 ? live : undefined);
    if (!holder) return false;
    this.#replace(holder, extendTo(holder, row.position, withRow(holder.rows, row)));
    return true;
  }

  #takeOut(row: MessageRow): void {
    this.#segments = this.#segments.map((segment) => {
      const rows = withoutPosition(segment.rows, row.position);
      return rows === segment.rows ? segment : { ...segment, rows };
    });
  }

  #replace(old: Segment<MessageRow>, next: Segment<MessageRow>): void {
    this.#segments = this.#segments.map((segment) => (segment === old ? next : segment));
  }
}
