import {
  addPage,
  comparePositions,
  eachRow,
  emptyRowList,
  extendTo,
  gapsOf,
  indexFrom,
  rowAt,
  segmentHolds,
  sliceRows,
  trimSegment,
  withoutPosition,
  withRow,
  type MessageId,
  type Position,
  type PositionRange,
  type RowList,
  type Segment,
  type SegmentPage,
} from '../model/index.js';
import type { MessageRow } from './state.js';

// Rows by which a live timeline may exceed its bound before it is cut back; of a small bound a part.
const TRIM_SLACK = 200;
const SLACK_PART = 4;

/** What segments need to know of the timeline they belong to. */
export interface SegmentHost {
  /** Rows a segment keeps at most; all together as long as nothing on screen is in the way. */
  readonly maxLoaded: number;
  /** True for a segment that is on screen. */
  isShown(segment: Segment<MessageRow>): boolean;
  /** What the reader looks at away from the end; undefined at the end. Trimming keeps clear of it. */
  reading(): Position | undefined;
  /** A row was let go: its place is a gap from now on. */
  forget(id: MessageId): void;
}

/** About `keep` rows of a segment around a position; without one, its newest. */
export function rowsAround(
  { rows }: Segment<MessageRow>,
  keep: number,
  position: Position | undefined,
): RowList<MessageRow> {
  const middle = position ? indexFrom(rows, position) + keep / 2 : rows.size;
  const end = Math.min(rows.size, Math.ceil(middle));
  return sliceRows(rows, Math.max(0, end - keep), end);
}

/** The stretches of one timeline that are loaded, oldest first: where rows have their place, and where holes are (P1, P9). */
export class TimelineSegments {
  readonly #host: SegmentHost;
  #all: readonly Segment<MessageRow>[] = [];

  constructor(host: SegmentHost) {
    this.#host = host;
  }

  get last(): Segment<MessageRow> | undefined {
    return this.#all.at(-1);
  }

  /** The segment that grows with live messages. */
  get live(): Segment<MessageRow> | undefined {
    return this.#all.findLast((segment) => segment.live);
  }

  /** The segment that speaks for a position, and for a second one where it is given. */
  at(position: Position, to: Position = position): Segment<MessageRow> | undefined {
    return this.#all.find((segment) => segmentHolds(segment, position) && segmentHolds(segment, to));
  }

  /** The rows from one position to another, when all between them is loaded. */
  between(from: Position, to: Position): readonly MessageRow[] | undefined {
    const rows = this.at(from, to)?.rows;
    return rows && [...eachRow(sliceRows(rows, indexFrom(rows, from), indexFrom(rows, to) + 1))];
  }

  /** What comes after a segment. */
  after(segment: Segment<MessageRow>): readonly Segment<MessageRow>[] {
    return this.#all.slice(this.#all.indexOf(segment) + 1);
  }

  /** The hole right before a segment, if there is one that ends at its start. */
  gapBefore(segment: Segment<MessageRow>): PositionRange | undefined {
    const to = segment.covers?.from;
    return to && gapsOf(this.#all).find((gap) => comparePositions(gap.to, to) === 0);
  }

  /** Puts other segments in place of all. */
  reset(segments: readonly Segment<MessageRow>[]): void {
    this.#all = segments;
  }

  /** Keeps one segment and lets the rows of the others go. */
  keepOnly(kept: Segment<MessageRow>): void {
    for (const segment of this.#all) {
      if (segment !== kept) this.#forgetAll(segment.rows);
    }
    this.#all = [kept];
  }

  /** Nothing exists any more up to a position. */
  clearUpTo(position: Position): void {
    this.#all = this.#all.map((segment) =>
      segment.covers && comparePositions(segment.covers.from, position) <= 0
        ? { ...segment, reachedStart: true }
        : segment,
    );
  }

