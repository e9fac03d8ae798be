import { describe, expect, it } from 'vitest';
import { thumbhash } from '../../../scripts/media/thumbhash.mjs';
import { placeholderColor } from './placeholderColor.js';
import { pixelsOf, readThumbhash } from './thumbhash.js';

const SIDE = 32;
const picture = (colorAt: (x: number, y: number) => readonly number[], width = 32, height = 32): string => {
  const rgba = Array.from({ length: width * height }, (_, i) => colorAt(i % width, Math.floor(i / width))).flat();
  return thumbhash(width, height, rgba);
};
const at = (hash: string, x: number, y: number): readonly number[] => {
  const pixels = pixelsOf(readThumbhash(hash)!, SIDE);
  return [...pixels.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 4)];
};
const media = (placeholder: string | undefined) => ({ id: 'x', mime: 'image/png', size: 1, placeholder });

describe('what stands for a picture until it is there', () => {
  it('shows where which colour is', () => {
    const sky = picture((_, y) => (y < 16 ? [60, 120, 230, 255] : [40, 160, 60, 255]));
    const [top, bottom] = [at(sky, 16, 3), at(sky, 16, 28)];
    expect(top[2]! - top[1]!).toBeGreaterThan(60);
    expect(bottom[1]! - bottom[2]!).toBeGreaterThan(60);
    expect(top[3]).toBe(255);
    const side = picture((x) => (x < 20 ? [240, 240, 240, 255] : [10, 10, 10, 255]), 40, 20);
    expect(at(side, 2, 16)[0]! - at(side, 30, 16)[0]!).toBeGreaterThan(150);
  });

  it('keeps what is transparent so', () => {
    const hole = picture((x) => [200, 30, 30, x < 16 ? 0 : 255]);
    expect(at(hole, 2, 16)[3]).toBeLessThan(60);
    expect(at(hole, 29, 16)[3]).toBeGreaterThan(200);
  });

  it('is some 25 bytes, and known in both alphabets of base64', () => {
    const hash = picture((x, y) => [x * 8, y * 8, 255 - x * 8, 255]);
    expect(readThumbhash(hash)!.length).toBeLessThan(30);
    expect(readThumbhash(hash.replaceAll('+', '-').replaceAll('/', '_'))).toEqual(readThumbhash(hash));
  });

  it('has a mean colour for the moment before, as plain colours have', () => {
    const mean = placeholderColor(media(picture(() => [200, 100, 50, 255])));
    expect(mean).toMatch(/^#(?:c[4-9a-d])(?:6[0-9])(?:3|2)/u);
    expect(placeholderColor(media('#a0b1c2'))).toBe('#a0b1c2');
    expect(placeholderColor(media(undefined))).toBeUndefined();
  });

  it.each(['', '#', 'A', '????', 'url(x)', '#12345', '////', 'A'.repeat(255), '////////', '\0\0'])(
    'draws nothing that is no colour for %j',
    (text) => {
      expect(placeholderColor(media(text)) ?? '#000000').toMatch(/^#[\da-f]{6}$/u);
      const pixels = [readThumbhash(text)].flatMap((hash) => (hash ? [pixelsOf(hash, SIDE).length] : []));
      expect(pixels.every((length) => length === SIDE * SIDE * 4)).toBe(true);
    },
  );
});
