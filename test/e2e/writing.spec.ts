import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright/test';
import { ChatPage, conversations, people, unique } from './chatPage.ts';
import { addressOf, expect, test, type Page } from './fixtures.ts';
import { violations } from './violations.ts';

const trail = conversations.trail.id;
const dm = conversations.tomas.id;

/** The list that `@`, `/` and `:` open. */
const offers = (chat: ChatPage): Locator => chat.page.getByRole('listbox').getByRole('option');
const tray = (chat: ChatPage): Locator => chat.root.getByRole('group', { name: 'Attachments' });

/** Presses a key until something has the focus. */
async function until(wanted: Locator, key: string, most = 12): Promise<void> {
  const page = wanted.page();
  for (let i = 0; i < most; i += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(wanted).toBeFocused();
}

test('people of a group are mentioned by keys, and told', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: trail });
  const { keyboard } = mira.page;
  const words = unique('see you at the pier');
  await mira.composer.focus();
  await keyboard.type('Hi @tom');
  await expect(offers(mira).first()).toContainText(people.tomas);
  // What is wrong elsewhere is told by the tests of there.
  expect((await violations(mira.page)).filter((line) => /cl-(?:input-bar|suggest)/u.test(line))).toEqual([]);
  await keyboard.press('Enter');
  await expect(mira.composer).toHaveValue(`Hi @${people.tomas} `);
  await expect(offers(mira)).toHaveCount(0);
  // One Backspace takes all of it away, undo brings it back.
  await keyboard.press('Backspace');
  await keyboard.press('Backspace');
  await expect(mira.composer).toHaveValue('Hi ');
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await expect(mira.composer).toHaveValue(`Hi @${people.tomas} `);
  await keyboard.type(words);
  await keyboard.press('Enter');
  await expect(mira.message(words)).toContainText(`@${people.tomas}`);

  const tomas = await open({ user: 'tomas' });
  await expect(tomas.row(conversations.trail.name)).toHaveAccessibleName(/\[@you\]/u);
  await tomas.openConversation(conversations.trail.name);
  await expect(tomas.message(words).locator('.cl-message-text__mention')).toHaveText(`@${people.tomas}`);
});

test('a command becomes a chip that Backspace and Escape leave, and is done with what is written after it', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const { keyboard } = mira.page;
  const chip = mira.root.locator('.cl-command-chip');
  await mira.composer.focus();
  for (const key of ['Backspace', 'Escape']) {
    await keyboard.type('/ro');
    await expect(offers(mira)).toHaveCount(1);
    await keyboard.press('Enter');
    await expect(chip).toContainText('roll');
    await expect(mira.composer).toHaveValue('');
    await keyboard.press(key);
    await expect(chip).toHaveCount(0);
  }
  await keyboard.type('/');
  await expect(offers(mira).filter({ hasText: 'roll' })).toHaveCount(1);
  await expect(offers(mira).filter({ hasText: 'shrug' })).toHaveCount(1);
  await keyboard.press('Escape');
  await expect(offers(mira)).toHaveCount(0);
  await keyboard.press('Backspace');
  await keyboard.type('/roll');
  await keyboard.press('Enter');
  await expect(chip).toBeVisible();
  await keyboard.type('20');
  await keyboard.press('Enter');
  await expect(mira.message('🎲')).toContainText('/ 20');
  await expect(chip).toHaveCount(0);
  await keyboard.type('/shrug');
  await keyboard.press('Enter');
  await expect(mira.composer).toHaveValue('¯\\_(ツ)_/¯');
});

test('a command and a form that were begun wait with their conversation', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const { keyboard } = mira.page;
  await mira.composer.focus();
  await keyboard.type('/roll');
  await expect(offers(mira)).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(mira.root.locator('.cl-command-chip')).toBeVisible();
  await mira.openConversation(people.camille);
  await expect(mira.root.locator('.cl-command-chip')).toHaveCount(0);
  await mira.openConversation(people.tomas);
  await expect(mira.root.locator('.cl-command-chip')).toContainText('roll');

  await mira.root.getByRole('button', { name: 'Attach' }).click();
  await mira.root.getByRole('menuitem', { name: 'Poll', exact: true }).click();
  const form = mira.root.getByRole('dialog', { name: 'Poll', exact: true });
  await form.getByRole('textbox', { name: 'Question' }).fill('Where do we meet?');
  // A link of a notice, or the way back of the browser, goes elsewhere in spite of the dialog.
  await mira.row(people.camille).dispatchEvent('click');
  await expect(mira.chat(people.camille)).toBeVisible();
  await expect(form).toHaveCount(0);
  await mira.openConversation(people.tomas);
  await expect(form.getByRole('textbox', { name: 'Question' })).toHaveValue('Where do we meet?');
});

