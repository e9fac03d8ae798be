// npm run bench: chatloom beside named peers, in a real browser, production builds. Writes docs/performance.md.
//   --quick            two runs of three scenarios at 1,000 and 10,000; docs/performance.md stays as it is
//   --only a,b         these scenarios (see `scenarios` below); docs/performance.md stays as it is
//   --sizes 1000,10000 these numbers of messages
//   --runs 5           so many interleaved runs
//   --sends 20         own sends from far up, for each scenario, size and run
//   --typing           nothing but what a key costs, and its gate; the results of the last run stay
//   --write            writes docs/performance.md although not everything was measured
//   --report           measures nothing: writes docs/performance.md anew from the results of the last run
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../scripts/lib/chromium.mjs';
import { ensureDependencies, requireNode } from '../scripts/lib/dependencies.mjs';
import { root } from '../scripts/lib/paths.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
requireNode();
ensureDependencies();

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
    runs: { type: 'string' },
    sends: { type: 'string' },
    typing: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  },
});

/** What is measured, in the order of the table, up to which number of messages it can be asked for, and in how many of the runs: what is ten times slower, once. */
const scenarios = {
  ours: { most: Infinity },
  'ours-unbounded': { most: Infinity },
  tanstack: { most: Infinity },
  virtua: { most: Infinity },
  stream: { most: 100_000 },
  chatscope: { most: 10_000, runs: 1 },
  dom: { most: 10_000, runs: 1 },
};
/** Lists of something else than messages: what one update costs, in a short one and in a long one. */
const lists = ['conversations', 'members'];
const numbers = (text) => text.split(',').map(Number);
const only =
  values.only?.split(',') ??
  (values.typing
    ? ['ours', 'tanstack']
    : values.quick
      ? ['ours', 'ours-unbounded', 'tanstack']
      : Object.keys(scenarios));
const strange = only.filter((name) => !(name in scenarios) && !lists.includes(name));
if (strange.length > 0) {
  const all = [...Object.keys(scenarios), ...lists];
  console.error(`No scenario ${strange.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
const messages = numbers(
  values.sizes ?? (values.typing ? '100000' : values.quick ? '1000,10000' : '1000,10000,100000'),
);
const runs = Number(values.runs ?? (values.quick ? 2 : 3));
const plan = {
  repeats: values.typing ? 60 : 20,
  jumps: 8,
  sends: Number(values.sends ?? 5),
  burstMs: 3000,
  typing: values.typing,
};
const resultsFile = join(root, `node_modules/.cache/chatloom/${values.typing ? 'typing' : 'bench'}.json`);

if (!values.report) await measureAll();
if (values.report || values.write || (!values.quick && !values.only && !values.sizes && !values.typing)) {
  const { writeReport } = await import('./lib/report.mjs');
  await writeReport(JSON.parse(readFileSync(resultsFile, 'utf8')));
}

async function measureAll() {
  if (!existsSync(`${here}node_modules/virtua`)) {
    console.log('Installing what is compared with …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(npm, ['install', '--no-package-lock'], { cwd: here, stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
  const { path, reason } = ensureChromium();
  if (!path) {
    console.error(`No browser: ${reason}.`);
    process.exit(1);
  }
  const { openSite } = await import('./lib/site.mjs');
  const { countRenders, measure, measureUpdates } = await import('./lib/measure.mjs');
  const { sizes } = await import('./lib/sizes.mjs');
  const { machine } = await import('./lib/machine.mjs');

  const { browser, url, close } = await openSite('bench', path);
  const rows = [];
  const kitSizes = values.typing ? {} : await sizes();
  mkdirSync(dirname(resultsFile), { recursive: true });
  // After every page: a run that is broken off has not been for nothing.
  const keep = () => {
    const about = { date: new Date().toISOString().slice(0, 10), runs, plan, machine: machine(browser.version()) };
    writeFileSync(resultsFile, JSON.stringify({ about, sizes: kitSizes, rows }, null, 1));
  };
  const chats = only.filter((name) => !lists.includes(name));
  try {
    for (let run = 0; run < runs; run++) {
      for (const size of messages) {
        // Interleaved, and each run begins with another one: what else the machine does meets all alike.
        const turn = chats.map((_, i) => chats[(i + run) % chats.length]);
        const due = turn.filter((name) => size <= scenarios[name].most && run < (scenarios[name].runs ?? runs));
        for (const scenario of due) {
          const result = await measure(browser, url(scenario, size), plan);
          rows.push({ run, scenario, size, ...result });
          keep();
          console.log(`run ${run + 1}/${runs}  ${scenario}  ${size}  ${short(result)}`);
        }
      }
      for (const scenario of lists) {
        if (!only.includes(scenario) && (values.only || values.quick || values.typing)) continue;
        for (const size of [100, 10_000]) {
          const result = await measureUpdates(browser, url(scenario, size), 20);
          rows.push({ run, scenario, size, ...result });
          console.log(`run ${run + 1}/${runs}  ${scenario}  ${size}  ${short(result)}`);
        }
      }
    }
    for (const scenario of values.typing ? [] : chats) {
      const renders = await countRenders(browser, url(scenario, 1000)).catch((error) => String(error));
      rows.push({ run: 0, scenario, size: 'renders', renders });
      console.log(`rows rendered per message  ${scenario}  ${renders}`);
    }
    if (values.typing) await sayTyping(rows);
  } finally {
    keep();
    await close();
  }
}

async function sayTyping(rows) {
  const { gates } = await import('./lib/gates.mjs');
  for (const { name, limit, value, met } of gates({ rows, sizes: {} })) {
    if (met !== undefined && name.startsWith('typing'))
      console.log(`${name}: ${value.toFixed(2)} × (at most ${limit}): ${met ? 'met' : 'missed'}`);
  }
}

function short(result) {
  return Object.entries(result)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`)
    .join('  ');
}
