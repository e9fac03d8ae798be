import type { Page } from 'playwright/test';
import { conversations, people, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';

/** What has the focus, as role and accessible name. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus');
  const role = await element.evaluate((node) => node.getAttribute('role') ?? node.tagName.toLowerCase());
  const name = await element.evaluate(
    (node) => node.getAttribute('aria-label') ?? (node.textContent ?? '').replace(/\s+/gu, ' ').trim().slice(0, 40),
  );
  return `${role}: ${name}`;
}

/** Fails unless what has the focus is marked by an outline or a ring that can be seen. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const marks = await page.locator(':focus').evaluate((node) => {
    // A field may draw the ring on its frame, a row on the box around it.
    const around = [node, node.parentElement, node.parentElement?.parentElement].filter(
      (box) => box instanceof HTMLElement,
    );
    return around.map((box) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box);
      const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      return (
        outlined || (boxShadow !== 'none' && /[1-9]/u.test(boxShadow.replace(/rgba?\([^)]*\)|color\([^)]*\)/gu, '')))
      );
    });
  });
  expect(marks, `a visible focus mark on ${await focused(page)}`).toContain(true);
}

/** Presses Tab until the wanted role and name has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, wanted: RegExp, limit = 12): Promise<void> {
  const stops: string[] = [];
  for (let i = 0; i < limit; i += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    await expectVisibleFocus(page);
    if (wanted.test(now)) return;
    stops.push(now);
  }
  throw new Error(`Tab did not reach ${String(wanted)}; it stopped at: ${stops.join(' | ')}`);
}

const lastOf = (chat: ChatPage) => chat.messages.last();

test('the keyboard alone finds a conversation, writes, sends and breaks lines @production', async ({ open }) => {
  const mira = await open({ user: 'mira' });
  const { page } = mira;
  const { keyboard } = page;
  await tabTo(page, /: Search conversations/u);
  // The tabs are one stop, the folders one, the rows one.
  await keyboard.press('Tab');
  await expect(mira.list.getByRole('tab', { name: 'All', exact: true })).toBeFocused();
  await keyboard.press('Tab');
  await expect(mira.list.getByRole('button', { name: 'New folder', exact: true })).toBeFocused();
  await keyboard.press('Tab');
  await expect(mira.row(people.tomas)).toBeFocused();
  await expectVisibleFocus(page);
  await keyboard.press('ArrowDown');
  await expect(mira.row(conversations.trail.name)).toBeFocused();
  await expectVisibleFocus(page);
  await keyboard.press('End');
  await expect(mira.list.getByRole('listitem').last().getByRole('button').first()).toBeFocused();
  await keyboard.press('Home');
  await expect(mira.row(people.tomas)).toBeFocused();
  await keyboard.press('Enter');
  await expect(mira.chat(people.tomas)).toBeVisible();
  await expect(mira.row(people.tomas)).toHaveAttribute('aria-current', 'true');
  // One came to write.
  await expect(mira.composer).toBeFocused();
  await expectVisibleFocus(page);

  const one = unique('One line');
  const two = unique('and another');
  await keyboard.type(one);
  await keyboard.press('Shift+Enter');
  await keyboard.type(two);
  await expect(mira.composer).toHaveValue(`${one}\n${two}`);
  await expect(mira.message(one)).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(mira.composer).toHaveValue('');
  await expect(mira.composer).toBeFocused();
  await expect(mira.message(one)).toContainText(two);
  // One message of two lines, drawn as two lines.
  await expect(mira.message(two)).toHaveCount(1);
  const heights = await mira.message(one).evaluate((row) => {
    const range = document.createRange();
    range.selectNodeContents(row.querySelector('.cl-message__bubble') ?? row);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top / 8))).size;
  });
  expect(heights).toBeGreaterThan(1);

  // Enter on an empty or blank field sends nothing and breaks nothing.
  const count = await mira.messages.count();
  await keyboard.press('Enter');
  await keyboard.type('   ');
  await keyboard.press('Enter');
  await expect(mira.messages).toHaveCount(count);
  await expect(lastOf(mira)).toContainText(two);
});

test('Tab goes through search, list, messages and composer in the order one reads, and back the same way', async ({
  open,
}) => {
  const mira = await open({ user: 'mira', conversation: conversations.trail.id });
  const { page } = mira;
  await expect(mira.messages.last()).toBeVisible();
  // From the top of the page; the conversation that is open has a row, and the list hands the focus to it.
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const forth: string[] = [];
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    forth.push(await focused(page));
    await expectVisibleFocus(page);
    if (forth.at(-1)?.includes('Record a voice message')) break;
  }
  const landmarks = [
    /Search conversations/u,
    /Trail & Tide/u,
    /^log: Messages with/u,
    /Attach/u,
    /Message Trail & Tide/u,
    /Emoji/u,
    /Record a voice message/u,
  ];
  const places = landmarks.map((wanted) => forth.findIndex((stop) => wanted.test(stop)));
  expect(places, forth.join(' | ')).not.toContain(-1);
  expect(places, forth.join(' | ')).toEqual(places.toSorted((a, b) => a - b));
  // The list of conversations is one stop, however many rows it has.
  expect(forth.filter((stop) => stop.startsWith('button:') && /Trail & Tide|Lantern|Tomás/u.test(stop))).toHaveLength(
    1,
  );

  const back = [await focused(page)];
  while (back.length < 60 && !back.at(-1)?.includes('Search conversations')) {
    await page.keyboard.press('Shift+Tab');
    back.push(await focused(page));
  }
  // Focusing a message far up mounts more of them: only the landmarks are the same.
  const isLandmark = (stop: string): boolean => landmarks.some((wanted) => wanted.test(stop));
  expect(back.reverse().filter(isLandmark)).toEqual(forth.filter(isLandmark));
});

test('a long history does not stand between the composer and the list of conversations', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.harbour.id });
  await expect(mira.messages.last()).toBeVisible();
  await mira.composer.focus();
  const stops: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    await mira.page.keyboard.press('Shift+Tab');
    stops.push(await focused(mira.page));
    if (await mira.list.locator(':focus').count()) break;
  }
  expect(await mira.list.locator(':focus').count(), stops.join(' | ')).toBe(1);
});

test('the first letters of a name go to it, and the search finds and gives back', async ({ open }) => {
  const mira = await open({ user: 'mira' });
  const { keyboard } = mira.page;
  const search = mira.list.getByRole('searchbox', { name: 'Search conversations' });
  await search.focus();
  await keyboard.type('camil');
  await expect(mira.rows).toHaveCount(1);
  await expect(mira.row(people.camille)).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(mira.row(people.camille)).toBeFocused();
  await search.focus();
  await keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(mira.row(people.tomas)).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.type('gre');
  await expect(mira.row(people.greta)).toBeFocused();
  await expect(mira.row(people.greta)).toBeInViewport();
  await keyboard.press('Enter');
  await expect(mira.chat(people.greta)).toBeVisible();
});

test('on a narrow screen the keyboard goes into a chat and back to the row it came from', async ({ open }) => {
  const mira = await open({ user: 'mira' });
  const { page } = mira;
  await page.setViewportSize({ width: 400, height: 720 });
  await tabTo(page, /: Search conversations/u);
  // Tabs and folders lie between.
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(mira.row(conversations.trail.name)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(mira.chat(conversations.trail.name)).toBeVisible();
  await expect(mira.composer).toBeFocused();
  // What slid away cannot be reached.
  await expect(mira.list).toBeHidden();
  const back = mira.root.getByRole('button', { name: 'Back', exact: true });
  await back.focus();
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(mira.row(conversations.trail.name)).toBeFocused();
  await expect(mira.composer).toBeHidden();
});

test('the emoji grid opens, is walked with arrows, inserts at the caret and gives the focus back', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  const { keyboard } = mira.page;
  await mira.composer.focus();
  await keyboard.type('ab');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Tab');
  const button = mira.root.getByRole('button', { name: 'Emoji', exact: true });
  await expect(button).toBeFocused();
  await keyboard.press('Enter');
  const grid = mira.page.getByRole('grid', { name: 'Smileys and people' });
  await expect(grid).toBeVisible();
  // The field to search in has the focus; from there down into the grid.
  await expect(mira.page.getByRole('searchbox', { name: 'Search emoji' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowDown');
  await expectVisibleFocus(mira.page);
  const emoji = await mira.page.locator(':focus').textContent();
  await keyboard.press('Enter');
  await expect(grid).toBeHidden();
  await expect(mira.composer).toBeFocused();
  await expect(mira.composer).toHaveValue(`a${emoji ?? '?'}b`);
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  // What was used last comes first now.
  const recent = mira.page.getByRole('grid', { name: 'Recently used' });
  await expect(recent.getByRole('gridcell')).toHaveCount(1);
  await keyboard.press('Escape');
  await expect(recent).toBeHidden();
  await expect(button).toBeFocused();
});

test('Enter that ends a composition does not send; the next one does', async ({ open, context }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  await expect(mira.messages.last()).toBeVisible();
  const last = (await mira.messageTexts()).at(-1);
  await mira.composer.focus();
  const cdp = await context.newCDPSession(mira.page);
  const key = async (type: 'rawKeyDown' | 'keyUp', keyCode: number): Promise<void> => {
    await cdp.send('Input.dispatchKeyEvent', {
      type,
      key: keyCode === 229 ? 'Process' : 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: keyCode,
    });
  };
  // As an input method does: text being composed, and keys that the browser reports as 229 or with isComposing.
  await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await expect(mira.composer).toHaveValue('にほん');
  await key('rawKeyDown', 229);
  await key('keyUp', 229);
  await key('rawKeyDown', 13);
  await key('keyUp', 13);
  await expect(mira.composer).toHaveValue('にほん');
  await cdp.send('Input.insertText', { text: '日本' });
  await expect(mira.composer).toHaveValue('日本');
  expect((await mira.messageTexts()).at(-1)).toBe(last);

  await mira.page.keyboard.press('Enter');
  await expect(mira.composer).toHaveValue('');
  await expect(mira.message('日本')).toHaveCount(1);
});

test('Enter right after a composition ended, as Safari reports it, does not send', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  await expect(mira.messages.last()).toBeVisible();
  await mira.composer.fill('한글');
  await mira.composer.evaluate((field) => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '한글' }));
    // The key that ended it comes after, in the same task.
    const enter = { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent('keydown', enter));
  });
  await expect(mira.composer).toHaveValue('한글');
  await expect(mira.message('한글')).toHaveCount(0);
  await mira.composer.press('Enter');
  await expect(mira.message('한글')).toHaveCount(1);
});
