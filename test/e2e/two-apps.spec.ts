import { ChatPage, conversations, people, unique } from './chatPage.ts';
import { addressOf, expect, test } from './fixtures.ts';

/** The demo with two ChatApps on one page. */
async function openTwo(page: ChatPage['page']): Promise<readonly [mira: ChatPage, tomas: ChatPage]> {
  await page.goto(addressOf({ user: 'mira', second: 'tomas', two: true }));
  const stages = [people.mira, people.tomas].map(
    (name) => new ChatPage(page, page.getByRole('region', { name: `Chat of ${name}` })),
  );
  const [mira, tomas] = stages;
  if (!mira || !tomas) throw new Error('There are two.');
  await mira.ready();
  await tomas.ready();
  return [mira, tomas];
}

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1800, height: 800 });
});

test('two ChatApps on one page open different conversations, and each has its own words', async ({ page }) => {
  const [mira, tomas] = await openTwo(page);
  await mira.openConversation(people.tomas);
  await expect(tomas.log).toHaveCount(0);
  await tomas.openConversation(people.greta);
  await expect(mira.chat(people.tomas)).toBeVisible();
  await expect(mira.chat(people.greta)).toHaveCount(0);

  const draft = unique('Only mine');
  await mira.composer.fill(draft);
  await expect(tomas.composer).toHaveValue('');
  await tomas.openConversation(people.mira);
  await expect(tomas.composer).toHaveValue('');
  await tomas.composer.fill('Solo mío');
  await expect(mira.composer).toHaveValue(draft);
  await tomas.openConversation(people.greta);
  await expect(tomas.row(people.mira)).toContainText('Draft:Solo mío');
  await expect(mira.root).not.toContainText('Solo mío');
  await expect(tomas.root).not.toContainText(draft);
});

test('what one sends reaches the other through the service, once, with receipts', async ({ page }) => {
  const [mira, tomas] = await openTwo(page);
  await mira.openConversation(people.tomas);
  const text = unique('Across the table');
  await mira.send(text);
  await expect(tomas.row(people.mira)).toContainText(text);
  await expect(tomas.row(people.mira)).toContainText('1 unread message');
  await mira.expectStatus(text, 'Delivered');
  // The list of one is not the list of the other.
  await expect(mira.row(people.tomas)).not.toContainText('unread');
  await tomas.openConversation(people.mira);
  await expect(tomas.message(text)).toHaveCount(1);
  await expect(mira.message(text)).toHaveCount(1);
  await mira.expectStatus(text, 'Read');
  await tomas.composer.pressSequentially('Ya');
  await expect(mira.chat(people.tomas).getByText('Tomás Arrieta is typing…')).toBeVisible();
  await expect(tomas.chat(people.mira).getByText(/is typing…/u)).toHaveCount(0);
});

test('what is read in one is not read in the other', async ({ page }) => {
  const [mira, tomas] = await openTwo(page);
  const { name } = conversations.trail;
  await expect(mira.row(name)).not.toContainText('unread');
  const text = unique('To all');
  await tomas.openConversation(name);
  await tomas.send(text);
  await expect(mira.row(name)).toContainText('1 unread message');
  await expect(tomas.row(name)).not.toContainText('unread');
  // Scroll positions are apart as well.
  await mira.openConversation(name);
  await mira.log.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(() => mira.distanceFromEnd()).toBeGreaterThan(200);
  expect(await tomas.distanceFromEnd()).toBeLessThanOrEqual(1);
});

test('ids on the page are unique, and landmarks of the two can be told apart', async ({ page }) => {
  const [mira, tomas] = await openTwo(page);
  await mira.openConversation(people.tomas);
  await tomas.openConversation(people.mira);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map((element) => element.id));
  expect(new Set(ids).size).toBe(ids.length);
  const dangling = await page
    .locator('[aria-describedby], [aria-labelledby], [aria-controls]')
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        ['aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((name) =>
          (element.getAttribute(name) ?? '').split(/\s+/u).filter((id) => id !== '' && !document.getElementById(id)),
        ),
      ),
    );
  expect(dangling).toEqual([]);
});
