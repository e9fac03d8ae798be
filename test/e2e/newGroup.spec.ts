import type { Locator } from 'playwright/test';
import { people, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

const readers = { id: 'readers', conversation: 'group-readers', name: 'The Slow Readers' } as const;

/** The letters in a round picture are part of it, and the picture is hidden: the rule reads them as words of the button around. */
const faces = { 'label-content-name-mismatch': { enabled: false } };

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const newChat = (chat: ChatPage): Locator => chat.root.getByRole('button', { name: 'New chat', exact: true });
const dialog = (chat: ChatPage, name: string): Locator => chat.root.getByRole('dialog', { name, exact: true });

/** By the details of the open chat into a section of the group's console. */
async function manage(chat: ChatPage, section: RegExp): Promise<Locator> {
  await chat.root.getByRole('button', { name: 'Open details' }).click();
  await chat.root.getByRole('button', { name: 'Members, profile and settings' }).click();
  await chat.root.getByRole('tab', { name: section }).click();
  // Its name counts along.
  return chat.root.getByRole('region', { name: /^Group /u }).getByRole('tabpanel');
}

/** To the group by its id. */
async function lookAt(chat: ChatPage, id: string): Promise<Locator> {
  await newChat(chat).click();
  await dialog(chat, 'New chat').getByRole('button', { name: 'Join a group' }).click();
  const join = dialog(chat, 'Join a group');
  await join.getByRole('textbox', { name: 'Invite link or id of the group' }).fill(id);
  await join.getByRole('button', { name: 'Show group' }).click();
  return join;
}

test('somebody asks to be let in, is refused with a reason, asks again and is let in', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: readers.conversation });
  const requests = await manage(mira, /^Requests \(2\)/u);
  const greta = await open({ user: 'greta' });
  const join = await lookAt(greta, readers.id);
  await expect(join.getByRole('heading', { name: readers.name })).toBeVisible();
  const wording = unique('Ich lese gern');
  await join.getByRole('textbox', { name: /^Say who you are/u }).fill(wording);
  await join.getByRole('button', { name: 'Ask to join' }).click();
  await expect(join.getByText('Waiting for approval')).toBeVisible();

  await expect(mira.root.getByRole('tab', { name: 'Requests (3)' })).toBeVisible();
  const row = requests.getByRole('listitem').filter({ hasText: people.greta });
  await expect(row).toContainText(wording);
  await row.getByRole('button', { name: 'Refuse…' }).click();
  const refuse = dialog(mira, 'Refuse 1 person?');
  await refuse.getByRole('textbox').fill('We are full until spring');
  await refuse.getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(row).toHaveCount(0);
  await expect(join.getByText(/^You were not let in: .*We are full until spring/u)).toBeVisible();

  await join.getByRole('button', { name: 'Ask to join' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Let in' }).click();
  await join.getByRole('button', { name: 'Open chat' }).click();
  await expect(greta.chat(readers.name)).toBeVisible();
  await expect(mira.root.getByRole('tab', { name: 'Requests (2)' })).toBeVisible();
});

test('what one admin answers is gone for the other; several are let in at once', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: readers.conversation });
  const owner = await open({ user: 'maximiliane', conversation: readers.conversation });
  const seen = await manage(owner, /^Requests \(2\)/u);
  await expect(seen.getByRole('listitem')).toHaveCount(2);
  const requests = await manage(mira, /^Requests \(2\)/u);
  await requests.getByRole('checkbox', { name: 'Select all' }).check();
  await requests.getByRole('button', { name: 'Let 2 in' }).click();
  await expect(requests.getByText('Nobody is waiting')).toBeVisible();
  await expect(seen.getByText('Nobody is waiting')).toBeVisible();
});

test('a group is made with the keyboard alone, and whoever is in it sees it', async ({ open }) => {
  const mira = await open({ user: 'mira' });
  const tomas = await open({ user: 'tomas' });
  const { page } = mira;
  const name = unique('Boats');
  await newChat(mira).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(mira, 'New chat').getByRole('searchbox')).toBeFocused();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+Tab');
  await expect(dialog(mira, 'New chat').getByRole('button', { name: 'New group' })).toBeFocused();
  await page.keyboard.press('Enter');
  const form = dialog(mira, 'New group');
  await expect(form).toBeVisible();
  const field = form.getByRole('textbox', { name: 'Name of the group' });
  for (let i = 0; i < 4 && !(await field.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Tom');
  await expect(form.getByRole('checkbox', { name: people.tomas })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('list', { name: 'Chosen' })).toContainText(people.tomas);
  // The field took the words away again; Enter would choose nobody now. From any text field it sends the form.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(mira.chat(name)).toBeVisible();
  await expect(tomas.row(name)).toBeVisible();
});

test('a link made by a member is copied from and leads into the group; the address forgets it', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: readers.conversation });
  const invite = await manage(mira, /^Invite$/u);
  await invite.getByRole('button', { name: 'Make a link' }).click();
  const url = await invite.getByRole('textbox', { name: 'Invite link' }).inputValue();
  await invite.getByRole('button', { name: 'QR code' }).click();
  await expect(invite.getByRole('img', { name: `QR code of the invite link ${url}` })).toBeVisible();

  const lin = await open({ user: 'yusra' });
  await lin.goto(`${url}&user=yusra&bots=0&bare=1`);
  const join = dialog(lin, 'Join a group');
  await expect(join.getByText(`Invited by ${people.mira}`)).toBeVisible();
  await join.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(lin.chat(readers.name)).toBeVisible();
  expect(lin.page.url()).not.toContain('join=');

  await invite.getByRole('button', { name: 'End link' }).click();
  await mira.root.getByRole('alertdialog').getByRole('button', { name: 'End link' }).click();
  await expect(invite.getByRole('button', { name: 'Make a link' })).toBeVisible();
  const greta = await open({ user: 'greta' });
  const none = await lookAt(greta, url);
  await expect(none.getByText(/^This leads to no group/u)).toBeVisible();
});

for (const width of [1280, 360]) {
  test(`axe finds nothing wrong in new groups, joining and the console at ${width} px`, async ({ open }) => {
    const mira = await open({ user: 'mira' });
    await mira.page.setViewportSize({ width, height: 800 });
    await newChat(mira).click();
    const start = dialog(mira, 'New chat');
    await expect(start.getByRole('listitem').first()).toBeVisible();
    expect(await violations(mira.page, faces)).toEqual([]);
    await start.getByRole('button', { name: 'New group' }).click();
    const form = dialog(mira, 'New group');
    await expect(form.getByRole('checkbox').first()).toBeVisible();
    expect(await violations(mira.page, faces)).toEqual([]);
    await form.getByRole('button', { name: 'Back' }).click();
    await mira.page.keyboard.press('Escape');
    const join = await lookAt(mira, readers.id);
    await expect(join.getByText('You are in this group.')).toBeVisible();
    expect(await violations(mira.page, faces)).toEqual([]);
    await join.getByRole('button', { name: 'Open chat' }).click();
    await expect(mira.chat(readers.name)).toBeVisible();
    const first = await manage(mira, /^Profile$/u);
    await expect(first.getByText('One book, all autumn long.', { exact: false })).toBeVisible();
    expect(await violations(mira.page, faces)).toEqual([]);
    for (const section of [/^Invite$/u, /^Requests/u, /^Settings$/u]) {
      await mira.root.getByRole('tab', { name: section }).click();
      await expect(mira.root.getByRole('tabpanel', { name: section }).getByRole('heading').first()).toBeVisible();
      expect(await violations(mira.page, faces)).toEqual([]);
    }
    expect(await mira.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
