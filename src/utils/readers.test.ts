import { describe, expect, it } from 'vitest';
import {
  compact,
  ownValue,
  readFlag,
  readId,
  readInteger,
  readLine,
  readList,
  readNumber,
  readText,
  readTime,
} from './readers.js';

describe('readers', () => {
  it('see own data properties only', () => {
    const object = Object.defineProperty(Object.create({ inherited: 1 }) as object, 'getter', { get: () => 2 });
    expect(ownValue(object, 'inherited')).toBeUndefined();
    expect(ownValue(object, 'getter')).toBeUndefined();
    expect(ownValue(object, '__proto__')).toBeUndefined();
    expect(ownValue({ a: 3 }, 'a')).toBe(3);
    expect(ownValue('text', 'length')).toBeUndefined();
  });

  it('read text, lines and ids', () => {
    expect([readText('a\nb', 9), readText(7, 9), readText(123, 2), readText(null, 9)]).toEqual([
      'a\nb',
      '7',
      '12',
      undefined,
    ]);
    expect([readLine(' a\nb\u202e ', 9), readLine('\u200b', 9)]).toEqual(['a b', undefined]);
    expect([readId('x'), readId(''), readId('xxxx', 3), readId(5), readId({})]).toEqual([
      'x',
      undefined,
      undefined,
      '5',
      undefined,
    ]);
  });

  it('read numbers, times and flags', () => {
    expect([readNumber(5, 0, 3), readNumber(NaN, 0, 3), readNumber('2', 0, 3), readInteger(1.6, 0, 3)]).toEqual([
      3,
      undefined,
      undefined,
      2,
    ]);
    expect(Object.is(readNumber(-0, -1, 1), 0)).toBe(true);
    expect([readTime(1.4), readTime(1e300), readTime(NaN)]).toEqual([1, undefined, undefined]);
    expect([readFlag(true), readFlag(1), readFlag(false)]).toEqual([true, undefined, undefined]);
  });

  it('read lists up to a number, and look no further than four times as far', () => {
    const odd = (item: unknown): number | undefined => (typeof item === 'number' && item % 2 === 1 ? item : undefined);
    expect(readList([1, 2, 3, 4, 5], 2, odd)).toEqual([1, 3]);
    expect(readList([2, 2, 2, 2, 2, 2, 2, 2, 1], 2, odd)).toEqual([]);
    expect(readList({ length: 3 }, 2, odd)).toEqual([]);
  });

  it('drop keys without a value', () => {
    expect(Object.keys(compact({ a: 1, b: undefined }))).toEqual(['a']);
  });
});
