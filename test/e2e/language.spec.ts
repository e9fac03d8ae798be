import { conversations, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';

// Translating, transcribing, earlier versions and large bundles, on what the demo has of them.

/** Does something to a message by its menu. */
async function fromMenu(chat: ChatPage, words: string | RegExp, action: string): Promise<void> {
  const message = chat.messages.filter({ hasText: words }).last();
  await message.scrollIntoViewIfNeeded();
  await message.locator('.cl-message__bubble').click({ button: 'right', position: { x: 16, y: 6 } });
  await chat.page.getByRole('menuitem', { name: action }).click();
}

test('a message is shown in the reader’s language, below its own words, and folded away again', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tomas.id });
  const words = 'Me gusta. Menos cuesta con el estómago lleno.';
  await fromMenu(mira, words, 'Translate');
  const message = mira.message(words);
  await expect(message.getByText('Translated into English')).toBeVisible();
  await expect(message).toContainText('[Sample] I like it. It is less steep on a full stomach.');
  await message.getByRole('button', { name: 'Hide translation' }).click();
  await expect(message).not.toContainText('[Sample]');
});

test('a message the sample does not know says so, and stays as it is', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-oksana' });
  await fromMenu(mira, 'Тільки гарний настрій', 'Translate');
  await expect(mira.page.getByText(/^Not done\./u).first()).toBeAttached();
  await expect(mira.log).not.toContainText('[Sample]');
});

test('a recording is put into words', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-oksana' });
  const voice = mira.messages.filter({ has: mira.page.locator('.cl-voice-message') }).first();
  await voice.scrollIntoViewIfNeeded();
  await voice.locator('.cl-message__bubble').click({ button: 'right', position: { x: 16, y: 6 } });
  await mira.page.getByRole('menuitem', { name: 'Show the words' }).click();
  await voice.getByRole('button', { name: 'Show text' }).click();
  await expect(voice).toContainText('[Sample] Доброго ранку!');
});

test('the word “edited” opens what a message said before, as the menu does', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tomas.id });
  const message = mira.message('Though I will start with the last page');
  await message.scrollIntoViewIfNeeded();
  await message.getByRole('button', { name: 'edited' }).click();
  const dialog = mira.page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.locator('ins')).not.toHaveCount(0);
  await expect(dialog.getByRole('listitem').last()).toContainText('I will start with the first page');
  await mira.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await fromMenu(mira, 'Though I will start with the last page', 'Earlier versions');
  await expect(dialog).toBeVisible();
});

test('a large bundle travels with its beginning, and is loaded whole when it is opened', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.trail.id });
  const bundle = mira.log.getByRole('button', { name: /Chat history of Mira and Tomás/u });
  await mira.log.hover();
  await expect(async () => {
    await mira.page.mouse.wheel(0, -500);
    await expect(bundle).toBeVisible({ timeout: 500 });
  }).toPass();
  await bundle.click();
  const dialog = mira.page.getByRole('dialog');
  await expect(dialog.getByText('km 22:')).toBeAttached();
});
