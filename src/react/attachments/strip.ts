/** A JPEG without what its camera and programs wrote into it (EXIF, XMP, IPTC, comments); its pixels stay as they are. */
export function stripJpeg(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // The scan: pixels from here to the end.
    if (marker === 0xda || marker === 0xd9) break;
    // Fill bytes and markers without a body.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (marker === 0xe1) {
      const orientation = orientationOf(bytes.subarray(at + 4, end));
      if (orientation > 1) kept.push(orientationSegment(orientation));
    }
    // Colours (ICC, Adobe) and the plain header stay.
    // The index of further pictures behind this one (MPF) goes with them.
    const isColours = (marker === 0xe2 && !isNamed(bytes, at + 4, 'MPF')) || marker === 0xee;
    const isData = (marker >= 0xe1 && marker <= 0xef && !isColours) || marker === 0xfe;
    if (!isData) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(...scans(bytes, at));
  return kept;
}

/** From the first scan to the end of the picture: what phones put behind it (further pictures, films) has data of its own. */
function* scans(bytes: Uint8Array<ArrayBuffer>, from: number): Generator<Uint8Array<ArrayBuffer>> {
  let start = from;
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return yield bytes.subarray(start, at + 2);
    // Zero is a pixel that looks like a marker; the others belong to the scan.
    if (marker === 0 || marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    // Between the scans of one that comes into view step by step.
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) {
      yield bytes.subarray(start, at);
      start = end;
    }
    at = end - 1;
  }
  yield bytes.subarray(start);
}

const isNamed = (bytes: Uint8Array, at: number, name: string): boolean =>
  Array.from(name).every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** Of a PNG: what programs write beside the picture. */
const PNG_DATA: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

/** A PNG without EXIF, XMP and other texts; frames and colours stay. What stands behind its end goes. */
export function stripPng(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 8 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!PNG_DATA.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return kept;
}

/** Which way up the picture is, 1…8, as EXIF has it; 1 where it does not say. */
export function orientationOf(segment: Uint8Array): number {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (segment.length < 20 || view.getUint32(0) !== 0x45786966) return 1;
  const little = view.getUint16(6) === 0x4949;
  const directory = 6 + view.getUint32(10, little);
  if (directory + 2 > segment.length) return 1;
  const count = view.getUint16(directory, little);
  for (let entry = directory + 2, left = count; left > 0 && entry + 12 <= segment.length; entry += 12, left -= 1) {
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The shortest EXIF there is: which way up, and nothing else. */
function orientationSegment(orientation: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
}

/** A WebP without EXIF and XMP; frames and colours stay. */
export function stripWebp(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const end = Math.min(bytes.length, at + 8 + size + (size % 2));
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const chunk = bytes.slice(at, end);
    // Its flags say what follows.
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    if (name !== 'EXIF' && name !== 'XMP ') chunks.push(chunk);
    at = end;
  }
  const header = bytes.slice(0, 12);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 4);
  new DataView(header.buffer).setUint32(4, length, true);
  return [header, ...chunks];
}
