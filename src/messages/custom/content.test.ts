import { describe, expect, it } from 'vitest';
import { dataSize } from '../../utils/readJson.js';
import { customContent } from './content.js';

const dataOf = (data: unknown): unknown => customContent.normalize({ type: 'custom', kind: 'k', data })?.data;

describe('custom', () => {
  it('needs a kind', () => {
    expect(customContent.normalize({ type: 'custom', data: 1 })).toBeNull();
    expect(customContent.normalize({ type: 'custom', kind: 'dice' })).toEqual({
      type: 'custom',
      kind: 'dice',
      data: null,
    });
  });

  it('carries JSON and nothing else', () => {
    expect(dataOf({ a: [1, undefined, () => 1, NaN], b: Symbol('x'), c: new Date(0) })).toEqual({
      a: [1, null, null, null],
      c: {},
    });
    const polluted = dataOf(JSON.parse('{"__proto__":{"admin":true},"a":{"__proto__":[1]}}')) as Record<
      string,
      unknown
    >;
    expect(Object.keys(polluted)).toEqual(['a']);
    expect(polluted['admin']).toBeUndefined();
  });

  it('is capped in depth, number and size', () => {
    let deep: unknown = 'end';
    for (let i = 0; i < 50; i++) deep = { deep };
    expect(JSON.stringify(dataOf(deep))).toBe('{"deep":'.repeat(11) + '{}' + '}'.repeat(11));
    expect(dataOf(Array.from({ length: 1e6 }, () => 1))).toHaveLength(4999);
    expect(dataSize(dataOf({ a: 'x'.repeat(1e6), b: 'y' }))).toBeLessThan(66_000);
    const cycle: Record<string, unknown> = {};
    cycle['me'] = cycle;
    expect(() => JSON.stringify(dataOf(cycle))).not.toThrow();
  });

  it('is summed up by its fall-back words', () => {
    const content = { type: 'custom', kind: 'dice', data: null, fallback: 'Rolled a 6' } as const;
    expect(customContent.summarize(content)).toEqual({
      kind: 'custom',
      text: 'Rolled a 6',
      params: { customKind: 'dice' },
    });
  });
});
