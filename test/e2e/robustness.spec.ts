import type { BrowserContext, Page } from 'playwright/test';
import { ChatPage, conversations, people, unique } from './chatPage.ts';
import { addressOf, expect, test } from './fixtures.ts';

const damaged = 'Saved data was damaged and has been set aside. Your messages load again from the server.';
const memoryOnly = 'Nothing can be saved in this browser. Messages are gone when you close the page.';
const newer = 'Another tab runs a newer version. Reload this page to keep saving.';

/** The local service's database, and the one of what the kit itself keeps for a user. */
const service = 'chatloom-local';
const account = 'chatloom:local:mira';

/** A page of the same origin in which nothing of the app runs. */
async function blankPage(context: BrowserContext): Promise<Page> {
  await context.route('**/blank.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
  );
  const page = await context.newPage();
  await page.goto('./blank.html');
  return page;
}

interface Rubbish {
  readonly database: string;
  /** All when left out. */
  readonly tables?: readonly string[];
  readonly values: readonly unknown[];
}

/** Writes rubbish over every row of the tables; answers how many rows that were. A table without rows gets one. */
async function spoil(page: Page, { database, tables, values }: Rubbish): Promise<number> {
  return page.evaluate(
    async (input) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(input.database);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('open'));
      });
      const names = input.tables ?? [...db.objectStoreNames];
      const tx = db.transaction(names, 'readwrite');
      let count = 0;
      for (const name of names) {
        const store = tx.objectStore(name);
        const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
          const request = store.getAllKeys();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('keys'));
        });
        if (keys.length === 0) keys.push('stray');
        for (const key of keys) {
          store.put(input.values[count % input.values.length], key);
          count += 1;
        }
      }
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      db.close();
      return count;
    },
    { database, tables, values },
  );
}

/** Fills the databases by a first visit, and leaves. */
async function visit(chat: ChatPage): Promise<void> {
  await chat.openConversation(people.tomas);
  const text = unique('Before');
  await chat.send(text);
  await chat.expectStatus(text, 'Sent');
  await chat.composer.fill('A draft');
  await chat.openConversation(people.camille);
  await expect(chat.row(people.tomas)).toContainText('Draft:A draft');
  await chat.page.goto('about:blank');
}

/** The app is up and one can chat. */
async function expectUsable(chat: ChatPage, name: string = people.tomas): Promise<void> {
  await expect(chat.row(name)).toBeVisible();
  await chat.openConversation(name);
  const text = unique('After');
  await chat.send(text);
  await chat.expectStatus(text, 'Sent');
}

const rubbish: readonly unknown[] = ['rubbish', 42, null, [], {}, { id: 7, kind: {}, content: 'x', seq: 'one' }, true];

test.describe('stored data that was damaged', () => {
  test('wholly: the app comes up, says so, and starts afresh', async ({ open, context }) => {
    const mira = await open({ user: 'mira' });
    await visit(mira);
    const blank = await blankPage(context);
    expect(await spoil(blank, { database: service, values: rubbish })).toBeGreaterThan(100);
    await spoil(blank, { database: account, values: rubbish });
    await mira.goto(addressOf({ user: 'mira' }));
    await expect(mira.root.getByText(damaged)).toBeVisible();
    await expectUsable(mira);
    await mira.reload();
    await expectUsable(mira);
  });

  test('in the facts about itself: set aside, told, and the app starts afresh', async ({ open, context }) => {
    const mira = await open({ user: 'mira' });
    await visit(mira);
    await spoil(await blankPage(context), { database: service, tables: ['meta'], values: ['?'] });
    await mira.goto(addressOf({ user: 'mira' }));
    await expect(mira.root.getByText(damaged)).toBeVisible();
    await expectUsable(mira);
  });

  test('in the messages: those are missing and it is told, the rest lives on', async ({ open, context }) => {
    const mira = await open({ user: 'mira' });
    await visit(mira);
    await spoil(await blankPage(context), { database: service, tables: ['messages'], values: rubbish });
    await mira.goto(addressOf({ user: 'mira' }));
    // Computed, not stored.
    await mira.openConversation(conversations.harbour.name);
    await mira.row(people.tomas).click();
    await expect(mira.chat(people.tomas)).toBeVisible();
    await expect(mira.root.getByText(damaged)).toBeVisible();
    const text = unique('After');
    await mira.send(text);
    await mira.expectStatus(text, 'Sent');
  });

  for (const tables of [['members', 'inbox'], ['users', 'groups'], ['conversations'], ['log', 'sent', 'pairs']]) {
    test(`in the rows of ${tables.join(', ')}: no white screen, and a sentence`, async ({ open, context, page }) => {
      const mira = await open({ user: 'mira' });
      await mira.page.goto('about:blank');
      await spoil(await blankPage(context), { database: service, tables, values: rubbish });
      await page.goto(addressOf({ user: 'mira', conversation: conversations.tomas.id }));
      const chat = new ChatPage(page);
      // The list, or why there is none; and never an empty screen.
      await expect(
        chat.root.getByRole('navigation', { name: 'Conversations' }).or(chat.root.getByRole('alert')).first(),
      ).toBeVisible();
      await expect(chat.root.getByText('Something broke here')).toHaveCount(0);
      const told = chat.root.getByText(damaged).or(chat.rows.nth(2));
      await expect(told.first()).toBeVisible();
    });
  }

  test('in what the kit keeps for the user: drafts and outbox of rubbish change nothing', async ({ open, context }) => {
    const mira = await open({ user: 'mira' });
    await visit(mira);
    await spoil(await blankPage(context), { database: account, values: rubbish });
    await mira.goto(addressOf({ user: 'mira' }));
    await expectUsable(mira);
    await mira.reload();
    await expectUsable(mira, people.camille);
  });

  test('by a database without tables: gone round, and told', async ({ context, page }) => {
    const blank = await blankPage(context);
    await blank.evaluate(async (name) => {
      await new Promise((resolve) => {
        // Of the version of today: an older one gets the tables it lacks.
        const request = indexedDB.open(name, 4);
        request.onsuccess = () => {
          request.result.close();
          resolve(null);
        };
      });
    }, service);
    const mira = new ChatPage(page);
    await mira.goto(addressOf({ user: 'mira' }));
    await expect(mira.root.getByText(damaged)).toBeVisible();
    await expectUsable(mira);
  });

  test('by a newer version: left alone, told, and the chat goes on in memory', async ({ context, page }) => {
    const blank = await blankPage(context);
    await blank.evaluate(async (name) => {
      await new Promise((resolve) => {
        const request = indexedDB.open(name, 999);
        request.onsuccess = () => {
          request.result.close();
          resolve(null);
        };
      });
    }, service);
    const mira = new ChatPage(page);
    await mira.goto(addressOf({ user: 'mira' }));
    await expect(mira.root.getByText(newer)).toBeVisible();
    await expectUsable(mira);
  });
});

