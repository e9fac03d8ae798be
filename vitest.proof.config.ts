import { defineConfig } from 'vitest/config';
import { sourceAliases } from './vite.config.ts';

/** The proof and the conformance suites: long, in Node, without a DOM. */
export default defineConfig({
  resolve: { alias: sourceAliases() },
  test: {
    environment: 'node',
    include: ['test/proof/**/*.test.ts', 'test/conformance/**/*.test.ts'],
    testTimeout: 300_000,
  },
});
