import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sourceAliases } from '../vite.config.ts';

/** Not the demo's: that one has a root of its own. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: sourceAliases() },
  build: { chunkSizeWarningLimit: 3000 },
});