test.describe('a browser that keeps nothing', () => {
  const refusals: readonly (readonly [how: string, script: () => void])[] = [
    [
      'because IndexedDB throws',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      },
    ],
    [
      'because there is no IndexedDB',
      () => {
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
      },
    ],
    [
      'because reading indexedDB throws',
      () => {
        Object.defineProperty(globalThis, 'indexedDB', {
          get() {
            throw new DOMException('Forbidden in a sandboxed document.', 'SecurityError');
          },
          configurable: true,
        });
      },
    ],
    [
      'because opening fails',
      () => {
        IDBFactory.prototype.open = () => {
          const request = new EventTarget() as EventTarget & Record<string, unknown>;
          request['readyState'] = 'pending';
          request['onerror'] = null;
          setTimeout(() => {
            request['readyState'] = 'done';
            request['error'] = new DOMException('Internal error opening backing store.', 'UnknownError');
            const event = new Event('error');
            request.dispatchEvent(event);
            (request['onerror'] as ((event: Event) => void) | null)?.(event);
          }, 10);
          return request as unknown as IDBOpenDBRequest;
        };
      },
    ],
  ];
  for (const [how, script] of refusals) {
    test(`${how}: the chat works from memory and says so`, async ({ page }) => {
      await page.addInitScript(script);
      const mira = new ChatPage(page);
      await mira.goto(addressOf({ user: 'mira' }));
      await expect(mira.root.getByText(memoryOnly)).toBeVisible();
      await expectUsable(mira);
      await mira.composer.fill('A draft for the moment');
      await mira.openConversation(people.camille);
      await expect(mira.row(people.tomas)).toContainText('Draft:A draft for the moment');
      // The notice can be put away, and stays away.
      await mira.root.getByRole('button', { name: 'Close', exact: true }).click();
      await expect(mira.root.getByText(memoryOnly)).toBeHidden();
      await expectUsable(mira, conversations.trail.name);
      await expect(mira.root.getByText(memoryOnly)).toBeHidden();
    });
  }

  test('without BroadcastChannel and locks one window still chats', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'BroadcastChannel', { value: undefined, configurable: true });
      Reflect.deleteProperty(Navigator.prototype, 'locks');
    });
    const mira = new ChatPage(page);
    await mira.goto(addressOf({ user: 'mira' }));
    await expectUsable(mira);
    await mira.reload();
    await expectUsable(mira);
  });

  test('that runs full says so, and what was written is not lost from the screen', async ({ page }) => {
    await page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...args) {
        if ('diskIsFull' in globalThis) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return put.apply(this, args);
      };
    });
    const mira = new ChatPage(page);
    await mira.goto(addressOf({ user: 'mira', conversation: 'dm-mira-tomas' }));
    await expect(mira.messages.last()).toBeVisible();
    await page.evaluate(() => Object.assign(globalThis, { diskIsFull: true }));
    const text = unique('No room');
    await mira.send(text);
    // Told above the chat, or at the message itself with a way to try again.
    const told = mira.root
      .getByText('This device has no room left.')
      .or(mira.message(text).getByRole('button', { name: 'Send again' }));
    await expect(told.first()).toBeVisible();
    await expect(mira.message(text)).toHaveCount(1);
    await mira.openConversation(people.camille);
    await mira.openConversation(people.tomas);
    await expect(mira.message(text)).toHaveCount(1);
  });
});

