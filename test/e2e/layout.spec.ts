import type { Page } from 'playwright/test';
import { ChatPage, conversations, people } from './chatPage.ts';
import { addressOf, expect, test, type Place } from './fixtures.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Overflow {
  readonly page: number;
  readonly outside: readonly string[];
}

/** By how many px the page is wider than the window, and what of the app sticks out of it sideways. */
function overflow(page: Page): Promise<Overflow> {
  return page.evaluate(() => {
    const root = document.querySelector('.cl-app');
    const frame = root?.getBoundingClientRect();
    const outside: string[] = [];
    for (const element of root?.querySelectorAll('*') ?? []) {
      const box = element.getBoundingClientRect();
      const { position, visibility } = getComputedStyle(element);
      // Hidden panes wait outside on purpose; what is for screen readers only has no size.
      if (!frame || box.width <= 1 || visibility === 'hidden' || element.closest('[inert], [data-hidden], svg'))
        continue;
      const clipped = element.parentElement?.closest(
        '[class*="scroller"], [class*="rows"], [class*="reactions"], [class*="tabs__list"]',
      );
      if (!clipped && position !== 'fixed' && (box.left < frame.left - 1 || box.right > frame.right + 1)) {
        outside.push(`${element.className} ${Math.round(box.left)}–${Math.round(box.right)}`);
      }
    }
    // A list of messages never scrolls sideways.
    for (const scroller of document.querySelectorAll('.cl-virtual-list')) {
      if (scroller.scrollWidth > scroller.clientWidth + 1)
        outside.push(`${scroller.className} scrolls by ${scroller.scrollWidth - scroller.clientWidth}`);
    }
    return { page: document.documentElement.scrollWidth - innerWidth, outside };
  });
}

/** Buttons, links and fields in view that are smaller than this. */
function small(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((px) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll(
      '.cl-app :is(button, a[href], input, select, textarea, [role=button], [role=slider])',
    )) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || element.closest('[inert]')) continue;
      // A link in a sentence, and what is there for screen readers only, have no target of their own.
      if (element.matches('.cl-message-text__link, .cl-visually-hidden')) continue;
      // A field counts with the frame one can press.
      const framed = element.matches('input, textarea');
      const target = framed
        ? ((element.closest('.cl-input-bar__field') ?? element.parentElement)?.getBoundingClientRect() ?? box)
        : box;
      // A target may reach beyond its looks by a pseudo element.
      const reach = (['::before', '::after'] as const).map((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        return style.content === 'none' ? [0, 0] : [parseFloat(style.width) || 0, parseFloat(style.height) || 0];
      });
      const width = Math.max(target.width, ...reach.map(([w = 0]) => w));
      const height = Math.max(target.height, ...reach.map(([, h = 0]) => h));
      if (width < px - 0.5 || height < px - 0.5) {
        const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
        found.push(`${element.className} "${name.slice(0, 30)}" ${Math.round(width)} × ${Math.round(height)}`);
      }
    }
    return [...new Set(found)];
  }, least);
}

async function show(page: Page, place: Place): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await page.goto(addressOf({ user: 'mira', ...place }));
  await expect(page.locator('.cl-conversation').first()).toBeAttached();
  if (place.conversation !== undefined) await expect(chat.messages.last()).toBeVisible();
  return chat;
}

/** Long names, long words, pictures, files and right-to-left text. */
const ids = [conversations.trail.id, conversations.camille.id, 'dm-mira-yusra', 'dm-mira-greta', 'dm-mira-maximiliane'];

const widths = [320, 360, 720, 1440];

for (const dir of ['ltr', 'rtl'] as const) {
  const also = dir === 'rtl' ? ' right to left' : '';
  test(`from 320 to 1440 px${also} nothing sticks out of the list and everything can be reached`, async ({ page }) => {
    const list = await show(page, { dir });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 760 });
      await expect(page.locator('.cl-app')).toHaveAttribute('data-layout', width < 720 ? 'stacked' : 'beside');
      expect.soft(await overflow(page), `${width} px`).toEqual({ page: 0, outside: [] });
      expect.soft(await small(page, 24), `${width} px`).toEqual([]);
      await expect(list.row(people.tomas)).toBeInViewport({ ratio: 1 });
    }
  });

  test(`from 320 to 1440 px${also} nothing sticks out of a chat and everything can be reached`, async ({ page }) => {
    for (const conversation of ids) {
      const chat = await show(page, { dir, conversation });
      for (const width of widths) {
        const stacked = width < 720;
        const where = `${conversation} at ${width} px`;
        await page.setViewportSize({ width, height: 760 });
        await expect(chat.root.getByRole('button', { name: 'Back', exact: true })).toHaveCount(stacked ? 1 : 0);
        await expect(chat.list).toBeVisible({ visible: !stacked });
        expect.soft(await overflow(page), where).toEqual({ page: 0, outside: [] });
        expect.soft(await small(page, 24), where).toEqual([]);
        await expect(chat.composer).toBeInViewport({ ratio: 1 });
        await expect(chat.sendButton).toBeInViewport({ ratio: 1 });
        // What was read at the end is still read at the end.
        await expect.poll(() => chat.distanceFromEnd(), where).toBeLessThanOrEqual(1);
      }
    }
  });
}

