import { describe, expect, it } from 'vitest';
import { HUE_COUNT, hueOf } from './hueOf.js';

describe('the hue of an id', () => {
  it('never changes, since people know each other by it', () => {
    expect(['', 'u1', 'u2', 'mira', 'a-very-long-id-0123456789', '林'].map(hueOf)).toMatchInlineSnapshot(`
      [
        1,
        4,
        11,
        10,
        0,
        0,
      ]
    `);
  });

  it('uses all hues about equally', () => {
    const counts = Array.from({ length: HUE_COUNT }, () => 0);
    for (let i = 0; i < 12_000; i++) {
      const hue = hueOf(`user-${i}`);
      counts[hue] = (counts[hue] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
