import { HEADER_BYTES, readPictureHeader } from '../../utils/pictureHeader.js';
import { measureSound, prepareFilm } from './film.js';
import { preparePicture, withoutPlace } from './picture.js';
import type { Prepared, TrayItem } from './types.js';

const FILMS: ReadonlySet<string> = new Set(['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime']);

/** What a file looks like from outside, shown until it has been looked at. */
export function guessKind(file: File): TrayItem['kind'] {
  const [family] = file.type.split('/');
  if (FILMS.has(file.type)) return 'video';
  return family === 'image' && file.type !== 'image/svg+xml' ? 'image' : 'file';
}

/** Whether it begins as HEIC, MP4 and QuickTime do. */
function isBoxed(head: ArrayBuffer): boolean {
  const type = String.fromCharCode(...new Uint8Array(head).subarray(4, 8));
  return type === 'ftyp' || type === 'moov';
}

/** A film, or a picture this browser cannot draw, without its place; WebM and Ogg have none, and of all else it is said that they may. */
async function placeless(file: File): Promise<Pick<Prepared, 'file' | 'placed'>> {
  if (isBoxed(await file.slice(0, 12).arrayBuffer())) return withoutPlace(file);
  return file.type === 'video/webm' || file.type === 'video/ogg' ? { file } : { file, placed: true };
}

/**
 * Looks at a file and makes it ready: pictures are scaled, turned the right way up and freed of what their camera wrote into them, films get a still
 * picture, sounds a length. What a file is, its bytes tell and not its name. Rejects when it cannot be read.
 */
export async function prepareFile(file: File, imageSide: number): Promise<Prepared> {
  const header = readPictureHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header) return preparePicture(file, header, imageSide);
  const plain: Prepared = { name: file.name, kind: 'file', file, facts: {} };
  if (FILMS.has(file.type)) return { ...((await prepareFilm(file)) ?? plain), ...(await placeless(file)) };
  if (file.type.startsWith('audio/')) return { ...plain, facts: await measureSound(file) };
  // Pictures that only some browsers know (HEIC) become one that all do, where this one is among them.
  if (guessKind(file) === 'image')
    return (await preparePicture(file, undefined, imageSide)) ?? { ...plain, ...(await placeless(file)) };
  // Neither a picture nor a film by its type, but one by its bytes.
  return isBoxed(await file.slice(0, 12).arrayBuffer()) ? { ...plain, ...(await placeless(file)) } : plain;
}
