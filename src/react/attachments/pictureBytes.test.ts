import { describe, expect, it } from 'vitest';
import { readPictureHeader } from '../../utils/pictureHeader.js';
import { orientationOf, stripJpeg, stripWebp } from './strip.js';

const text = (value: string): number[] => Array.from(value, (letter) => letter.charCodeAt(0));
const bytes = (...parts: readonly (number | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flat());
const uint32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const little = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255);

const pngHead = [0x89, ...text('PNG'), 13, 10, 26, 10, ...uint32(13), ...text('IHDR'), ...uint32(640), ...uint32(480)];
const png = (chunk: string): Uint8Array =>
  bytes(pngHead, [8, 6, 0, 0, 0], uint32(0), uint32(0), text(chunk), uint32(0));

/** The segment a phone writes: place, and which way up. */
function exif(orientation: number): number[] {
  const body = [
    ...text('Exif'),
    ...[0, 0],
    ...text('II'),
    ...[0x2a, 0, 8, 0, 0, 0, 2, 0],
    ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
    ...[0, 0, 0, 0],
    ...text('GPS 59.91 10.75'),
  ];
  return [0xff, 0xe1, 0, body.length + 2, ...body];
}
const frame = [0xff, 0xc0, 0, 11, 8, 0, 200, 1, 44, 1, 1, 0x11, 0];
const scan = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9];
const colours = [0xff, 0xe2, 0, 6, 1, 2, 3, 4];
const jpeg = (orientation: number): Uint8Array<ArrayBuffer> =>
  bytes([0xff, 0xd8], exif(orientation), colours, [0xff, 0xfe, 0, 4, 65, 66], frame, scan);

const webp = (flags: number, ...chunks: readonly number[][]): Uint8Array<ArrayBuffer> => {
  const head = [...text('VP8X'), ...little(10, 4), flags, 0, 0, 0, ...little(299, 3), ...little(199, 3)];
  const body = [...text('WEBP'), ...head, ...chunks.flat()];
  return bytes(text('RIFF'), little(body.length, 4), body);
};

describe('the first bytes of a picture', () => {
  it.each([
    ['a PNG', png('IDAT'), { mime: 'image/png', width: 640, height: 480, animated: false }],
    ['a PNG that moves', png('acTL'), { mime: 'image/png', width: 640, height: 480, animated: true }],
    ['a JPEG behind its EXIF', jpeg(6), { mime: 'image/jpeg', width: 300, height: 200, animated: false }],
    [
      'a GIF',
      bytes(text('GIF89a'), little(20, 2), little(10, 2)),
      { mime: 'image/gif', width: 20, height: 10, animated: true },
    ],
    ['a WebP that moves', webp(0x02), { mime: 'image/webp', width: 300, height: 200, animated: true }],
    [
      'an AVIF, by the largest of what it describes',
      bytes(
        uint32(20),
        text('ftypavif'),
        uint32(0),
        text('mif1'),
        ...[8, 300].map((size) => [...uint32(20), ...text('ispe'), ...uint32(0), ...uint32(size), ...uint32(size / 2)]),
      ),
      { mime: 'image/avif', width: 300, height: 150, animated: false },
    ],
  ])('name %s and its size', (_, given, header) => {
    expect(readPictureHeader(given)).toEqual(header);
  });

  it('are none for a page, a drawing, a film, an end in the middle', () => {
    for (const given of [
      '<html>',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\0\0\0\x18ftypmp42',
      '',
      'GIF8',
      'RIFF',
    ])
      expect(readPictureHeader(bytes(text(given)))).toBeUndefined();
    expect(readPictureHeader(png('IDAT').subarray(0, 20))).toBeUndefined();
  });
});

describe('what a camera wrote', () => {
  const joined = (parts: readonly Uint8Array[]): Uint8Array => bytes(...parts.map((part) => [...part]));

  it('goes out of a JPEG, and only which way up it is stays', () => {
    const clean = joined(stripJpeg(jpeg(6)));
    const words = String.fromCharCode(...clean);
    expect(words).not.toContain('GPS');
    expect(words).not.toContain('AB');
    expect(orientationOf(clean.subarray(6))).toBe(6);
    // Colours and pixels are as they were.
    expect(words).toContain(String.fromCharCode(...colours));
    expect([...clean.subarray(-scan.length)]).toEqual(scan);
    expect(readPictureHeader(clean)).toMatchObject({ width: 300, height: 200 });
  });

  it('leaves no trace in a JPEG that stands upright', () => {
    expect(String.fromCharCode(...joined(stripJpeg(jpeg(1))))).not.toContain('Exif');
  });

  it('goes out of a WebP, frames stay, and the length is right', () => {
    const chunk = (name: string): number[] => [...text(name), ...little(3, 4), 1, 2, 3, 0];
    const clean = joined(stripWebp(webp(0x0e, chunk('ANMF'), chunk('EXIF'), chunk('XMP '))));
    const words = String.fromCharCode(...clean);
    expect(words).toContain('ANMF');
    expect(words).not.toMatch(/EXIF|XMP/u);
    expect(new DataView(clean.buffer).getUint32(4, true)).toBe(clean.length - 8);
    expect(readPictureHeader(clean)).toMatchObject({ animated: true });
    expect(clean[20]).toBe(0x02);
  });

  it.each([[new Uint8Array()], [bytes([0xff, 0xd8])], [bytes([0xff, 0xd8, 0xff, 0xe1, 0xff])]])(
    'does not throw at %o',
    (given) => {
      expect(() => stripJpeg(given)).not.toThrow();
    },
  );
});
