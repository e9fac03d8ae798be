import { describe, expect, it } from 'vitest';
import type { MediaRef } from '../../model/index.js';
import { albumOf } from './album.js';

const of = (width?: number, height?: number): MediaRef => ({ id: 'a', mime: 'image/png', size: 1, width, height });
const lying = of(1600, 900);
const standing = of(900, 1600);

describe('the layout of an album', () => {
  it('keeps a single picture in its own shape', () => {
    expect(albumOf([of(1600, 800)])).toEqual({ shape: 'single', box: { width: 320, height: 160 } });
  });

  it('stacks two that lie, and puts two that stand beside each other', () => {
    expect(albumOf([lying, lying]).shape).toBe('stacked');
    expect(albumOf([standing, standing]).shape).toBe('beside');
    expect(albumOf([lying, standing]).shape).toBe('beside');
  });

  it('puts the first of three above or before the others, as it lies or stands', () => {
    expect(albumOf([lying, standing, standing]).shape).toBe('above');
    expect(albumOf([standing, lying, lying]).shape).toBe('before');
  });

  it('is a square of four, however many there are', () => {
    expect(albumOf([lying, lying, lying, lying])).toEqual({ shape: 'grid', box: { width: 320, height: 320 } });
    expect(albumOf(Array.from({ length: 30 }, () => standing)).shape).toBe('grid');
  });

  it('stays within our limits whatever the sender claims', () => {
    const wild = [of(1, 100_000), of(100_000, 1), of(1, 1), of()];
    for (const a of wild) {
      for (const b of wild) {
        for (const album of [albumOf([a]), albumOf([a, b]), albumOf([a, b, a]), albumOf([a, b, a, b])]) {
          expect(album.box.width).toBeLessThanOrEqual(320);
          expect(album.box.height).toBeLessThanOrEqual(420);
          expect(album.box.height).toBeGreaterThanOrEqual(72);
        }
      }
    }
  });
});
