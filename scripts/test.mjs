// npm test: everything, one stage after another, on a machine that has only Node.
//   --only check,unit,faults,package,browser,stories,e2e,xmpp   these stages alone; `ejabberd` and `cluster` run only when named
// Installs dependencies and finds or installs a Chromium and the XMPP servers first. What cannot run here is named in a line;
// with CI=true or CHATLOOM_REQUIRE_ALL=1 it counts as failed. Tests in real browsers and on real servers may be tried a second time:
// docs/decisions/2026-11-22-second-try.md. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { root } from './lib/paths.mjs';
import { anyFreePort } from './lib/port.mjs';
import { stages, UNSTEADY } from './lib/testStages.mjs';
import { ensureXmppServer } from './lib/xmppServers.mjs';

const results = join(root, 'node_modules/.cache/chatloom/results');
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
  const unsteady = [];
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
    unsteady.push(...(counts.unsteady ?? []));
    console.log(`   ${code === 0 ? 'ok' : 'FAILED'}, ${seconds(from)} s`);
    if (code !== 0 && step.essential) blocked = step.name;
  }
  if (unsteady.length > UNSTEADY) {
    sum.passed -= unsteady.length;
    sum.failed += unsteady.length;
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
  for (const what of unsteady) lines.push(`UNSTEADY passed at its second try only: ${what}`);
  if (over) lines.push(`WARNING  stage ${stage.name} is OVER its budget: ${took} s of ${stage.budget} s.`);
}

console.log(`\n${lines.join('\n')}`);
for (const line of missing) console.log(line);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
