// Runs before anything is installed: only Node's own modules here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const stampFile = join(root, 'node_modules', '.chatloom-stamp');

/** What the installed tree depends on. Another Node or another machine may need other binaries. */
function wantedStamp() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

/** Ends the program with a sentence when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `chatloom needs Node 20.19 or newer; this is ${process.versions.node}. Get one from https://nodejs.org/.`,
  );
  process.exit(1);
}

/** Runs npm, the same one that runs us where there is one. Returns its exit code. */
export function npm(...args) {
  const execPath = process.env['npm_execpath'];
  const asScript = execPath !== undefined && /\.[cm]?js$/.test(execPath);
  const { status, error } = spawnSync(asScript ? process.execPath : 'npm', asScript ? [execPath, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !asScript && process.platform === 'win32',
  });
  if (error) console.error(`npm could not be started (${error.message}). It comes with Node: https://nodejs.org/.`);
  return status ?? 1;
}

/** Installs what package-lock.json names, when nothing is installed or something else is. */
export function ensureDependencies() {
  const wanted = wantedStamp();
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (found === wanted) return;
  const folder = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false });
  if (folder?.isSymbolicLink()) {
    console.log('node_modules is a link into another folder; what is installed there is left as it is.');
    return;
  }
  console.log(found === undefined ? 'Installing dependencies …' : 'Dependencies changed; installing …');
  if (npm('ci', '--include=dev', '--no-audit', '--no-fund') !== 0) {
    console.error(
      'The dependencies could not be installed; the lines above say why. A network or registry failure is the usual reason.',
    );
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}
