import type { Locator } from 'playwright/test';
import { people, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

/** Maximiliane owns it, Mira is an admin. */
const readers = { id: 'group-readers', name: 'The Slow Readers' } as const;
const owner = 'Maximiliane Freifrau von und zu Hohenlinden-Sonnenbergshofen';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const manager = (chat: ChatPage): Locator => chat.root.getByRole('region', { name: `Group ${readers.name}` });
const list = (chat: ChatPage): Locator => manager(chat).getByRole('list', { name: `Members of ${readers.name}` });
const member = (chat: ChatPage, name: string): Locator => list(chat).getByRole('listitem').filter({ hasText: name });

/** Opens the group of the open chat. */
async function manage(chat: ChatPage): Promise<void> {
  await chat.root.getByRole('button', { name: 'Open details' }).click();
  await chat.root.getByRole('button', { name: 'Members, profile and settings' }).click();
  await expect(list(chat).getByRole('listitem').first()).toBeVisible();
}

/** Chooses something from the menu of a member. */
async function choose(chat: ChatPage, name: string, action: string): Promise<void> {
  await member(chat, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await chat.page.getByRole('menuitem', { name: action, exact: true }).click();
}

test('an admin mutes a member while the member types: it is said at once, and what was typed is there when it ends', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: readers.id });
  const camille = await open({ user: 'camille', conversation: readers.id });
  const words = unique('Je voulais dire');
  await camille.composer.pressSequentially(words);
  await manage(mira);
  await choose(mira, people.camille, 'Mute…');
  await mira.page.getByRole('dialog').getByRole('button', { name: '10 minutes' }).click();
  await expect(member(mira, people.camille)).toContainText(/Muted, (?:10:00|9:5\d) left/u);

  await expect(camille.root.getByText(/^You are muted in this group until/u)).toBeVisible();
  await expect(camille.root.getByRole('timer').first()).toContainText(/9:5\d/u);
  await expect(camille.composer).toHaveCount(0);
  // She sees it in the list as well, and that there is nothing she could do about it.
  await manage(camille);
  await expect(member(camille, people.camille)).toContainText('Muted');
  await member(camille, people.mira)
    .getByRole('button', { name: `Actions for ${people.mira}` })
    .click();
  await expect(camille.page.getByRole('menuitem', { name: /^Mute…/u })).toHaveAttribute('aria-disabled', 'true');
  await expect(camille.page.getByRole('menuitem', { name: /^Mute…/u })).toContainText('Your role does not allow this.');
  await camille.page.keyboard.press('Escape');

  await choose(mira, people.camille, 'Unmute');
  await expect(camille.composer).toHaveValue(words);
  await camille.composer.press('Enter');
  await expect(mira.message(words)).toBeVisible();
});

test('three at once: who is removed and banned is out, the others see it, and it can be taken back', async ({
  open,
}) => {
  // Three pages on what may be a busy machine.
  test.slow();
  const mira = await open({ user: 'mira', conversation: readers.id });
  const camille = await open({ user: 'camille', conversation: readers.id });
  const anjali = await open({ user: 'anjali', conversation: readers.id });
  await expect(anjali.chat(readers.name).getByText('6 members', { exact: true })).toBeVisible();
  await manage(anjali);
  await manage(mira);
  await choose(mira, people.camille, 'Remove from the group…');
  const dialog = mira.page.getByRole('alertdialog', { name: `Remove ${people.camille}?` });
  await dialog.getByRole('checkbox', { name: /^Ban, too/u }).check();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog).toHaveCount(0);

  await expect(camille.root.getByText('You were removed from this group.').first()).toBeVisible();
  await expect(member(mira, people.camille)).toHaveCount(0);
  await expect(member(anjali, people.camille)).toHaveCount(0);
  await expect(anjali.chat(readers.name).getByText('5 members', { exact: true })).toBeVisible();

  await manager(mira).getByRole('tab', { name: 'Banned' }).click();
  await manager(mira)
    .getByRole('button', { name: `Unban ${people.camille}` })
    .click();
  await expect(manager(mira).getByText(`${people.camille} can join again.`)).toBeVisible();
  await expect(manager(mira).getByRole('button', { name: `Unban ${people.camille}` })).toHaveCount(0);
});

test('a group is handed over, and who did so can then leave', async ({ open }) => {
  const first = await open({ user: 'maximiliane', conversation: readers.id });
  const mira = await open({ user: 'mira', conversation: readers.id });
  await manage(first);
  await manage(mira);
  const tab = (chat: ChatPage, name: string): Locator => manager(chat).getByRole('tab', { name, exact: true });
  await tab(first, 'Manage').click();
  await expect(manager(first).getByRole('button', { name: 'Leave the group' })).toHaveAccessibleDescription(
    'Hand the group over to someone else before you leave.',
  );
  await tab(first, 'Members').click();
  await choose(first, people.mira, 'Make owner…');
  await first.page.getByRole('alertdialog').getByRole('button', { name: 'Make owner' }).click();
  await expect(member(mira, people.mira)).toContainText('Owner');
  await expect(member(mira, owner)).toContainText('Admin');
  await tab(first, 'Manage').click();
  await manager(first).getByRole('button', { name: 'Leave the group' }).click();
  await first.page.getByRole('alertdialog').getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(member(mira, owner)).toHaveCount(0);
  await expect(first.root.getByText('You left this group.').first()).toBeVisible();
});

test('the owner silences everyone but those who look after the group', async ({ open }) => {
  const first = await open({ user: 'maximiliane', conversation: readers.id });
  const camille = await open({ user: 'camille', conversation: readers.id });
  const mira = await open({ user: 'mira', conversation: readers.id });
  await manage(first);
  await manager(first).getByRole('tab', { name: 'Manage' }).click();
  await manager(first)
    .getByRole('switch', { name: /^Mute everyone/u })
    .click();
  await expect(camille.root.getByText('Everyone is muted in this group.').first()).toBeVisible();
  await mira.send(unique('The quiet hour'));
  await manager(first)
    .getByRole('switch', { name: /^Mute everyone/u })
    .click();
  await expect(camille.composer).toBeVisible();
});

test('the console has nothing axe objects to, with a menu and a dialog open', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: readers.id });
  await manage(mira);
  // Why something is off stands in its row as a description; the initials in a picture are decoration.
  const rules = { 'label-content-name-mismatch': { enabled: false } };
  expect(await violations(mira.page, rules)).toEqual([]);
  await member(mira, people.camille)
    .getByRole('button', { name: `Actions for ${people.camille}` })
    .click();
  await expect(mira.page.getByRole('menu')).toBeVisible();
  expect(await violations(mira.page, rules)).toEqual([]);
  await mira.page.getByRole('menuitem', { name: 'Mute…' }).click();
  await expect(mira.page.getByRole('dialog')).toBeVisible();
  expect(await violations(mira.page, rules)).toEqual([]);
});
