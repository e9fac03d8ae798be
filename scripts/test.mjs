// npm test: everything, one stage after another, on a machine that has only Node.
//   --only check,unit,faults,package,browser,stories,e2e,xmpp   these stages alone; `ejabberd` and `cluster` run only when named
// Installs dependencies and finds or installs a Chromium and the XMPP servers first. What cannot run here is named in a line;
// with CI=true or CHATLOOM_REQUIRE_ALL=1 it counts as failed. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { root } from './lib/paths.mjs';
import { anyFreePort } from './lib/port.mjs';
import { ensureXmppServer } from './lib/xmppServers.mjs';

const results = join(root, 'node_modules/.cache/chatloom/results');
const bin = {
  attw: '@arethetypeswrong/cli/dist/index.js',
  knip: 'knip/bin/knip.js',
  oxlint: 'oxlint/bin/oxlint',
  playwright: 'playwright/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  publint: 'publint/src/cli.js',
  'size-limit': 'size-limit/bin.js',
  storybook: 'storybook/dist/bin/dispatcher.js',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

/** One command that passes or fails as a whole. */
const check = (name, tool, ...args) => ({
  name,
  args: [bin[tool] ? `node_modules/${bin[tool]}` : tool, ...args],
});
/** A test run whose tests are counted one by one. */
const vitest = (name, ...args) => ({
  name,
  args: [`node_modules/${bin.vitest}`, 'run', '--reporter=default', '--reporter=json', ...args],
  report: (file) => ({ args: [`--outputFile.json=${file}`] }),
  count({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  },
});
const playwright = (name, ...args) => ({
  name,
  args: [`node_modules/${bin.playwright}`, 'test', ...args],
  report: (file) => ({ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
  count({ stats }) {
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  },
});

const tarball = 'node_modules/.cache/chatloom/chatloom.tgz';

/** Everything that runs against a real XMPP server, which the tests start themselves. */
const onXmpp = (software) => {
  const env = { CHATLOOM_XMPP_SERVER: software };
  return [
    {
      ...vitest(`contract and behaviour on ${software}`, '--config', 'test/xmpp/vitest.config.ts'),
      needs: [software],
      env,
    },
    {
      ...vitest(`contract in Chromium on ${software}`, '--config', 'test/xmpp/chromium/vitest.config.ts'),
      needs: [software, 'chromium'],
      env,
    },
    {
      ...playwright(`people in Chromium on ${software}`, '--config', 'test/xmpp/chromium/playwright.config.ts'),
      needs: [software, 'chromium'],
      env,
    },
  ];
};

/**
 * Budgets in seconds, on a quiet machine with two cores: what the stages take, and some. `needs` names what must be on this machine. An optional stage runs
 * only when it is named.
 */
const stages = [
  {
    name: 'check',
    budget: 240,
    steps: [
      check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
      check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
      check('types', 'tsc', '-p', 'tsconfig.json'),
      check('types of the build', 'tsc', '-p', 'tsconfig.build.json', '--noEmit'),
    ],
  },
  {
    name: 'unit',
    budget: 360,
    steps: [
      vitest('unit tests without a document', '--project', 'unit-node'),
      vitest('unit tests, React 19 and 18', '--project', 'unit', '--project', 'unit-react18'),
    ],
  },
  {
    name: 'faults',
    budget: 180,
    steps: [vitest('fault schedules and contract suites', '--config', 'vitest.proof.config.ts')],
  },
  {
    name: 'package',
    budget: 120,
    steps: [
      { ...check('build', 'scripts/build.mjs'), essential: true },
      check('contents of the build', 'scripts/check-dist.mjs'),
      check('sizes', 'size-limit'),
      check('unused code', 'knip'),
      check('API report', 'scripts/api.mjs'),
      { ...check('pack', 'scripts/pack.mjs'), essential: true },
      check('publint', 'publint', '--strict', tarball),
      check('are the types wrong', 'attw', '--profile', 'esm-only', tarball),
      check('consumers', 'scripts/consumer.mjs'),
    ],
  },
  {
    name: 'browser',
    budget: 330,
    steps: [
      { ...vitest('browser tests', '--project', 'browser*'), needs: ['chromium'] },
      { ...check('speed at 10,000 messages', 'bench/check.mjs'), needs: ['chromium'] },
    ],
  },
  {
    name: 'stories',
    budget: 240,
    steps: [
      { ...vitest('stories and axe', '--config', 'vitest.stories.config.ts'), needs: ['chromium'] },
      check('storybook build', 'storybook', 'build', '-o', 'storybook-static', '--quiet'),
    ],
  },
  {
    name: 'e2e',
    budget: 480,
    steps: [
      { ...check('demo build', 'vite', 'build', '--logLevel', 'warn'), essential: true },
      {
        ...check('demo build, strict mode', 'vite', 'build', '--logLevel', 'warn', '--mode', 'strict'),
        essential: true,
      },
      { ...check('demo build, React 18', 'vite', 'build', '--logLevel', 'warn', '--mode', 'react18'), essential: true },
      { ...playwright('end-to-end', '--config', 'test/e2e/playwright.config.ts'), needs: ['chromium'] },
    ],
  },
  { name: 'xmpp', budget: 360, steps: onXmpp('prosody') },
  { name: 'ejabberd', budget: 300, optional: true, steps: onXmpp('ejabberd') },
  {
    name: 'cluster',
    budget: 120,
    optional: true,
    steps: [
      {
        ...vitest('two nodes of ejabberd', '--config', 'test/xmpp/cluster/vitest.config.ts'),
        needs: ['ejabberd-cluster'],
      },
    ],
  },
];

requireNode();
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',').map((name) => name.trim());
const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No stage ${unknown.join(', ')}. There are: ${stages.map((stage) => stage.name).join(', ')}.`);
  process.exit(1);
}
const chosen = stages.filter((stage) => (only ? only.includes(stage.name) : !stage.optional));
const requireAll = process.env['CHATLOOM_REQUIRE_ALL'] === '1' || /^(1|true)$/i.test(process.env['CI'] ?? '');
const strictBudget = process.env['CHATLOOM_STRICT_BUDGET'] === '1';

ensureDependencies();
const env = { ...process.env };
if (!process.stdout.isTTY && env['FORCE_COLOR'] === undefined) env['NO_COLOR'] = '1';
// A developer's NODE_ENV=production would take React's development warnings, and act(), away.
delete env['NODE_ENV'];
Object.assign(env, { STORYBOOK_DISABLE_TELEMETRY: '1', DO_NOT_TRACK: '1' });
const wanted = new Set(chosen.flatMap(({ steps }) => steps.flatMap(({ needs = [] }) => needs)));
/** What is not here, and why. */
const lacking = new Map();
if (wanted.delete('chromium')) {
  const { path, reason } = ensureChromium();
  if (path) {
    env['CHROMIUM_PATH'] = path;
    console.log(`Chromium: ${path}`);
  } else lacking.set('chromium', reason);
}
for (const software of wanted) {
  const reason = ensureXmppServer(software);
  if (reason) lacking.set(software, reason);
}
for (const name of ['CHATLOOM_E2E_PORT', 'CHATLOOM_E2E_PORT_STRICT', 'CHATLOOM_E2E_PORT_REACT18']) {
  env[name] ??= String(await anyFreePort());
}

let running;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    end(running, 'SIGTERM');
    process.exit(130);
  });
}

/** Ends a step and all that it started. */
function end(child, signal) {
  if (!child?.pid || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended meanwhile.
  }
}

/** Runs one step; a step that hangs is ended at three times its stage's budget, and has failed. */
function run({ args, extraEnv, limit }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...env, ...extraEnv },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    running = child;
    const timer = setTimeout(() => {
      console.error(`Ended after ${limit} s: it hangs.`);
      end(child, 'SIGTERM');
      setTimeout(() => end(child, 'SIGKILL'), 5000).unref();
    }, limit * 1000);
    const done = (code) => {
      clearTimeout(timer);
      running = undefined;
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('exit', (code) => {
      // What it left running, such as a browser, goes with it.
      end({ pid: child.pid, exitCode: null }, 'SIGTERM');
      done(code ?? 1);
    });
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const missing = [];
const seconds = (from) => Math.round((performance.now() - from) / 100) / 10;
mkdirSync(results, { recursive: true });

for (const stage of chosen) {
  const stageStart = performance.now();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  let blocked;
  for (const [index, step] of stage.steps.entries()) {
    const title = `${stage.name}: ${step.name}`;
    const lack = step.needs?.find((name) => lacking.has(name));
    if (lack) {
      missing.push(`NOT RUN  ${title}: ${lacking.get(lack)}.`);
      if (requireAll) sum.failed++;
      continue;
    }
    if (blocked) {
      console.error(`NOT RUN  ${title}: "${blocked}" failed before it.`);
      sum.failed++;
      continue;
    }
    console.log(`\n── ${title}`);
    const from = performance.now();
    const file = join(results, `${stage.name}-${index}.json`);
    rmSync(file, { force: true });
    const extra = step.report?.(file) ?? {};
    const code = await run({
      args: [...step.args, ...(extra.args ?? [])],
      extraEnv: { ...step.env, ...extra.env },
      limit: stage.budget * 3,
    });
    let counts = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    if (step.count) {
      counts = existsSync(file)
        ? step.count(JSON.parse(readFileSync(file, 'utf8')))
        : { passed: 0, failed: 0, skipped: 0 };
      // A file that does not load, an unhandled error, no test at all: failed, although no test is.
      if (code !== 0 && counts.failed === 0) counts.failed = 1;
      if (code === 0 && counts.passed === 0) counts.failed++;
    }
    for (const key of Object.keys(sum)) sum[key] += counts[key];
    console.log(`   ${code === 0 ? 'ok' : 'FAILED'}, ${seconds(from)} s`);
    if (code !== 0 && step.essential) blocked = step.name;
  }
  const took = seconds(stageStart);
  const over = took > stage.budget;
  if (over && strictBudget) sum.failed++;
  for (const key of Object.keys(total)) total[key] += sum[key];
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  lines.push(
    `${sum.failed > 0 ? 'FAILED' : 'ok    '}  ${stage.name.padEnd(8)} ${String(took).padStart(6)} s of ${stage.budget} s   ` +
      `${sum.passed} passed, ${sum.failed} failed${skipped}`,
  );
  if (over) lines.push(`WARNING  stage ${stage.name} is OVER its budget: ${took} s of ${stage.budget} s.`);
}

console.log(`\n${lines.join('\n')}`);
for (const line of missing) console.log(line);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
