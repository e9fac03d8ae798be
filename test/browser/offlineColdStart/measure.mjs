// How long a cold start takes with the offline cache and without it, in Chromium: node test/browser/offlineColdStart/measure.mjs
// Nothing is asserted: docs/offline.md quotes what this prints. Each start is one load of a page; the kinds take turns, so that a busy machine is busy for all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url));
const REPEATS = 7;
const LATENCY = 100;
const sizes = [
  { conversations: 50, messages: 200 },
  { conversations: 500, messages: 200 },
];
const kinds = ['none', 'hinted', 'asking'];

const { path, reason } = ensureChromium();
if (!path) {
  console.error(`No browser: ${reason}.`);
  process.exit(1);
}
process.env['NODE_ENV'] = 'production';
const outDir = mkdtempSync(join(tmpdir(), 'chatloom-cold-start-'));
const vite = { root, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } };
await build(vite);
const server = await preview({ ...vite, preview: { port: 0, host: '127.0.0.1' } });
const address = `http://127.0.0.1:${server.httpServer.address().port}/`;
const browser = await chromium.launch({
  executablePath: path,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
});

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value) => Math.round(value);

try {
  console.log(
    `Chromium ${browser.version()}, ${REPEATS} starts each, medians in ms; every answer of the server takes ${LATENCY} ms`,
  );
  for (const size of sizes) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const open = () => page.goto(address);
    await open();
    await page.evaluate((given) => globalThis.coldStart.fill(given), size);
    const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
    for (let i = 0; i < REPEATS; i++) {
      for (const kind of kinds) {
        await open();
        times[kind].push(
          await page.evaluate(([k, s, l]) => globalThis.coldStart.start(k, s, l), [kind, size, LATENCY]),
        );
      }
    }
    const base = times.none;
    for (const kind of kinds) {
      const [list, conversation] = ['list', 'conversation'].map((what) =>
        median(times[kind].map((each) => each[what])),
      );
      const [ofList, ofConversation] = ['list', 'conversation'].map((what) => median(base.map((each) => each[what])));
      console.log(
        `${size.conversations} × ${size.messages}, ${kind}: list ${round(list)} (${(list / ofList).toFixed(2)}), ` +
          `conversation ${round(conversation)} (${(conversation / ofConversation).toFixed(2)})`,
      );
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}
