import { comparePositions, laterPosition, type Position, type PositionRange } from '../position.js';
import { emptyRowList, indexFrom, rowAt, sliceRows, withRows, type PlacedRow, type RowList } from './rowList.js';

/**
 * A stretch of a timeline that is known without holes. Between two segments there is a gap: history that exists, or may exist, and is
 * not loaded. What is known is computed from what pages cover, never from rows.
 */
export interface Segment<R extends PlacedRow> {
  readonly rows: RowList<R>;
  /** First and last position the segment speaks for; absent while nothing is known but that there is nothing. */
  readonly covers?: PositionRange | undefined;
  /** Nothing older exists. */
  readonly reachedStart: boolean;
  /** Nothing newer existed when loaded, and live messages are added here. */
  readonly live: boolean;
  /**
   * Made of live messages while the newest page was not loaded: it follows what that page will say is the newest, and messages that overtook each
   * other may still come before its first.
   */
  readonly tail?: boolean | undefined;
}

/** A stretch of loaded history to put in. */
export interface SegmentPage<R extends PlacedRow> {
  readonly rows: readonly R[];
  readonly covers?: PositionRange | undefined;
  readonly reachedStart: boolean;
  readonly reachedEnd: boolean;
}

function overlaps(a: PositionRange, b: PositionRange): boolean {
  return comparePositions(a.from, b.to) <= 0 && comparePositions(b.from, a.to) <= 0;
}

function earlier(a: Position, b: Position): Position {
  return laterPosition(a, b) === a ? b : a;
}

/** True when the segment speaks for this position. */
export function segmentHolds<R extends PlacedRow>(segment: Segment<R>, position: Position): boolean {
  if (!segment.covers) return segment.live && segment.reachedStart;
  const { from, to } = segment.covers;
  const afterStart = segment.reachedStart || comparePositions(position, from) >= 0;
  return afterStart && comparePositions(position, to) <= 0;
}

/**
 * Adds a page. Segments it touches become one with it; others stay apart. Pages ask with inclusive bounds, so a page that continues
 * a segment shares its edge position and touches it.
 */
export function addPage<R extends PlacedRow>(
  segments: readonly Segment<R>[],
  page: SegmentPage<R>,
): { readonly segments: readonly Segment<R>[]; readonly index: number } {
  const touching = segments.filter((segment) => {
    if (!segment.covers) return true;
    if (!page.covers) return page.reachedStart && page.reachedEnd;
    if (overlaps(segment.covers, page.covers)) return true;
    // Before the first there is nothing more: whoever reached the start speaks for all of it, however late a row of it came.
    if (segmentHolds(segment, page.covers.to)) return true;
    if (page.reachedStart && comparePositions(segment.covers.to, page.covers.to) <= 0) return true;
    // What came after the page was made came live, and what came live is all here.
    if (segment.tail && segment.live && page.reachedEnd) return true;
    // Both reach the same end of history: nothing can lie between them.
    return (
      (segment.live && page.reachedEnd && comparePositions(segment.covers.from, page.covers.to) <= 0) ||
      (segment.reachedStart && page.reachedStart)
    );
  });
  let rows = emptyRowList<R>();
  let covers = page.covers;
  let reachedStart = page.reachedStart;
  let live = page.reachedEnd;
  for (const segment of touching) {
    // "Nothing there" was true once; a page knows better, and what it found may not be all.
    if (!segment.covers) continue;
    rows = rows.size === 0 ? segment.rows : withRows(rows, segment.rows.chunks.flat());
    const { from, to } = segment.covers;
    covers = covers ? { from: earlier(covers.from, from), to: laterPosition(covers.to, to) ?? to } : segment.covers;
    reachedStart ||= segment.reachedStart;
    // What came live before any page told the end says nothing about what lies between.
    live ||= segment.live && !segment.tail;
  }
  rows = withRows(rows, page.rows);
  const merged: Segment<R> = { rows, covers, reachedStart, live };
  // One end only: a newer live segment takes over from an older one that a reconnect left behind a hole.
  const rest = segments.filter((segment) => !touching.includes(segment));
  const before = rest.filter((s) => s.covers && covers && comparePositions(s.covers.to, covers.from) < 0);
  const after = rest.filter((s) => !before.includes(s));
  return { segments: [...before, merged, ...after], index: before.length };
}

/** Moves the end of the live segment to a position that follows it without a hole. */
export function extendTo<R extends PlacedRow>(segment: Segment<R>, position: Position, rows: RowList<R>): Segment<R> {
  const covers = segment.covers
    ? { from: segment.covers.from, to: laterPosition(segment.covers.to, position) ?? position }
    : { from: position, to: position };
  return { ...segment, rows, covers };
}

/** The holes between segments, oldest first. */
export function gapsOf<R extends PlacedRow>(segments: readonly Segment<R>[]): readonly PositionRange[] {
  const gaps: PositionRange[] = [];
  segments.forEach((segment, i) => {
    const next = segments[i + 1];
    if (segment.covers && next?.covers) gaps.push({ from: segment.covers.to, to: next.covers.from });
  });
  return gaps;
}

/**
 * Cuts a segment to `max` rows, at the end that is farther from what is read (`reading` absent: the reader is at the newest). What goes is
 * a gap from then on.
 */
export function trimSegment<R extends PlacedRow>(
  segment: Segment<R>,
  max: number,
  reading: Position | undefined,
): { readonly kept: Segment<R>; readonly dropped: RowList<R> } {
  const { rows, covers } = segment;
  const excess = rows.size - max;
  const at = reading ? indexFrom(rows, reading) : rows.size;
  const fromStart = at >= rows.size / 2;
  const left = fromStart ? sliceRows(rows, excess, rows.size) : sliceRows(rows, 0, max);
  const first = rowAt(left, 0);
  const last = rowAt(left, left.size - 1);
  if (excess <= 0 || !first || !last || !covers) return { kept: segment, dropped: emptyRowList() };
  return fromStart
    ? {
        kept: { ...segment, rows: left, covers: { from: first.position, to: covers.to }, reachedStart: false },
        dropped: sliceRows(rows, 0, excess),
      }
    : {
        kept: { ...segment, rows: left, covers: { from: covers.from, to: last.position }, live: false },
        dropped: sliceRows(rows, max, rows.size),
      };
}
