import { conversations, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';

// Translating, transcribing, earlier versions and large bundles, on what the demo has of them.

/** Does something to a message by its menu, which is opened by keyboard: the pointer may rest anywhere. */
async function fromMenu(chat: ChatPage, words: string | RegExp, action: string): Promise<void> {
  const message = chat.messages.filter({ hasText: words }).last();
  await message.scrollIntoViewIfNeeded();
  await message.focus();
  await message.press('Shift+F10');
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
  const tomas = await open({ user: 'tomas', conversation: conversations.tomas.id });
  await fromMenu(tomas, 'Okay. I forgive you the four hours.', 'Translate');
  await expect(tomas.page.getByRole('status').filter({ hasText: 'Not done.' }).first()).toBeAttached();
  await expect(tomas.log).not.toContainText('[Sample]');
});

test('a recording is put into words', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-oksana' });
  const voice = mira.messages.filter({ has: mira.page.locator('.cl-voice-message') }).first();
  await voice.scrollIntoViewIfNeeded();
  await voice.focus();
  await voice.press('Shift+F10');
  await mira.page.getByRole('menuitem', { name: 'Show the words' }).click();
  await voice.getByRole('button', { name: 'Show text' }).click();
  await expect(voice).toContainText('[Sample] Доброго ранку!');
});

test('the word “edited” opens what a message said before, by pointer and by keyboard', async ({ open }) => {
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
  const bundle = mira.log.getByRole('button', { name: /^Open Chat history of Mira and Tomás/iu });
  await bundle.scrollIntoViewIfNeeded();
  await bundle.click();
  const dialog = mira.page.getByRole('dialog');
  await expect(dialog.getByText('km 22:')).toBeAttached();
});
