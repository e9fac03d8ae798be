import { describe, expect, it } from 'vitest';
import { readPlace } from './readPlace.js';

const place = (text: string): unknown => {
  const reading = readPlace(text);
  return 'place' in reading ? reading.place : reading.problem;
};

describe('readPlace', () => {
  it.each([
    ['48.8584, 2.2945', 48.8584, 2.2945],
    ['  -33.8568;151.2153 ', -33.8568, 151.2153],
    ['+48.8584 2.2945', 48.8584, 2.2945],
    [`48°51'30"N 2°17'40"E`, 48.858333, 2.294444],
    ['33.8568° S, 151.2153° E', -33.8568, 151.2153],
    ['geo:48.8584,2.2945;u=35', 48.8584, 2.2945],
    ['geo:48.8584,2.2945,35?z=16', 48.8584, 2.2945],
    ['https://www.google.com/maps/@48.8584,2.2945,17z', 48.8584, 2.2945],
    ['https://www.google.com/maps/search/?api=1&query=48.8584%2C2.2945', 48.8584, 2.2945],
    ['https://maps.google.co.uk/?q=loc:48.8584,2.2945', 48.8584, 2.2945],
    ['https://maps.apple.com/?ll=48.8584,2.2945&q=48.8584,2.2945', 48.8584, 2.2945],
    ['https://www.openstreetmap.org/?mlat=48.8584&mlon=2.2945#map=16/1/2', 48.8584, 2.2945],
    ['openstreetmap.org/#map=16/48.8584/2.2945', 48.8584, 2.2945],
    ['https://www.bing.com/maps?cp=48.8584~2.2945&lvl=16', 48.8584, 2.2945],
  ])('finds the place in %s', (text, latitude, longitude) => {
    const found = place(text) as { latitude: number; longitude: number };
    expect(found.latitude).toBeCloseTo(latitude, 5);
    expect(found.longitude).toBeCloseTo(longitude, 5);
    expect(found).not.toHaveProperty('title');
  });

  it.each([
    ['geo:0,0?q=48.8584,2.2945(The+tower)', 'The tower'],
    ['https://www.google.com/maps/place/The+tower/@1,2,17z/data=!3m1!4b1!8m2!3d48.8584!4d2.2945', 'The tower'],
    ['https://maps.apple.com/?ll=48.8584,2.2945&q=The%20tower', 'The tower'],
  ])('finds its name, too, in %s', (text, title) => {
    expect(place(text)).toEqual({ latitude: 48.8584, longitude: 2.2945, title });
  });

  it('reads back what the card of a place links to', async () => {
    const { mapLinks } = await import('./mapLinks.js');
    const links = mapLinks({ type: 'location', latitude: -12.5, longitude: 130.25, title: 'Quay (north)' });
    for (const link of Object.values(links)) expect(place(link)).toMatchObject({ latitude: -12.5, longitude: 130.25 });
  });

  it.each([
    '',
    'somewhere nice',
    '91, 0',
    '0, 181',
    '1e3, 5',
    'geo:',
    'javascript:alert(1)//48.8584,2.2945',
    'https://example.com/@48.8584,2.2945',
    'https://google.com.example.com/maps/@48.8584,2.2945,17z',
    'https://www.google.com/maps/place/%E0%A4%A',
    '9'.repeat(100_000),
  ])('finds none in %j', (text) => {
    expect(place(text)).toBe('unreadable');
  });

  it('knows links that hide where they lead', () => {
    expect(place('https://maps.app.goo.gl/AbCdEf')).toBe('short-link');
  });
});
