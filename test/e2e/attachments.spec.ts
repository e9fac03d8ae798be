import type { Locator, Page } from 'playwright/test';
import { ChatPage, conversations, unique } from './chatPage.ts';
import { PLACE, withExif } from './exif.ts';
import { addressOf, expect, test } from './fixtures.ts';

const mira = { user: 'mira', conversation: conversations.tomas.id } as const;
const tomas = { user: 'tomas', conversation: conversations.tomas.id } as const;

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const words = (name: string, text = 'some words'): Given => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

const tray = (chat: ChatPage): Locator => chat.root.getByRole('group', { name: 'Attachments' });
const tiles = (chat: ChatPage): Locator => tray(chat).locator('.cl-tray__tile');
const names = async (chat: ChatPage): Promise<(string | null)[]> =>
  tiles(chat).evaluateAll((all) => all.map((tile) => tile.getAttribute('title')));

async function attach(chat: ChatPage, ...files: readonly Given[]): Promise<void> {
  await chat.root.locator('.cl-input-bar input[type="file"]').setInputFiles([...files]);
}

/** A picture whose left half is red and whose right half is blue. */
async function picture(page: Page, name: string, width = 400, height = 200): Promise<Given> {
  const data = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#f00';
      context.fillRect(0, 0, w / 2, h);
      context.fillStyle = '#00f';
      context.fillRect(w / 2, 0, w / 2, h);
      return canvas.toDataURL('image/jpeg', 0.95);
    },
    [width, height] as const,
  );
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(data.split(',')[1] ?? '', 'base64') };
}

interface Stored {
  readonly mime: string;
  readonly size: number;
  readonly text: string;
}

/** What the service has been given, as its bytes. */
async function stored(page: Page): Promise<readonly Stored[]> {
  return page.evaluate(async () => {
    const found: { mime: string; size: number; text: string }[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('closed'));
      });
      if (database.objectStoreNames.contains('media')) {
        const rows = await new Promise<{ mime: string; bytes: ArrayBuffer }[]>((resolve) => {
          const request = database.transaction('media').objectStore('media').getAll();
          request.onsuccess = () => resolve(request.result as { mime: string; bytes: ArrayBuffer }[]);
        });
        for (const { mime, bytes } of rows)
          found.push({ mime, size: bytes.byteLength, text: new TextDecoder('latin1').decode(bytes) });
      }
      database.close();
    }
    return found;
  });
}

async function drop(chat: ChatPage, files: readonly { name: string; type: string; size: number }[]): Promise<void> {
  const transfer = await chat.page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, type, size } of given) data.items.add(new File([new ArrayBuffer(size)], name, { type }));
    return data;
  }, files);
  await chat.log.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(chat.root.getByText(/^Drop to attach/)).toBeVisible();
  await chat.log.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(chat.root.getByText(/^Drop to attach/)).toHaveCount(0);
}

test('files, pictures and words go out together and arrive, an album with its caption', async ({ open }) => {
  const [from, to] = [await open(mira), await open(tomas)];
  const caption = unique('From the way up');
  await attach(from, await picture(from.page, 'one.jpg'), await picture(from.page, 'two.jpg'), words('notes.txt'));
  await expect(tiles(from)).toHaveCount(3);
  await expect(tiles(from).filter({ hasText: 'Preparing' })).toHaveCount(0);
  await from.send(caption);
  await expect(tray(from)).toHaveCount(0);
  const album = to.message(caption);
  await expect(album.locator('img')).toHaveCount(2);
  await expect(to.messages.filter({ hasText: 'notes' }).last()).toBeVisible();
  await expect(
    from.messages
      .filter({ hasText: 'notes' })
      .last()
      .getByText(/^(?:Sent|Delivered|Read)$/u),
  ).toBeAttached();
});

