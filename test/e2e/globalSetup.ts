import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the pages that specs have of their own into the StrictMode build of the demo, so that they run under the same policy. */
export default function globalSetup(): void {
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
  const out = resolve(root, process.env['CHATLOOM_E2E_BUILDS'] ?? '.', 'demo-dist-strict', 'pages');
  const args = ['build', '--config', 'test/e2e/pages.config.ts', '--mode', 'strict', '--outDir', out, '--emptyOutDir'];
  execFileSync(process.execPath, [vite, ...args, '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
}
