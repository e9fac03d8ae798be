import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sourceAliases } from '../../../vite.config.ts';
import { browser } from '../../../vitest.browser.ts';
import { serverCommands } from './serverCommands.ts';

// The contract, and people and their files, in a real page: the servers run beside the page, and are asked for by commands.
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: {
    alias: [
      ...sourceAliases(),
      {
        find: /^.*\/servers\/index\.mjs$/,
        replacement: fileURLToPath(new URL('./servers.ts', import.meta.url)),
      },
    ],
  },
  // Found only while running otherwise, and then the page reloads in the middle of a test.
  optimizeDeps: { include: ['stanza'] },
  test: {
    name: 'xmpp in Chromium',
    include: ['test/xmpp/{contract,people}.xmpp.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    fileParallelism: false,
    browser: { ...browser(), commands: serverCommands },
    onConsoleLog: (log) => !/WebSocket|ErrorEvent|Data frame received/.test(log),
  },
});
