import type { Locator } from 'playwright/test';
import { conversations, people, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const yusra = 'يسرى الحدّاد';
const more = (chat: ChatPage): Locator => chat.root.getByRole('button', { name: /^More/u }).first();
const dialog = (chat: ChatPage, name: string | RegExp): Locator => chat.page.getByRole('dialog', { name });

async function openFromMenu(chat: ChatPage, name: RegExp): Promise<void> {
  await more(chat).click();
  await chat.page.getByRole('menuitem', { name }).click();
}

test('contacts stand under their letters, are found by words, and show their cards by keys alone', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.trail.id });
  await more(mira).focus();
  await mira.page.keyboard.press('Enter');
  await mira.page.getByRole('menuitem', { name: /^Contacts/u }).press('Enter');
  const contacts = dialog(mira, 'Contacts');
  const list = contacts.getByRole('list', { name: 'Contacts', exact: true });
  await expect(list.getByRole('listitem').first()).toContainText('Camille Fontanel');
  // By its reading, not by its sign.
  await expect(list.getByRole('listitem').nth(1)).toContainText('陳薇婷');
  expect(await violations(mira.page)).toEqual([]);

  await contacts.getByRole('searchbox', { name: 'Search people' }).fill('xiaoyu');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('button').first().focus();
  await mira.page.keyboard.press('Enter');
  const card = dialog(mira, 'About 林晓雨');
  await expect(card).toContainText('换盆中');
  await mira.page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(list.getByRole('button').first()).toBeFocused();

  await contacts.getByRole('searchbox', { name: 'Search people' }).fill('');
  await contacts.getByRole('button', { name: 'Contacts under T', exact: true }).click();
  await expect(list.getByRole('button', { name: new RegExp(people.tomas, 'u') })).toBeInViewport();
});

test('a request reaches the other at once, and is accepted there', async ({ open }) => {
  const greta = await open({ user: 'greta', conversation: 'dm-greta-tomas' });
  const tomas = await open({ user: 'tomas', conversation: 'dm-greta-tomas' });
  await openFromMenu(greta, /^Contacts/u);
  await dialog(greta, 'Contacts').getByRole('searchbox', { name: 'Search people' }).fill('Tomás');
  await dialog(greta, 'Contacts')
    .getByRole('button', { name: `Add ${people.tomas} to contacts`, exact: true })
    .click();
  await expect(dialog(greta, 'Contacts').getByText('Not answered yet')).toBeVisible();

  await expect(more(tomas)).toHaveAccessibleDescription('1 request to become a contact');
  await openFromMenu(tomas, /^Contacts/u);
  await dialog(tomas, 'Contacts').getByRole('tab', { name: 'Requests (1 new)', exact: true }).click();
  await dialog(tomas, 'Contacts')
    .getByRole('button', { name: `Accept the request of ${people.greta}`, exact: true })
    .click();
  await expect(dialog(tomas, 'Contacts').getByText('No requests')).toBeVisible();
  await dialog(greta, 'Contacts').getByRole('searchbox', { name: 'Search people' }).fill('');
  await expect(
    dialog(greta, 'Contacts').getByRole('list', { name: 'Contacts', exact: true }).getByText(people.tomas),
  ).toBeVisible();
});

test('a picture beside a message shows the card: block and unblock, a name of one’s own', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.trail.id });
  await mira.log.getByRole('button', { name: yusra, exact: true }).last().click();
  const card = dialog(mira, /^About /u);
  await expect(card.getByText('في رحلة تصوير')).toBeVisible();
  expect(await violations(mira.page)).toEqual([]);
  await card.getByRole('button', { name: 'Block', exact: true }).click();
  await card.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(card.getByText('You blocked this person.')).toBeVisible();
  await card.getByRole('button', { name: 'Unblock', exact: true }).click();
  await expect(card.getByText('You blocked this person.')).toHaveCount(0);
  await card.getByRole('button', { name: 'Name and groups', exact: true }).click();
  await card.getByRole('textbox', { name: 'Name only you see', exact: true }).fill('Yusra from the trail');
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(card.getByText('Yusra from the trail')).toBeVisible();
  await mira.page.keyboard.press('Escape');
  await expect(mira.row('Yusra from the trail')).toBeVisible();
});

test('availability and status reach the others', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tomas.id });
  const tomas = await open({ user: 'tomas', conversation: conversations.tomas.id });
  await openFromMenu(mira, /^My profile/u);
  const profile = dialog(mira, 'My profile');
  await profile.getByRole('radio', { name: /^Do not disturb/u }).check();
  await profile.getByRole('textbox', { name: 'Status', exact: true }).fill('Painting');
  await profile.getByRole('combobox', { name: 'Clear after' }).selectOption('1h');
  await profile.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(profile.getByText('Saved', { exact: true })).toBeVisible();
  expect(await violations(mira.page)).toEqual([]);
  await expect(tomas.chat(people.mira).getByRole('banner').or(tomas.chat(people.mira).locator('header'))).toContainText(
    'Do not disturb',
  );
  await openFromMenu(tomas, /^Contacts/u);
  await dialog(tomas, 'Contacts')
    .getByRole('button', { name: new RegExp(people.mira, 'u') })
    .click();
  await expect(dialog(tomas, `About ${people.mira}`)).toContainText('Painting');
});
