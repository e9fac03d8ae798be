import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, without a slash at its end. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
