// npm run prove: the proof at length. Fault schedules in parallel workers, then model runs, tab rounds and the rest of test/proof.
//   --seed S          first seed (default 1)
//   --schedules N     how many schedules of 80 steps (default 20000)
//   --model-runs N    how many fast-check runs of up to 100 commands (default 2000; 0: none)
//   --rounds N        how many rounds of three tabs with a killed leader (default 200; 0: none)
//   --kills N         how many rounds of tabs killed in Chromium (default 100; 0: none)
//   --cycles N        how often the whole app is mounted and unmounted in Chromium (default 500; 0: not at all)
//   --soak-minutes N  how long 100 messages a second come in Chromium (default 10; 0: not at all, else 2 at least)
//   --workers N       default: one per core
//   --only-schedules  nothing but the schedules
//   --keep            writes the shortened schedule of each new kind of failure into test/proof/regressions
// One failing seed is replayed with: --seed S --schedules 1 --only-schedules
// A run of 2,000 schedules or more in which nothing failed writes its numbers into docs/promises.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';
import { proveInBrowser } from './lib/proveBrowser.mjs';

const STEPS = 80;
const COMMANDS = 100;
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '20000' },
    'model-runs': { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '200' },
    kills: { type: 'string', default: '100' },
    cycles: { type: 'string', default: '500' },
    'soak-minutes': { type: 'string', default: '10' },
    'only-schedules': { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    keep: { type: 'boolean', default: false },
  },
});
const number = (name) => {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 0) {
    console.error(`--${name} must be a whole number, got "${values[name]}".`);
    process.exit(1);
  }
  return value;
};
const seed = number('seed');
const schedules = number('schedules');
const unless = (name) => (values['only-schedules'] ? 0 : number(name));
const modelRuns = unless('model-runs');
const rounds = unless('rounds');
const kills = unless('kills');
const cycles = unless('cycles');
const soakMinutes = unless('soak-minutes');
const workers = Math.max(1, Math.min(number('workers'), schedules));

const cache = join(root, 'node_modules/.cache/chatloom/proof');
mkdirSync(cache, { recursive: true });
const bundle = join(cache, 'worker.mjs');
await build({
  entryPoints: [join(root, 'test/proof/lib/worker.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  sourcemap: 'inline',
  tsconfig: join(root, 'tsconfig.json'),
  logLevel: 'error',
});

/** @type {{ schedules: number, steps: number, sent: number, promised: number, kills: number, wrong: Record<string, number>, failed: { seed: number, kind: string, detail: string }[] }} */
const total = { schedules: 0, steps: 0, sent: 0, promised: 0, kills: 0, wrong: {}, failed: [] };
const add = (table) => {
  for (const key of ['schedules', 'steps', 'sent', 'promised', 'kills']) total[key] += table[key];
  for (const [kind, count] of Object.entries(table.wrong)) total.wrong[kind] = (total.wrong[kind] ?? 0) + count;
  total.failed.push(...table.failed);
};
const started = performance.now();
const minutes = () => Math.round((performance.now() - started) / 6000) / 10;
const format = (count) => count.toLocaleString('en-US');

/** Says what failed, as short as it got, and keeps it when asked. */
function report({ kind, seed: failing, schedule }) {
  console.log(`\nSchedule ${failing} fails (${kind}). Shortened to ${schedule.steps.length} steps:`);
  const text = `${JSON.stringify({ why: `Found by schedule ${failing}.`, kind, schedule }, null, 2)}\n`;
  const folder = values.keep ? join(root, 'test/proof/regressions') : cache;
  const file = join(folder, `${kind}-${failing}.json`);
  writeFileSync(file, text);
  console.log(`  ${file}`);
}

function runWorker(index) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(pathToFileURL(bundle), {
      workerData: { seeds: { from: seed + index, to: seed + schedules, step: workers }, length: STEPS },
    });
    worker.on('message', (news) => {
      if (news.type === 'table') add(news.table);
      else if (news.type === 'short') report(news);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
  });
}

if (schedules > 0) {
  const progress = setInterval(() => {
    console.log(
      `${format(total.schedules)} of ${format(schedules)} schedules, ${total.failed.length} failed, ${minutes()} min`,
    );
  }, 15_000);
  await Promise.all(Array.from({ length: workers }, (_, index) => runWorker(index)));
  clearInterval(progress);
}

let others = true;
const files = [
  'regressions',
  'offline',
  'malformed',
  'bounds',
  'accounts',
  ...(modelRuns > 0 ? ['model'] : []),
  ...(rounds > 0 ? ['tabs'] : []),
];
if (modelRuns > 0 || rounds > 0) {
  const paths = files.map((name) => `test/proof/${name}.test.ts`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.proof.config.ts', ...paths],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        CHATLOOM_MODEL_RUNS: String(modelRuns),
        CHATLOOM_ROUNDS: String(rounds),
        NODE_ENV: 'test',
      },
    },
  );
  others = status === 0;
}

const browser = await proveInBrowser({ kills, cycles, soakMinutes, cache });

const at = (kind) => total.wrong[kind] ?? 0;
const rows = [
  [
    'Fault schedules',
    `${format(total.schedules)} × ${STEPS} steps, seeds ${seed}–${seed + Math.max(0, schedules - 1)}`,
  ],
  ['Messages written; shown as queued', `${format(total.sent)}; ${format(total.promised)}`],
  ['Tabs killed', format(total.kills)],
  ['Lost / doubled / misordered', `${at('lost')} / ${at('doubled')} / ${at('misordered')}`],
  ['Unread wrong / gaps left / stale rows', `${at('unread')} / ${at('gap')} / ${at('stale')}`],
  ['Never settled / not shown at once', `${at('unsettled')} / ${at('hidden')}`],
  ['List wrong / tab broken', `${at('list')} / ${at('broken')}`],
  ['Rules broken at any single commit', String(at('moment'))],
  ...(modelRuns > 0
    ? [['Model-based runs', `${format(modelRuns)} × up to ${COMMANDS} commands: ${others ? '0 failed' : 'FAILED'}`]]
    : []),
  ...(rounds > 0 ? [['Three tabs, leader killed', `${format(rounds)} rounds: ${others ? '0 failed' : 'FAILED'}`]] : []),
  ...(rounds > 0 ? [['Offline for 60 s, 50 sends, also over a flapping link', others ? '0 failed' : 'FAILED']] : []),
  ...browser.rows,
];
const width = Math.max(...rows.map(([name]) => name.length));
console.log(
  `\n${rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')}\n${minutes()} min on ${workers} workers`,
);
for (const { seed: failing, kind, detail } of total.failed.slice(0, 10))
  console.log(`  seed ${failing}, ${kind}: ${detail}`);

const passed = total.failed.length === 0 && others && browser.passed;
if (passed && schedules >= 2000) {
  const file = join(root, 'docs/promises.md');
  const text = readFileSync(file, 'utf8');
  const [begin, end] = ['<!-- numbers: written by npm run prove -->', '<!-- /numbers -->'];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/promises.md has no place for the numbers: ${begin} … ${end}`);
  const table = [['What', 'Result'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column].length)));
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((length) => '-'.repeat(length)).join(' | ')} |`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`);
  console.log('The numbers are in docs/promises.md.');
}
process.exit(passed ? 0 : 1);
