import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pageFolder } from './places.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the page that is one person, as a host would build it. */
export default function globalSetup(): void {
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
  const args = ['build', 'test/xmpp/chromium/page', '--config', 'vite.config.ts', '--outDir', pageFolder];
  execFileSync(process.execPath, [vite, ...args, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
}
