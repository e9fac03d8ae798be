import { defineConfig } from 'vitest/config';
import { sourceAliases } from '../../vite.config.ts';

// Runs against real servers that the tests start themselves: `npm run test:xmpp`.
export default defineConfig({
  resolve: { alias: sourceAliases() },
  test: {
    include: ['test/xmpp/**/*.xmpp.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One server at a time is enough for two cores.
    fileParallelism: false,
    // stanza prints every refused connection, and every write to a line that is gone.
    onConsoleLog: (log) => !/ECONNREFUSED|write after end|stream was destroyed|Socket closed|ErrorEvent/.test(log),
  },
});
