import type { MediaRef } from '../../model/index.js';
import { meanOf, readThumbhash } from './thumbhash.js';

/** The colour painted until a picture is there; only plain colours, since the string comes from others. */
export function placeholderColor({ placeholder }: MediaRef): string | undefined {
  if (placeholder === undefined || /^#[\da-f]{6}$/iu.test(placeholder)) return placeholder;
  const hash = readThumbhash(placeholder);
  return hash && meanOf(hash);
}