test('emoji are found by a word, and undo takes back what was put in', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const { keyboard } = mira.page;
  await mira.composer.focus();
  await keyboard.type('Cheers :rocket');
  await expect(offers(mira).first()).toContainText('🚀');
  await keyboard.press('Enter');
  await expect(mira.composer).toHaveValue(/^Cheers 🚀/u);
  await keyboard.press('Control+z');
  await expect(mira.composer).toHaveValue('Cheers :rocket');
  await keyboard.press('Control+Shift+z');
  await expect(mira.composer).toHaveValue(/^Cheers 🚀/u);
});

test('keys format what is selected, undo takes the marks away, and the other reads it formatted', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const tomas = await open({ user: 'tomas', conversation: dm });
  await mira.page.bringToFront();
  const { keyboard } = mira.page;
  const words = unique('bold');
  await mira.composer.focus();
  await keyboard.type(words);
  await keyboard.press('Control+a');
  await keyboard.press('Control+b');
  await expect(mira.composer).toHaveValue(`**${words}**`);
  await keyboard.press('Control+z');
  await expect(mira.composer).toHaveValue(words);
  await keyboard.press('Control+a');
  await keyboard.press('Control+b');
  await keyboard.press('Enter');
  for (const chat of [mira, tomas]) await expect(chat.message(words).locator('strong')).toHaveText(words);
  // Stars that somebody types stay stars.
  const stars = unique('2 ** 3 and **4**');
  await mira.send(stars);
  await expect(tomas.message(stars).locator('strong')).toHaveCount(0);
});

test('the arrow up edits the last own message, and what was begun comes back', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const tomas = await open({ user: 'tomas', conversation: dm });
  await mira.page.bringToFront();
  const { keyboard } = mira.page;
  const [wrong, right] = [unique('At sevn'), unique('At seven')];
  await mira.send(wrong);
  await expect(tomas.message(wrong)).toBeVisible();
  await keyboard.press('ArrowUp');
  await expect(mira.composer).toHaveValue(wrong);
  await keyboard.press('Escape');
  await expect(mira.composer).toHaveValue('');
  await keyboard.press('ArrowUp');
  await keyboard.press('Control+a');
  await keyboard.type(right);
  await keyboard.press('Enter');
  for (const chat of [mira, tomas]) {
    await expect(chat.message(right)).toBeVisible();
    await expect(chat.message(wrong)).toHaveCount(0);
  }
  await expect(mira.composer).toHaveValue('');
  await expect(mira.composer).toBeFocused();
});

test('a picture and words in the clipboard are pasted together', async ({ open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const mira = await open({ user: 'mira', conversation: dm });
  await mira.composer.focus();
  await mira.page.keyboard.type('Look: ');
  await mira.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
    canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    const item = { 'image/png': png ?? '', 'text/plain': new Blob(['a sketch'], { type: 'text/plain' }) };
    await navigator.clipboard.write([new ClipboardItem(item)]);
  });
  await mira.page.keyboard.press('Control+v');
  await expect(mira.composer).toHaveValue('Look: a sketch');
  await expect(tray(mira).locator('img')).toHaveCount(1);
  await mira.composer.press('Enter');
  await expect(mira.message('Look: a sketch').locator('img')).toHaveCount(1);
});

test('files dragged over one of two chats have one target, and end up there', async ({ page }) => {
  await page.setViewportSize({ width: 1800, height: 800 });
  await page.goto(addressOf({ user: 'mira', second: 'tomas', two: true }));
  const [mira, tomas] = [people.mira, people.tomas].map(
    (name) => new ChatPage(page, page.getByRole('region', { name: `Chat of ${name}` })),
  ) as [ChatPage, ChatPage];
  await mira.openConversation(people.tomas);
  await tomas.openConversation(people.mira);
  const path = join(mkdtempSync(join(tmpdir(), 'drag-')), 'plan.txt');
  writeFileSync(path, 'some words');
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const drag = async (type: 'dragEnter' | 'dragOver' | 'drop', chat: ChatPage): Promise<void> => {
    const box = (await chat.log.boundingBox())!;
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  };
  const target = (chat: ChatPage): Locator => chat.root.getByText(/^Drop to attach/u);
  await drag('dragEnter', mira);
  await drag('dragOver', mira);
  await expect(target(mira)).toBeVisible();
  await expect(target(tomas)).toHaveCount(0);
  await drag('dragOver', tomas);
  await expect(target(tomas)).toBeVisible();
  await expect(target(mira)).toHaveCount(0);
  await drag('drop', tomas);
  await expect(tray(tomas).getByRole('button', { name: /^plan\.txt/u })).toBeVisible();
  await expect(tray(mira)).toHaveCount(0);
  await expect(target(tomas)).toHaveCount(0);
});

