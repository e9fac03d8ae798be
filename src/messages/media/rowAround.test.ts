import { describe, expect, it } from 'vitest';
import { rowAround } from './rowAround.js';

describe('the row around something', () => {
  const rows = new Map([
    ['m:1', {}],
    ['m:a/b', {}],
  ]);

  it('is itself, where it is a row', () => {
    expect(rowAround(rows, 'm:1')).toBe('m:1');
    expect(rowAround(rows, 'm:a/b')).toBe('m:a/b');
  });

  it('is the one it is part of, however far in', () => {
    expect(rowAround(rows, 'm:1/0')).toBe('m:1');
    expect(rowAround(rows, 'm:1/p2/13')).toBe('m:1');
    expect(rowAround(rows, 'm:a/b/0')).toBe('m:a/b');
  });

  it('is none where no such row stands', () => {
    expect(rowAround(rows, 'm:2/0')).toBeUndefined();
    expect(rowAround(rows, 'm:12')).toBeUndefined();
    expect(rowAround(rows, '/')).toBeUndefined();
    expect(rowAround(rows, '')).toBeUndefined();
    expect(rowAround(undefined, 'm:1')).toBeUndefined();
  });
});
