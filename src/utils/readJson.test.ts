import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataSize, readJson } from './readJson.js';
import { sameData } from './sameData.js';

const limits = { depth: 4, nodes: 30, chars: 100 };

describe('readJson', () => {
  it('makes JSON of anything, within its limits, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withMap: true }),
        (value) => {
          const once = readJson(value, limits);
          const json = JSON.stringify(once);
          expect(readJson(once, limits)).toEqual(once);
          expect(once === undefined ? json : JSON.parse(json)).toEqual(once);
          expect(sameData(once, readJson(once, limits))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('leaves JSON within the limits as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const copy = readJson(value, { depth: 50, nodes: 1e6, chars: 1e6 });
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('cuts at its limits', () => {
    expect(readJson([[[[[1]]]]], limits)).toEqual([[[[null]]]]);
    expect(readJson({ a: 'x'.repeat(200), b: 1 }, limits)).toEqual({ a: 'x'.repeat(99) });
    expect(
      readJson(
        Array.from({ length: 99 }, () => 1),
        limits,
      ),
    ).toHaveLength(29);
  });
});

describe('dataSize', () => {
  it('is near the length of the JSON and stops early', () => {
    const value = { a: [1, 2, { b: 'text' }], c: null };
    expect(dataSize(value)).toBeGreaterThanOrEqual(JSON.stringify(value).length);
    expect(
      dataSize(
        Array.from({ length: 1000 }, () => 'x'),
        50,
      ),
    ).toBeLessThan(100);
  });
});

describe('sameData', () => {
  it('compares plain data, counting absent and undefined as equal', () => {
    expect(sameData({ a: [1, { b: 2 }], c: undefined }, { a: [1, { b: 2 }] })).toBe(true);
    expect(sameData({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(sameData({ a: 1, b: 2 }, { a: 1 })).toBe(false);
    expect(sameData([], {})).toBe(false);
    expect(sameData({}, [])).toBe(false);
    expect(sameData([1], [1, 2])).toBe(false);
    expect(sameData({ a: 1 }, Object.defineProperty({}, 'a', { get: () => 1, enumerable: true }))).toBe(false);
    expect(sameData({ a: 1 }, null)).toBe(false);
  });
});
