import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which built demo a project opens: see vite.config.ts for the three builds. */
const builds = {
  react19: { dir: 'demo-dist-strict', port: process.env['CHATLOOM_E2E_PORT_STRICT'] ?? '4319' },
  react18: { dir: 'demo-dist-react18', port: process.env['CHATLOOM_E2E_PORT_REACT18'] ?? '4318' },
  production: { dir: 'demo-dist', port: process.env['CHATLOOM_E2E_PORT'] ?? '4320' },
};
/** Where the builds are; another folder lets one look at a build of one's own while others build. */
const buildsDir = process.env['CHATLOOM_E2E_BUILDS'] ?? '.';
const address = (name: keyof typeof builds): string => `http://127.0.0.1:${builds[name].port}/`;

/**
 * The zone in which it is early afternoon now: the demo's history is told from now backwards, and around midnight a
 * separator of days stands between messages, which makes other heights of them. Kept in the environment, so that every
 * worker has the same.
 */
const zone = (process.env['CHATLOOM_E2E_ZONE'] ??= ((hours): string =>
  // The signs of these names are turned round: GMT-5 is five hours ahead.
  `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`)(13 - new Date().getUTCHours()));

/**
 * End-to-end tests on the built demo, under the strict policy of scripts/serve.mjs. Every spec runs on React 19 with
 * StrictMode; those tagged `@react18` also on React 18.3, those tagged `@production` also on the minified build.
 */
export default defineConfig({
  testDir: '.',
  // What is only to be looked at, and what takes minutes, when it is asked for.
  testIgnore: [
    ...(process.env['CHATLOOM_PICTURES'] ? [] : ['pictures.spec.ts']),
    ...(process.env['CHATLOOM_SOAK_MINUTES'] ? [] : ['soak.spec.ts']),
  ],
  globalSetup: './globalSetup.ts',
  outputDir: `${root}test-results`,
  // As many as a small machine has cores: with more, tests that watch a clock wait for each other.
  workers: 2,
  fullyParallel: true,
  // A test that passes at the second try tells something: no retries, except in `npm test`, which names them.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Generous: what is waited for is awaited, and the machine may be busy.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE']
    ? [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] }]]
    : [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-US',
    timezoneId: zone,
    viewport: { width: 1280, height: 800 },
    // Traces double the time of a run; `--trace on` makes them.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-dev-shm-usage',
        // A notch of the wheel is one step in one frame, so that every frame can be held to account.
        '--disable-smooth-scrolling',
      ],
    },
  },
  projects: [
    { name: 'react19', use: { baseURL: address('react19') } },
    { name: 'react18', grep: /@react18/, use: { baseURL: address('react18') } },
    { name: 'production', grep: /@production/, use: { baseURL: address('production') } },
  ],
  // A build that is not there is not needed by what is run.
  webServer: Object.values(builds)
    .filter(({ dir }) => existsSync(resolve(root, buildsDir, dir)))
    .map(({ dir, port }) => ({
      command: `node scripts/serve.mjs --dir ${buildsDir}/${dir} --port ${port}`,
      cwd: root,
      url: `http://127.0.0.1:${port}/`,
      reuseExistingServer: false,
      timeout: 20_000,
    })),
});
