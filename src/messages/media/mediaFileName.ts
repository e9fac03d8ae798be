import { stripControls } from '../../utils/stripControls.js';
import { endingOf, isRunnable } from './fileKinds.js';

/** Endings of pictures and films. A closed list: nothing of a sender's type comes into a file's name. */
const ENDING: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
  ['video/ogg', 'ogv'],
  ['video/quicktime', 'mov'],
  ['video/mpeg', 'mpg'],
  ['video/3gpp', '3gp'],
  ['video/x-matroska', 'mkv'],
  ['video/x-msvideo', 'avi'],
]);

/**
 * The name that a picture or film is saved under, which is not asked about: nothing that a system might run, whatever its sender called it. A name with
 * no ending gets one, too, since a browser would make one up from the type.
 */
export function mediaFileName(given: string | undefined, kind: 'image' | 'video', mime: string): string {
  const name = stripControls(given ?? '').trim();
  if (endingOf(name) !== '' && !isRunnable(name)) return name;
  const [type = ''] = mime.split(';');
  return `${name || kind}.${ENDING.get(type.trim()) ?? 'dat'}`;
}
