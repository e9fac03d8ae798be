import type { MediaRef } from '../model/index.js';

/** Width and height in px of the box kept for a picture before a byte of it is there. */
export interface MediaBox {
  readonly width: number;
  readonly height: number;
}

const LARGEST: MediaBox = { width: 320, height: 360 };
const SMALLEST = 72;
/** Above this many pixels a picture is not decoded: it would take more memory than a page has. */
const MOST_PIXELS = 50_000_000;
const INLINE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** The box of one picture: its own shape, within our limits whatever the sender claims; a landscape box when the size is not known. */
export function mediaBox(ref: MediaRef | undefined): MediaBox {
  const width = ref?.width ?? 4;
  const height = ref?.height ?? 3;
  const known = ref?.width !== undefined && ref.height !== undefined;
  const scale = Math.min(LARGEST.width / width, LARGEST.height / height, known ? 1 : Number.POSITIVE_INFINITY);
  return {
    width: Math.round(Math.max(SMALLEST, width * scale)),
    height: Math.round(Math.max(SMALLEST, height * scale)),
  };
}

/** Whether a picture of so many pixels may be decoded. Asked again once its file has said how large it is: the sender may have lied. */
export function mayDecode(width: number, height: number): boolean {
  return width * height <= MOST_PIXELS;
}

/** Whether a medium may be shown as a picture at all; everything else is offered for download. */
export function isPicture(ref: MediaRef): boolean {
  return INLINE.has(ref.mime) && mayDecode(ref.width ?? 0, ref.height ?? 0);
}