test.describe('a conversation that does not exist', () => {
  test('is said so beside the list, and another can be opened', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-nobody-nowhere' });
    const sentence = mira.root.getByRole('alert').filter({ hasText: 'This conversation cannot be found' });
    await expect(sentence).toBeVisible();
    await expect(mira.composer).toHaveCount(0);
    await mira.openConversation(people.tomas);
    await expect(sentence).toHaveCount(0);
  });

  test('leads back to the list on a narrow screen', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 720 });
    const mira = new ChatPage(page);
    await mira.goto(addressOf({ user: 'mira', conversation: 'dm-nobody-nowhere' }));
    await expect(page.getByText('This conversation cannot be found')).toBeVisible();
    await page.getByRole('button', { name: 'Back', exact: true }).first().click();
    await expect(mira.row(people.tomas)).toBeVisible();
    await expect(page.getByText('This conversation cannot be found')).toBeHidden();
  });

  test('or is somebody else’s is not shown', async ({ open }) => {
    const mira = await open({ user: 'mira', conversation: 'dm-greta-tomas' });
    await expect(mira.root.getByText('This conversation cannot be found')).toBeVisible();
    await expect(mira.root).not.toContainText('Zucchini');
  });

  test('and has a strange name does no harm', async ({ open }) => {
    const mira = await open({ user: 'mira' });
    for (const id of [
      '__proto__',
      'constructor',
      '%00',
      '💥'.repeat(200),
      '<img src=x onerror=alert(1)>',
      '../../etc',
    ]) {
      await mira.goto(addressOf({ user: 'mira', conversation: id }));
      await expect(mira.root.getByText('This conversation cannot be found'), id).toBeVisible();
    }
    await mira.openConversation(people.tomas);
  });
});

test('without a network the chat of this browser goes on', async ({ open, context, problems }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
  await expect(mira.messages.last()).toBeVisible();
  await expect(tomas.messages.last()).toBeVisible();
  await context.setOffline(true);
  const text = unique('No bars');
  await mira.send(text);
  await expect(tomas.message(text)).toBeVisible();
  await mira.expectStatus(text, 'Read');
  const answer = unique('Ninguna');
  await tomas.send(answer);
  await expect(mira.message(answer)).toBeVisible();
  // Pictures of the demo world are files of the server, and cannot be had now: their rows say so, the rest is there.
  problems.allow(/ERR_INTERNET_DISCONNECTED/u);
  await mira.openConversation(people.camille);
  await expect(mira.message('Toute la famille')).toBeVisible();
  await context.setOffline(false);
});

test('a text that looks like markup is text, on every surface', async ({ open }) => {
  const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
  const tomas = await open({ user: 'tomas' });
  const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script><style>*{display:none}</style> ${unique('&lt;b&gt;')}`;
  await mira.send(hostile);
  await expect(tomas.row(people.mira)).toContainText(hostile);
  await tomas.openConversation(people.mira);
  await expect(tomas.message(hostile)).toBeVisible();
  expect(
    await tomas.page.evaluate(
      () => document.querySelectorAll('[role=log] script, [role=log] style, [role=log] img[src=x]').length,
    ),
  ).toBe(0);
  await mira.composer.fill(hostile);
  await mira.openConversation(people.camille);
  await expect(mira.row(people.tomas)).toContainText(hostile);
});

test('a tab that is killed right after a message was shown as queued loses nothing and doubles nothing', async ({
  open,
  context,
}) => {
  const tomas = await open({ user: 'tomas', conversation: 'dm-mira-tomas' });
  for (const words of ['One', 'Two', 'Three']) {
    const mira = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    await expect(mira.messages.last()).toBeVisible();
    const text = unique(words);
    await mira.composer.fill(text);
    await mira.composer.press('Enter');
    // Anything after "saving" is a promise.
    await mira.page.waitForFunction(
      (wanted) => {
        const own = [...document.querySelectorAll('[role=article][data-mine]')].find((row) =>
          row.textContent?.includes(wanted),
        );
        return own !== undefined && own.getAttribute('data-status') !== 'saving';
      },
      text,
      { polling: 'raf' },
    );
    const cdp = await context.newCDPSession(mira.page);
    const gone = mira.page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => undefined);
    await gone;
    await mira.page.close();

    const again = await open({ user: 'mira', conversation: 'dm-mira-tomas' });
    await expect(again.message(text)).toHaveCount(1);
    await again.expectStatus(text, 'Read');
    await expect(tomas.message(text)).toHaveCount(1);
    await again.page.close();
  }
});
