// Packs the built package where the checks look for it.
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './lib/dependencies.mjs';
import { root } from './lib/paths.mjs';

const folder = join(root, 'node_modules/.cache/chatloom');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const status = npm('pack', '--silent', '--pack-destination', folder);
if (status !== 0) process.exit(status);
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
renameSync(join(folder, `${name}-${version}.tgz`), join(folder, `${name}.tgz`));
