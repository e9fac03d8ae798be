import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright/test';
import { expect } from './fixtures.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe objects to in the page, one line for each element. It looks once everything that comes in or goes has arrived: half
 * faded, nothing has the contrast it will have.
 */
export async function violations(page: Page, rules: RunOptions['rules'] = {}): Promise<readonly string[]> {
  // By the browser's own hand: a page's policy lets no script of ours in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  for (const date of await page.locator('.cl-floating-date').all()) await expect(date).toHaveCSS('opacity', '0');
  const options: RunOptions = {
    runOnly: { type: 'tag', values: tags },
    rules: {
      'target-size': { enabled: true },
      // The page's affair: an app inside a page cannot know whether there is a heading above it.
      'page-has-heading-one': { enabled: false },
      ...rules,
    },
    resultTypes: ['violations'],
  };
  const results = await page.evaluate(async (given) => {
    const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    const longest = new Promise((resolve) => setTimeout(resolve, 3000));
    await Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)), longest]);
    const { axe } = globalThis as unknown as { axe: { run(context: Document, options: unknown): Promise<unknown> } };
    return (await axe.run(document, given)) as AxeResults;
  }, options);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
  );
}
