/** A row as high as this one counts as being of the same height, in px. */
const SAME = 0.5;

/**
 * The heights of rows that are alike. One height holds for all, seen on the first row that was measured; only those that differ are remembered, so
 * that a list of any length is laid out at once.
 */
export class RowSizes {
  #usual: number;
  #seen = false;
  readonly #others = new Map<string, number>();
  /** Rows that differ, by index: how much higher all rows up to and with this one are than usual ones. */
  #extra: readonly { readonly index: number; readonly sum: number }[] = [];

  constructor(estimate: number) {
    this.#usual = estimate;
  }

  /** Takes a measured height; true when it was another one than thought. */
  measure(key: string, size: number): boolean {
    const known = this.#others.get(key) ?? this.#usual;
    if (!this.#seen) {
      this.#seen = true;
      this.#usual = size;
      return Math.abs(known - size) >= SAME;
    }
    if (Math.abs(known - size) < SAME) return false;
    if (Math.abs(this.#usual - size) < SAME) this.#others.delete(key);
    else this.#others.set(key, size);
    return true;
  }

  /** Lays the rows out. `indexOf` answers -1 for a row that is not among them. */
  layOut(indexOf: (key: string) => number): void {
    let sum = 0;
    this.#extra = [...this.#others]
      .map(([key, size]) => ({ index: indexOf(key), sum: size - this.#usual }))
      .filter(({ index }) => index >= 0)
      .sort((a, b) => a.index - b.index)
      .map(({ index, sum: more }) => ({ index, sum: (sum += more) }));
  }

  /** Where the row begins, in px; for the number of rows: where the last one ends. */
  startOf(index: number): number {
    let from = 0;
    let to = this.#extra.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#extra[middle]?.index ?? 0) < index) from = middle + 1;
      else to = middle;
    }
    return index * this.#usual + (this.#extra[from - 1]?.sum ?? 0);
  }

  /** The row at so many px, of `size` rows. */
  indexAt(offset: number, size: number): number {
    let from = 0;
    let to = size - 1;
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (this.startOf(middle) <= offset) from = middle;
      else to = middle - 1;
    }
    return from;
  }
}
