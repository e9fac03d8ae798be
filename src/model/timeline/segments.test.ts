import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPage, eachRow, gapsOf, trimSegment, type Position, type Segment } from '../index.js';

interface Row {
  readonly key: string;
  readonly position: Position;
}

// A history of 60 places, of which every seventh was never taken.
const HISTORY = Array.from({ length: 60 }, (_, i) => i + 1).filter((value) => value % 7 !== 0);
const at = (value: number): Position => ({ value, tie: '' });
const rowAt = (value: number): Row => ({ key: `m${value}`, position: at(value) });

/** A stretch of the history as a page: it speaks for everything from `from` to `to`. */
const pageOf = (from: number, to: number) => ({
  rows: HISTORY.filter((value) => value >= from && value <= to).map(rowAt),
  covers: { from: at(from), to: at(to) },
  reachedStart: from <= HISTORY[0]!,
  reachedEnd: to >= HISTORY.at(-1)!,
});
const stretch = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 15 }))
  .map(([from, length]) => [from, Math.min(60, from + length)] as const);
const stretches = fc.array(stretch, { minLength: 1, maxLength: 12 });

const load = (pages: readonly (readonly [number, number])[]): readonly Segment<Row>[] =>
  pages.reduce<readonly Segment<Row>[]>((all, [from, to]) => addPage(all, pageOf(from, to)).segments, []);

describe('stretches of a history', () => {
  it('hold exactly what the pages covered, in order, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(stretches, (pages) => {
        const covered = (value: number): boolean => pages.some(([from, to]) => value >= from && value <= to);
        const segments = load([...pages, ...pages]);
        const values = segments.flatMap(({ rows }) => [...eachRow(rows)].map(({ position }) => position.value));
        expect(values).toEqual(HISTORY.filter(covered));
      }),
    );
  });

  it('know every hole between them, and none that a page has covered', () => {
    fc.assert(
      fc.property(stretches, (pages) => {
        const segments = load(pages);
        const gaps = gapsOf(segments);
        const inGap = (value: number): boolean => gaps.some(({ from, to }) => value > from.value && value < to.value);
        for (const [from, to] of pages) for (let value = from; value <= to; value++) expect(inGap(value)).toBe(false);
        const loaded = new Set(
          segments.flatMap(({ rows }) => [...eachRow(rows)].map(({ position }) => position.value)),
        );
        const [first, last] = [segments[0]!.covers!.from.value, segments.at(-1)!.covers!.to.value];
        const missing = HISTORY.filter((value) => value > first && value < last && !loaded.has(value));
        expect(missing.filter((value) => !inGap(value))).toEqual([]);
      }),
    );
  });

  it('are one from start to end once the pages have met', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        const segments = load(order.map((i) => [i * 10 + 1, Math.min(60, i * 10 + 11)] as const));
        expect(segments).toHaveLength(1);
        expect(segments[0]).toMatchObject({ reachedStart: true, live: true });
        expect(segments[0]!.rows.size).toBe(HISTORY.length);
      }),
    );
  });

  it('are cut to their bound at the end that is farther from what is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.option(fc.constantFrom(...HISTORY)), (max, reading) => {
        const [whole] = load([[1, 60]]);
        const { kept, dropped } = trimSegment(whole!, max, reading === null ? undefined : at(reading));
        expect(kept.rows.size).toBe(max);
        expect(kept.rows.size + dropped.size).toBe(HISTORY.length);
        const values = [...eachRow(kept.rows)].map(({ position }) => position.value);
        const near = reading ?? HISTORY.at(-1)!;
        expect(near > HISTORY[HISTORY.length >> 1]! ? values.at(-1) === HISTORY.at(-1) : true).toBe(true);
        // What was cut off is a hole that can be loaded again.
        expect(kept.covers).toEqual({ from: at(values[0]!), to: kept.live ? at(60) : at(values.at(-1)!) });
        expect([kept.reachedStart, kept.live]).toEqual([values[0] === HISTORY[0], values.at(-1) === HISTORY.at(-1)]);
      }),
    );
  });
});
