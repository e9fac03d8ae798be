import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sourceAliases } from '../../../vite.config.ts';

// `npm run test:xmpp-cluster`: needs ejabberd and PostgreSQL from Debian's packages.
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: { alias: sourceAliases() },
  test: {
    include: ['test/xmpp/cluster/*.cluster.ts'],
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // stanza prints every refused connection.
    onConsoleLog: (log) => !/ECONNREFUSED|ECONNRESET|write after end|ErrorEvent|socket hang up/.test(log),
  },
});
