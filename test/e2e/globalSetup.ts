import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the page of leaks.spec.ts into the StrictMode build of the demo, so that it runs under the same policy. */
export default function globalSetup(): void {
  const out = resolve(root, process.env['CHATLOOM_E2E_BUILDS'] ?? '.', 'demo-dist-strict/mounting');
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
  const args = ['build', 'test/e2e/mounting', '--config', 'vite.config.ts', '--mode', 'strict'];
  execFileSync(process.execPath, [vite, ...args, '--outDir', out, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
}
