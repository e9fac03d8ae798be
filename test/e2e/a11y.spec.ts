import { ChatPage, conversations, people, unique } from './chatPage.ts';
import { addressOf, expect, test, type Place } from './fixtures.ts';
import { violations } from './violations.ts';

// Colours are judged where they come to rest.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Screen {
  /** Screens of one group are looked at one after the other in one page. */
  readonly group: 'chats' | 'the list' | 'narrow screens' | 'the dark' | 'right to left and Chinese' | 'special states';
  readonly what: string;
  readonly place: Place;
  readonly size?: { readonly width: number; readonly height: number };
  /** What to do before looking. */
  readonly before?: (chat: ChatPage) => Promise<void>;
}

const narrow = { width: 360, height: 740 };
const inChat = async (chat: ChatPage): Promise<void> => expect(chat.messages.last()).toBeVisible();

const screens: readonly Screen[] = [
  { group: 'the list', what: 'the list with nothing open', place: { user: 'mira' } },
  { group: 'chats', what: 'a chat', place: { user: 'mira', conversation: conversations.tomas.id }, before: inChat },
  {
    group: 'chats',
    what: 'a group with many kinds of messages',
    place: { user: 'mira', conversation: conversations.trail.id },
    before: inChat,
  },
  {
    group: 'chats',
    what: 'a chat with a voice message and pictures',
    place: { user: 'mira', conversation: conversations.camille.id },
    before: inChat,
  },
  {
    group: 'right to left and Chinese',
    what: 'a chat in right-to-left script',
    place: { user: 'mira', conversation: 'dm-mira-yusra' },
    before: inChat,
  },
  {
    group: 'special states',
    what: 'a chat without messages',
    place: { user: 'mira', conversation: 'dm-mira-joana' },
    before: async (chat) => expect(chat.chat('Joana Vasques').getByText('No messages yet')).toBeVisible(),
  },
  {
    group: 'chats',
    what: 'a long history, scrolled up',
    place: { user: 'mira', conversation: conversations.harbour.id },
    before: async (chat) => {
      await inChat(chat);
      await chat.log.hover();
      await chat.page.mouse.wheel(0, -900);
      await expect(chat.page.locator('.cl-floating-date')).toHaveCSS('opacity', '1');
      await expect(chat.root.getByRole('button', { name: /^Jump to the latest/u })).toBeVisible();
    },
  },
  { group: 'narrow screens', what: 'the list on a narrow screen', place: { user: 'mira' }, size: narrow },
  {
    group: 'narrow screens',
    what: 'a chat on a narrow screen',
    place: { user: 'mira', conversation: conversations.tomas.id },
    size: narrow,
    before: inChat,
  },
  { group: 'the dark', what: 'the list in the dark', place: { user: 'mira', theme: 'dark' } },
  {
    group: 'the dark',
    what: 'a chat in the dark',
    place: { user: 'mira', theme: 'dark', conversation: conversations.trail.id },
    before: inChat,
  },
  {
    group: 'the dark',
    what: 'a narrow chat in the dark',
    place: { user: 'mira', theme: 'dark', conversation: conversations.camille.id },
    size: narrow,
    before: inChat,
  },
  {
    group: 'right to left and Chinese',
    what: 'a chat right to left',
    place: { user: 'mira', dir: 'rtl', conversation: conversations.tomas.id },
    before: inChat,
  },
  {
    group: 'right to left and Chinese',
    what: 'a chat right to left in the dark',
    place: { user: 'mira', dir: 'rtl', theme: 'dark', conversation: conversations.trail.id },
    before: inChat,
  },
  { group: 'right to left and Chinese', what: 'a chat in Chinese', place: { user: 'mira', lang: 'zh-CN' } },
  {
    group: 'special states',
    what: 'the emoji',
    place: { user: 'mira', conversation: conversations.tomas.id },
    before: async (chat) => {
      await inChat(chat);
      await chat.root.getByRole('button', { name: 'Emoji', exact: true }).click();
      await expect(chat.page.getByRole('grid', { name: 'Smileys and people' })).toBeVisible();
    },
  },
  {
    group: 'special states',
    what: 'a conversation that is not there',
    place: { user: 'mira', conversation: 'nowhere' },
    before: async (chat) => {
      await expect(chat.root.getByText('This conversation cannot be found')).toBeVisible();
    },
  },
  {
    group: 'the list',
    what: 'a search without a hit',
    place: { user: 'mira' },
    before: async (chat) => {
      await chat.list.getByRole('searchbox').fill('zzzz');
      await expect(chat.root.getByText('Nothing found for')).toBeVisible();
    },
  },
  {
    group: 'special states',
    what: 'a draft that is too long',
    place: { user: 'mira', conversation: conversations.tomas.id },
    before: async (chat) => {
      await inChat(chat);
      await chat.composer.fill('long '.repeat(20_000));
      await expect(chat.root.getByText(/^Too long by/u)).toBeVisible();
    },
  },
  {
    group: 'the list',
    what: 'the demo with its toolbar',
    place: { user: 'mira', bare: false, conversation: conversations.tomas.id },
    before: async (chat) => {
      await inChat(chat);
      await chat.page.getByRole('button', { name: 'Settings' }).click();
    },
  },
];

