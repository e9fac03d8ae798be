import type { BrowserContext, Locator } from 'playwright/test';
import { ChatPage, people, unique } from './chatPage.ts';
import type { Connection } from './connection/connection.tsx';
import { expect, test } from './fixtures.ts';
import { storedIn } from './stored.ts';

interface PageScope {
  readonly connection: Connection;
}

/** The page of this file: one chat whose line and session are in the hands of the test. */
class Line {
  readonly chat: ChatPage;

  constructor(chat: ChatPage) {
    this.chat = chat;
  }

  static async open(context: BrowserContext, cut = false): Promise<Line> {
    const line = new Line(new ChatPage(await context.newPage()));
    await line.chat.goto(`./pages/connection/index.html${cut ? '?cut=1' : ''}`);
    await expect(line.chat.chat(people.tomas)).toBeVisible();
    await expect(line.chat.messages.first()).toBeVisible();
    return line;
  }

  get banner(): Locator {
    return this.chat.page.locator('.cl-connection');
  }

  button(name: string): Locator {
    return this.banner.getByRole('button', { name });
  }

  setOnline(online: boolean): Promise<void> {
    return this.chat.page.evaluate((to) => (globalThis as unknown as PageScope).connection.setOnline(to), online);
  }

  revoke(host: Connection['host']): Promise<void> {
    return this.chat.page.evaluate((to) => {
      const { connection } = globalThis as unknown as PageScope;
      connection.host = to;
      connection.revoke();
    }, host);
  }

  setHost(host: Connection['host']): Promise<void> {
    return this.chat.page.evaluate((to) => void ((globalThis as unknown as PageScope).connection.host = to), host);
  }

  asked(): Promise<number> {
    return this.chat.page.evaluate(() => (globalThis as unknown as PageScope).connection.asked);
  }

  /** Waits until messages are in the cache: it writes a moment after they came, and a page that is closed before that leaves none. */
  async expectCached(): Promise<void> {
    const rows = async (): Promise<number> =>
      (await storedIn(this.chat.page, 'chatloom:')).find(({ table, keys }) => table === 'messages' && keys.length > 0)
        ?.keys.length ?? 0;
    await expect.poll(rows).toBeGreaterThan(0);
  }

  /** Which of these texts the other person has, in the order of the service. */
  async expectDelivered(texts: readonly string[]): Promise<void> {
    const all = (): Promise<readonly string[]> =>
      this.chat.page.evaluate(() => (globalThis as unknown as PageScope).connection.delivered());
    await expect.poll(async () => (await all()).filter((text) => texts.includes(text))).toEqual(texts);
  }
}

test('without a network one goes on reading and writing, is told so, and all of it goes out in order', async ({
  context,
}) => {
  const line = await Line.open(context);
  const { chat, banner } = line;
  await expect(banner).toHaveCount(0);
  await line.setOnline(false);
  await expect(banner).toContainText('You are offline. Messages are sent when the connection is back.');
  const texts = ['One', 'Two', 'Three'].map(unique);
  for (const text of texts) await chat.send(text);
  await expect(chat.composer).toBeEditable();
  await line.setOnline(true);
  await expect(banner).toHaveCount(0);
  await line.expectDelivered(texts);
});

test('opened without a network the banner counts down to the next try, and "Try now" does not wait for it', async ({
  context,
}) => {
  const before = await Line.open(context);
  await before.expectCached();
  await before.chat.page.close();
  const line = await Line.open(context, true);
  const { chat, banner } = line;
  await expect(banner).toHaveAttribute('data-status', /^(?:offline|reconnecting)$/u);
  const text = unique('Written without a network');
  await chat.send(text);
  // The later the try, the longer the wait: by now it is long enough to be pressed in.
  await expect(banner).toContainText(/Trying again in \d+ s|again in \d+ second/u, { timeout: 15_000 });
  const seconds = async (): Promise<number> => Number(/\d+/u.exec((await banner.textContent()) ?? '')?.[0] ?? NaN);
  const first = await seconds();
  await expect.poll(seconds).not.toBe(first);
  // From the fourth try on the wait is six seconds and more.
  await expect(banner).toContainText(/Try [4-9]/u, { timeout: 20_000 });
  await line.setOnline(true);
  await line.button('Try now').click();
  await expect(banner).toHaveCount(0, { timeout: 5000 });
  await line.expectDelivered([text]);
});

test('a token that has run out is renewed by the host, unseen, and what was written meanwhile is sent once', async ({
  context,
}) => {
  const line = await Line.open(context);
  const texts = ['Before', 'While', 'After'].map(unique);
  await line.chat.send(texts[0]!);
  await line.expectDelivered([texts[0]!]);
  await line.revoke('gives');
  await line.chat.send(texts[1]!);
  await expect.poll(() => line.asked()).toBe(1);
  await line.chat.send(texts[2]!);
  await line.expectDelivered(texts);
  await expect(line.banner).toHaveCount(0);
  expect(await line.asked()).toBe(1);
});

test('while the host has no new token the banner counts down, and "Try now" asks it at once', async ({ context }) => {
  const line = await Line.open(context);
  await line.revoke('fails');
  const text = unique('Meanwhile');
  await line.chat.send(text);
  // Before the fifth try the wait is six seconds and more.
  await expect(line.banner).toContainText('Try 5', { timeout: 30_000 });
  const before = await line.asked();
  await line.setHost('gives');
  await line.button('Try now').click();
  await expect(line.banner).toHaveCount(0, { timeout: 5000 });
  expect(await line.asked()).toBe(before + 1);
  await line.expectDelivered([text]);
});

test('a session that is over says so and leads to signing in; what was written before goes out then', async ({
  context,
}) => {
  const line = await Line.open(context);
  await line.revoke('ends');
  await expect(line.banner).toContainText('Your session has ended. Sign in again to go on.');
  const texts = ['Still', 'writing'].map(unique);
  for (const text of texts) await line.chat.send(text);
  await expect(line.chat.root.getByText('Not sent')).toHaveCount(0);
  await line.button('Sign in').click();
  await expect(line.banner).toHaveCount(0);
  await line.expectDelivered(texts);
  expect(await line.asked()).toBe(1);
});
