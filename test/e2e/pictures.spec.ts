import { ChatPage, conversations } from './chatPage.ts';
import { addressOf, expect, test, type Page, type Place } from './fixtures.ts';

// Pictures to look at, in test-results: `CHATLOOM_PICTURES=1 npm run e2e -- pictures`. Nothing is compared; gates are geometry, roles and tokens.

/** Pictures are to be looked at; nothing is compared. */
async function picture(page: Page, name: string): Promise<void> {
  await test.info().attach(name, {
    body: await page.screenshot({ path: test.info().outputPath(`${name}.png`) }),
    contentType: 'image/png',
  });
}

test.describe('pictures to look at', () => {
  const wide = { width: 1440, height: 900 };
  const phone = { width: 360, height: 740 };
  const shots: readonly (readonly [name: string, size: { width: number; height: number }, place: Place])[] = [
    ['light', wide, { conversation: conversations.trail.id }],
    ['dark', wide, { conversation: conversations.camille.id, theme: 'dark' }],
    ['rtl', wide, { conversation: 'dm-mira-yusra', dir: 'rtl' }],
    ['chinese', wide, { conversation: 'group-studio', lang: 'zh-CN' }],
    ['nothing-open', wide, {}],
    ['360-list', phone, {}],
    ['360-chat', phone, { conversation: conversations.tomas.id }],
    ['360-dark', phone, { conversation: 'group-linden', theme: 'dark' }],
    ['720', { width: 720, height: 800 }, { conversation: 'dm-mira-greta' }],
    ['toolbar', { width: 1280, height: 800 }, { bare: false, conversation: conversations.tomas.id }],
    ['toolbar-360', phone, { bare: false }],
    ['two', { width: 1600, height: 800 }, { bare: false, two: true, conversation: conversations.tomas.id }],
  ];
  for (const [set, wanted] of [
    ['wide', shots.filter(([, { width }]) => width > 1000)],
    ['narrow', shots.filter(([, { width }]) => width <= 1000)],
  ] as const) {
    test(set, async ({ page }) => {
      const chat = new ChatPage(page);
      for (const [name, size, place] of wanted) {
        await page.setViewportSize(size);
        await page.goto(addressOf({ user: 'mira', ...place }));
        await expect(page.locator('.cl-conversation').first()).toBeAttached();
        if (place.conversation !== undefined) await expect(chat.messages.last()).toBeVisible();
        // Pictures and fonts are there.
        await page.evaluate(async () => {
          await document.fonts.ready;
          await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
        });
        await picture(page, name);
      }
    });
  }
});
