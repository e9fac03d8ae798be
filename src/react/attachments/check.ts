import type { AdapterLimits } from '../../contract/index.js';
import type { AttachmentKind, AttachmentOptions, TrayProblem } from './types.js';

type Found = Pick<TrayProblem, 'reason' | 'limit'>;

/** Most files in a tray where the host does not say: as many as an album may have. */
export const MOST_FILES = 50;

/** Most bytes of one kind of file; undefined where there is no limit. */
export function mostBytes(limits: AdapterLimits, kind: AttachmentKind): number | undefined {
  return limits.fileSize?.[kind] ?? limits.fileSize?.file;
}

/** Why a file of this kind and size cannot be sent. */
export function checkSize(limits: AdapterLimits, kind: AttachmentKind, size: number): Found | undefined {
  const limit = mostBytes(limits, kind);
  return limit !== undefined && size > limit ? { reason: 'size', limit } : undefined;
}

/** Whether a file is among those a host takes, given as a file input has it. */
export function isAccepted({ name, type }: Pick<File, 'name' | 'type'>, accept: string | undefined): boolean {
  const wanted = (accept ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((each) => each.trim() || []);
  if (wanted.length === 0) return true;
  const [given, ending] = [type.toLowerCase(), name.toLowerCase()];
  return wanted.some((each) => {
    if (each.startsWith('.')) return ending.endsWith(each);
    return each.endsWith('/*') ? given.startsWith(each.slice(0, -1)) : given === each;
  });
}

/** Why a file cannot be put into a tray that holds `count`, as far as can be seen without looking into it. */
export function firstFault(
  file: File,
  kind: AttachmentKind,
  count: number,
  limits: AdapterLimits,
  { accept, maxFiles = MOST_FILES }: AttachmentOptions,
): Found | undefined {
  if (!isAccepted(file, accept)) return { reason: 'kind' };
  if (file.size === 0) return { reason: 'empty' };
  if (count >= maxFiles) return { reason: 'count', limit: maxFiles };
  // A picture may still become smaller.
  return kind === 'image' ? undefined : checkSize(limits, kind, file.size);
}