test('a picture loses the place it was taken at, stands the right way up, and is sent as it is when asked to', async ({
  open,
}) => {
  const [from, to] = [await open(mira), await open(tomas)];
  const plain = await picture(from.page, 'holiday.jpg', 4000, 2000);
  const given = { ...plain, buffer: withExif(plain.buffer, 6) };
  expect(given.buffer.toString('latin1')).toContain(PLACE);
  const caption = unique('Turned');
  await attach(from, given);
  await expect(tiles(from)).toHaveAccessibleName(/Uploaded$/);
  await from.send(caption);
  const image = to.message(caption).locator('img');
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.complete)).toBe(true);
  const seen = await image.evaluate((element: HTMLImageElement) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 10, height: 20 });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(element, 0, 0, 10, 20);
    const at = (y: number): number[] => [...(context?.getImageData(5, y, 1, 1).data ?? [])];
    return { width: element.naturalWidth, height: element.naturalHeight, top: at(3), bottom: at(16) };
  });
  // Scaled to the longest side of 2560, red above.
  expect([seen.width, seen.height]).toEqual([1280, 2560]);
  expect(seen.top[0]).toBeGreaterThan(200);
  expect(seen.bottom[2]).toBeGreaterThan(200);
  const before = await stored(from.page);
  expect(before.filter(({ mime }) => mime === 'image/jpeg')).not.toHaveLength(0);
  for (const { text } of before) expect(text).not.toContain(PLACE);

  await attach(from, { ...given, name: 'original.jpg' });
  await tray(from)
    .getByRole('checkbox', { name: /^Send originals/ })
    .check();
  await expect(tiles(from)).toHaveAccessibleName(/Uploaded$/);
  const own = unique('As it was');
  await from.send(own);
  await expect(to.message(own).locator('img')).toBeVisible();
  expect((await stored(from.page)).filter(({ text }) => text.includes(PLACE))).toHaveLength(1);
});

test('what is too large, empty or not what it says is told in a sentence', async ({ open }) => {
  const chat = await open(mira);
  await drop(chat, [
    { name: 'disc.bin', type: '', size: 101 * 1024 * 1024 },
    { name: 'nothing.txt', type: 'text/plain', size: 0 },
  ]);
  await expect(tray(chat).getByText(/“.?disc\.bin.?” is too large: files may have 10\d(?:\.\d)? MB\./)).toBeVisible();
  await expect(tray(chat).getByText(/“.?nothing\.txt.?” is empty or a folder\./)).toBeVisible();
  await tray(chat).getByRole('button', { name: 'Close' }).click();
  await expect(tray(chat)).toHaveCount(0);

  // A page that calls itself a picture goes out as a file, and is not shown as one.
  const name = `${unique('trick').replace(' ', '-')}.png`;
  await attach(chat, { name, mimeType: 'image/png', buffer: Buffer.from('<html><script>1</script></html>') });
  await expect(tiles(chat)).toHaveAccessibleName(/Uploaded$/);
  await chat.composer.press('Enter');
  const row = chat.messages.filter({ hasText: name.slice(0, -4) }).last();
  await expect(row).toBeVisible();
  await expect(row.locator('img')).toHaveCount(0);
});

test('without a connection files wait, and go out once there is one', async ({ open, context }) => {
  const to = await open(tomas);
  const from = new ChatPage(await context.newPage());
  await from.goto(`${addressOf(mira)}&cache=1&network=1`);
  const network = from.page.getByRole('checkbox', { name: 'Network' });
  const name = unique('tunnel').replace(' ', '-');
  await expect(from.messages.first()).toBeVisible();
  await network.uncheck();
  await attach(from, words(`${name}.txt`));
  await expect(tiles(from)).toHaveAccessibleName(/1 of 1$/);
  await from.composer.press('Enter');
  await expect(from.messages.filter({ hasText: name })).toBeVisible();
  await expect(to.messages.filter({ hasText: name })).toHaveCount(0);
  await network.check();
  await expect(to.messages.filter({ hasText: name })).toBeVisible({ timeout: 20_000 });
  await expect(from.messages.filter({ hasText: name })).toHaveCount(1);
});

