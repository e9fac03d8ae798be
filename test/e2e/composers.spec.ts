import type { Locator } from 'playwright/test';
import { conversations, people, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

const dm = conversations.tomas.id;

/** By the attach menu into a form. */
async function open(chat: ChatPage, name: string): Promise<Locator> {
  await chat.root.getByRole('button', { name: 'Attach' }).click();
  await chat.root.getByRole('menuitem', { name, exact: true }).click();
  const form = chat.root.getByRole('dialog', { name, exact: true });
  await expect(form).toBeVisible();
  return form;
}

const send = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Send', exact: true }).click();
/** The newest message that shows a content of a type. */
const newest = (chat: ChatPage, type: string): Locator => chat.root.locator(`[role=article][data-type=${type}]`).last();

test('a poll of one is voted on by the other, and both see the result', async ({ open: enter }) => {
  const mira = await enter({ user: 'mira', conversation: dm });
  const tomas = await enter({ user: 'tomas', conversation: dm });
  const question = unique('Where do we meet?');
  const form = await open(mira, 'Poll');
  await form.getByRole('textbox', { name: 'Question' }).fill(question);
  await form.getByRole('textbox', { name: 'Answer 1' }).fill('At the inn');
  await form.getByRole('textbox', { name: 'Answer 2' }).fill('By the lake');
  await send(form);
  await expect(form).toBeHidden();
  const ballot = tomas.root.getByRole('radiogroup', { name: question });
  await ballot.getByRole('radio', { name: 'By the lake' }).check();
  await tomas.message(question).getByRole('button', { name: 'Vote', exact: true }).click();
  for (const person of [mira, tomas]) {
    await expect(person.message(question).getByText('1 vote', { exact: true })).toBeVisible();
  }
});

test('a place arrives, as the answer to what was being answered', async ({ open: enter }) => {
  const mira = await enter({ user: 'mira', conversation: dm });
  const tomas = await enter({ user: 'tomas', conversation: dm });
  const question = unique('Where are you?');
  await tomas.send(question);
  await expect(mira.message(question)).toBeVisible();
  await mira.message(question).hover();
  await mira.root.getByRole('button', { name: 'Reply', exact: true }).first().click();
  await expect(mira.root.getByRole('group', { name: `Reply to ${people.tomas}` })).toBeVisible();

  const title = unique('The old quay');
  const place = await open(mira, 'Location');
  await place
    .getByRole('textbox', { name: /^Coordinates/u })
    .fill('https://www.openstreetmap.org/#map=16/48.8584/2.2945');
  await place.getByRole('textbox', { name: /^Name/u }).fill(title);
  await expect(place.getByRole('group', { name: /^Preview/u })).toContainText(title);
  await send(place);
  await expect(tomas.message(title)).toContainText(question);
  await expect(tomas.message(title).getByRole('button', { name: `Open map: ${title}` })).toBeVisible();
  await expect(mira.root.getByRole('group', { name: `Reply to ${people.tomas}` })).toBeHidden();
});

test('a contact and a sticker arrive, and the sticker comes first the next time', async ({ open: enter }) => {
  const mira = await enter({ user: 'mira', conversation: dm });
  const tomas = await enter({ user: 'tomas', conversation: dm });
  const contact = await open(mira, 'Contact');
  await contact.getByRole('searchbox', { name: 'Search people' }).fill('camil');
  await contact.getByRole('radio', { name: people.camille }).check();
  await send(contact);
  await expect(newest(tomas, 'contact')).toContainText(people.camille);

  const stickers = await open(mira, 'Sticker');
  await stickers.getByRole('button', { name: 'A sleeping moon' }).click();
  await expect(stickers).toBeHidden();
  await expect(newest(tomas, 'sticker').getByRole('img', { name: 'A sleeping moon' })).toBeVisible();
  const again = await open(mira, 'Sticker');
  const recent = again.getByRole('grid', { name: 'Used last' });
  await expect(recent.getByRole('button', { name: 'A sleeping moon' })).toBeFocused();
});

test('a card arrives with its facts, and its button leads where it says', async ({ open: enter }) => {
  const mira = await enter({ user: 'mira', conversation: dm });
  const tomas = await enter({ user: 'tomas', conversation: dm });
  const title = unique('Harvest supper');
  const form = await open(mira, 'Card');
  await form.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
  await form.getByRole('button', { name: 'Add fact' }).click();
  await form.getByRole('textbox', { name: 'Label of fact 1' }).fill('When');
  await form.getByRole('textbox', { name: 'Value of fact 1' }).fill('Friday at nine');
  await form.getByRole('button', { name: 'Add link button' }).click();
  await form.getByRole('textbox', { name: 'Label of link button 1' }).fill('The way');
  await form.getByRole('textbox', { name: 'Address of link button 1' }).fill('https://example.org/way');
  await expect(form.getByRole('group', { name: /^Preview/u })).toContainText(title);
  await send(form);
  const message = newest(tomas, 'card');
  await expect(message).toContainText(title);
  await expect(message).toContainText('Friday at nine');
  await expect(message.getByRole('link', { name: /^The way/u })).toHaveAttribute('href', 'https://example.org/way');
});

test('what is begun is not lost by a key', async ({ open: enter }) => {
  const mira = await enter({ user: 'mira', conversation: dm });
  const form = await open(mira, 'Poll');
  await form.getByRole('textbox', { name: 'Question' }).fill('Begun');
  const question = mira.root.getByRole('alertdialog', { name: 'Close without sending?' });
  for (let i = 0; i < 3; i += 1) {
    await mira.page.keyboard.press('Escape');
    await expect(question).toBeVisible();
    await mira.page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(form).toBeVisible();
  }
  await form.getByRole('button', { name: 'Close' }).click();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(form.getByRole('textbox', { name: 'Question' })).toHaveValue('Begun');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(form).toBeHidden();
  await expect(mira.root.getByRole('button', { name: 'Attach' })).toBeFocused();
});

test('where the device is, is asked for by a press, and a refusal says what to do', async ({
  open: enter,
  context,
}) => {
  const mira = await enter({ user: 'mira', conversation: dm });
  const refused = await open(mira, 'Location');
  await refused.getByRole('button', { name: 'Use my position' }).click();
  await expect(refused.getByText(/^This page may not see where you are/u)).toBeVisible();
  await refused.getByRole('button', { name: 'Cancel' }).click();

  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 48.8584, longitude: 2.2945, accuracy: 12 });
  const form = await open(mira, 'Location');
  await form.getByRole('button', { name: 'Use my position' }).click();
  await expect(form.getByRole('textbox', { name: /^Coordinates/u })).toHaveValue('48.8584, 2.2945');
  await form.getByRole('combobox', { name: 'Keep it up to date' }).selectOption('15 minutes');
  await send(form);
  const message = newest(mira, 'location');
  await expect(message.getByText(/^Live for/u)).toBeVisible();
  await message.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(message.getByText(/^Live location ended/u)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    contextOptions: { reducedMotion: 'reduce' },
  });

  test('menu and forms are sheets that fit, with room for a thumb, and nothing for axe to object to', async ({
    open: enter,
  }) => {
    const mira = await enter({ user: 'mira', conversation: dm });
    await mira.root.getByRole('button', { name: 'Attach' }).click();
    const menu = mira.root.getByRole('menu', { name: 'Attach' });
    await expect(menu).toBeVisible();
    for (const item of await menu.getByRole('menuitem').all())
      expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await violations(mira.page)).toEqual([]);
    await mira.page.keyboard.press('Escape');
    for (const name of ['Poll', 'Location', 'Contact', 'Sticker', 'Card']) {
      const form = await open(mira, name);
      const box = await form.boundingBox();
      expect(box?.x, name).toBe(0);
      expect(box?.width, name).toBe(360);
      expect((box?.y ?? 0) + (box?.height ?? 0), name).toBeCloseTo(740, 0);
      expect(await form.evaluate((element) => element.scrollWidth <= element.clientWidth), name).toBe(true);
      expect(await violations(mira.page), name).toEqual([]);
      await form.getByRole('button', { name: 'Close' }).click();
      await expect(form).toBeHidden();
    }
  });
});
