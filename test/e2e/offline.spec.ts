import type { BrowserContext } from 'playwright/test';
import { ChatPage, conversations, people, unique } from './chatPage.ts';
import { expect, test, type Page } from './fixtures.ts';
import { storedIn } from './stored.ts';

// Real tabs of one browser profile, each with the cache of chatloom/wrappers around the service; see demo/CachedChat.tsx.

interface Place {
  readonly user: 'mira' | 'tomas';
  readonly conversation?: string;
  readonly network?: boolean;
}

function addressOf({ user, conversation = conversations.trail.id, network = true }: Place): string {
  const query = { user, conversation, bots: '0', bare: '1', cache: '1', network: network ? '1' : '0' };
  return `./?${new URLSearchParams(query).toString()}`;
}

async function openTab(context: BrowserContext, place: Place): Promise<ChatPage> {
  const chat = new ChatPage(await context.newPage());
  await chat.page.goto(addressOf(place));
  return chat;
}

/** Databases of accounts and of the cache; the service of the demo keeps one of its own. */
function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('chatloom:') ? [name] : [])).sort(),
  );
}

/** Everything stored for an account, as text. */
async function contentsOf(page: Page, database: string): Promise<string> {
  return JSON.stringify(await storedIn(page, database));
}

const network = ({ page }: ChatPage) => page.getByRole('checkbox', { name: 'Network' });

/** Scrolls up, page by page, until this message is on screen. */
async function scrollTo(chat: ChatPage, text: string): Promise<void> {
  await expect(async () => {
    await chat.log.evaluate((log) => log.scrollTo({ top: 0 }));
    await expect(chat.message(text).first()).toBeAttached({ timeout: 200 });
  }).toPass({ timeout: 20_000 });
}

test('without network the list, the open conversation and its history come from the device, and what is written goes out later', async ({
  context,
}) => {
  const chat = await openTab(context, { user: 'mira' });
  await expect(chat.messages.first()).toBeVisible();
  const newest = (await chat.messageTexts()).at(-1) ?? '';
  // All of the history is read once.
  const oldest = 'Tomás Arrieta created the group';
  await scrollTo(chat, oldest);

  await chat.page.goto(addressOf({ user: 'mira', network: false }));
  await chat.ready();
  await expect(chat.row(people.tomas)).toBeVisible();
  await expect(chat.message(newest).first()).toBeVisible();
  await expect(chat.message(oldest)).toHaveCount(0);
  await scrollTo(chat, oldest);

  const text = unique('Written in a tunnel');
  // Never read on this device: there is nothing to show of it, and one writes all the same.
  await chat.row(people.tomas).click();
  await expect(chat.chat(people.tomas)).toBeVisible();
  await chat.composer.fill(text);
  await chat.composer.press('Enter');
  await expect(chat.message(text)).toBeVisible();
  await expect(chat.message(text).getByText('Sent', { exact: true })).toHaveCount(0);
  await network(chat).check();
  await chat.expectStatus(text, 'Sent');

  const other = await openTab(context, { user: 'tomas', conversation: conversations.tomas.id });
  await expect(other.message(text)).toHaveCount(1);
});

test('signing out in one tab takes everything from every tab within two seconds, and leaves no database', async ({
  context,
}) => {
  const tabs: ChatPage[] = [];
  for (let i = 0; i < 3; i++) tabs.push(await openTab(context, { user: 'mira' }));
  for (const chat of tabs) await expect(chat.messages.first()).toBeVisible();
  const [first, ...others] = tabs as [ChatPage, ...ChatPage[]];
  await others[0]!.composer.fill('a draft');
  expect(await databases(first.page)).toContain('chatloom:local:mira');
  const text = (await others[0]!.messageTexts()).at(-1) ?? '';

  // Each tab notes by itself when it shows nothing any more: this process may be late to ask.
  const emptied = others.map(({ page }) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (document.querySelector('[role="log"] [role="article"]')) return;
            observer.disconnect();
            resolve(Date.now());
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { subtree: true, childList: true });
        }),
    ),
  );
  const wiped = first.page.evaluate(
    () =>
      new Promise<readonly [begun: number, ended: number]>((resolve) => {
        let begun = 0;
        const look = async (): Promise<void> => {
          const names = (await indexedDB.databases()).map(({ name }) => name);
          if (names.some((name) => name?.startsWith('chatloom:'))) setTimeout(() => void look(), 10);
          else resolve([begun, Date.now()]);
        };
        document.addEventListener('click', () => {
          begun = Date.now();
          void look();
        });
      }),
  );
  await first.page.getByRole('button', { name: 'Sign out' }).click();
  const [begun, ended] = await wiped;
  for (const at of [ended, ...(await Promise.all(emptied))]) expect(at - begun).toBeLessThan(2000);
  for (const chat of tabs) {
    await expect(chat.root).not.toContainText(text);
    await expect(chat.root).not.toContainText('a draft');
  }
  expect(await first.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([]);
  // Nothing that was under way makes it anew.
  await first.page.waitForTimeout(1200);
  expect(await databases(first.page)).toEqual([]);
});

test('another account in the same browser shares nothing, with network or without', async ({ context }) => {
  const mira = await openTab(context, { user: 'mira' });
  await expect(mira.messages.first()).toBeVisible();
  const text = unique('For nobody else');
  await mira.composer.fill(text);
  await expect.poll(() => contentsOf(mira.page, 'chatloom:local:mira')).toContain(text);
  await mira.page.close();

  const tomas = await openTab(context, { user: 'tomas', network: false });
  await expect(tomas.page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
  await expect(tomas.rows).toHaveCount(0);
  await expect(tomas.messages).toHaveCount(0);

  await tomas.page.goto(addressOf({ user: 'tomas', conversation: conversations.tomas.id }));
  await expect(tomas.messages.first()).toBeVisible();
  await expect.poll(() => contentsOf(tomas.page, 'chatloom:local:tomas')).toContain('local:tomas');
  const [his, hers] = await Promise.all([
    contentsOf(tomas.page, 'chatloom:local:tomas'),
    contentsOf(tomas.page, 'chatloom:local:mira'),
  ]);
  expect(his).not.toContain(text);
  expect(his).not.toContain('"accountId":"local:mira"');
  expect(hers).not.toContain('"accountId":"local:tomas"');
});
