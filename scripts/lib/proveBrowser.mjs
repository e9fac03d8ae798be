import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { root } from './paths.mjs';
import { anyFreePort } from './port.mjs';

const node = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

/** Everything the tests printed, by the report of a run. */
function printed(suite) {
  const own = (suite.specs ?? []).flatMap(({ tests }) =>
    tests.flatMap(({ results }) => results.flatMap(({ stdout }) => stdout.map(({ text = '' }) => text))),
  );
  return [...own, ...(suite.suites ?? []).flatMap(printed)];
}

/** The number after a word in a line such as `Tab kills  rounds 100  lost 0`. */
const after = (line, word) => Number(new RegExp(`\\b${word} (\\d+)`).exec(line)?.[1] ?? Number.NaN);
const format = (count) => count.toLocaleString('en-US');

/** What only a real browser shows: tabs that are killed, mounting and unmounting, a soak. Answers what came of it as rows of the table of numbers. */
export async function proveInBrowser({ kills, cycles, soakMinutes, cache }) {
  const specs = [
    ...(kills > 0 ? ['kills.spec.ts'] : []),
    ...(cycles > 0 ? ['leaks.spec.ts'] : []),
    ...(soakMinutes > 0 ? ['soak.spec.ts'] : []),
  ];
  if (specs.length === 0) return { passed: true, rows: [] };
  const { path, reason } = ensureChromium();
  if (!path) {
    console.error(`NOT RUN  ${specs.join(', ')}: ${reason}.`);
    return { passed: false, rows: [] };
  }
  const builds = join(cache, 'builds');
  const report = join(cache, 'browser.json');
  mkdirSync(builds, { recursive: true });
  rmSync(report, { force: true });
  const out = join(builds, 'demo-dist-strict');
  const build = ['build', '--logLevel', 'error', '--mode', 'strict', '--outDir', out, '--emptyOutDir'];
  if (!node(['node_modules/vite/bin/vite.js', ...build])) return { passed: false, rows: [] };
  // One at a time: a soak beside tabs that are killed would be a measure of both.
  const run = ['test', '--config', 'test/e2e/playwright.config.ts', '--project', 'react19', '--workers', '1', ...specs];
  const passed = node(['node_modules/playwright/cli.js', ...run, '--output', join(cache, 'results')], {
    CHROMIUM_PATH: path,
    CHATLOOM_E2E_BUILDS: builds,
    CHATLOOM_E2E_PORT_STRICT: String(await anyFreePort()),
    CHATLOOM_KILLS: String(kills),
    CHATLOOM_CYCLES: String(cycles),
    CHATLOOM_SOAK_MINUTES: String(soakMinutes),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const lines = printed(JSON.parse(readFileSync(report, 'utf8')))
    .join('\n')
    .split('\n');
  const rows = [];
  const killed = lines.find((line) => line.startsWith('Tab kills'));
  if (killed) {
    const [lost, doubled, misordered] = ['lost', 'doubled', 'misordered'].map((word) => after(killed, word));
    rows.push([
      'Tabs killed in Chromium: lost / doubled / misordered',
      `${format(after(killed, 'rounds'))} rounds, ${format(after(killed, 'promised'))} shown as queued: ${lost} / ${doubled} / ${misordered}`,
    ]);
  }
  const mounted = lines.find((line) => line.startsWith('Mounting'));
  if (mounted)
    rows.push([
      'Mounting and unmounting the whole app in Chromium',
      `${format(after(mounted, 'cycles'))} cycles: ${after(mounted, 'grown')} kinds of things grew after cycle 20`,
    ]);
  const soak = lines.find((line) => line.startsWith('Soak'));
  if (soak) {
    const heaps = /heap ([\d. ]+) MB/.exec(soak)?.[1].split(' ') ?? [];
    rows.push([
      'Soak in Chromium, 100 messages a second',
      `${format(after(soak, 'messages'))} messages in ${after(soak, 'minutes')} min: ${after(soak, 'errors')} errors; heap ${heaps[0]} MB after a minute, ${heaps.at(-1)} MB at the end`,
    ]);
  }
  return { passed, rows };
}
