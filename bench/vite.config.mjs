import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sourceAliases } from '../vite.config.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Production builds of every scenario, each in chunks of its own: a page loads what it measures and nothing else. `--mode check` builds
 * only what needs no peer.
 */
export default defineConfig(({ mode }) => ({
  root,
  base: '/',
  plugins: [react()],
  resolve: { alias: sourceAliases(), dedupe: ['react', 'react-dom'] },
  build: {
    outDir: mode === 'check' ? 'dist/check' : 'dist/bench',
    emptyOutDir: true,
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
    rollupOptions: { input: `${root}${mode === 'check' ? 'check' : 'index'}.html` },
  },
}));
