import { describe, expect, it } from 'vitest';
import { blankPlaces } from './boxes.js';
import { prepareFile } from './prepare.js';
import { stripJpeg, stripPng } from './strip.js';

const text = (value: string): number[] => Array.from(value, (letter) => letter.charCodeAt(0));
const uint16 = (value: number): number[] => [value >>> 8, value & 255];
const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)];
const bytesOf = (...parts: readonly number[][]): Uint8Array<ArrayBuffer> => new Uint8Array(parts.flat());
const shown = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => bytesOf(...parts.map((part) => [...part]));
const box = (name: string, ...body: readonly number[][]): number[] => [
  ...uint32(8 + body.flat().length),
  ...text(name),
  ...body.flat(),
];

describe('a JPEG that is not drawn anew', () => {
  const exif = [0xff, 0xe1, ...uint16(22), ...text('Exif'), 0, 0, ...text('GPS 59.91 10.7')];
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 200, 1, 44, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd0, 3];
  const begin = [0xff, 0xd8];
  const end = [0xff, 0xd9];

  it('loses EXIF behind fill bytes', () => {
    const clean = joined(stripJpeg(bytesOf(begin, [0xff, 0xff], exif, frame, scan, end)));
    expect(shown(clean)).not.toContain('GPS');
    expect([...clean.slice(-13)]).toEqual([...scan, ...end]);
  });

  it('loses the pictures behind its end, their index, and what stands between its scans', () => {
    const index = [0xff, 0xe2, ...uint16(6), ...text('MPF\0')];
    const clean = joined(stripJpeg(bytesOf(begin, index, frame, scan, exif, scan, end, begin, exif, frame, scan, end)));
    expect(shown(clean)).not.toMatch(/GPS|MPF/u);
    expect([...clean]).toEqual([...begin, ...frame, ...scan, ...scan, ...end]);
  });
});

it('a PNG that is not drawn anew loses its texts and EXIF, and keeps frames and colours', () => {
  const chunk = (name: string, body = 'GPS!'): number[] => [...uint32(4), ...text(name), ...text(body), ...uint32(7)];
  const head = [0x89, ...text('PNG'), 13, 10, 26, 10];
  const kept = [head, chunk('IHDR', 'size'), chunk('acTL', 'many'), chunk('iCCP', 'cols'), chunk('IDAT', 'pixl')];
  const data = ['eXIf', 'tEXt', 'iTXt', 'zTXt'].map((name) => chunk(name));
  const given = bytesOf(...kept, ...data, chunk('IEND', 'over'), text('GPS behind'));
  expect(joined(stripPng(given))).toEqual(bytesOf(...kept, chunk('IEND', 'over')));
});

/** As a phone writes it: an item of pixels, one of EXIF. */
function heic(method: number): Uint8Array<ArrayBuffer> {
  const entry = (id: number, kind: string): number[] =>
    box('infe', [2, 0, 0, 0], uint16(id), uint16(0), text(kind), [0]);
  const info = box('iinf', [0, 0, 0, 0], uint16(2), entry(1, 'hvc1'), entry(2, 'Exif'));
  const place = (id: number, from: number, length: number): number[] => [
    ...uint16(id),
    ...uint16(method),
    ...uint16(0),
    ...uint16(1),
    ...uint32(from),
    ...uint32(length),
  ];
  const lists = (from: number): number[] =>
    box('meta', [0, 0, 0, 0], info, [
      ...box('iloc', [1, 0, 0, 0], [0x44, 0], uint16(2), place(1, from, 5), place(2, from + 5, 8)),
    ]);
  const file = box('ftyp', text('heic'), uint32(0));
  const from = file.length + lists(0).length + 8;
  return bytesOf(file, lists(from), box('mdat', text('pixel'), text('GPS 59.9')));
}

/** As a phone writes it: tracks, and where it was. */
const film = (): Uint8Array<ArrayBuffer> =>
  bytesOf(
    box('ftyp', text('qt  '), uint32(0)),
    box('mdat', text('frames')),
    box(
      'moov',
      box('trak', text('')),
      box('udta', box('\u00a9xyz', text('GPS +59.9')), box('name', text('Fjord'))),
      box('meta', text('GPS as well')),
    ),
  );

describe('where a picture or film in boxes was taken', () => {
  it.each([
    ['HEIC', heic(0), 'pixel'],
    ['QuickTime', film(), 'Fjord'],
  ])('is blanked in a %s, and nothing else moves', (_, given, rest) => {
    const before = given.length;
    expect(blankPlaces(given)).toBe('blanked');
    expect(given).toHaveLength(before);
    expect(shown(given)).not.toContain('GPS');
    expect(shown(given)).toContain(rest);
    // Looked through again it is still in order.
    expect(blankPlaces(given)).not.toBe('unknown');
  });

  it('is not known where it lies in another item, or the boxes are in no order', () => {
    expect(blankPlaces(heic(2))).toBe('unknown');
    expect(blankPlaces(film().subarray(0, 40))).toBe('unknown');
    expect(blankPlaces(bytesOf(box('ftyp', text('mp42'), uint32(0)), box('mdat', text('frames'))))).toBe('clean');
  });

  it('does not leave with a picture this browser cannot draw; where it may, that is said', async () => {
    const named = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'a.heic', { type: 'image/heic' });
    const clean = await prepareFile(named(heic(0)), 2560);
    expect(shown(new Uint8Array(await clean.file.arrayBuffer()))).not.toContain('GPS');
    expect(clean).toMatchObject({ kind: 'file' });
    expect(clean.placed).toBeUndefined();
    expect(await prepareFile(named(heic(2)), 2560)).toMatchObject({ kind: 'file', placed: true });
  });
});
