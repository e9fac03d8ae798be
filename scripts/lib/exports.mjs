import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * The entries of package.json's exports that are modules with one name: `{ name: 'chatloom/store', file: 'dist/store/index.js',
 * types: 'dist/store/index.d.ts', source: 'src/store/index.ts' }`.
 */
export function moduleEntries() {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([key, value]) => typeof value === 'object' && value.default.endsWith('.js') && !key.includes('*'))
    .map(([key, value]) => ({
      name: name + key.slice(1),
      file: value.default.slice(2),
      types: value.types.slice(2),
      source: value.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts'),
    }));
}
