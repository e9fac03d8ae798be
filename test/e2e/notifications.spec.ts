import type { Page } from 'playwright/test';
import { conversations, people, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './violations.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Shown {
  readonly title: string;
  readonly body: string;
}

/** Puts a notice board in place of the browser's notifications, before the page starts. Whether the window has the focus is said by the test. */
async function stub(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: Shown[] = [];
    let permission = 'default';
    class Board extends EventTarget {
      static get permission(): string {
        return permission;
      }
      static async requestPermission(): Promise<string> {
        permission = 'granted';
        return permission;
      }
      constructor(title: string, { body = '' }: NotificationOptions = {}) {
        super();
        shown.push({ title, body });
        Object.assign(globalThis, { press: () => this.dispatchEvent(new Event('click')) });
      }
      close(): void {
        shown.push({ title: '', body: 'closed' });
      }
    }
    Object.assign(globalThis, { Notification: Board, shown, away: false });
    document.hasFocus = () => !(globalThis as unknown as { away: boolean }).away;
  });
}
const shown = (chat: ChatPage): Promise<readonly Shown[]> =>
  chat.page.evaluate(() => (globalThis as unknown as { shown: readonly Shown[] }).shown);
const away = (chat: ChatPage, is: boolean): Promise<void> =>
  chat.page.evaluate((next) => {
    Object.assign(globalThis, { away: next });
    dispatchEvent(new Event(next ? 'blur' : 'focus'));
  }, is);

async function say(chat: ChatPage, text: string): Promise<void> {
  await chat.composer.fill(text);
  await chat.composer.press('Enter');
  await expect(chat.log.getByText(text)).toBeVisible();
}

test('a message elsewhere is told inside and leads there; in the background the browser tells, once it was turned on', async ({
  open,
}) => {
  const tomas = await open({ user: 'tomas', conversation: conversations.tomas.id });
  const mira = await open({ user: 'mira', conversation: conversations.camille.id });
  await stub(mira.page);
  await mira.reload();
  await expect(mira.chat(people.camille)).toBeVisible();

  const first = unique('On my way');
  await mira.page.waitForFunction(() => document.readyState === 'complete');
  await expect(async () => {
    await say(tomas, unique('Hola'));
    await expect(mira.page.getByRole('status').getByRole('button', { name: 'Show', exact: true })).toBeVisible({
      timeout: 1500,
    });
  }).toPass();
  await say(tomas, first);
  const toast = mira.page.getByRole('status').filter({ hasText: first });
  await expect(toast).toContainText(people.tomas);
  await toast.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(mira.chat(people.tomas)).toBeVisible();
  await expect(mira.page.getByRole('status').filter({ hasText: first })).toHaveCount(0);

  await mira.root.getByRole('button', { name: /^More/u }).first().click();
  await mira.page.getByRole('menuitem', { name: 'Notifications', exact: true }).click();
  const settings = mira.page.getByRole('dialog', { name: 'Notifications', exact: true });
  await settings.getByRole('checkbox', { name: 'Notifications of the browser', exact: true }).check();
  await settings.getByRole('combobox', { name: 'Sound', exact: true }).selectOption('chime');
  expect(await violations(mira.page)).toEqual([]);
  await mira.page.keyboard.press('Escape');

  await away(mira, true);
  const second = unique('At the station');
  await say(tomas, second);
  await expect.poll(() => shown(mira)).toContainEqual({ title: people.tomas, body: second });
  await away(mira, false);
  await expect.poll(() => shown(mira)).toContainEqual({ title: '', body: 'closed' });
});
