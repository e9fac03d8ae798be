import { describe, expect, it } from 'vitest';
import { fit, hold, mostZoom, WHOLE, zoomTo } from './zoom.js';

const picture = { width: 2000, height: 1000 };
const room = { width: 500, height: 500 };

describe('zooming a picture', () => {
  it('begins with the whole picture, never larger than it is', () => {
    expect(fit(picture, room)).toEqual({ width: 500, height: 250 });
    expect(fit({ width: 100, height: 50 }, room)).toEqual({ width: 100, height: 50 });
  });

  it('keeps what is under the pointer where it is', () => {
    const at = { x: 100, y: -40 };
    const before = { scale: 1.5, x: 20, y: 10 };
    const after = zoomTo(before, 3, at);
    // The same place of the picture, before and after.
    expect((at.x - before.x) / before.scale).toBeCloseTo((at.x - after.x) / after.scale);
    expect((at.y - before.y) / before.scale).toBeCloseTo((at.y - after.y) / after.scale);
  });

  it('goes neither past the edges nor below the whole', () => {
    expect(hold({ scale: 0.2, x: 90, y: 90 }, picture, room)).toEqual(WHOLE);
    expect(hold({ scale: 2, x: 9_000, y: 9_000 }, picture, room)).toEqual({ scale: 2, x: 250, y: 0 });
    expect(hold({ scale: 1e9, x: 0, y: 0 }, picture, room).scale).toBe(mostZoom(picture, room));
  });

  it('reaches twice the pixels of a large picture, and four times a small one', () => {
    expect(mostZoom(picture, room)).toBe(8);
    expect(mostZoom({ width: 10, height: 10 }, room)).toBe(4);
  });
});
