import { ChatError } from '../../contract/index.js';
import type { MediaRef } from '../../model/index.js';
import type { XmppVCard } from './stanzas.js';

// A card is one stanza, and every server has an end to how large one may be: Prosody at 256 KiB, ejabberd often at 64.
const MAX_BYTES = 40 * 1024;
const EDGE = 256;
// A photograph fits at the first; what is all detail at a later one.
const QUALITIES = [0.85, 0.6, 0.3] as const;

/** A picture that was uploaded, made small enough for a card. */
export async function readPicture({ id, mime }: MediaRef): Promise<NonNullable<XmppVCard['photo']>> {
  if (!mime.startsWith('image/')) throw new ChatError('bad-input', 'This is no picture.');
  const response = await fetch(id).catch((cause: unknown) => {
    throw new ChatError('timeout', 'The picture cannot be read from where it was uploaded.', { cause });
  });
  if (!response.ok) throw new ChatError('not-found', `The upload service answered ${response.status}.`);
  let picture = await response.blob();
  if (picture.size > MAX_BYTES) {
    picture = await shrink(picture).catch((cause: unknown) => {
      throw new ChatError('bad-input', 'This picture cannot be drawn.', { cause });
    });
  }
  if (picture.size > MAX_BYTES) throw new ChatError('too-large', `A card takes ${MAX_BYTES} bytes of picture at most.`);
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
  return { mime: picture.type === '' ? mime : picture.type, base64 };
}

/** The middle of a picture as a small square, where the platform can draw; elsewhere as it is. */
async function shrink(picture: Blob): Promise<Blob> {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return picture;
  const bitmap = await createImageBitmap(picture);
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = new OffscreenCanvas(EDGE, EDGE);
  const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  canvas.getContext('2d')?.drawImage(bitmap, left, top, side, side, 0, 0, EDGE, EDGE);
  bitmap.close();
  let small = picture;
  for (const quality of QUALITIES) {
    small = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (small.size <= MAX_BYTES) break;
  }
  return small;
}