test('who loses the connection while writing can still attach', async ({ open, context, problems }) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED/);
  const chat = await open(mira);
  await chat.composer.focus();
  await chat.page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await attach(chat, words('tunnel.txt'));
  await expect(tiles(chat)).toHaveCount(1);
});

test('an upload that fails is tried again, and one that is removed is not sent', async ({
  open,
  problems,
  context,
}) => {
  problems.allow(/./);
  await context.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'media' && sessionStorage.getItem('full') !== null)
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const chat = await open(mira);
  await chat.page.evaluate(() => sessionStorage.setItem('full', '1'));
  const [kept, dropped] = [`${unique('kept').replace(' ', '-')}.txt`, 'dropped.txt'];
  await attach(chat, words(kept), words(dropped));
  const retry = tray(chat).getByRole('button', { name: new RegExp(`^Upload .?${kept}`) });
  await expect(retry).toBeVisible();
  await tray(chat)
    .getByRole('button', { name: /^Remove .?dropped/ })
    .click();
  await expect(tiles(chat)).toHaveCount(1);
  await chat.page.evaluate(() => sessionStorage.removeItem('full'));
  await retry.click();
  await expect(tiles(chat)).toHaveAccessibleName(/Uploaded$/);
  await chat.composer.press('Enter');
  await expect(chat.messages.filter({ hasText: kept.slice(0, -4) })).toBeVisible();
  await expect(chat.messages.filter({ hasText: 'dropped' })).toHaveCount(0);
});

test('files wait with the draft: over conversations, over a reload, and are gone in other tabs once sent', async ({
  open,
}) => {
  const chat = await open(mira);
  await attach(chat, await picture(chat.page, 'kept.jpg'), words('kept.txt'));
  await expect(tiles(chat)).toHaveCount(2);
  await chat.composer.fill('With these');
  await chat.openConversation(conversations.camille.name);
  await expect(tray(chat)).toHaveCount(0);
  await chat.openConversation(conversations.tomas.name);
  await expect(tiles(chat)).toHaveCount(2);
  await expect(chat.composer).toHaveValue('With these');
  // As soon as both are kept.
  await expect(tiles(chat).last()).toHaveAccessibleName(/Uploaded$/);
  const other = await open(mira);
  await expect(tiles(other)).toHaveCount(2);
  await chat.reload();
  await expect(tiles(chat)).toHaveCount(2);
  expect(await names(chat)).toEqual(['kept.jpg', 'kept.txt']);
  await expect(tray(chat).locator('img')).toHaveCount(1);
  await chat.composer.press('Enter');
  await expect(chat.message('With these').locator('img')).toHaveCount(1);
  await expect(tray(other)).toHaveCount(0);
});

test('the tray works by keys alone', async ({ open }) => {
  const chat = await open(mira);
  await attach(chat, words('one.txt'), words('two.txt'), words('three.txt'));
  await expect(tiles(chat)).toHaveCount(3);
  await expect(chat.composer).toBeFocused();
  await tiles(chat).first().focus();
  await chat.page.keyboard.press('Alt+ArrowRight');
  expect(await names(chat)).toEqual(['two.txt', 'one.txt', 'three.txt']);
  await expect(tiles(chat).nth(1)).toBeFocused();
  await chat.page.keyboard.press('End');
  await chat.page.keyboard.press('Delete');
  expect(await names(chat)).toEqual(['two.txt', 'one.txt']);
  await expect(tiles(chat).nth(1)).toBeFocused();
  await chat.page.keyboard.press('Home');
  await chat.page.keyboard.press('Delete');
  await chat.page.keyboard.press('Delete');
  await expect(tray(chat)).toHaveCount(0);
  await expect(chat.composer).toBeFocused();
});
