// tsc writes one .js and one .d.ts for each source file, so every 'use client' line survives and bundlers can shake by
// file. esbuild flattens the CSS. Why not Vite's library mode: docs/decisions/2026-11-21-build-with-tsc.md.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';

process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(1);

// Pictures, sounds and clips that modules reach by `new URL('./x.webp', import.meta.url)`.
for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (!entry.isFile() || ['.ts', '.tsx', '.css', '.md'].includes(extname(file))) continue;
  const target = join('dist', file.slice('src/'.length));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target);
}

const css = { bundle: true, minify: true, logLevel: 'warning', target: ['chrome123', 'safari17.5', 'firefox121'] };
await build({ ...css, entryPoints: ['src/styles/index.css'], outfile: 'dist/styles.css' });
await build({ ...css, entryPoints: ['src/styles/layered.css'], outfile: 'dist/styles.layer.css' });
const themes = readdirSync('themes').filter((file) => file.endsWith('.css'));
await build({ ...css, entryPoints: themes.map((file) => `themes/${file}`), outdir: 'dist/themes' });

// TypeScript 6 and 7 refuse `import 'chatloom/styles.css'` unless the path has a declaration (TS2882).
writeFileSync('dist/css.d.ts', 'export {};\n');
