import type { CDPSession, Page } from 'playwright/test';
import { ChatPage, conversations } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { installInstruments, type Held } from './instruments.ts';
import type { Mounting } from './mounting/mounting.tsx';

interface PageScope {
  readonly mounting: Mounting;
  readonly held: () => Held;
}

/** Everything a page holds, what the collector cannot take included. */
interface Census extends Omit<Held, 'details'> {
  readonly nodes: number;
  readonly documents: number;
  /** All listeners of the page, those on elements included. */
  readonly allListeners: number;
  /** Web locks held or waited for. */
  readonly locks: number;
}

const read = (page: Page): Promise<Held> => page.evaluate(() => (globalThis as unknown as PageScope).held());

/** What of it is not zero; what listens to the document is told apart, as React does so once and for ever. */
function live({ details, listeners: _listeners, ...counts }: Held): Record<string, unknown> {
  const entries: [string, unknown][] = Object.entries(counts).filter(([, count]) => count !== 0);
  const lines = details.filter((line) => line !== '1 × HTMLDocument selectionchange');
  return Object.fromEntries(lines.length > 0 ? [...entries, ['details', lines]] : entries);
}

async function takeCensus(page: Page, cdp: CDPSession): Promise<Census> {
  // What was begun when the app went may end a little later: then nothing may be left.
  await expect.poll(async () => live(await read(page)), { timeout: 15_000 }).toEqual({});
  await page.evaluate(() => (globalThis as unknown as PageScope).mounting.drawNothing());
  await page.mouse.move(1, 1);
  const { details: _details, ...held } = await read(page);
  // The second collection takes what finalizers of the first let go of.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, documents, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  // What stands in the page is the page's: a bundler also puts one link into the head for each chunk that is loaded later.
  const standing = await page.evaluate(() => {
    const all = document.createNodeIterator(document, NodeFilter.SHOW_ALL);
    let count = 0;
    while (all.nextNode()) count += 1;
    return count;
  });
  const locks = await page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return held.length + pending.length;
  });
  return { ...held, nodes: nodes - standing, documents, allListeners: jsEventListeners, locks };
}

const cycles = Number(process.env['CHATLOOM_CYCLES'] ?? 100);

test(`mounting and unmounting the whole app ${cycles} times leaves nothing behind`, async ({ page, context }) => {
  test.setTimeout(60_000 + cycles * 1200);
  await page.addInitScript(installInstruments);
  await page.goto('./pages/mounting/index.html');
  const cdp = await context.newCDPSession(page);
  const chat = new ChatPage(page);
  const open = [conversations.tomas.id, conversations.camille.id, conversations.harbour.id, conversations.trail.id];
  const cycle = async (n: number): Promise<void> => {
    await page.evaluate((id) => (globalThis as unknown as PageScope).mounting.mount(id), open[n % open.length] ?? '');
    // Some are looked at, some go while they are still loading.
    if (n % 5 === 0) await expect(chat.messages.last()).toBeVisible();
    else if (n % 5 === 1) await expect(chat.list).toBeVisible();
    if (n % 10 === 0) {
      await chat.composer.fill(`Cycle ${n}`);
      await chat.composer.press('Enter');
      await chat.root.getByRole('button', { name: 'Emoji', exact: true }).click();
    }
    await page.evaluate(() => (globalThis as unknown as PageScope).mounting.unmount());
  };
  let early: Census | undefined;
  for (let n = 1; n <= cycles; n += 1) {
    await cycle(n);
    if (n === 20) early = await takeCensus(page, cdp);
  }
  const late = await takeCensus(page, cdp);
  // The browser may hold the one element it dispatched the last event on: an empty box with the listeners of a React root, 1 node and
  // about 145 listeners, in one census and not in the other. Whatever leaks in each cycle comes eighty times or more.
  const spared: Partial<Census> = { nodes: 1, allListeners: 150 };
  const growth = Object.entries(late).filter(([name, count]) => {
    const key = name as keyof Census;
    return count > (early?.[key] ?? 0) + (spared[key] ?? 0);
  });
  console.log(`Mounting  cycles ${cycles}  grown ${growth.length}`);
  expect(growth, JSON.stringify({ early, late })).toEqual([]);
  expect(late.locks).toBe(0);
  // Beyond what stands in the page: what the browser itself holds on to.
  expect(late.nodes).toBeLessThan(10);
});

test('opening and leaving conversations sixty times leaves nothing behind', async ({ page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(installInstruments);
  await page.goto('./pages/mounting/index.html');
  const chat = new ChatPage(page);
  await page.evaluate((id) => (globalThis as unknown as PageScope).mounting.mount(id), conversations.tomas.id);
  await expect(chat.messages.last()).toBeVisible();
  // Every round ends with messages that have no pictures, which come when they come.
  const names = [
    conversations.harbour.name,
    conversations.camille.name,
    conversations.trail.name,
    conversations.tomas.name,
  ];
  const counted = async (): Promise<Record<string, number>> => {
    await expect(chat.messages.last()).toContainText('⛵ 100000');
    const { details: _details, timeouts: _timeouts, frames: _frames, ...held } = await read(page);
    return held;
  };
  let early: Record<string, number> = {};
  for (let n = 1; n <= 60; n += 1) {
    const name = names[n % names.length] ?? '';
    await chat.row(name).click();
    await expect(chat.chat(name)).toBeVisible();
    if (n === 20) early = await counted();
  }
  await expect
    .poll(async () => Object.entries(await counted()).filter(([name, count]) => count > (early[name] ?? 0)))
    .toEqual([]);
});
