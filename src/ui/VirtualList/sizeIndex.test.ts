import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../env/index.js';
import { SizeIndex, type SizedRows } from './sizeIndex.js';

interface Row {
  readonly key: string;
  readonly size: number;
}

const heightOf = (id: number): number => 20 + ((id * 7919) % 91);
let ids = 0;
const make = (count: number): Row[] => Array.from({ length: count }, () => ({ key: `r${ids++}`, size: heightOf(ids) }));

function rowsOf(rows: readonly Row[]): SizedRows & { asked: number } {
  const at = new Map<string, number>();
  for (let i = 0; i < rows.length; i++) at.set(rows[i]!.key, i);
  const source = {
    asked: 0,
    size: rows.length,
    keyAt: (i: number) => {
      source.asked++;
      const row = rows[i];
      if (!row) throw new RangeError(`${i} of ${rows.length}`);
      return row.key;
    },
    indexOf: (key: string) => at.get(key) ?? -1,
    sizeOf: (i: number) => {
      source.asked++;
      return rows[i]?.size ?? Number.NaN;
    },
  };
  return source;
}

/** What is open must agree with the rows, one by one; the rest must add up. */
function check(index: SizeIndex, rows: readonly Row[], from: number, to: number): void {
  const wrong: unknown[] = [];
  let offset = index.offsetOf(from);
  for (let i = from; i < to; i++) {
    const { size } = rows[i]!;
    const found = [
      Math.abs(index.offsetOf(i) - offset) < 1e-6,
      index.sizeAt(i),
      index.indexAt(offset + 1),
      index.isOpen(i),
    ];
    // One by one for the eye; an `expect` for each of 100,000 looks would be the slowest part of the suite.
    if (JSON.stringify(found) !== JSON.stringify([true, size, i, true])) wrong.push({ i, found });
    offset += size;
  }
  expect(wrong).toEqual([]);
  expect(index.offsetOf(rows.length)).toBeCloseTo(index.total(), 6);
  expect(index.indexAt(-5)).toBe(0);
  expect(index.indexAt(index.total() + 5)).toBe(Math.max(0, rows.length - 1));
}

describe('SizeIndex', () => {
  it('agrees with a plain list of heights wherever it was opened, whatever happens to the rows', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = seededRandom(seed);
      const below = (n: number): number => Math.floor(random() * n);
      let rows = make(500 + below(800));
      const index = new SizeIndex(rowsOf(rows));
      for (let step = 0; step < 40; step++) {
        const at = below(rows.length + 1);
        const action = below(7);
        if (action === 0) rows = [...rows, ...make(1 + below(60))];
        else if (action === 1) rows = [...make(1 + below(60)), ...rows];
        else if (action === 2) rows = rows.toSpliced(at, below(200));
        else if (action === 3) rows = rows.toSpliced(at, 0, ...make(1 + below(5)));
        else if (action === 4 && rows.length > 0) {
          // One row goes elsewhere, as in a list that re-sorts.
          const [row] = rows.splice(below(rows.length), 1);
          rows = rows.toSpliced(below(rows.length), 0, row!);
        } else if (action === 5 && rows.length > 0) {
          const i = below(rows.length);
          rows = rows.with(i, { key: rows[i]!.key, size: 7 + below(300) });
          index.open(i, i + 1);
          index.set(i, rows[i]!.size);
        } else rows = rows.slice(below(rows.length), rows.length);
        if (rows.length < 300) rows = [...rows, ...make(400)];
        index.sync(rowsOf(rows));
        const from = below(rows.length);
        const to = Math.min(rows.length, from + 150);
        index.open(from, to);
        check(index, rows, from, to);
        index.open(0, rows.length);
        expect(index.total()).toBeCloseTo(
          rows.reduce((sum, row) => sum + row.size, 0),
          6,
        );
      }
    }
  });

  it('guesses what nobody came near within a few percent', () => {
    const rows = make(100_000);
    const index = new SizeIndex(rowsOf(rows));
    const sum = rows.reduce((total, row) => total + row.size, 0);
    expect(Math.abs(index.total() / sum - 1)).toBeLessThan(0.02);
    expect(Math.abs(index.indexAt(sum / 2) - 50_000)).toBeLessThan(1500);
  });

  it('looks at a few rows of a hundred thousand when one comes, goes or changes', () => {
    let rows = make(100_000);
    const index = new SizeIndex(rowsOf(rows));
    const changes: ((old: readonly Row[]) => Row[])[] = [
      (old) => [...old, ...make(1)],
      (old) => [...make(40), ...old],
      (old) => old.toSpliced(50_000, 1),
      (old) => old.toSpliced(30_000, 0, ...make(1)),
      (old) => old.slice(5000),
    ];
    for (const change of changes) {
      rows = change(rows);
      const source = rowsOf(rows);
      index.sync(source);
      expect(source.asked).toBeLessThan(2500);
    }
    // Most of the time goes into the lists it is given.
  }, 30_000);

  it('says whether rows may stand elsewhere by being opened', () => {
    const rows = make(600);
    const index = new SizeIndex(rowsOf(rows));
    expect(index.isOpen(300)).toBe(false);
    expect(index.open(250, 350)).toBe(true);
    expect(index.isOpen(300)).toBe(true);
    expect(index.open(250, 350)).toBe(false);
    // Two rows change places inside of a chunk whose ends stay.
    index.sync(rowsOf(rows.with(300, rows[301]!).with(301, rows[300]!)));
    expect(index.open(250, 350)).toBe(true);
    expect(index.sizeAt(300)).toBe(rows[301]!.size);
  });

  it('is empty for no rows', () => {
    const index = new SizeIndex(rowsOf([]));
    expect([index.total(), index.offsetOf(0), index.indexAt(10), index.sizeAt(0)]).toEqual([0, 0, 0, 0]);
    const rows = make(300);
    index.sync(rowsOf(rows));
    index.open(0, 300);
    check(index, rows, 0, 300);
    index.sync(rowsOf([]));
    expect(index.total()).toBe(0);
  });
});
