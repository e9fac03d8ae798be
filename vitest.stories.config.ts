import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { sourceAliases } from './vite.config.ts';
import { browser, browserDependencies } from './vitest.browser.ts';

process.env['TZ'] = 'UTC';

/** Every story as a test, with axe. A file of its own: loading Storybook would slow every unit run down. */
export default defineConfig({
  plugins: [react(), storybookTest({ configDir: '.storybook' })],
  resolve: { alias: sourceAliases() },
  optimizeDeps: { include: browserDependencies },
  test: { name: 'stories', browser: browser() },
});
