import type { BrowserContext } from 'playwright/test';
import { ChatPage, conversations, unique } from './chatPage.ts';
import { expect, test } from './fixtures.ts';
import { installInstruments, type Held } from './instruments.ts';
import type { Session } from './session/session.tsx';

interface PageScope {
  readonly session: Session;
  readonly held: () => Held;
}

async function openTab(context: BrowserContext): Promise<ChatPage> {
  const page = await context.newPage();
  await page.addInitScript(installInstruments);
  await page.goto('./pages/session/index.html');
  return new ChatPage(page);
}

async function signIn(chat: ChatPage, userId: string, conversationId?: string): Promise<void> {
  await chat.page.evaluate(
    ([user, conversation]) => (globalThis as unknown as PageScope).session.open(user, conversation),
    [userId, conversationId] as const,
  );
  await chat.ready();
}

/** Everything this tab still holds of a person: in the store, on the device, on the page, in the browser. */
async function leftIn({ page }: ChatPage): Promise<Readonly<Record<string, unknown>>> {
  const { known, kept, held } = await page.evaluate(async () => {
    const { session, held: count } = globalThis as unknown as PageScope;
    return { known: session.known(), kept: await session.kept(), held: count() };
  });
  const { objectUrls, channels, databases } = held;
  const numbers = { ...known, objectUrls, channels, databases };
  const left: [string, unknown][] = Object.entries(numbers).filter(([, count]) => count !== 0);
  if (kept.length > 0) left.push(['kept', kept]);
  const shown = await page.locator('article, [role="listitem"], textarea').count();
  if (shown > 0) left.push(['shown', shown]);
  return Object.fromEntries(left);
}

/** What of the things that were remembered before is still in memory, after everything that is not reachable was collected. */
async function inMemory({ page }: ChatPage): Promise<readonly string[]> {
  const cdp = await page.context().newCDPSession(page);
  await page.waitForTimeout(500);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.detach();
  return page.evaluate(() => (globalThis as unknown as PageScope).session.inMemory());
}

test('signing out in one tab leaves nothing of the person in any tab within two seconds', async ({ context }) => {
  const friend = await openTab(context);
  await signIn(friend, 'tomas', conversations.tomas.id);
  const text = unique('Under the third stone');
  await friend.send(text);
  await friend.expectStatus(text, 'Sent');
  await friend.page.evaluate(() => (globalThis as unknown as PageScope).session.logout());
  await friend.page.close();

  const [one, two, three] = [await openTab(context), await openTab(context), await openTab(context)];
  // With pictures on screen, a message open, half a message written.
  await signIn(one, 'mira', conversations.tomas.id);
  await signIn(two, 'mira', conversations.trail.id);
  await signIn(three, 'mira', conversations.tomas.id);
  await expect(one.message(text)).toBeVisible();
  await expect(three.message(text)).toBeVisible();
  await expect(two.messages.last()).toBeVisible();
  await three.composer.fill('Half a thought');
  const tabs = [one, two, three];
  for (const { page } of tabs) await page.evaluate(() => (globalThis as unknown as PageScope).session.remember());
  expect(await inMemory(three)).toContain('message');
  expect(await leftIn(three)).toMatchObject({ kept: expect.any(Array), shown: expect.any(Number) });

  await one.page.evaluate(() => (globalThis as unknown as PageScope).session.logout());
  for (const tab of tabs) {
    await expect.poll(() => leftIn(tab), { timeout: 2000 }).toEqual({});
    await expect(tab.root.getByRole('alert')).toBeVisible();
  }
  // React lets go of what it drew before when it draws next.
  for (const tab of tabs) {
    await tab.page.evaluate(() => (globalThis as unknown as PageScope).session.close());
  }
  for (const tab of tabs) {
    // Asked once: whoever asks whether something is alive keeps it alive for a while.
    await tab.page.waitForTimeout(2500);
    expect(await inMemory(tab)).toEqual([]);
  }
});

test('who signs in after somebody else finds nothing of them, and they find nothing of this one', async ({
  context,
}) => {
  const tab = await openTab(context);
  const { page } = tab;
  const close = (): Promise<void> => page.evaluate(() => (globalThis as unknown as PageScope).session.close());
  const logout = (): Promise<void> => page.evaluate(() => (globalThis as unknown as PageScope).session.logout());
  const kept = (): Promise<readonly string[]> =>
    page.evaluate(() => (globalThis as unknown as PageScope).session.kept());

  await signIn(tab, 'mira', conversations.tomas.id);
  await expect(tab.messages.last()).toBeVisible();
  const draft = unique('Not for Greta');
  await tab.composer.fill(draft);
  await expect.poll(kept).not.toEqual([]);
  const ofMira = ['chatloom:local:mira'];
  expect(await kept()).toEqual(expect.arrayContaining(ofMira));

  // Without signing out: each has a place of their own, and Mira's stays.
  await close();
  await signIn(tab, 'greta');
  await expect(tab.rows.first()).toBeVisible();
  await expect(tab.root).not.toContainText(draft);
  expect(await kept()).toEqual(expect.arrayContaining([...ofMira, 'chatloom:local:greta']));
  await logout();
  await close();
  // Greta's is gone, Mira's is not.
  await expect.poll(kept).toEqual(ofMira);

  await signIn(tab, 'mira', conversations.tomas.id);
  await expect(tab.composer).toHaveValue(draft);
  await logout();
  await close();
  await expect.poll(kept).toEqual([]);
});
