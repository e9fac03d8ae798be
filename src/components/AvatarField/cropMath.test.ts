import { describe, expect, it } from 'vitest';
import { clampCrop, keyCrop, moveCrop, MOST_ZOOM, sideOf, wholeCrop } from './cropMath.js';

const wide = { width: 400, height: 200 };

describe('the square that is cut out of a picture', () => {
  it('begins as the largest one, in the middle', () => {
    const crop = wholeCrop(wide);
    expect(crop).toEqual({ x: 200, y: 100, zoom: 1 });
    expect(sideOf(wide, crop)).toBe(200);
  });

  it('never leaves the picture', () => {
    expect(clampCrop(wide, { x: -50, y: 900, zoom: 1 })).toEqual({ x: 100, y: 100, zoom: 1 });
    expect(clampCrop(wide, { x: 399, y: 1, zoom: 2 })).toEqual({ x: 350, y: 50, zoom: 2 });
    expect(moveCrop(wide, wholeCrop(wide), 9, 9)).toEqual({ x: 300, y: 100, zoom: 1 });
  });

  it('is no larger than the picture and no smaller than a quarter of it', () => {
    expect(clampCrop(wide, { x: 200, y: 100, zoom: 0.1 }).zoom).toBe(1);
    expect(clampCrop(wide, { x: 200, y: 100, zoom: 90 }).zoom).toBe(MOST_ZOOM);
  });

  it('goes where keys lead, farther with Shift, and stays for keys that are none of its own', () => {
    const crop = { x: 200, y: 100, zoom: 2 };
    expect(keyCrop(wide, crop, 'ArrowRight', false)?.x).toBe(205);
    expect(keyCrop(wide, crop, 'ArrowRight', true)?.x).toBe(220);
    expect(keyCrop(wide, crop, 'ArrowUp', false)?.y).toBe(95);
    expect(keyCrop(wide, crop, '+', false)?.zoom).toBeGreaterThan(2);
    expect(keyCrop(wide, crop, '-', false)?.zoom).toBeLessThan(2);
    expect(keyCrop(wide, crop, 'Tab', false)).toBeUndefined();
  });
});
