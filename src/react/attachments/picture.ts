import { MOST_PIXELS, type PictureHeader } from '../../utils/pictureHeader.js';
import { stripJpeg, stripPng, stripWebp } from './strip.js';
import { blankPlaces } from './boxes.js';
import type { MediaFacts, Prepared } from './types.js';

const QUALITY = 0.88;

type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** Makes a picture ready. Answers nothing for one that neither its bytes nor this browser know. */
export async function preparePicture(file: File, header: PictureHeader, imageSide: number): Promise<Prepared>;
export async function preparePicture(file: File, header: undefined, imageSide: number): Promise<Prepared | undefined>;
export async function preparePicture(
  file: File,
  header: PictureHeader | undefined,
  imageSide: number,
): Promise<Prepared | undefined> {
  const { name } = file;
  const stored: MediaFacts = header && header.width > 0 ? { width: header.width, height: header.height } : {};
  if (header?.animated) {
    return { name, kind: 'image', facts: stored, ...(await bare(file, header)) };
  }
  if (header && header.width * header.height > MOST_PIXELS)
    return { name, kind: 'file', facts: stored, ...(await bare(file, header)) };
  const bitmap = await decode(file);
  if (!bitmap) return header && { name, kind: 'file', facts: stored, ...(await bare(file, header)) };
  try {
    const original = { width: bitmap.width, height: bitmap.height };
    const scale = Math.min(1, imageSide / Math.max(original.width, original.height));
    const width = Math.max(1, Math.round(original.width * scale));
    const height = Math.max(1, Math.round(original.height * scale));
    const encoded = await encode(draw(bitmap, width, height), header?.mime ?? 'image/jpeg');
    const facts = { width, height, placeholder: meanColor(bitmap) };
    return {
      name: withEnding(name, header?.mime, encoded.type),
      kind: 'image',
      file: encoded,
      facts,
      // Of what only some browsers can show, there is nothing to go back to.
      original: header && { file: typed(file, header.mime), facts: { ...facts, ...original } },
    };
  } finally {
    bitmap.close();
  }
}

async function decode(file: File): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
}

function makeCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

/** A picture or frame of a film at another size. */
export function draw(source: ImageBitmap | HTMLVideoElement, width: number, height: number): Canvas {
  const canvas = makeCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

/** A canvas as a file. A type the browser cannot write becomes JPEG, or PNG where it may be seen through. */
export async function encode(canvas: Canvas, mime: string): Promise<Blob> {
  // AVIF is read everywhere and written nowhere.
  const type = mime === 'image/avif' ? 'image/webp' : mime;
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality: QUALITY });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture came out.'))), type, QUALITY);
  });
}

/** The colour of the whole, painted where the picture is not there yet. */
function meanColor(bitmap: ImageBitmap): string | undefined {
  const context = draw(bitmap, 1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D | null;
  const [red = 0, green = 0, blue = 0, alpha = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
  if (alpha < 255) return undefined;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A picture that is not drawn anew, without what its camera wrote into it. */
async function bare(file: File, { mime }: PictureHeader): Promise<Pick<Prepared, 'file' | 'placed'>> {
  switch (mime) {
    case 'image/jpeg':
      return { file: await without(file, mime, stripJpeg) };
    case 'image/webp':
      return { file: await without(file, mime, stripWebp) };
    case 'image/png':
      return { file: await without(file, mime, stripPng) };
    case 'image/avif':
      return withoutPlace(typed(file, mime));
    case 'image/gif':
      return { file: typed(file, mime) };
  }
}

/** Larger ones are not read into memory to be looked through. */
const MOST_READ = 64 * 1024 * 1024;

/**
 * A picture or film in boxes (HEIC, AVIF, MP4, QuickTime) with its place blanked; the rest of its bytes stay where they are. Where it cannot be looked
 * through, it is said that it may have one.
 */
export async function withoutPlace(file: Blob): Promise<Pick<Prepared, 'file' | 'placed'>> {
  if (file.size > MOST_READ) return { file, placed: true };
  const bytes = new Uint8Array(await file.arrayBuffer());
  switch (blankPlaces(bytes)) {
    case 'clean':
      return { file };
    case 'blanked':
      return { file: new Blob([bytes], { type: file.type }) };
    case 'unknown':
      return { file, placed: true };
  }
}

async function without(
  file: File,
  mime: string,
  strip: (bytes: Uint8Array<ArrayBuffer>) => readonly Uint8Array<ArrayBuffer>[],
): Promise<Blob> {
  return new Blob([...strip(new Uint8Array(await file.arrayBuffer()))], { type: mime });
}

/** What it is by its bytes: receivers show nothing whose type and bytes differ. */
function typed(file: Blob, mime: string): Blob {
  return file.type === mime ? file : new Blob([file], { type: mime });
}

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
]);

function withEnding(name: string, before: string | undefined, now: string): string {
  const ending = ENDINGS.get(now);
  if (before === now || ending === undefined) return name;
  return `${name.replace(/\.[^.]{1,5}$/u, '')}.${ending}`;
}
