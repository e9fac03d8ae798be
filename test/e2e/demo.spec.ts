import { ChatPage, people } from './chatPage.ts';
import { expect, test } from './fixtures.ts';

test('the demo opens as the first person, with a toolbar and no error @react18 @production', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.goto('./');
  const bar = page.getByRole('region', { name: 'Demo settings' });
  await expect(bar.getByRole('combobox', { name: 'You are' })).toHaveValue('mira');
  await expect(page).toHaveTitle('chatloom demo');
  const broken = await page
    .locator('img')
    .evaluateAll((images) =>
      images.filter((image) => (image as HTMLImageElement).naturalWidth === 0).map((image) => image.outerHTML),
    );
  expect(broken).toEqual([]);
});

test('a second window as somebody else is one click away, and the two can chat', async ({ page, context }) => {
  const mira = new ChatPage(page);
  await mira.goto('./?bots=0');
  const popup = context.waitForEvent('page');
  await page.getByRole('link', { name: `Open a second window as ${people.tomas}` }).click();
  const tomas = new ChatPage(await popup);
  await tomas.ready();
  await expect(tomas.page.getByRole('combobox', { name: 'You are' })).toHaveValue('tomas');
  await mira.openConversation(people.tomas);
  await mira.send('Anybody there?');
  await expect(tomas.row(people.mira)).toContainText('Anybody there?');
});

test('theme, language, direction and person are switched in place and survive a reload', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.goto('./?bots=0');
  const root = page.locator('.cl-root.cl-app');
  await page.getByRole('button', { name: 'Settings' }).click();
  const ground = (): Promise<string> => root.evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await ground();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await expect.poll(ground).not.toBe(light);
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('Right to left');
  await expect(root).toHaveCSS('direction', 'rtl');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('navigation', { name: '会话' })).toBeVisible();
  await page.reload();
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(root).toHaveCSS('direction', 'rtl');
  await expect.poll(ground).not.toBe(light);
});

test('the strict policy is in force, and a breach of it would fail a test', async ({ page, problems }) => {
  const response = await page.goto('./?bare=1');
  const policy = response?.headers()['content-security-policy'] ?? '';
  for (const part of ["script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe-|nonce-|\*/u);
  expect(problems.found).toEqual([]);
  await page.evaluate(() => {
    const sheet = document.createElement('style');
    sheet.textContent = 'body { color: red }';
    document.head.append(sheet);
    console.error('seen');
  });
  await expect.poll(() => problems.found.some((text) => text.includes('[policy] style-src'))).toBe(true);
  expect(problems.found).toContain('console error: seen');
  problems.allow(/./u);
});
