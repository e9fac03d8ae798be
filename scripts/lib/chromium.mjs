// Runs before anything is installed: only Node's own modules at the top.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Whether the file is a browser that starts: Ubuntu's /usr/bin/chromium-browser may be a note that says "use snap". */
function works(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // --version opens a window there
  const { status, stdout } = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /chrom/i.test(stdout);
}

function installed() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find(works);
}

function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
    return works(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function installWithPlaywright() {
  console.log('Asking Playwright for its own Chromium …');
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '..', 'cli.js');
  const options = { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 };
  return spawnSync(process.execPath, [cli, 'install', 'chromium'], options).status === 0;
}

/**
 * Finds or installs a Chromium: CHROMIUM_PATH, else one that is there, else by apt-get as root, else Playwright's download.
 * Returns `{ path }`, or `{ reason }`, a sentence saying what to do.
 */
export function ensureChromium() {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (works(given)) return { path: given };
    return { reason: `CHROMIUM_PATH is ${given}, which is no Chromium that starts; correct it or unset it` };
  }
  const path =
    installed() ??
    playwrightsOwn() ??
    (aptInstall(['chromium', 'fonts-dejavu-core']) ? installed() : undefined) ??
    (installWithPlaywright() ? playwrightsOwn() : undefined);
  if (path) return { path };
  return {
    reason: 'no Chromium was found or could be installed; install Chromium or Chrome, or set CHROMIUM_PATH to one',
  };
}
