/** The rows an index is kept for. */
export interface SizedRows {
  readonly size: number;
  readonly keyAt: (index: number) => string;
  /** -1 when there is no such row. */
  readonly indexOf: (key: string) => number;
  /** Height in px as far as it is known, else as it is guessed. */
  readonly sizeOf: (index: number, key: string) => number;
}

/** Rows of one chunk: 100,000 rows are 780 chunks. Walking the chunks costs nothing, and neither does walking one. */
const CHUNK = 128;
/** Rows of a chunk that are asked for their size while nobody has come near it. */
const SAMPLES = 4;

interface Chunk {
  count: number;
  first: string;
  last: string;
  /** Height of all rows. */
  sum: number;
  /** Every row by itself. Missing while nobody has come near: then the sum is a guess from a few rows. */
  rows: { readonly keys: string[]; readonly sizes: number[] } | undefined;
  /** Looked at key by key since the rows last changed. */
  checked: boolean;
}

/**
 * Knows where rows stand among very many, without ever walking them. Rows are kept in chunks; a change is found by the first and the last key of
 * each chunk, and only chunks that do not fit are made anew. A chunk nobody came near is one number, guessed from a few of its rows. `open` makes a
 * stretch exact, row by row: what is shown lies in such a stretch, so a guess far away can be wrong by some px and nothing else.
 */
export class SizeIndex {
  private rows: SizedRows;
  private chunks: Chunk[] = [];
  /** Index of the first row and px above each chunk; one more at the end. Made when asked for. */
  private starts: number[] = [0];
  private tops: number[] = [0];
  private stale = false;

  constructor(rows: SizedRows) {
    this.rows = rows;
    this.add(this.chunks, 0, rows.size);
    this.stale = true;
  }

  /** Takes rows that came, went or moved. Costs a look at each chunk, and the chunks that changed. */
  sync(rows: SizedRows): void {
    this.rows = rows;
    const next: Chunk[] = [];
    let done = 0;
    for (const chunk of this.chunks) {
      let at = done;
      if (!this.fits(chunk, at)) {
        at = rows.indexOf(chunk.first);
        if (at < done || !this.fits(chunk, at)) continue;
      }
      this.add(next, done, at);
      chunk.checked = false;
      next.push(chunk);
      done = at + chunk.count;
    }
    this.add(next, done, rows.size);
    this.chunks = next;
    this.stale = true;
  }

  /** Makes the rows from `from` to before `to` exact. True when rows may stand elsewhere by it. */
  open(from: number, to: number): boolean {
    this.settle();
    let changed = false;
    for (let i = this.chunkAt(from); i < this.chunks.length && (this.starts[i] ?? 0) < to; i++) {
      const chunk = this.chunks[i];
      const start = this.starts[i] ?? 0;
      // Rows inside may have changed places while both ends stayed.
      if (!chunk || (chunk.rows && chunk.checked)) continue;
      chunk.checked = true;
      if (chunk.rows?.keys.every((key, k) => key === this.rows.keyAt(start + k))) continue;
      this.chunks[i] = this.exact(start, chunk.count);
      changed = true;
    }
    this.stale ||= changed;
    return changed;
  }

  /** Whether the row counts by itself. */
  isOpen(index: number): boolean {
    this.settle();
    return this.chunks[this.chunkAt(index)]?.rows !== undefined;
  }

  /** A row was measured. */
  set(index: number, size: number): void {
    this.settle();
    const chunk = this.chunks[this.chunkAt(index)];
    const at = index - (this.starts[this.chunkAt(index)] ?? 0);
    const before = chunk?.rows?.sizes[at];
    if (!chunk?.rows || before === undefined || before === size) return;
    chunk.rows.sizes[at] = size;
    chunk.sum += size - before;
    this.stale = true;
  }

  /** Height of all rows. */
  total(): number {
    this.settle();
    return this.tops.at(-1) ?? 0;
  }

  /** Px above a row; of the index after the last row, all of them. */
  offsetOf(index: number): number {
    this.settle();
    const i = this.chunkAt(index);
    const chunk = this.chunks[i];
    if (!chunk) return 0;
    const inside = Math.min(chunk.count, index - (this.starts[i] ?? 0));
    let top = this.tops[i] ?? 0;
    if (!chunk.rows) return top + (chunk.sum / chunk.count) * inside;
    for (let k = 0; k < inside; k++) top += chunk.rows.sizes[k] ?? 0;
    return top;
  }