for (const group of new Set(screens.map((screen) => screen.group))) {
  test(`axe finds nothing wrong in ${group}`, async ({ page }) => {
    const chat = new ChatPage(page);
    for (const { what, place, size, before } of screens.filter((screen) => screen.group === group)) {
      await page.setViewportSize(size ?? { width: 1280, height: 800 });
      await page.goto(addressOf(place));
      await expect(page.locator('.cl-conversation').first()).toBeAttached();
      await before?.(chat);
      expect.soft(await violations(page), what).toEqual([]);
    }
  });
}

test('a message of another is announced politely, with its sender and its words', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tomas.id });
  const tomas = await open({ user: 'tomas', conversation: conversations.tomas.id });
  await expect(mira.messages.last()).toBeVisible();
  const text = unique('Escucha');
  await tomas.send(text);
  const said = mira.root.getByRole('status').filter({ hasText: `New message from ${people.tomas}: ${text}` });
  await expect(said).toHaveCount(1);
  await expect(said).toHaveAttribute('aria-live', 'polite');
  // One’s own are not read out.
  const own = unique('Mine');
  await mira.send(own);
  await mira.expectStatus(own, 'Read');
  await expect(mira.root.getByRole('status').filter({ hasText: own })).toHaveCount(0);
});

test('with reduced motion nothing moves for long', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tomas.id });
  await expect(mira.messages.last()).toBeVisible();
  await mira.send(unique('Quietly'));
  const running = await mira.page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => {
        const { duration = 0, iterations = 1 } = animation.effect?.getComputedTiming() ?? {};
        return iterations === Infinity || Number(duration) > 200;
      })
      .map((animation) => (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty),
  );
  expect(running).toEqual([]);
});

test('in forced colours everything that is only a colour has an edge or a sign', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: conversations.tomas.id });
  await mira.page.emulateMedia({ forcedColors: 'active' });
  await expect(mira.messages.last()).toBeVisible();
  // Bubbles of both sides stand apart from the ground, and the open row from the others.
  for (const bubble of [
    mira.messages.last().locator('.cl-message__bubble'),
    mira.page.locator('[data-mine] .cl-message__bubble').last(),
  ]) {
    const edge = await bubble.evaluate((element) => {
      const { borderTopWidth, outlineWidth, outlineStyle } = getComputedStyle(element);
      return parseFloat(borderTopWidth) > 0 || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0);
    });
    expect(edge).toBe(true);
  }
  const bars = mira.page.locator('.cl-voice-message__bars').first();
  await expect(bars).toBeInViewport();
  // Styles tell the colours before they are forced; a picture of one colour only is a fifth of this size.
  expect((await bars.screenshot()).length, 'bytes of a picture of the bars').toBeGreaterThan(300);
  // Axe reads the colours that were forced away.
  expect(await violations(mira.page, { 'color-contrast': { enabled: false } })).toEqual([]);
});
