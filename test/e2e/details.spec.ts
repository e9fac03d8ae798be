import type { Locator, Page } from 'playwright/test';
import { conversations, people, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { rememberedAs } from './stored.ts';
import { violations } from './violations.ts';

const { trail, tomas } = conversations;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const details = (chat: ChatPage, name: string): Locator =>
  chat.root.getByRole('region', { name: `Details of ${name}`, exact: true });
const opener = (chat: ChatPage): Locator => chat.root.getByRole('button', { name: 'Open details', exact: true });
const splitter = (chat: ChatPage, name: string): Locator => chat.root.getByRole('separator', { name, exact: true });
const widthOf = async (part: Locator): Promise<number> => Math.round((await part.boundingBox())?.width ?? 0);

// The initials on a face are its looks: the button is named after the person.
const faces = { 'label-content-name-mismatch': { enabled: false } };

async function byKeys(page: Page, target: Locator): Promise<void> {
  await target.focus();
  await page.keyboard.press('Enter');
}

test('details open beside the chat, lead through what was shared, and back to where it was sent, by keys alone', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: trail.id });
  const { page } = mira;
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(mira.messages.last()).toBeVisible();
  await byKeys(page, opener(mira));
  const pane = details(mira, trail.name);
  await expect(pane).toBeFocused();
  await expect(pane.getByRole('list', { name: 'Members', exact: true }).getByRole('listitem').first()).toBeVisible();
  expect(await violations(page, faces)).toEqual([]);

  await byKeys(page, pane.getByRole('button', { name: 'Media', exact: true }));
  const cells = pane.getByRole('list', { name: 'Media', exact: true }).getByRole('button');
  await expect(cells.nth(3)).toBeVisible();
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cells.nth(4)).toBeFocused();
  expect(await violations(page, faces)).toEqual([]);

  await page.keyboard.press('Enter');
  const large = mira.root.getByRole('dialog');
  await expect(large).toBeVisible();
  await byKeys(page, large.getByRole('button', { name: 'Show in chat', exact: true }));
  await expect(large).toHaveCount(0);
  // Sent a while ago: the list has gone there.
  await expect.poll(() => mira.distanceFromEnd()).toBeGreaterThan(100);
  await byKeys(page, pane.getByRole('button', { name: 'Close details', exact: true }));
  await expect(pane).toHaveCount(0);
});

test('words are found in one chat, one after the other, and the field keeps the focus', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tandem.id });
  const { page } = mira;
  await mira.composer.focus();
  await page.keyboard.press('Control+f');
  const field = mira.root.getByRole('searchbox', { name: /^Search in Tandem/u });
  await expect(field).toBeFocused();
  await page.keyboard.type('faro');
  const status = mira.root.getByRole('search').getByRole('status').first();
  await expect(status).toHaveText(/^1 of \d+/u);
  await expect(mira.messages.filter({ hasText: /faro/iu }).first()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(/^2 of \d+/u);
  await page.keyboard.press('ArrowDown');
  await expect(status).toHaveText(/^1 of \d+/u);
  await expect(field).toBeFocused();
  expect(await violations(page, faces)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(mira.composer).toBeFocused();
});

for (const dir of ['ltr', 'rtl'] as const) {
  test(`panes are made wider by keys and by pointer, and remembered: ${dir}`, async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: tomas.id, dir });
    const { page } = mira;
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(mira.messages.last()).toBeVisible();
    const list = splitter(mira, 'Width of the conversation list');
    expect(await widthOf(mira.list)).toBe(320);
    await expect(list).toHaveAttribute('aria-valuenow', '320');
    await list.focus();
    const wider = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    await page.keyboard.press(wider);
    await expect.poll(() => widthOf(mira.list)).toBe(336);
    await expect(list).toHaveAttribute('aria-valuenow', '336');
    await page.keyboard.press('End');
    await expect.poll(() => widthOf(mira.list)).toBe(420);
    await page.keyboard.press('Home');
    await expect.poll(() => widthOf(mira.list)).toBe(240);
    // What is read at the end is still read at the end.
    await expect.poll(() => mira.distanceFromEnd()).toBeLessThanOrEqual(1);

    const box = (await list.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + 200];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (dir === 'rtl' ? -60 : 60), y, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => widthOf(mira.list)).toBe(300);
    await expect.poll(() => mira.distanceFromEnd()).toBeLessThanOrEqual(1);
    // A page that goes while its storage is still being opened takes what was not written with it.
    await expect.poll(() => rememberedAs(page, 'pane:list')).toBe(300);
    await mira.reload();
    await expect.poll(() => widthOf(mira.list)).toBe(300);
    await list.dblclick();
    await expect.poll(() => widthOf(mira.list)).toBe(320);

    await opener(mira).click();
    const pane = details(mira, people.tomas);
    await expect(pane).toBeVisible();
    await splitter(mira, 'Width of the details').focus();
    await page.keyboard.press('End');
    await expect.poll(() => widthOf(pane)).toBeGreaterThan(500);
    await page.setViewportSize({ width: 1120, height: 800 });
    // The chat keeps its room, whatever was wanted.
    await expect.poll(() => widthOf(mira.chat(people.tomas))).toBeGreaterThanOrEqual(355);
  });
}

test('from 320 to 1440 px details and search fit, and everything in them can be reached', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: trail.id });
  const { page } = mira;
  for (const width of [320, 360, 800, 1440]) {
    await page.setViewportSize({ width, height: 760 });
    await opener(mira).click();
    const pane = details(mira, trail.name);
    await expect(pane.getByRole('button', { name: 'Media', exact: true })).toBeAttached();
    const outside = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(outside, `${width} px`).toBe(0);
    const box = (await pane.boundingBox())!;
    expect.soft(box.x, `${width} px`).toBeGreaterThanOrEqual(0);
    expect.soft(box.x + box.width, `${width} px`).toBeLessThanOrEqual(width);
    await pane.getByRole('button', { name: 'Search in this chat', exact: true }).click();
    const field = mira.root.getByRole('searchbox', { name: /^Search in Trail/u });
    await expect(field).toBeFocused();
    await expect(mira.root.getByRole('button', { name: 'Close search', exact: true })).toBeInViewport({ ratio: 1 });
    expect.soft(await widthOf(field), `${width} px`).toBeGreaterThan(90);
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    if (await pane.isVisible()) await pane.getByRole('button', { name: 'Close details', exact: true }).click();
  }
});
