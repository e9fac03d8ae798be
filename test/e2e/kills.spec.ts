import type { Browser, BrowserContext, Page } from 'playwright/test';
import { expect, test, type Problems } from './fixtures.ts';
import { judge, type Verdict } from './kills/judge.ts';
import type { Kills, Opening, Stored } from './kills/kills.ts';
import { planOf, type Moment, type Note, type Plan } from './kills/plan.ts';

interface PageScope {
  readonly kills: Kills;
}

/** Side by side, each in a browser profile of its own: most of a round is waiting for the service. */
const LANES = 5;
const LATENCY = 250;

/** A tab, and what it tells. */
class Tab {
  readonly page: Page;
  readonly notes: Note[] = [];
  readonly #listeners = new Set<() => void>();

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      const text = message.text();
      if (!text.startsWith('kills ')) return;
      this.notes.push(JSON.parse(text.slice('kills '.length)) as Note);
      for (const listener of this.#listeners) listener();
    });
  }

  static async open(context: BrowserContext): Promise<Tab> {
    const tab = new Tab(await context.newPage());
    await tab.page.goto('./pages/kills/index.html');
    return tab;
  }

  /** Resolves when the moment has come. */
  async until({ at, count, delay }: Moment): Promise<void> {
    if (at !== 'random') {
      // Messages 1 and 2 were there before.
      const reached = (): boolean =>
        this.notes.filter(({ what, n }) => what === at && (n > 2 || at !== 'sent')).length >= count;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No ${count} × ${at}: ${JSON.stringify(this.notes)}`)), 20_000);
        const look = (): void => {
          if (!reached()) return;
          clearTimeout(timer);
          this.#listeners.delete(look);
          resolve();
        };
        this.#listeners.add(look);
        look();
      });
    }
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  }

  /** Not closed: its process ends between two instructions, and no handler runs. */
  async kill(): Promise<void> {
    const cdp = await this.page.context().newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    // Never answered.
    cdp.send('Page.crash').catch(() => {});
    await crashed;
    await this.page.close();
  }
}

async function playRound(context: BrowserContext, plan: Plan): Promise<Verdict> {
  const { seed, cache, steps, moment, again } = plan;
  const notes: Note[] = [];
  const stored: Stored[] = [];

  const first = await Tab.open(context);
  const conversationId = await first.page.evaluate(
    (options) => (globalThis as unknown as PageScope).kills.prepare(options),
    { seed, cache, latency: 40 },
  );
  const opening: Opening = { seed, cache, latency: LATENCY, conversationId };
  await first.page.reload();
  first.notes.length = 0;
  await first.page.evaluate((options) => (globalThis as unknown as PageScope).kills.open(options), opening);
  await first.page.evaluate((todo) => (globalThis as unknown as PageScope).kills.run(todo), steps);
  await first.until(moment);
  await first.kill();
  notes.push(...first.notes);

  if (again !== undefined) {
    const second = await Tab.open(context);
    stored.push(...(await second.page.evaluate(() => (globalThis as unknown as PageScope).kills.stored())));
    const options = { ...opening, seed: seed + 1 };
    await second.page.evaluate(
      ([more, todo]) => {
        // Not waited for: it dies meanwhile.
        void (globalThis as unknown as PageScope).kills.open(more, todo);
      },
      [options, again.steps] as const,
    );
    await second.until(again.moment);
    await second.kill();
    notes.push(...second.notes);
  }

  const last = await Tab.open(context);
  stored.push(...(await last.page.evaluate(() => (globalThis as unknown as PageScope).kills.stored())));
  await last.page.evaluate(
    async (options) => {
      const { kills } = globalThis as unknown as PageScope;
      await kills.open(options);
      await kills.settled();
    },
    { ...opening, latency: 60, seed: seed + 2 },
  );
  notes.push(...last.notes);

  const friend = await Tab.open(context);
  const delivered = await friend.page.evaluate(() => (globalThis as unknown as PageScope).kills.audit());
  const verdict = judge(plan, notes, stored, delivered);

  const remains = await last.page.evaluate(async () => {
    const { kills } = globalThis as unknown as PageScope;
    await kills.logout();
    return kills.remains();
  });
  if (remains.length > 0)
    return { ...verdict, problems: [...verdict.problems, `left after logout: ${remains.join(', ')}`] };
  return verdict;
}

async function roundOf(browser: Browser, baseURL: string, problems: Problems, seed: number): Promise<Verdict> {
  const context = await browser.newContext({ baseURL });
  try {
    await problems.watch(context);
    return await playRound(context, planOf(seed));
  } finally {
    await context.close();
  }
}

const rounds = Number(process.env['CHATLOOM_KILLS'] ?? 20);
const firstSeed = Number(process.env['CHATLOOM_SEED'] ?? 1);

// Pages without a look of their own.
test.use({ screenshot: 'off' });

test(`of what shows as queued nothing is lost or doubled when tabs are killed, in ${rounds} rounds`, async ({
  browser,
  baseURL,
  problems,
}) => {
  test.setTimeout(60_000 + rounds * 6000);
  const verdicts: Verdict[] = [];
  const failures: string[] = [];
  const started = performance.now();
  let next = firstSeed;
  const lane = async (): Promise<void> => {
    for (let seed = next++; seed < firstSeed + rounds; seed = next++) {
      try {
        const verdict = await roundOf(browser, baseURL ?? '', problems, seed);
        verdicts.push(verdict);
        if (verdict.problems.length > 0)
          failures.push(`seed ${seed}, ${JSON.stringify(planOf(seed).moment)}: ${verdict.problems.join('; ')}`);
      } catch (reason) {
        failures.push(`seed ${seed}, ${JSON.stringify(planOf(seed).moment)}: ${String(reason)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const sum = (key: 'promised' | 'lost' | 'doubled' | 'misordered'): number =>
    verdicts.reduce((total, verdict) => total + verdict[key], 0);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `Tab kills  rounds ${verdicts.length}  promised ${sum('promised')}  lost ${sum('lost')}  doubled ${sum('doubled')}  ` +
      `misordered ${sum('misordered')}  ${seconds} s`,
  );
  expect(failures).toEqual([]);
  expect(verdicts.length).toBe(rounds);
});
