/** What the first bytes of a picture tell. */
export interface PictureHeader {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';
  /** Pixels as they are stored, before orientation; 0 where the header does not say. */
  readonly width: number;
  readonly height: number;
  /** More than one frame, as far as the first bytes tell; a GIF counts as moving. */
  readonly animated: boolean;
}

/** Bytes to be read for {@link readPictureHeader}: a JPEG may have a thumbnail and colours before its size. */
export const HEADER_BYTES: number = 512 * 1024;

/** Above this many pixels a picture is not decoded: it would take more memory than a page has. */
export const MOST_PIXELS: number = 50_000_000;

/** Names a picture by its bytes, whatever its name and type say; undefined for everything that is not shown inline. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? jpeg(view) ?? gif(view) ?? webp(view) ?? avif(view);
  } catch (reason) {
    // It ends in the middle of its header.
    if (reason instanceof RangeError) return undefined;
    throw reason;
  }
}

function textAt(view: DataView, offset: number, length: number): string {
  if (offset + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, length));
}

function png(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || textAt(view, 12, 4) !== 'IHDR') return undefined;
  let animated = false;
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const name = textAt(view, at + 4, 4);
    if (name === 'acTL') animated = true;
    if (name === 'IDAT' || name === 'acTL') break;
  }
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20), animated };
}

/** Markers that say how large the picture is; those between are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpeg(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return undefined;
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker))
      return { mime: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5), animated: false };
    // Fill bytes and markers without a body.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + view.getUint16(at + 2);
  }
  return { mime: 'image/jpeg', width: 0, height: 0, animated: false };
}

function gif(view: DataView): PictureHeader | undefined {
  if (!/^GIF8[79]a$/u.test(textAt(view, 0, 6))) return undefined;
  return { mime: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true), animated: true };
}

function webp(view: DataView): PictureHeader | undefined {
  if (textAt(view, 0, 4) !== 'RIFF' || textAt(view, 8, 4) !== 'WEBP') return undefined;
  const mime = 'image/webp';
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (textAt(view, 12, 4)) {
    case 'VP8X':
      return {
        mime,
        width: uint24(24) + 1,
        height: uint24(27) + 1,
        animated: (view.getUint8(20) & 2) !== 0,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { mime, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false };
    }
    case 'VP8 ':
      return {
        mime,
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
        animated: false,
      };
    default:
      return undefined;
  }
}

function avif(view: DataView): PictureHeader | undefined {
  if (textAt(view, 4, 4) !== 'ftyp') return undefined;
  const brands = textAt(view, 8, Math.min(view.getUint32(0) - 8, 64));
  if (!/avi[fs]/u.test(brands)) return undefined;
  const head = textAt(view, 0, Math.min(view.byteLength, 4096));
  let [width, height] = [0, 0];
  // The picture is the largest of what is described: the others are its tiles, its alpha, its thumbnail.
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    if (at + 16 > view.byteLength || view.getUint32(at + 8) <= width) continue;
    width = view.getUint32(at + 8);
    height = view.getUint32(at + 12);
  }
  return { mime: 'image/avif', width, height, animated: brands.includes('avis') };
}
