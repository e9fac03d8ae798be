import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rendersScript = readFileSync(fileURLToPath(new URL('../src/renders.js', import.meta.url)), 'utf8');
/** Longest time for one page, and what each own send from far up adds to it. */
const MOST_MS = 180_000;
const SEND_MS = 6000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A page of its own process, with a reading of the ticks its main thread has used. */
export async function open(browser, url, { renders = false } = {}) {
  const context = await browser.newContext({
    viewport: { width: 800, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  if (renders) await page.addInitScript(rendersScript);
  const cdp = await context.newCDPSession(page);
  // Time on the processor, not on the clock: other processes then count for little.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await page.waitForFunction('window.probe !== undefined', undefined, { timeout: 120_000 });
  const metric = async (name) => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  };
  return {
    page,
    cdp,
    errors,
    close: () => context.close(),
    /** ms of main-thread time so far. */
    cpu: async () => 1000 * (await metric('TaskDuration')),
    /** MB that are alive. */
    async heap() {
      // What is let go of late (weak references, finished promises) goes with the second round.
      for (let round = 0; round < 3; round++) {
        await cdp.send('HeapProfiler.collectGarbage');
        await sleep(50);
      }
      return (await metric('JSHeapUsedSize')) / 1048576;
    },
    probe: (body, argument) => page.evaluate(`(async () => { const p = window.probe; return ${body}; })()`, argument),
  };
}

/** Turns the wheel one notch per frame. */
async function wheel(tab, notches, deltaY) {
  const { x, y } = await tab.probe('p.middle()');
  const underway = [];
  for (let i = 0; i < notches; i++) {
    underway.push(
      tab.cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY }).catch(() => undefined),
    );
    await sleep(16);
  }
  await Promise.all(underway);
}

/**
 * Measures one scenario at one size, everything once. What cannot be measured there is absent.
 *
 * @param plan how often things are done: `{ repeats, jumps, sends, burstMs }`; `typing`: nothing but that
 */
export async function measure(browser, url, plan) {
  const result = {};
  for (const visit of plan.typing ? [measureTyping] : [measureCalm, measureBurst]) {
    let tab;
    let limit;
    try {
      tab = await open(browser, url);
      // What is as slow as this has said so already; what was measured until then is kept.
      const most = MOST_MS + (visit === measureCalm ? plan.sends * SEND_MS : 0);
      limit = setTimeout(() => void tab.close().catch(() => undefined), most);
      await visit(tab, plan, result);
    } catch (error) {
      result.error ??= String(error).split('\n')[0];
    } finally {
      clearTimeout(limit);
      if (tab?.errors.length > 0) result.pageError = tab.errors[0];
      await tab?.close().catch(() => undefined);
    }
  }
  return result;
}

/** Nothing but what a key costs in the field below a list of that size. */
async function measureTyping(tab, plan, result) {
  await tab.probe('await p.open()');
  await tab.probe('await p.mount()');
  await typeKeys(tab, plan, result);
}

async function typeKeys(tab, plan, result) {
  if (!(await tab.probe('p.hasField()'))) return;
  await tab.probe('p.focusField()');
  await tab.probe('await p.quiet()');
  const type = async (count) => {
    for (let i = 0; i < count; i++) {
      await tab.page.keyboard.press(i % 6 === 5 ? 'Space' : 'abcde'[i % 6]);
      await sleep(40);
    }
  };
  await type(6);
  const before = await tab.cpu();
  await type(plan.repeats);
  result.typing = ((await tab.cpu()) - before) / plan.repeats;
}

/** A page of its own: a list that cannot keep up is of no use afterwards. */
async function measureBurst(tab, plan, result) {
  await tab.probe('await p.open()');
  await tab.probe('await p.mount()');
  const burst = await tab.probe(`await p.burst(200, ${plan.burstMs})`);
  result.burstDropped = burst.dropped;
  result.burstBlank = burst.blank;
  result.burstEndGap = burst.endGap;
}

async function measureCalm(tab, plan, result) {
  const timed = async (body) => {
    const before = await tab.cpu();
    const answer = await tab.probe(body);
    return { cpu: (await tab.cpu()) - before, answer };
  };
  const empty = await tab.heap();
  await tab.probe('await p.open()');
  const heapBefore = await tab.heap();
  result.store = heapBefore - empty;
  const mounted = await timed('await p.mount()');
  result.mount = mounted.cpu;
  result.mountMs = mounted.answer;
  result.nodes = await tab.probe('p.nodes()');
  result.heap = (await tab.heap()) - heapBefore;

  await tab.probe('await p.append(4, 60)');
  result.append = (await timed(`await p.append(${plan.repeats}, 60)`)).cpu / plan.repeats;
  await tab.probe('await p.edit(4, 60)');
  result.edit = (await timed(`await p.edit(${plan.repeats}, 60)`)).cpu / plan.repeats;

  await typeKeys(tab, plan, result);

  await wheel(tab, 4, -120);
  const before = await tab.cpu();
  await wheel(tab, 60, -60);
  const used = (await tab.cpu()) - before;
  result.scroll = (1000 * used) / (60 * 60);
  await tab.probe('p.startWatching()');
  await wheel(tab, 90, -60);
  const seen = await tab.probe('await p.stopWatching()');
  result.scrollBlank = seen.blank;
  result.scrollDropped = seen.dropped;

  const prepended = await tab.probe('await p.prepend(50, 4)');
  if (prepended) {
    result.prependJump = prepended.jump;
    result.prependFramesOff = prepended.framesOff;
  }
  const jumped = await timed(`await p.jump(${plan.jumps})`);
  if (jumped.answer) {
    const times = jumped.answer.ms.filter((ms) => Number.isFinite(ms)).sort((a, b) => a - b);
    result.jump = times[Math.floor(times.length / 2)];
    result.jumpCpu = jumped.cpu / plan.jumps;
    result.jumpBlank = jumped.answer.blank;
    result.jumpFailed = jumped.answer.ms.length - times.length;
  }
  const sent = await tab.probe(`await p.ownSends(${plan.sends})`);
  if (sent) {
    result.sendsArrived = sent.arrived;
    result.sendsOf = sent.of;
  }
}

/** Rows in which anything rendered, for each message that came in. Counting costs time, so it has a page of its own. */
export async function countRenders(browser, url, messages = 20) {
  const tab = await open(browser, url, { renders: true });
  try {
    await tab.probe('await p.open()');
    await tab.probe('await p.mount()');
    await tab.probe('await p.append(3, 60)');
    await tab.probe('await p.quiet()');
    const before = await tab.page.evaluate('window.rowsRendered()');
    await tab.probe(`await p.append(${messages}, 60)`);
    return ((await tab.page.evaluate('window.rowsRendered()')) - before) / messages;
  } finally {
    await tab.close();
  }
}

/** CPU of one update of a list that is no list of messages. */
export async function measureUpdates(browser, url, updates) {
  const tab = await open(browser, url);
  try {
    await tab.probe('await p.open()');
    await tab.probe('await p.mount()');
    await tab.probe('await p.append(4, 60)');
    const before = await tab.cpu();
    await tab.probe(`await p.append(${updates}, 60)`);
    return { update: ((await tab.cpu()) - before) / updates };
  } catch (error) {
    return { error: String(error).split('\n')[0] };
  } finally {
    await tab.close();
  }
}