test('what waits for a film to be made ready goes out although one looks into another conversation', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: dm });
  // A picture that takes a while to be scaled.
  const data = await mira.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 6000, height: 5000 });
    const context = canvas.getContext('2d');
    for (let i = 0; context && i < 4000; i += 1) {
      context.fillStyle = `hsl(${i} 80% 50%)`;
      context.fillRect((i * 97) % 6000, (i * 61) % 5000, 90, 70);
    }
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  const large = { mimeType: 'image/jpeg', buffer: Buffer.from(data.split(',')[1] ?? '', 'base64') };
  const words = unique('All three');
  await mira.composer.fill(words);
  await mira.root
    .locator('.cl-input-bar input[type="file"]')
    .setInputFiles(['one.jpg', 'two.jpg', 'three.jpg'].map((name) => ({ ...large, name })));
  await mira.composer.press('Enter');
  await mira.row(people.camille).click();
  await expect(mira.chat(people.camille)).toBeVisible();
  await expect(mira.row(people.tomas)).toContainText(words, { timeout: 30_000 });
  await mira.openConversation(people.tomas);
  await expect(mira.message(words).locator('img')).toHaveCount(3);
  await expect(mira.composer).toHaveValue('');
  await expect(tray(mira)).toHaveCount(0);
});

test('keys alone lead to everything the composer has, and back into it', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: dm });
  const { keyboard } = mira.page;
  const button = (name: string): Locator => mira.root.getByRole('button', { name, exact: true });
  await mira.composer.focus();

  // A form: the menu by arrows, the first letter, and Enter.
  await until(button('Attach'), 'Shift+Tab');
  await keyboard.press('Enter');
  const menu = mira.root.getByRole('menu', { name: 'Attach' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await until(menu.getByRole('menuitem', { name: 'Poll', exact: true }), 'ArrowDown');
  await keyboard.press('Enter');
  const form = mira.root.getByRole('dialog', { name: 'Poll', exact: true });
  const question = unique('Which day?');
  await until(form.getByRole('textbox', { name: 'Question' }), 'Tab');
  await keyboard.type(question);
  await until(form.getByRole('textbox', { name: 'Answer 1' }), 'Tab');
  await keyboard.type('Friday');
  await until(form.getByRole('textbox', { name: 'Answer 2' }), 'Tab');
  await keyboard.type('Sunday');
  await until(form.getByRole('button', { name: 'Send', exact: true }), 'Tab', 20);
  await keyboard.press('Enter');
  await expect(mira.message(question)).toBeVisible();
  await expect(button('Attach')).toBeFocused();

  // The recorder opens, and Escape leads back.
  await until(button('Record a voice message'), 'Tab');
  await keyboard.press('Enter');
  const recorder = mira.root.getByRole('group', { name: 'Voice message' });
  await expect(recorder).toBeVisible();
  await keyboard.press('Escape');
  await expect(recorder).toHaveCount(0);
  await expect(mira.composer).toBeFocused();

  // Emoji.
  await until(button('Emoji'), 'Tab');
  await keyboard.press('Enter');
  await expect(mira.page.getByRole('searchbox', { name: 'Search emoji' })).toBeFocused();
  await keyboard.type('rocket');
  await expect(mira.page.getByRole('gridcell', { name: /rocket/iu }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(mira.composer).toBeFocused();
  await expect(mira.composer).toHaveValue('🚀');
  await keyboard.press('Control+z');
  await expect(mira.composer).toHaveValue('');
});

test.describe('on a phone whose keyboard covers the page', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  /** A visual viewport that gets shorter by a keyboard, as Safari's does, while the page keeps its height. */
  async function withKeyboard(page: Page): Promise<(height: number) => Promise<void>> {
    await page.addInitScript(() => {
      const viewport = Object.assign(new EventTarget(), {
        height: innerHeight,
        width: 390,
        offsetTop: 0,
        offsetLeft: 0,
        scale: 1,
      });
      Object.defineProperty(window, 'visualViewport', { value: viewport });
    });
    return (height) =>
      page.evaluate((px) => {
        const viewport = window.visualViewport as unknown as EventTarget & { height: number };
        viewport.height = innerHeight - px;
        viewport.dispatchEvent(new Event('resize'));
      }, height);
  }

  test('the field stays above it, and the list at its end', async ({ page }) => {
    const keyboard = await withKeyboard(page);
    const mira = new ChatPage(page);
    await page.goto(addressOf({ user: 'mira', conversation: trail }));
    await expect(mira.messages.last()).toBeVisible();
    await mira.composer.tap();
    await expect(mira.composer).toBeFocused();
    await keyboard(320);
    const bottom = async (): Promise<number> => {
      const box = await mira.composer.boundingBox();
      return box ? box.y + box.height : 0;
    };
    await expect.poll(bottom).toBeLessThanOrEqual(780 - 320);
    expect(await bottom()).toBeGreaterThan(780 - 320 - 80);
    await expect.poll(() => mira.distanceFromEnd()).toBeLessThanOrEqual(1);
    await expect(mira.messages.last()).toBeInViewport();
    await mira.composer.fill('By thumb');
    await mira.sendButton.tap();
    await expect(mira.message('By thumb')).toBeVisible();
    await expect.poll(() => mira.distanceFromEnd()).toBeLessThanOrEqual(1);
    await keyboard(0);
    await expect.poll(bottom).toBeGreaterThan(700);
    await expect.poll(() => mira.distanceFromEnd()).toBeLessThanOrEqual(1);
  });
});
