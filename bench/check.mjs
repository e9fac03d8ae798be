// A short look at speed for CI: 10,000 messages, chatloom beside a bare TanStack list. Fails only beyond twice the limits of
// docs/performance.md: it is there to catch what went badly wrong, on a machine that may be busy. Needs no peer.
import { ensureChromium } from '../scripts/lib/chromium.mjs';
import { countRenders, measure } from './lib/measure.mjs';
import { openSite } from './lib/site.mjs';

const SIZE = 10_000;
const plan = { repeats: 10, jumps: 4, sends: 2, burstMs: 1500 };

const { path, reason } = ensureChromium();
if (!path) {
  console.error(`No browser: ${reason}.`);
  process.exit(1);
}
const { browser, url, close } = await openSite('check', path);

/** What is beyond twice a limit, in lines. */
async function look() {
  const bare = await measure(browser, url('tanstack', SIZE), plan);
  const ours = await measure(browser, url('ours', SIZE), plan);
  const rows = await countRenders(browser, url('ours', SIZE), 10);
  const broken = [bare, ours].flatMap((result) => result.error ?? result.pageError ?? []);
  if (broken.length > 0) return broken;
  const limits = [
    ...['mount', 'append', 'edit', 'typing'].map((name) => [`${name}, to the bare list`, ours[name] / bare[name], 4]),
    ['prepend, jump in px', ours.prependJump, 2],
    ['burst, gap at the end in px', ours.burstEndGap, 2],
    ['far jumps that did not arrive', ours.jumpFailed, 0],
    ['own sends from far up that did not arrive', ours.sendsOf - ours.sendsArrived, 0],
    ['rows rendered for one message', rows, 4],
  ];
  for (const [name, value, limit] of limits) console.log(`${name}: ${Math.round(value * 100) / 100} (limit ${limit})`);
  return limits.filter(([, value, limit]) => !(value <= limit)).map(([name, value]) => `${name} is ${value}`);
}

let failed = await look();
// Once more before anything is said: what is really slow is slow twice.
if (failed.length > 0) {
  console.log(`Once more, because: ${failed.join('; ')}`);
  failed = await look();
}
await close();
for (const line of failed) console.error(`Beyond twice the limit: ${line}`);
process.exit(failed.length > 0 ? 1 : 0);
