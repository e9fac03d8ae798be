/** Where a picture was taken, as a phone writes it: words that are easily found. */
export const PLACE = 'GPS 59.9139 N 10.7522 E';

const letters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** A JPEG as a phone would have made it: with the place, and turned by `orientation` (1…8). */
export function withExif(jpeg: Buffer, orientation: number): Buffer {
  const body = [
    ...letters('Exif'),
    ...[0, 0],
    ...letters('II'),
    ...[0x2a, 0, 8, 0, 0, 0, 2, 0],
    // Which way up.
    ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    // A text at the end of the directory.
    ...[0x0e, 0x01, 2, 0, PLACE.length + 1, 0, 0, 0, 38, 0, 0, 0],
    ...[0, 0, 0, 0],
    ...letters(PLACE),
    0,
  ];
  const segment = Buffer.from([0xff, 0xe1, 0, body.length + 2, ...body]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
