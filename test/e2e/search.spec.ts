import { conversations, people } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

// The initials on a face are its looks: the row is named after the person.
const faces = { 'label-content-name-mismatch': { enabled: false } };

test('words and an operator lead from anywhere to the message, by keys alone, and Escape back', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.camille.id });
  const { page } = mira;
  await expect(mira.messages.last()).toBeVisible();
  await mira.composer.focus();
  await page.keyboard.press('Control+k');
  const field = mira.root.getByRole('combobox', { name: 'Search people, chats and messages', exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(mira.composer).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('faro in:tandem from:tomás ');
  await expect(
    mira.root.getByRole('button', { name: `Remove filter: From ${people.tomas}`, exact: true }),
  ).toBeVisible();
  await expect(field).toHaveValue('faro ');
  const rows = mira.root.getByRole('group', { name: 'Messages', exact: true }).getByRole('option');
  await expect(rows.first()).toContainText(/faro/iu);
  expect(await violations(page, faces)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(mira.chat(conversations.tandem.name)).toBeVisible();
  await expect(mira.composer).toBeFocused();
  await expect(mira.messages.filter({ hasText: /faro/iu }).first()).toBeInViewport();
  // Sent a while ago: the chat has gone there.
  await expect.poll(() => mira.distanceFromEnd()).toBeGreaterThan(100);

  // From the field above the list, with what was typed there; and what led somewhere is remembered.
  await mira.list.getByRole('searchbox', { name: 'Search conversations', exact: true }).fill('faro');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('faro');
  await expect(mira.root.getByRole('option').first()).toBeVisible();
  await field.fill('');
  await expect(mira.root.getByRole('group', { name: 'Recent searches', exact: true }).getByRole('option')).toHaveCount(
    1,
  );
});
