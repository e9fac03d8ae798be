/** Boxes that only hold others. */
const HOLDERS: ReadonlySet<string> = new Set(['moov', 'udta', 'trak', 'mdia', 'moof', 'traf']);
/** Where a film was taken: QuickTime, 3GPP. */
const PLACES: ReadonlySet<string> = new Set(['\u00a9xyz', 'loci']);
/** Texts among which a place may be; they say nothing a player needs. */
const NOTES: ReadonlySet<string> = new Set(['meta', 'XMP_', 'uuid']);
const ITEMS: ReadonlySet<string> = new Set(['Exif', 'mime']);

interface Box {
  readonly name: string;
  /** Of the box, of what it holds, and of what follows it. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

class Unreadable extends Error {}

function* boxesOf(view: DataView, from: number, to: number): Generator<Box> {
  for (let start = from; start + 8 <= to;) {
    let size = view.getUint32(start);
    // QuickTime ends some lists by a zero.
    if (size === 0 && to !== view.byteLength) return;
    let body = start + 8;
    if (size === 1) {
      size = Number(view.getBigUint64(body));
      body += 8;
    }
    const end = size === 0 ? to : start + size;
    if (end > to || end < body) throw new Unreadable('A box ends outside of what holds it.');
    const name = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + start + 4, 4));
    yield { name, start, body, end };
    start = end;
  }
}

/**
 * Blanks what says where a HEIC, AVIF, MP4 or QuickTime was taken: EXIF and XMP of pictures, place and notes of films. Changes `bytes` in place; nothing
 * moves. `unknown`: they could not be looked through.
 */
export function blankPlaces(bytes: Uint8Array<ArrayBuffer>): 'clean' | 'blanked' | 'unknown' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let blanked = false;
  const blank = (from: number, to: number): void => {
    if (from > to || to > bytes.length) throw new Unreadable('What is to be blanked lies outside of the file.');
    bytes.fill(0, from, to);
    blanked = true;
  };
  /** Becomes room that every reader skips. */
  const free = ({ start, body, end }: Box): void => {
    for (const [index, letter] of Array.from('free').entries()) bytes[start + 4 + index] = letter.charCodeAt(0);
    blank(body, end);
  };
  const walk = (from: number, to: number, inFilm: boolean): void => {
    for (const box of boxesOf(view, from, to)) {
      const { name, body, end } = box;
      if (PLACES.has(name) || (NOTES.has(name) && (inFilm || name !== 'meta'))) free(box);
      else if (HOLDERS.has(name)) walk(body, end, true);
      else if (name === 'meta') for (const [at, until] of itemsOf(view, box)) blank(at, until);
    }
  };
  try {
    walk(0, bytes.length, false);
    return blanked ? 'blanked' : 'clean';
  } catch (reason) {
    if (reason instanceof RangeError || reason instanceof Unreadable) return 'unknown';
    throw reason;
  }
}

/** Where the EXIF and XMP of a picture in boxes are. */
function itemsOf(view: DataView, meta: Box): readonly (readonly [from: number, to: number])[] {
  const inside = [...boxesOf(view, meta.body + 4, meta.end)];
  const info = inside.find(({ name }) => name === 'iinf');
  const places = inside.find(({ name }) => name === 'iloc');
  if (!info || !places) return [];
  const wide = view.getUint8(info.body) > 0;
  const wanted = new Set<number>();
  for (const { name, body } of boxesOf(view, info.body + (wide ? 8 : 6), info.end)) {
    const version = view.getUint8(body);
    if (name !== 'infe') continue;
    if (version < 2) throw new Unreadable('Items are named in an old way.');
    const long = version > 2;
    const type = body + (long ? 10 : 8);
    const kind = String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(type + index)));
    if (ITEMS.has(kind)) wanted.add(long ? view.getUint32(body + 4) : view.getUint16(body + 4));
  }
  return wanted.size === 0 ? [] : extentsOf(view, places, wanted, inside.find(({ name }) => name === 'idat')?.body);
}

function extentsOf(
  view: DataView,
  { body }: Box,
  wanted: ReadonlySet<number>,
  data: number | undefined,
): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let at = body + 6;
  const read = (size: number): number => {
    at += size;
    if (size === 0) return 0;
    if (size === 2) return view.getUint16(at - 2);
    return size === 4 ? view.getUint32(at - 4) : Number(view.getBigUint64(at - 8));
  };
  const version = view.getUint8(body);
  const [sizes, more] = [view.getUint8(body + 4), view.getUint8(body + 5)];
  for (let count = read(version < 2 ? 2 : 4); count > 0; count -= 1) {
    const id = read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(more >> 4);
    for (let extents = read(2); extents > 0; extents -= 1) {
      if (version > 0) read(more & 15);
      const offset = base + read(sizes >> 4);
      const length = read(sizes & 15);
      if (!wanted.has(id)) continue;
      if (method > 1 || (method === 1 && data === undefined)) throw new Unreadable('It lies in another item.');
      const from = offset + (method === 1 ? (data ?? 0) : 0);
      if (length === 0) throw new Unreadable('It is not said how long it is.');
      found.push([from, from + length]);
    }
  }
  return found;
}