  sizeAt(index: number): number {
    this.settle();
    const i = this.chunkAt(index);
    const chunk = this.chunks[i];
    if (!chunk) return 0;
    return chunk.rows?.sizes[index - (this.starts[i] ?? 0)] ?? chunk.sum / chunk.count;
  }

  /** The row that stands at `offset` px; the nearest one beyond the ends. */
  indexAt(offset: number): number {
    this.settle();
    const i = lastAtMost(this.tops, offset, this.chunks.length);
    const chunk = this.chunks[i];
    if (!chunk) return 0;
    const start = this.starts[i] ?? 0;
    let left = offset - (this.tops[i] ?? 0);
    if (!chunk.rows) return start + within(Math.floor((left / Math.max(1, chunk.sum)) * chunk.count), chunk.count);
    let k = 0;
    while (k < chunk.count - 1 && left >= (chunk.rows.sizes[k] ?? 0)) left -= chunk.rows.sizes[k++] ?? 0;
    return start + k;
  }

  private fits(chunk: Chunk, at: number): boolean {
    const { size, keyAt } = this.rows;
    return at + chunk.count <= size && keyAt(at) === chunk.first && keyAt(at + chunk.count - 1) === chunk.last;
  }

  /** Adds the rows from `from` to before `to`: to the last chunk while it has room, so that single rows do not end in chunks of their own. */
  private add(chunks: Chunk[], from: number, to: number): void {
    let at = from;
    const last = chunks.at(-1);
    if (last && at < to && last.count < CHUNK) {
      const room = Math.min(CHUNK - last.count, to - at);
      chunks[chunks.length - 1] = this.longer(last, at, room);
      at += room;
    }
    for (; at < to; at += CHUNK) chunks.push(this.guess(at, Math.min(CHUNK, to - at)));
  }

  private longer(chunk: Chunk, at: number, by: number): Chunk {
    if (!chunk.rows) return this.guess(at - chunk.count, chunk.count + by);
    const { keys, sizes } = chunk.rows;
    const more = this.exact(at, by);
    const rows = { keys: [...keys, ...(more.rows?.keys ?? [])], sizes: [...sizes, ...(more.rows?.sizes ?? [])] };
    return {
      count: chunk.count + by,
      first: chunk.first,
      last: more.last,
      sum: chunk.sum + more.sum,
      rows,
      checked: false,
    };
  }

  private guess(start: number, count: number): Chunk {
    const { keyAt, sizeOf } = this.rows;
    const samples = Math.min(SAMPLES, count);
    let sum = 0;
    for (let k = 0; k < samples; k++) {
      const index = start + Math.floor(((k + 0.5) * count) / samples);
      sum += sizeOf(index, keyAt(index));
    }
    const last = keyAt(start + count - 1);
    return { count, first: keyAt(start), last, sum: (sum / samples) * count, rows: undefined, checked: false };
  }

  private exact(start: number, count: number): Chunk {
    const { keyAt, sizeOf } = this.rows;
    const keys = Array.from({ length: count }, (_, k) => keyAt(start + k));
    const sizes = keys.map((key, k) => sizeOf(start + k, key));
    const sum = sizes.reduce((total, size) => total + size, 0);
    return { count, first: keys[0] ?? '', last: keys.at(-1) ?? '', sum, rows: { keys, sizes }, checked: true };
  }

  private chunkAt(index: number): number {
    return lastAtMost(this.starts, index, this.chunks.length);
  }

  private settle(): void {
    if (!this.stale) return;
    this.stale = false;
    const starts = [0];
    const tops = [0];
    let start = 0;
    let top = 0;
    for (const chunk of this.chunks) {
      starts.push((start += chunk.count));
      tops.push((top += chunk.sum));
    }
    this.starts = starts;
    this.tops = tops;
  }
}

/** Index of the last of the first `count` numbers that is at most `value`; 0 when none is. */
function lastAtMost(numbers: readonly number[], value: number, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((numbers[mid] ?? 0) <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