test('a list and a chat beside each other become one at a time where there is no room, and keep what was open', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const mira = await show(page, { conversation: conversations.tomas.id });
  await mira.composer.fill('Half a sentence');
  await expect(mira.list).toBeVisible();
  await page.setViewportSize({ width: 500, height: 700 });
  await expect(mira.list).toBeHidden();
  await expect(mira.composer).toHaveValue('Half a sentence');
  await mira.root.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(mira.list).toBeVisible();
  await expect(mira.composer).toBeHidden();
  await mira.openConversation(people.tomas);
  await expect(mira.composer).toHaveValue('Half a sentence');
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect(mira.list).toBeVisible();
  await expect(mira.composer).toHaveValue('Half a sentence');
  expect(await mira.distanceFromEnd()).toBeLessThanOrEqual(1);
});

for (const motion of ['reduce', 'no-preference'] as const) {
  test(`with ${motion === 'reduce' ? 'reduced' : 'full'} motion both panes are seen beside each other`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await page.setViewportSize({ width: 1200, height: 700 });
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const mira = await show(page, {});
    expect(await mira.row(people.tomas).evaluate(isSeen)).toBe(true);
    expect(await page.getByText('Select a conversation').evaluate(isSeen)).toBe(true);
    await mira.openConversation(people.tomas);
    await expect.poll(() => mira.row(people.camille).evaluate(isSeen)).toBe(true);
    await expect.poll(() => mira.messages.last().evaluate(isSeen)).toBe(true);
    // One at a time, and still seen after going back and forth.
    await page.setViewportSize({ width: 400, height: 700 });
    await expect.poll(() => mira.messages.last().evaluate(isSeen)).toBe(true);
    await mira.root.getByRole('button', { name: 'Back', exact: true }).click();
    await expect.poll(() => mira.row(people.camille).evaluate(isSeen)).toBe(true);
  });
}

test('times read the same in both directions', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 800 });
  await show(page, { dir: 'rtl', conversation: conversations.tomas.id });
  const backwards = await page.locator('.cl-app time').evaluateAll((times) =>
    times.flatMap((time) => {
      const walker = document.createTreeWalker(time, NodeFilter.SHOW_TEXT);
      const text = walker.nextNode();
      const value = text?.textContent ?? '';
      const at = value.search(/[AP]M$/u);
      if (!text || at < 0) return [];
      const left = (index: number): number => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        return range.getBoundingClientRect().left;
      };
      // What is not laid out stands at the same place.
      return left(0) <= left(at) ? [] : [`${value} in ${time.parentElement?.className}`];
    }),
  );
  expect(backwards).toEqual([]);
});

test('right to left turns around what points somewhere, also in a minified build @production', async ({ page }) => {
  await page.setViewportSize({ width: 500, height: 700 });
  for (const dir of ['ltr', 'rtl'] as const) {
    const mira = await show(page, { dir, conversation: conversations.tomas.id });
    // What records points nowhere.
    await mira.composer.fill('Some words');
    for (const button of [mira.sendButton, mira.root.getByRole('button', { name: 'Back', exact: true })]) {
      const turned = await button
        .locator('svg')
        .evaluate(
          (icon) =>
            new DOMMatrix(getComputedStyle(icon).transform).a *
            Number(getComputedStyle(icon).scale.split(' ')[0]?.replace('none', '1')),
        );
      expect(turned).toBe(dir === 'rtl' ? -1 : 1);
    }
  }
});

test('the composer grows with its lines up to a bound, and the end of the chat stays in view', async ({ page }) => {
  const mira = await show(page, { conversation: conversations.tomas.id });
  const heightOf = async (): Promise<number> => (await mira.composer.boundingBox())?.height ?? 0;
  const one = await heightOf();
  await mira.composer.fill('1\n2\n3\n4');
  await expect.poll(heightOf).toBeGreaterThan(one + 40);
  await expect.poll(() => mira.distanceFromEnd()).toBeLessThanOrEqual(1);
  await mira.composer.fill(Array.from({ length: 60 }, (_, i) => i).join('\n'));
  await expect(mira.messages.last()).toBeInViewport();
  expect(await heightOf()).toBeLessThan(300);
  await expect(mira.sendButton).toBeInViewport({ ratio: 1 });
  await mira.composer.fill('');
  await expect.poll(heightOf).toBe(one);
});

test('at 200 % zoom and with large letters nothing is cut off', async ({ page }) => {
  // 200 % of 1280 × 800 is what a page of 640 × 400 has.
  await page.setViewportSize({ width: 640, height: 400 });
  const mira = await show(page, { conversation: conversations.trail.id });
  expect(await overflow(page)).toEqual({ page: 0, outside: [] });
  await expect(mira.composer).toBeInViewport({ ratio: 1 });
  await expect(mira.messages.last()).toBeInViewport();
});

test.describe('on touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } });
  test('targets are 44 px, text is 16 px, and opening a chat does not call the keyboard', async ({ page }) => {
    const list = await show(page, {});
    expect(await small(page, 44)).toEqual([]);
    await list.row(people.tomas).tap();
    await expect(list.messages.last()).toBeVisible();
    expect(await small(page, 44)).toEqual([]);
    await expect(list.composer).not.toBeFocused();
    // Below that iOS zooms in.
    const size = await list.composer.evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
    expect(size).toBeGreaterThanOrEqual(16);
    // At the upper edge of its frame, above the words.
    const frame = (await page.locator('.cl-input-bar__field').boundingBox())!;
    await page.touchscreen.tap(frame.x + frame.width / 2, frame.y + 3);
    await expect(list.composer).toBeFocused();
    await list.composer.fill('By thumb');
    await list.sendButton.tap();
    await expect(list.message('By thumb')).toBeVisible();
    await expect(list.composer).toBeFocused();
    await list.root.getByRole('button', { name: 'Back', exact: true }).tap();
    await expect(list.row(people.tomas)).toBeVisible();
  });
});
