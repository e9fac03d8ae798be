import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Alias, type UserConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * `chatloom` and its sub-paths lead to the sources, exactly as `paths` of tsconfig.json says: demo, stories and tests
 * import by package name, and there is one table to keep.
 */
export function sourceAliases(): Alias[] {
  const config: { compilerOptions: { paths: Record<string, [string]> } } = JSON.parse(
    readFileSync(`${root}tsconfig.json`, 'utf8'),
  );
  return Object.entries(config.compilerOptions.paths).map(([name, [target]]) => ({
    // With Vite's `?inline` and the like after it.
    find: new RegExp(`^${name.replaceAll('.', '\\.').replace('*', '([^?]+)')}(\\?.*)?$`),
    replacement: root + target.replace('./', '').replace('*', '$1') + (name.includes('*') ? '$2' : '$1'),
  }));
}

/** React 18.3 in place of React 19 (see test/react18/package.json). */
export function react18Aliases(): Alias[] {
  return ['react', 'react-dom'].map((name) => ({
    find: new RegExp(`^${name}(?=$|/)`),
    replacement: `${root}test/react18/node_modules/${name}`,
  }));
}

/**
 * The demo. `vite` serves it; `vite build` writes what one would host. Two more modes are for the end-to-end tests, both
 * with React's development build, because StrictMode mounts twice and React warns only there:
 * `--mode strict` (React 19) and `--mode react18`.
 */
export default defineConfig(({ mode, command }): UserConfig => {
  const forTests = mode === 'strict' || mode === 'react18';
  if (forTests && command === 'build') process.env['NODE_ENV'] = 'development';
  return {
    root: `${root}demo`,
    // Relative, so that the build can be hosted under any path.
    base: './',
    plugins: [react()],
    resolve: { alias: [...sourceAliases(), ...(mode === 'react18' ? react18Aliases() : [])] },
    server: { fs: { allow: [root] } },
    build: {
      outDir: `${root}${forTests ? `demo-dist-${mode}` : 'demo-dist'}`,
      emptyOutDir: true,
      sourcemap: false,
      minify: !forTests,
      // Nothing inline: the build runs under `script-src 'self'; style-src 'self'; require-trusted-types-for 'script'`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
  };
});
