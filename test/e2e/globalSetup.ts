import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the pages of leaks.spec.ts and kills.spec.ts into the StrictMode build of the demo, so that they run under the same policy. */
export default function globalSetup(): void {
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
  for (const page of ['mounting', 'kills']) {
    const out = resolve(root, process.env['CHATLOOM_E2E_BUILDS'] ?? '.', 'demo-dist-strict', page);
    const args = ['build', `test/e2e/${page}`, '--config', 'vite.config.ts', '--mode', 'strict'];
    execFileSync(process.execPath, [vite, ...args, '--outDir', out, '--emptyOutDir', '--logLevel', 'error'], {
      cwd: root,
      stdio: 'inherit',
    });
  }
}
