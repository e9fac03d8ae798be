import { contentLimits, readDegrees } from '../contentHelpers.js';
import { readLine } from '../../utils/readers.js';

/** A place somebody has written or pasted. */
export interface WrittenPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Its name, where the link tells. */
  readonly title?: string | undefined;
}

/** What came of reading. `short-link`: the place is only known to the service that made the link, and nothing is fetched. */
export type PlaceReading = { readonly place: WrittenPlace } | { readonly problem: 'unreadable' | 'short-link' };

/** More than this is no place. */
const LONGEST = 2_048;
const NUMBER = String.raw`[+-]?\d{1,3}(?:\.\d{1,20})?`;
const PAIR = new RegExp(`^(${NUMBER})\\s*[,;\\s~]\\s*(${NUMBER})$`, 'u');
const SHORT_LINKS: ReadonlySet<string> = new Set([
  'maps.app.goo.gl',
  'goo.gl',
  'osm.org',
  'maps.apple',
  'g.co',
  'bit.ly',
]);

/**
 * Reads a place from degrees ("48.8584, 2.2945", `48°51'30"N 2°17'40"E`), a `geo:` address, or a link of a known map. Only the text is looked at: nothing
 * is fetched.
 */
export function readPlace(text: string): PlaceReading {
  const input = text.slice(0, LONGEST).trim();
  const place =
    readPair(input) ??
    readSexagesimal(input) ??
    (/^geo:/iu.test(input) ? readGeo(input) : undefined) ??
    readLink(input);
  if (place) return { place };
  return { problem: SHORT_LINKS.has(hostOf(input)) ? 'short-link' : 'unreadable' };
}

function toPlace(latitude: number, longitude: number, title?: string): WrittenPlace | undefined {
  const [lat, lon] = [readDegrees(latitude, 90), readDegrees(longitude, 180)];
  const name = readLine(title, contentLimits.line);
  if (lat === undefined || lon === undefined) return undefined;
  return { latitude: lat, longitude: lon, ...(name !== undefined && { title: name }) };
}

function readPair(text: string | null | undefined, title?: string): WrittenPlace | undefined {
  const match = PAIR.exec(text?.trim() ?? '');
  return match ? toPlace(Number(match[1]), Number(match[2]), title) : undefined;
}

/** Degrees with minutes, seconds and a point of the compass, as maps and people write them. */
function readSexagesimal(text: string): WrittenPlace | undefined {
  const part = String.raw`(\d{1,3}(?:\.\d{1,20})?)°?\s*(?:(\d{1,2}(?:\.\d{1,20})?)['′’]\s*)?(?:(\d{1,2}(?:\.\d{1,20})?)["″”]\s*)?`;
  const match = new RegExp(`^${part}([NS])[,;\\s]*${part}([EW])$`, 'iu').exec(text);
  if (!match) return undefined;
  const degrees = (at: number): number =>
    Number(match[at]) + Number(match[at + 1] ?? 0) / 60 + Number(match[at + 2] ?? 0) / 3600;
  const south = match[4]?.toUpperCase() === 'S' ? -1 : 1;
  const west = match[8]?.toUpperCase() === 'W' ? -1 : 1;
  return toPlace(south * degrees(1), west * degrees(5));
}

/** RFC 5870, and the `q` that Android's apps write. */
function readGeo(text: string): WrittenPlace | undefined {
  const [path = '', query = ''] = text.slice(4).split('?', 2);
  const [latitude = '', longitude = ''] = (path.split(';')[0] ?? '').split(',');
  const wanted = new URLSearchParams(query).get('q');
  const label = /\(([^)]*)\)\s*$/u.exec(wanted ?? '')?.[1];
  const asked = readPair(wanted?.replace(/\([^)]*\)\s*$/u, ''), label);
  // "geo:0,0?q=…" leaves the place to the query.
  return (
    asked ??
    (wanted !== null && latitude === '0' && longitude === '0' ? undefined : readPair(`${latitude},${longitude}`, label))
  );
}

function urlOf(text: string): URL | undefined {
  try {
    const url = new URL(/^[a-z][\w+.-]*:/iu.test(text) ? text : `https://${text}`);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}

function hostOf(text: string): string {
  return urlOf(text)?.hostname.replace(/^www\./u, '') ?? '';
}

function readLink(text: string): WrittenPlace | undefined {
  const url = urlOf(text);
  const host = hostOf(text);
  if (!url) return undefined;
  if (/^(?:maps\.)?google\.[a-z.]{2,6}$/u.test(host)) return readGoogle(url);
  if (host === 'maps.apple.com')
    return readQuery(url, ['coordinate', 'll', 'q', 'sll'], url.searchParams.get('name') ?? url.searchParams.get('q'));
  if (host === 'openstreetmap.org') return readOsm(url);
  if (host === 'bing.com') return readQuery(url, ['cp']);
  return undefined;
}

/** The first of some parameters that is a place; a name that is one itself is no name. */
function readQuery(url: URL, names: readonly string[], title?: string | null): WrittenPlace | undefined {
  const name = title && !PAIR.test(title) ? title : undefined;
  for (const each of names) {
    const place = readPair(url.searchParams.get(each)?.replace(/^loc:/u, ''), name);
    if (place) return place;
  }
  return undefined;
}

function readGoogle(url: URL): WrittenPlace | undefined {
  const path = decode(url.pathname);
  const title = /\/place\/([^/@]+)/u.exec(path)?.[1]?.replaceAll('+', ' ');
  const name = title && !PAIR.test(title) && !/°/u.test(title) ? title : undefined;
  // The pin, then what is asked for, then the middle of what is seen.
  const pin = new RegExp(`!3d(${NUMBER})!4d(${NUMBER})`, 'u').exec(path);
  if (pin) return toPlace(Number(pin[1]), Number(pin[2]), name);
  const asked = readQuery(url, ['query', 'q', 'll', 'destination', 'daddr', 'center'], name);
  if (asked) return asked;
  const seen = new RegExp(`@(${NUMBER}),(${NUMBER})(?:,|$|/)`, 'u').exec(path);
  if (seen) return toPlace(Number(seen[1]), Number(seen[2]), name);
  return readPair(title);
}

function readOsm(url: URL): WrittenPlace | undefined {
  const { searchParams, hash } = url;
  const pin = readPair(`${searchParams.get('mlat')},${searchParams.get('mlon')}`);
  const seen = new RegExp(`map=\\d{1,2}/(${NUMBER})/(${NUMBER})`, 'u').exec(hash);
  return pin ?? (seen ? toPlace(Number(seen[1]), Number(seen[2])) : undefined);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