  /** Adds a page of history. */
  addPage(page: SegmentPage<MessageRow>): void {
    if (page.covers) this.#cutTails(page.covers, page.reachedEnd);
    const { segments, index } = addPage(this.#all, page);
    this.#all = segments;
    const grown = segments[index];
    if (grown) this.#trim(this.#absorbTails(grown), 0);
  }

  /**
   * Places a row that came live. Answers `hole` when messages before it are missing (then the old end stops being live), `outside` when it belongs to
   * history that is not loaded.
   */
  placeLive(row: MessageRow, known: boolean, follows: Position | undefined): 'placed' | 'hole' | 'outside' {
    const { position } = row;
    const live = this.live;
    const end = live?.covers?.to;
    const only = { rows: withRow(emptyRowList<MessageRow>(), row), covers: { from: position, to: position } };
    if (!known && live && (!end || comparePositions(position, end) > 0)) {
      if (follows !== undefined && (!end || comparePositions(follows, end) > 0)) {
        const rest = this.#all.flatMap((segment) => (segment.covers ? { ...segment, live: false } : []));
        this.#all = [...rest, { ...only, reachedStart: false, live: true }];
        return 'hole';
      }
      const grown = extendTo(live, position, withRow(live.rows, row));
      this.#replace(live, grown);
      this.#absorbTails(grown);
      // In batches: taking one row off for each that comes would cost every message.
      this.#trim(this.live ?? grown, Math.min(TRIM_SLACK, this.#host.maxLoaded / SLACK_PART));
      return 'placed';
    }
    if (this.placeLoaded(row)) return 'placed';
    const last = live ?? this.last;
    const tail = last?.tail ? last : undefined;
    const before = tail || live ? this.#all.at(-2) : last;
    if (before?.covers && comparePositions(position, before.covers.to) <= 0) return 'outside';
    if (tail?.covers && comparePositions(position, tail.covers.from) < 0) {
      this.#replace(tail, { ...tail, rows: withRow(tail.rows, row), covers: { from: position, to: tail.covers.to } });
      return 'placed';
    }
    if (!live) {
      this.#all = [...this.#all, { ...only, reachedStart: false, live: true, tail: true }];
      return 'placed';
    }
    return 'outside';
  }

  /** Places a row where history is loaded; false when its place is not. */
  placeLoaded(row: MessageRow): boolean {
    const live = this.live;
    const holder =
      this.at(row.position) ?? (live?.covers && comparePositions(row.position, live.covers.to) > 0 ? live : undefined);
    if (!holder) return false;
    this.#replace(holder, extendTo(holder, row.position, withRow(holder.rows, row)));
    return true;
  }

  takeOut(row: MessageRow): void {
    this.#all = this.#all.map((segment) => {
      const rows = withoutPosition(segment.rows, row.position);
      return rows === segment.rows ? segment : { ...segment, rows };
    });
  }

  /**
   * What a tail holds from before a page is not known to follow on: an own message that was sent long ago, answered late. It stands in history
   * that is not loaded.
   */
  #cutTails(covers: PositionRange, reachedEnd: boolean): void {
    this.#all = this.#all.flatMap((segment) => {
      if (!segment.tail || !segment.covers || comparePositions(segment.covers.from, covers.from) >= 0) return segment;
      if (!reachedEnd && comparePositions(segment.covers.to, covers.from) < 0) return segment;
      const from = indexFrom(segment.rows, covers.from);
      this.#forgetAll(sliceRows(segment.rows, 0, from));
      const rows = sliceRows(segment.rows, from, segment.rows.size);
      const first = rowAt(rows, 0);
      return first ? { ...segment, rows, covers: { from: first.position, to: segment.covers.to } } : [];
    });
  }

  /** Rows of tails that a segment has grown over take their place in it. */
  #absorbTails(grown: Segment<MessageRow>): Segment<MessageRow> {
    let holder = grown;
    for (const tail of this.#all) {
      if (!tail.tail || tail === grown || !tail.covers) continue;
      const within = [...eachRow(tail.rows)].filter((row) => segmentHolds(grown, row.position));
      if (within.length === 0) continue;
      const left = within.reduce((rows, row) => withoutPosition(rows, row.position), tail.rows);
      const first = rowAt(left, 0);
      const next = { ...holder, rows: within.reduce((rows, row) => withRow(rows, row), holder.rows) };
      this.#all = this.#all.flatMap((segment) => {
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

  /** Keeps a segment within its bound: drops from the end the reader is farther from, into a gap that is known and can be loaded again. */
  #trim(segment: Segment<MessageRow>, slack: number): void {
    const { maxLoaded } = this.#host;
    if (segment.rows.size - maxLoaded > slack) {
      const { kept, dropped } = trimSegment(segment, maxLoaded, this.#host.reading());
      this.#forgetAll(dropped);
      this.#replace(segment, kept);
    }
    let total = this.#all.reduce((sum, { rows }) => sum + rows.size, 0);
    for (const other of total - maxLoaded > slack ? this.#all : []) {
      // Places that were jumped to and left again go first; the end and what is on screen stay.
      if (total <= maxLoaded || other === segment || other.live || other.tail || this.#host.isShown(other)) continue;
      total -= other.rows.size;
      this.#forgetAll(other.rows);
      this.#all = this.#all.filter((each) => each !== other);
    }
  }

  #forgetAll(rows: RowList<MessageRow>): void {
    for (const row of eachRow(rows)) this.#host.forget(row.message.id);
  }

  #replace(old: Segment<MessageRow>, next: Segment<MessageRow>): void {
    this.#all = this.#all.map((segment) => (segment === old ? next : segment));
  }
}
