import type { Locator } from 'playwright/test';
import { conversations, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

const { tomas, camille, trail } = conversations;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const menu = (chat: ChatPage, name: string): Locator =>
  chat.page.getByRole('menu', { name: `Actions for ${name}`, exact: true });

/** Chooses something in the menu of a row. */
async function choose(chat: ChatPage, name: string, item: string): Promise<void> {
  await chat.row(name).click({ button: 'right' });
  await menu(chat, name).getByRole('menuitem', { name: item, exact: true }).click();
}

const toast = (chat: ChatPage, text: string): Locator => chat.root.getByText(text, { exact: true });

test('what is pinned in one tab is pinned in the other, and undone there as well', async ({ open }) => {
  const here = await open({ user: 'mira' });
  const there = await open({ user: 'mira' });
  await expect(there.row(camille.name)).not.toContainText('Pinned');
  await choose(here, camille.name, 'Pin to top');
  await expect(toast(here, 'Pinned to the top')).toBeVisible();
  for (const tab of [here, there]) {
    await expect(tab.row(camille.name)).toContainText('Pinned');
  }
  await here.root.getByRole('button', { name: 'Undo', exact: true }).click();
  for (const tab of [here, there]) await expect(tab.row(camille.name)).not.toContainText('Pinned');
});

test('a mention shows in the row, under Mentions, and goes when it is read', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: camille.id });
  const writer = await open({ user: 'tomas', conversation: trail.id });
  await writer.composer.click();
  await writer.composer.pressSequentially('@Mira');
  const suggestion = writer.root.getByRole('option', { name: /Mira/u }).first();
  await expect(suggestion).toBeVisible();
  await suggestion.click();
  await writer.composer.pressSequentially(unique('look at this'));
  await writer.composer.press('Enter');

  await expect(mira.row(trail.name)).toContainText('[@you]');
  await mira.root.getByRole('tab', { name: 'Mentions', exact: true }).click();
  await expect(mira.row(trail.name)).toBeVisible();
  await mira.row(trail.name).click();
  await expect(mira.row(trail.name)).not.toContainText('[@you]');
});

test('what is archived comes back when somebody writes', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: camille.id });
  const writer = await open({ user: 'tomas', conversation: tomas.id });
  await choose(mira, tomas.name, 'Archive');
  await expect(mira.row(tomas.name)).toHaveCount(0);
  await writer.send(unique('Back again'));
  await expect(mira.row(tomas.name)).toBeVisible();
});

test('what is archived and muted stays in the archive, where what was written shows', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: camille.id });
  const writer = await open({ user: 'tomas', conversation: tomas.id });
  await choose(mira, tomas.name, 'Mute');
  await mira.page.getByRole('menuitem', { name: 'Always', exact: true }).click();
  await choose(mira, tomas.name, 'Archive');
  await expect(mira.row(tomas.name)).toHaveCount(0);
  const quiet = unique('Quietly');
  await writer.send(quiet);
  await mira.root.getByRole('tab', { name: 'Archived', exact: true }).click();
  await expect(mira.row(tomas.name)).toContainText(quiet);
  await mira.root.getByRole('tab', { name: 'All', exact: true }).click();
  await expect(mira.row(camille.name)).toBeVisible();
  await expect(mira.row(tomas.name)).toHaveCount(0);
});

test('a folder made by keys alone shows in the other tab, with what lies in it', async ({ open }) => {
  const here = await open({ user: 'mira' });
  const there = await open({ user: 'mira' });
  await here.row(tomas.name).focus();
  await here.page.keyboard.press('Shift+F10');
  await expect(menu(here, tomas.name)).toBeVisible();
  await here.page.keyboard.type('fo');
  await here.page.keyboard.press('Enter');
  await expect(here.page.getByRole('textbox', { name: 'Name of the folder', exact: true })).toBeFocused();
  await here.page.keyboard.type('Mountains');
  await here.page.keyboard.press('Enter');
  await expect(here.page.getByRole('checkbox', { name: 'Mountains', exact: true })).toBeChecked();
  await here.page.keyboard.press('Escape');
  await expect(here.row(tomas.name)).toBeFocused();
  await there.root.getByRole('tab', { name: 'Mountains', exact: true }).click();
  await expect(there.rows).toHaveCount(1);
  await expect(there.row(tomas.name)).toBeVisible();
  expect(await violations(there.page)).toEqual([]);
});

test('a group that is left takes nothing more, and what is deleted is gone until somebody writes', async ({ open }) => {
  const mira = await open({ user: 'mira' });
  await choose(mira, camille.name, 'Delete conversation');
  const dialog = mira.page.getByRole('alertdialog', { name: 'Delete this conversation?', exact: true });
  await dialog.getByRole('button', { name: 'Delete conversation', exact: true }).click();
  await expect(mira.row(camille.name)).toHaveCount(0);
  const writer = await open({ user: 'camille', conversation: camille.id });
  const text = unique('Encore moi');
  await writer.send(text);
  await expect(mira.row(camille.name)).toContainText(text);
});

test('Alt and an arrow lead from the composer to what is unread', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: camille.id });
  const writer = await open({ user: 'tomas', conversation: tomas.id });
  await writer.send(unique('Unread for now'));
  await expect(mira.row(tomas.name)).toContainText('unread');
  await mira.composer.click();
  for (let step = 0; step < 12; step += 1) {
    if (await mira.chat(tomas.name).isVisible()) break;
    await mira.page.keyboard.press('Alt+ArrowDown');
    await expect(mira.composer).toBeVisible();
    await mira.page.waitForTimeout(300);
  }
  await expect(mira.chat(tomas.name)).toBeVisible();
  await expect(mira.composer).toBeFocused();
});
