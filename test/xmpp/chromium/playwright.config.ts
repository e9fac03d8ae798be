import { defineConfig } from 'playwright/test';
import e2e from '../../e2e/playwright.config.ts';

/** People in Chromium on a real XMPP server. Each test starts what it needs; see fixtures.ts. */
export default defineConfig({
  ...e2e,
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './globalSetup.ts',
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: { ...e2e.use, actionTimeout: 20_000 },
  projects: [{ name: process.env['CHATLOOM_XMPP_SERVER'] ?? 'prosody' }],
  webServer: [],
});
