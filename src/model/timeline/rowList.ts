import { comparePositions, type Position } from '../position.js';

/** What the list needs to know of a row. */
export interface PlacedRow {
  readonly key: string;
  readonly position: Position;
}

// Large enough that 5,000 rows are 80 chunks, small enough that copying one for an edit costs nothing.
const CHUNK = 64;

/**
 * Rows in order of position, kept in chunks: immutable, and a change copies one chunk and the list of chunks, never all rows.
 * Two rows never share a position.
 */
export interface RowList<R extends PlacedRow> {
  readonly size: number;
  readonly chunks: readonly (readonly R[])[];
  /** Index of the first row of each chunk. */
  readonly starts: readonly number[];
}

function fromChunks<R extends PlacedRow>(chunks: readonly (readonly R[])[]): RowList<R> {
  const starts: number[] = [];
  let size = 0;
  for (const chunk of chunks) {
    starts.push(size);
    size += chunk.length;
  }
  return { size, chunks, starts };
}

/** A list without rows. */
export function emptyRowList<R extends PlacedRow>(): RowList<R> {
  return { size: 0, chunks: [], starts: [] };
}

/** A list of rows that are already in order. */
export function rowListOf<R extends PlacedRow>(rows: readonly R[]): RowList<R> {
  const chunks: (readonly R[])[] = [];
  for (let i = 0; i < rows.length; i += CHUNK) chunks.push(rows.slice(i, i + CHUNK));
  return fromChunks(chunks);
}

/** The row at an index, undefined outside. */
export function rowAt<R extends PlacedRow>(list: RowList<R>, index: number): R | undefined {
  if (index < 0 || index >= list.size) return undefined;
  let low = 0;
  let high = list.starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((list.starts[mid] ?? 0) <= index) low = mid;
    else high = mid - 1;
  }
  return list.chunks[low]?.[index - (list.starts[low] ?? 0)];
}

/** Whether two lists hold the same keys in the same order. Costs a look at each chunk, and the chunks that changed. */
export function haveSameKeys<R extends PlacedRow>(a: RowList<R>, b: RowList<R>): boolean {
  if (a === b) return true;
  return (
    a.size === b.size &&
    a.chunks.length === b.chunks.length &&
    a.chunks.every((rows, i) => rows === b.chunks[i] || areSameKeys(rows, b.chunks[i] ?? []))
  );
}

function areSameKeys(a: readonly PlacedRow[], b: readonly PlacedRow[]): boolean {
  return a.length === b.length && a.every((row, i) => row.key === b[i]?.key);
}

interface Place {
  readonly chunk: number;
  readonly offset: number;
  readonly found: boolean;
}

/** Where a position is or would go. */
function place<R extends PlacedRow>(list: RowList<R>, position: Position): Place {
  let low = 0;
  let high = list.chunks.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    const last = list.chunks[mid]?.at(-1);
    if (last && comparePositions(last.position, position) < 0) low = mid + 1;
    else high = mid;
  }
  const chunk = list.chunks[low] ?? [];
  let from = 0;
  let to = chunk.length;
  while (from < to) {
    const mid = (from + to) >> 1;
    const row = chunk[mid];
    if (row && comparePositions(row.position, position) < 0) from = mid + 1;
    else to = mid;
  }
  const row = chunk[from];
  return { chunk: low, offset: from, found: row !== undefined && comparePositions(row.position, position) === 0 };
}

/** Index of the row at a position, -1 when there is none. */
export function indexAtPosition<R extends PlacedRow>(list: RowList<R>, position: Position): number {
  const at = place(list, position);
  return at.found ? (list.starts[at.chunk] ?? 0) + at.offset : -1;
}

/** Index of the first row at or after a position; `size` when all come before. */
export function indexFrom<R extends PlacedRow>(list: RowList<R>, position: Position): number {
  const at = place(list, position);
  return (list.starts[at.chunk] ?? 0) + at.offset;
}

/** Puts a row in its place, replacing the row that stands there. */
export function withRow<R extends PlacedRow>(list: RowList<R>, row: R): RowList<R> {
  if (list.size === 0) return rowListOf([row]);
  const at = place(list, row.position);
  const chunk = list.chunks[at.chunk] ?? [];
  const next = at.found ? chunk.with(at.offset, row) : chunk.toSpliced(at.offset, 0, row);
  if (next.length <= CHUNK * 2) return fromChunks(list.chunks.with(at.chunk, next));
  // An append leaves full chunks behind; an insert in the middle leaves two halves with room.
  const cut = at.offset === chunk.length ? CHUNK * 2 : CHUNK;
  return fromChunks(list.chunks.toSpliced(at.chunk, 1, next.slice(0, cut), next.slice(cut)));
}

/** Takes the row at a position out. */
export function withoutPosition<R extends PlacedRow>(list: RowList<R>, position: Position): RowList<R> {
  const at = place(list, position);
  if (!at.found) return list;
  const next = (list.chunks[at.chunk] ?? []).toSpliced(at.offset, 1);
  return fromChunks(next.length ? list.chunks.with(at.chunk, next) : list.chunks.toSpliced(at.chunk, 1));
}

/** Puts many rows, given in order, into the list: a page at either end costs the page, one inside costs the rows it crosses. */
export function withRows<R extends PlacedRow>(list: RowList<R>, rows: readonly R[]): RowList<R> {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return list;
  if (list.size === 0) return rowListOf(rows);
  const from = place(list, first.position);
  const to = place(list, last.position);
  const before = list.chunks.slice(0, from.chunk);
  const after = list.chunks.slice(to.chunk + 1);
  const crossed = list.chunks.slice(from.chunk, to.chunk + 1).flat();
  const merged = mergeRows(crossed, rows);
  return fromChunks([...before, ...rowListOf(merged).chunks, ...after]);
}

/** Merges two ordered runs; of two rows in one place the one of `newer` stays. */
function mergeRows<R extends PlacedRow>(older: readonly R[], newer: readonly R[]): R[] {
  const result: R[] = [];
  let i = 0;
  let j = 0;
  while (i < older.length || j < newer.length) {
    const a = older[i];
    const b = newer[j];
    const order = a && b ? comparePositions(a.position, b.position) : a ? -1 : 1;
    if (order < 0 && a) {
      result.push(a);
      i += 1;
    } else if (b) {
      result.push(b);
      j += 1;
      if (order === 0) i += 1;
    }
  }
  return result;
}

/** Keeps the rows from index `start` up to, not including, `end`. */
export function sliceRows<R extends PlacedRow>(list: RowList<R>, start: number, end: number): RowList<R> {
  if (start <= 0 && end >= list.size) return list;
  const chunks: (readonly R[])[] = [];
  list.chunks.forEach((chunk, i) => {
    const at = list.starts[i] ?? 0;
    const part = chunk.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (part.length) chunks.push(part);
  });
  return fromChunks(chunks);
}

/** All rows, oldest first, without building an array. */
export function* eachRow<R extends PlacedRow>(list: RowList<R>): Generator<R> {
  for (const chunk of list.chunks) yield* chunk;
}
