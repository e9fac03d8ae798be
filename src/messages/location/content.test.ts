import { describe, expect, it } from 'vitest';
import { locationContent } from './content.js';

const at = (latitude: unknown, longitude: unknown): unknown =>
  locationContent.normalize({ type: 'location', latitude, longitude });

describe('location', () => {
  it('takes degrees as numbers or as text', () => {
    expect(at(52.5, '13.4')).toEqual({ type: 'location', latitude: 52.5, longitude: 13.4 });
  });

  it('is unusable off the globe, since a clamped place would be a wrong one', () => {
    for (const [latitude, longitude] of [
      [91, 0],
      [0, 181],
      [NaN, 0],
      ['', ''],
      [null, 0],
      ['north', 0],
    ]) {
      expect(at(latitude, longitude)).toBeNull();
    }
  });

  it('is live only with an end', () => {
    const live = (value: unknown): unknown =>
      locationContent.normalize({ type: 'location', latitude: 0, longitude: 0, live: value })?.live;
    expect(live({ heading: 90 })).toBeUndefined();
    expect(live(true)).toBeUndefined();
    expect(live({ until: 5.4, heading: 999 })).toEqual({ until: 5, heading: 360 });
  });

  it('is summed up by its title, and says when it is live', () => {
    const place = { type: 'location', latitude: 1, longitude: 2, title: 'Market', address: 'Square 1' } as const;
    expect(locationContent.summarize(place)).toEqual({ kind: 'location', text: 'Market' });
    expect(locationContent.summarize({ ...place, live: { until: 9 } })).toEqual({
      kind: 'location.live',
      text: 'Market',
      params: { until: 9 },
    });
    expect(locationContent.copyText(place)).toBe('Market\nSquare 1\n1, 2');
  });
});
