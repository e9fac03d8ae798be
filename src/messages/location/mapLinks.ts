import type { LocationContent } from '../content.js';

/** Where a place can be looked at. Built from numbers and an encoded name; nothing of it is fetched before somebody chooses it. */
export function mapLinks({ latitude, longitude, title }: LocationContent): Readonly<Record<MapName, string>> {
  const [lat, lon] = [shortDegrees(latitude), shortDegrees(longitude)];
  // Half a character cannot be encoded.
  const name = title === undefined ? '' : encodeURIComponent(title.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  return {
    osm: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`,
    google: `https://www.google.com/maps/search/?api=1&query=${lat}%2C${lon}`,
    apple: `https://maps.apple.com/?ll=${lat},${lon}&q=${name === '' ? `${lat},${lon}` : name}`,
    // RFC 5870; the label is what Android's map apps understand.
    geo: `geo:${lat},${lon}?q=${lat},${lon}${name === '' ? '' : `(${name})`}`,
  };
}

/** A map somebody may have. */
export type MapName = 'osm' | 'google' | 'apple' | 'geo';

/** Six decimals are a hand's breadth on the ground. */
export function shortDegrees(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}
