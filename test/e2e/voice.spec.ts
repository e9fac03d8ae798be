import type { Locator } from 'playwright/test';
import { conversations, unique, type ChatPage } from './chatPage.ts';
import { expect, test } from './fixtures.ts';

// Chromium's own device beeps once a second.
test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  },
});

const mira = { user: 'mira', conversation: conversations.tomas.id } as const;
const tomas = { user: 'tomas', conversation: conversations.tomas.id } as const;

const mic = (chat: ChatPage): Locator => chat.root.getByRole('button', { name: 'Record a voice message' });
const recorder = (chat: ChatPage): Locator => chat.root.getByRole('group', { name: 'Voice message' });
const button = (chat: ChatPage, name: string): Locator => recorder(chat).getByRole('button', { name });
/** The last message, where it is a recording. */
const newest = (chat: ChatPage): Locator => chat.messages.last().locator('.cl-voice-message');

/** Until so many ms were recorded. */
async function recorded(chat: ChatPage, ms: number): Promise<void> {
  const timer = recorder(chat).getByRole('timer');
  const read = async (): Promise<number> => Number((await timer.textContent())?.split(':')[1]) * 1000;
  await expect.poll(read, { timeout: 20_000 }).toBeGreaterThanOrEqual(ms);
}

test('a recording is made, paused, listened to, gone on with and sent, and plays for the other', async ({ open }) => {
  const [from, to] = [await open(mira), await open(tomas)];
  await expect(to.messages.last()).toBeVisible();
  await expect(newest(to)).toHaveCount(0);
  await from.page.bringToFront();
  await mic(from).click();
  await recorded(from, 1000);
  await button(from, 'Pause recording').click();
  await expect(recorder(from).getByRole('timer')).toHaveCount(0);
  await button(from, 'Listen to the recording').click();
  await expect(button(from, 'Stop listening')).toBeVisible();
  await button(from, 'Go on recording').click();
  await recorded(from, 3000);
  await button(from, 'Send voice message').click();
  await expect(recorder(from)).toHaveCount(0);
  await expect(newest(from)).toBeVisible();
  await expect(from.composer).toBeFocused();

  await to.page.bringToFront();
  const row = newest(to);
  await expect(row).toBeVisible();
  // Its shape came along: beeps and silence.
  const heights = await row
    .locator('.cl-voice-message__bar')
    .evaluateAll((bars) => bars.map((bar) => (bar as HTMLElement).style.blockSize));
  expect(new Set(heights).size).toBeGreaterThan(1);
  const place = row.getByRole('slider');
  await row.getByRole('button', { name: /^Play/ }).click();
  await expect(row.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await expect.poll(async () => Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
});

test('a recording goes on while another conversation is open, and is kept as a draft when asked to', async ({
  open,
}) => {
  const chat = await open(mira);
  await mic(chat).click();
  await recorded(chat, 1000);
  await chat.openConversation(conversations.camille.name);
  const elsewhere = chat.root.getByRole('group', { name: new RegExp(`^Recording for .?${conversations.tomas.name}`) });
  await expect(elsewhere).toBeVisible();
  await chat.openConversation(conversations.tomas.name);
  await expect(elsewhere).toHaveCount(0);
  await recorded(chat, 2000);
  await chat.openConversation(conversations.camille.name);
  await elsewhere.getByRole('button', { name: 'Stop and keep as a draft' }).click();
  await expect(elsewhere).toHaveCount(0);
  await chat.openConversation(conversations.tomas.name);
  const kept = chat.root.getByRole('group', { name: 'Attachments' }).getByRole('button', { name: /^.?Voice message/ });
  await expect(kept).toBeVisible();
  await expect(newest(chat)).toHaveCount(0);
  await chat.composer.press('Enter');
  await expect(newest(chat)).toBeVisible();
});

test('what was recorded is there after a page that went without a word', async ({ open }) => {
  const chat = await open(mira);
  await mic(chat).click();
  await recorded(chat, 5000);
  await chat.page.close();
  const again = await open(mira);
  await expect(
    again.root.getByRole('group', { name: 'Attachments' }).getByRole('button', { name: /^.?Voice message/ }),
  ).toBeVisible();
});

test('a recording that goes on is no file in another tab; the tab is told of it once it was cut off', async ({
  open,
}) => {
  const chat = await open(mira);
  await mic(chat).click();
  await recorded(chat, 5000);
  const other = await open(mira);
  await expect(other.messages.last()).toBeVisible({ timeout: 30_000 });
  const files = other.root.getByRole('group', { name: 'Attachments' });
  await other.send(unique('Meanwhile'));
  await expect(newest(other)).toHaveCount(0);
  await expect(files).toHaveCount(0);
  await chat.page.close();
  await expect(files.getByRole('button', { name: /^.?Voice message/ })).toBeVisible();
});

test('discarding leaves nothing, and asks when it is long', async ({ open }) => {
  const chat = await open(mira);
  await expect(chat.messages.last()).toBeVisible();
  await mic(chat).click();
  await recorded(chat, 1000);
  await chat.page.keyboard.press('Escape');
  await expect(recorder(chat)).toHaveCount(0);
  await expect(chat.composer).toBeFocused();
  await mic(chat).click();
  await recorded(chat, 10_000);
  await button(chat, 'Discard recording').click();
  const question = chat.root.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect(button(chat, 'Go on recording')).toBeVisible();
  await button(chat, 'Discard recording').click();
  await question.getByRole('button', { name: 'Discard recording' }).click();
  await expect(recorder(chat)).toHaveCount(0);
  await expect(newest(chat)).toHaveCount(0);
});

test('held it records for as long as that, and is sent; slid away it is not', async ({ open }) => {
  const chat = await open(mira);
  await expect(chat.messages.last()).toBeVisible();
  await mic(chat).hover();
  const box = await mic(chat).boundingBox();
  if (!box) throw new Error('no button');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await chat.page.mouse.down();
  await recorded(chat, 1000);
  await expect(recorder(chat).getByText('Slide to cancel')).toBeVisible();
  await chat.page.mouse.move(x - 130, y, { steps: 8 });
  await chat.page.mouse.up();
  await expect(recorder(chat)).toHaveCount(0);
  await expect(newest(chat)).toHaveCount(0);

  await mic(chat).hover();
  await chat.page.mouse.down();
  await recorded(chat, 1000);
  await chat.page.mouse.up();
  await expect(newest(chat)).toBeVisible();

  await mic(chat).hover();
  await chat.page.mouse.down();
  await recorded(chat, 1000);
  await chat.page.mouse.move(x, y - 100, { steps: 8 });
  await chat.page.mouse.up();
  await expect(button(chat, 'Pause recording')).toBeVisible();
});

test('a microphone that is refused or missing is said so, with a way out', async ({ open, context }) => {
  await context.addInitScript(() => {
    const mediaDevices = (navigator as Partial<Navigator>).mediaDevices;
    // A page without an origin has none.
    if (!mediaDevices) return;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (constraints) => {
      const name = sessionStorage.getItem('microphone');
      return name === null ? open(constraints) : Promise.reject(new DOMException('No.', name));
    };
    navigator.permissions.query = async () => Object.assign(new EventTarget(), { state: 'prompt' }) as PermissionStatus;
  });
  const chat = await open(mira);
  await chat.page.evaluate(() => sessionStorage.setItem('microphone', 'NotAllowedError'));
  await mic(chat).click();
  // Nothing is asked of the browser before it is clear what for.
  await expect(recorder(chat).getByText(/^To record a voice message, this page needs your microphone/)).toBeVisible();
  await button(chat, 'Allow microphone').click();
  await expect(recorder(chat).getByRole('alert')).toHaveText(/^The microphone is not allowed for this page/);
  for (const [name, text] of [
    ['NotFoundError', /^No microphone was found/],
    ['NotReadableError', /^The microphone is in use/],
  ] as const) {
    await chat.page.evaluate((value) => sessionStorage.setItem('microphone', value), name);
    await button(chat, 'Try again').click();
    await expect(recorder(chat).getByRole('alert')).toHaveText(text);
  }
  await button(chat, 'Cancel').click();
  await expect(chat.composer).toBeFocused();
  await chat.page.evaluate(() => sessionStorage.removeItem('microphone'));
  await mic(chat).click();
  await button(chat, 'Allow microphone').click();
  await recorded(chat, 1000);
});
