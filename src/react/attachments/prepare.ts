import { HEADER_BYTES, readPictureHeader } from './headers.js';
import { measureSound, prepareFilm } from './film.js';
import { preparePicture } from './picture.js';
import type { Prepared, TrayItem } from './types.js';

const FILMS: ReadonlySet<string> = new Set(['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime']);

/** What a file looks like from outside, shown until it has been looked at. */
export function guessKind(file: File): TrayItem['kind'] {
  const [family] = file.type.split('/');
  if (FILMS.has(file.type)) return 'video';
  return family === 'image' && file.type !== 'image/svg+xml' ? 'image' : 'file';
}

/**
 * Looks at a file and makes it ready: pictures are scaled, turned the right way up and freed of what their camera wrote into them, films get a still
 * picture, sounds a length. What a file is, its bytes tell and not its name. Rejects when it cannot be read.
 */
export async function prepareFile(file: File, imageSide: number): Promise<Prepared> {
  const header = readPictureHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header) return preparePicture(file, header, imageSide);
  const plain: Prepared = { name: file.name, kind: 'file', file, facts: {} };
  if (FILMS.has(file.type)) return (await prepareFilm(file)) ?? plain;
  if (file.type.startsWith('audio/')) return { ...plain, facts: await measureSound(file) };
  // Pictures that only some browsers know (HEIC) become one that all do, where this one is among them.
  if (guessKind(file) === 'image') return (await preparePicture(file, undefined, imageSide)) ?? plain;
  return plain;
}
