import type { CDPSession } from 'playwright/test';
import { ChatPage } from './chatPage.ts';
import { expect, test, type Page } from './fixtures.ts';
import type { Soak } from './soak/soak.tsx';

interface PageScope {
  readonly soak: Soak;
}

/** The first is the measure of the others. */
const minutes = Math.max(2, Number(process.env['CHATLOOM_SOAK_MINUTES']));
const PER_SECOND = 100;
/**
 * Everything the store remembers about what others do has a bound (P17), and some of the bounds are far: 999 unread messages in each of six
 * conversations. They are reached before the first minute, so that what grows after it is a leak.
 */
const BEFORE = 25_000;
/** The heap at the end may be this much of what it was after the first minute. */
const GROWTH = 1.15;
const MB = 1024 * 1024;

/** The least of three readings: what is being worked on at the moment is no growth. */
async function heapOf(page: Page, cdp: CDPSession): Promise<number> {
  const readings: number[] = [];
  for (let reading = 0; reading < 3; reading += 1) {
    await page.waitForTimeout(700);
    // The second collection takes what finalizers of the first let go of.
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    readings.push(usedSize / MB);
  }
  return Math.min(...readings);
}

// Minutes long: `npm run prove` runs it. At 100 a second the 5,000 rows a timeline keeps are there well within the first minute and a half.
test(`${PER_SECOND} messages a second for ${minutes} minutes: no error, and the heap does not grow`, async ({
  page,
  context,
}) => {
  test.setTimeout((minutes + 3) * 60_000);
  await page.goto('./pages/soak/index.html');
  const chat = new ChatPage(page);
  await chat.ready();
  await expect(chat.composer).toBeVisible();
  const cdp = await context.newCDPSession(page);
  const heaps: number[] = [];
  await page.evaluate((count) => (globalThis as unknown as PageScope).soak.fill(count), BEFORE);
  await page.evaluate((rate) => (globalThis as unknown as PageScope).soak.start(rate), PER_SECOND);
  for (let minute = 1; minute <= minutes; minute += 1) {
    // A reader who looks up now and then, and comes back.
    for (let part = 0; part < 4; part += 1) {
      await page.waitForTimeout(15_000 - 200);
      await chat.log.hover();
      await page.mouse.wheel(0, part % 2 === 0 ? -2000 : 1_000_000);
      await page.waitForTimeout(200);
    }
    heaps.push(await heapOf(page, cdp));
  }
  await page.evaluate(() => (globalThis as unknown as PageScope).soak.stop());
  const report = await page.evaluate(() => (globalThis as unknown as PageScope).soak.report());
  const messages = report.told - BEFORE;
  const [first = 0] = heaps;
  const last = heaps.at(-1) ?? 0;
  console.log(
    `Soak  minutes ${minutes}  messages ${messages}  errors ${report.problems.length}  loaded ${report.loaded}  ` +
      `heap ${heaps.map((heap) => heap.toFixed(1)).join(' ')} MB`,
  );
  expect(report.problems).toEqual([]);
  expect(messages).toBeGreaterThan(PER_SECOND * 60 * minutes * 0.95);
  expect(last, heaps.join(' ')).toBeLessThan(first * GROWTH);
});
