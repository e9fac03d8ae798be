import type { Locator } from 'playwright/test';
import { unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

const studio = { id: 'group-studio', name: 'Lantern · product' } as const;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const panel = (chat: ChatPage): Locator => chat.root.getByRole('region', { name: `Thread in ${studio.name}` });
const answers = (chat: ChatPage): Locator => panel(chat).getByRole('log', { name: `Replies in ${studio.name}` });
const main = (chat: ChatPage): Locator => chat.root.getByRole('log', { name: `Messages with ${studio.name}` });
const strips = (chat: ChatPage): Locator => main(chat).getByRole('button', { name: /^Open the thread/u });
const field = (chat: ChatPage): Locator => panel(chat).getByRole('textbox', { name: 'Reply in the thread' });

async function answer(chat: ChatPage, text: string): Promise<void> {
  await field(chat).fill(text);
  await field(chat).press('Enter');
  await expect(answers(chat).getByRole('article').filter({ hasText: text })).toBeVisible();
}

test('an answer in a thread reaches the other, is counted, and is read where it is shown', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: studio.id });
  const tomas = await open({ user: 'tomas', conversation: studio.id });
  const strip = strips(mira).last();
  await expect(strip).toContainText('6 replies');
  await strip.click();
  await expect(answers(mira).getByRole('article').last()).toBeVisible();
  await expect(panel(mira).getByRole('group', { name: 'Message this thread is about' })).toBeVisible();

  const text = unique('Only in the thread');
  await answer(mira, text);
  await expect(main(mira).getByText(text)).toHaveCount(0);
  await expect(strips(tomas).last()).toContainText('7 replies');
  await strips(tomas).last().click();
  await expect(answers(tomas).getByText(text)).toBeVisible();

  // Tomás follows what he writes in; what comes while he is elsewhere is unread, until he looks.
  await answer(tomas, unique('Ya lo veo'));
  await expect(panel(tomas).getByRole('button', { name: 'Follow this thread' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await panel(tomas)
    .getByRole('button', { name: /^(?:Close the thread|Back)$/u })
    .click();
  await expect(panel(tomas)).toHaveCount(0);
  await answer(mira, unique('And one more'));
  await expect(strips(tomas).last()).toContainText('1 new');
  await expect(tomas.root.getByRole('button', { name: /^More, 1 unread/u })).toBeVisible();
  await strips(tomas).last().click();
  await expect(answers(tomas).getByRole('article').last()).toBeVisible();
  await expect(tomas.root.getByRole('button', { name: 'More', exact: true })).toBeVisible();
});

test('an answer that is also sent to the conversation says so there, and leads back', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: studio.id });
  await strips(mira).last().click();
  const box = panel(mira).getByRole('checkbox', { name: `Also send to ${studio.name}` });
  await box.check();
  const text = unique('For everyone');
  await answer(mira, text);
  await expect(box).not.toBeChecked();
  await mira.page.keyboard.press('Escape');
  await expect(panel(mira)).toHaveCount(0);
  const row = main(mira).getByRole('article').filter({ hasText: text });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /^Replied in a thread: /u }).click();
  await expect(answers(mira).getByText(text)).toBeVisible();
});

test('the list of threads leads into another conversation, and knows what is unread', async ({ open }) => {
  const mira = await open({ user: 'mira' });
  await mira.root.getByRole('button', { name: /^More, 3 unread/u }).click();
  await mira.root.getByRole('menuitem', { name: 'Threads' }).click();
  const dialog = mira.root.getByRole('dialog', { name: 'Threads' });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await dialog.getByRole('tab', { name: 'Unread' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('listitem').getByRole('button').click();
  await expect(dialog).toHaveCount(0);
  await expect(mira.chat(studio.name)).toBeVisible();
  await expect(answers(mira).getByRole('article').last()).toBeVisible();
  // It opens at the first unread, and is read once its end was seen: first to what was read last, then to the end.
  const down = panel(mira).getByRole('button', { name: /^(?:Jump to the latest message|\d+ new messages?)/u });
  await expect(async () => {
    if (await down.isVisible()) await down.click();
    await expect(down).toBeHidden({ timeout: 1000 });
  }).toPass();
  await expect(mira.root.getByRole('button', { name: 'More', exact: true })).toBeVisible();
});

test('a thread is begun, written in and left with the keyboard alone', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: studio.id });
  const { page } = mira;
  await expect(main(mira).getByRole('article').last()).toBeVisible();
  await main(mira).focus();
  await page.keyboard.press('ArrowUp');
  const row = main(mira).getByRole('article').last();
  await expect(row).toBeFocused();
  await page.keyboard.press('t');
  await expect(panel(mira).getByText('No replies yet')).toBeVisible();
  await expect(field(mira)).toBeFocused();
  const text = unique('First reply');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(answers(mira).getByText(text)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(mira)).toHaveCount(0);
  await expect(row).toBeFocused();
  await expect(row.getByRole('button', { name: /^Open the thread: .*1 reply/u })).toBeVisible();
});

test('what is being read does not move when the first answer brings a strip above it', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: studio.id });
  const tomas = await open({ user: 'tomas', conversation: studio.id });
  await expect(main(mira).getByRole('article').last()).toBeVisible();
  // Mira reads somewhat above the end; the message that is answered stands above what she sees.
  await main(mira).hover();
  await mira.page.mouse.wheel(0, -500);
  await expect
    .poll(() => main(mira).evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight))
    .toBeGreaterThan(400);
  const keys = await main(mira).evaluate((log) => {
    const view = log.getBoundingClientRect();
    const rows = [...log.querySelectorAll('[data-key]')].map((row) => ({
      key: row.getAttribute('data-key') ?? '',
      box: row.getBoundingClientRect(),
      isText: row.querySelector('[data-type="text"]') !== null,
    }));
    return {
      above: rows.findLast(({ box, isText }) => isText && box.bottom < view.top)?.key,
      reading: rows.find(({ box }) => box.top > view.top && box.bottom < view.bottom)?.key,
    };
  });
  const row = (chat: ChatPage, key: string | undefined): Locator => main(chat).locator(`[data-key="${key}"]`);
  const before = await row(mira, keys.reading).boundingBox();
  await main(tomas).hover();
  await tomas.page.mouse.wheel(0, -700);
  await row(tomas, keys.above).getByRole('article').click({ button: 'right' });
  await tomas.root.getByRole('menuitem', { name: 'Reply in thread' }).click();
  await answer(tomas, unique('About that'));
  await expect(row(mira, keys.above).getByRole('button', { name: /^Open the thread/u })).toBeAttached();
  const after = await row(mira, keys.reading).boundingBox();
  expect(before).not.toBeNull();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1);
});

for (const [what, width] of [
  ['beside the chat', 1280],
  ['over the chat', 800],
  ['on a phone', 360],
] as const) {
  test(`axe finds nothing wrong in a thread ${what}, nor in the list of threads`, async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: studio.id });
    await mira.page.setViewportSize({ width, height: 760 });
    await strips(mira).last().click();
    await expect(answers(mira).getByRole('article').last()).toBeVisible();
    expect(await violations(mira.page)).toEqual([]);
    // The page never scrolls sideways.
    expect(await mira.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await mira.page.keyboard.press('Escape');
    await expect(panel(mira)).toHaveCount(0);
    if (width < 720) await mira.root.getByRole('button', { name: 'Back', exact: true }).click();
    await mira.root.getByRole('button', { name: /^More/u }).click();
    await mira.root.getByRole('menuitem', { name: 'Threads' }).click();
    await expect(mira.root.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
    expect(await violations(mira.page)).toEqual([]);
  });
}
