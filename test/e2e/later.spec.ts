import { type ChatPage, conversations, unique } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

const dm = conversations.tomas.id;

/** Writes something and opens the menu of times, by keys. */
async function writeLater(chat: ChatPage, words: string): Promise<void> {
  const { keyboard } = chat.page;
  await chat.composer.focus();
  await keyboard.type(words);
  const button = chat.root.getByRole('button', { name: 'Send later', exact: true });
  await expect(button).toBeVisible();
  for (let i = 0; i < 6 && !(await button.evaluate((element) => element === document.activeElement)); i += 1)
    await keyboard.press('Tab');
  await expect(button).toBeFocused();
  await keyboard.press('Enter');
  await expect(chat.page.getByRole('menu', { name: 'Send later' })).toBeVisible();
}

test('what is scheduled is kept over a reload, seen by nobody else, sent when that is wanted, and deleted', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const { page } = mira;
  const [words, others] = [unique('see you tomorrow'), unique('never mind')];
  await writeLater(mira, words);
  await page.keyboard.press('Enter');
  await expect(mira.composer).toHaveValue('');
  await expect(mira.composer).toBeFocused();
  const bar = mira.root.getByRole('button', { name: /^\d+ scheduled messages?/u });
  await expect(bar).toHaveAccessibleName(/^1 scheduled message/u);
  await writeLater(mira, others);
  await page.keyboard.press('Enter');
  await expect(bar).toHaveAccessibleName(/^2 scheduled messages/u);
  await expect(mira.message(words)).toHaveCount(0);

  await mira.reload();
  await expect(bar).toHaveAccessibleName(/^2 scheduled messages/u);
  const tomas = await open({ user: 'tomas', conversation: dm });
  await expect(tomas.root.getByRole('button', { name: /scheduled message/u })).toHaveCount(0);

  await bar.press('Enter');
  const list = page.getByRole('dialog', { name: 'Scheduled messages', exact: true });
  await expect(list.getByText('Sent even when this device is off.')).toHaveCount(2);
  expect((await violations(page)).filter((line) => /cl-(?:scheduled|dialog)/u.test(line))).toEqual([]);
  const rowOf = (text: string) => list.getByRole('listitem').filter({ hasText: text });
  await rowOf(words).getByRole('button', { name: 'Send now', exact: true }).press('Enter');
  await expect(rowOf(words)).toHaveCount(0);
  await rowOf(others).getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(list.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(list.getByText(/^Nothing is scheduled here/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(mira.message(words)).toBeVisible();
  await expect(tomas.message(words)).toBeVisible();
  await expect(tomas.message(others)).toHaveCount(0);
});
