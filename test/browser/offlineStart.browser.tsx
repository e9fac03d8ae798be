import { ChatApp } from 'chatloom';
import 'chatloom/styles.css';
import { ChatError, type ChatAdapter, type Message } from 'chatloom/contract';
import { buildConversation, buildMessage, buildText, createTestAdapter, type TestAdapter } from 'chatloom/testing';
import { withOfflineCache, type OfflineCacheOptions } from 'chatloom/wrappers';
import { StrictMode } from 'react';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';

// What somebody sees who opens the chat again: the real app on the browser's own IndexedDB.

const ref = { conversationId: 'c1' };
const HISTORY = 200;

const messages: readonly Message[] = Array.from({ length: HISTORY }, (_, i) =>
  buildMessage({ seq: i + 1, text: `line ${i + 1}`, senderId: i % 3 === 0 ? 'me' : 'bo' }),
);

const rooms = Array.from({ length: 30 }, (_, i) =>
  buildConversation({
    id: `c${i + 1}`,
    kind: 'group',
    peerId: undefined,
    title: `Room ${i + 1}`,
    activityAt: 2_000_000 - i,
    lastMessage: buildMessage({ seq: 1, conversationId: `c${i + 1}`, text: `words of ${i + 1}` }),
  }),
);

function server(conversations = rooms): TestAdapter {
  return createTestAdapter({ messages, conversations, users: [{ id: 'bo', nick: 'Bo' }] });
}

/** A server that cannot be reached, however often it is asked. */
function unreachable(): TestAdapter {
  const inner = server();
  for (let i = 0; i < 50; i++) inner.failNext('session.connect', new ChatError('offline'));
  return inner;
}

/** Somebody was here, and read so much of the history. */
async function visited(count = 40, options: OfflineCacheOptions = {}): Promise<void> {
  const adapter = withOfflineCache(server(), options);
  await adapter.session.connect();
  await adapter.conversations.list();
  await adapter.users!.get(['bo']);
  await adapter.messages.load(ref, { limit: count });
  await adapter.session.disconnect();
}

function show(adapter: ChatAdapter): Promise<unknown> {
  return render(
    <StrictMode>
      <div style={{ width: 1000, height: 700 }}>
        <ChatApp adapter={adapter} defaultActiveConversationId="c1" />
      </div>
    </StrictMode>,
  );
}

const methods = ({ calls }: TestAdapter): ReadonlySet<string> => new Set(calls.map(({ method }) => method));
const line = (number: number) => page.getByRole('log').getByText(`line ${number}`, { exact: true });
const row = (number: number) => page.getByRole('navigation').getByText(`Room ${number}`, { exact: true });

async function names(): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('chatloom:') ? [name] : []));
}

async function clean(): Promise<void> {
  await cleanup();
  // Written to the end before it is deleted: sessions close behind the app that is gone.
  for (const name of await names()) {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener('success', resolve);
      request.addEventListener('error', resolve);
    });
  }
}

beforeEach(async () => {
  await page.viewport(1000, 700);
  await clean();
});
afterEach(clean);

it('a cold start paints the list and the last open conversation before the network has answered anything', async () => {
  await visited(40, { accountHint: 'me' });
  const inner = server();
  const open = inner.hold('session.connect');
  await show(withOfflineCache(inner, { accountHint: 'me' }));
  await expect.element(row(1)).toBeVisible();
  await expect.element(row(5)).toBeVisible();
  await expect.element(line(200)).toBeVisible();
  expect([...methods(inner)]).toEqual(['session.connect']);

  inner.store(buildMessage({ seq: HISTORY + 1, text: 'line 201' }));
  open();
  await expect.element(line(201)).toBeVisible();
  await expect.element(line(200)).toBeVisible();
});

it('a sync that finds one conversation changed touches its row alone', async () => {
  await visited(40, { accountHint: 'me' });
  const changed = rooms.map((room) => (room.id === 'c4' ? { ...room, title: 'Renamed' } : room));
  const inner = server(changed);
  const open = inner.hold('session.connect');
  await show(withOfflineCache(inner, { accountHint: 'me' }));
  await expect.element(row(4)).toBeVisible();
  await expect.element(line(200)).toBeVisible();

  const touched = new Set<string>();
  const list = page.getByRole('navigation').getByRole('list').element();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const item = (target instanceof Element ? target : target.parentElement)?.closest('li, [role="listitem"]');
      touched.add(item?.textContent ?? 'the list itself');
    }
  });
  observer.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
  open();
  await expect.element(page.getByRole('navigation').getByText('Renamed')).toBeVisible();
  await expect.poll(() => methods(inner).has('messages.load')).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  expect([...touched].filter((text) => !/Room 4|Renamed/u.test(text))).toEqual([]);
});

it('without network, history scrolls from the cache to its first message', async () => {
  await visited(HISTORY);
  const inner = unreachable();
  await show(withOfflineCache(inner));
  await expect.element(line(200)).toBeVisible();
  const log = page.getByRole('log').element();
  await expect
    .poll(
      () => {
        log.scrollTop = 0;
        return line(1).query() !== null;
      },
      { timeout: 25_000, interval: 50 },
    )
    .toBe(true);
  await expect.element(line(1)).toBeVisible();
  expect([...methods(inner)]).toEqual(['session.connect']);
}, 30_000);

it('within maxOfflineTime somebody signs in without network and writes; it goes out when the network is back', async () => {
  await visited(40);
  const inner = server();
  let isUp = false;
  const connect = (): Promise<never> => Promise.reject(new ChatError('offline'));
  const session = { ...inner.session, connect: () => (isUp ? inner.session.connect() : connect()) };
  await show(withOfflineCache({ ...inner, session }));
  await expect.element(line(200)).toBeVisible();
  const composer = page.getByRole('textbox', { name: /^Message/u });
  await composer.fill('written on the train');
  await userEvent.keyboard('{Enter}');
  const written = page.getByRole('log').getByText('written on the train');
  await expect.element(written).toBeVisible();
  expect(methods(inner).has('messages.send')).toBe(false);
  isUp = true;
  await expect
    .poll(
      () => {
        // By itself it comes at some time; whoever is there to press the button waits no longer.
        const button = page.getByRole('button', { name: 'Try now' }).query();
        if (button instanceof HTMLElement) button.click();
        return inner.calls.filter(({ method }) => method === 'messages.send');
      },
      { timeout: 20_000 },
    )
    .toMatchObject([{ args: [{ content: buildText('written on the train') }] }]);
  expect(written.elements()).toHaveLength(1);
}, 30_000);

it('after maxOfflineTime nobody signs in without network, and what was cached is gone', async () => {
  await visited(40);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await show(withOfflineCache(unreachable(), { maxOfflineTime: 50 }));
  await expect.element(page.getByRole('alert').first()).toBeVisible();
  expect(page.getByText('Room 1').query()).toBeNull();
  expect(page.getByText('line 200').query()).toBeNull();
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('chatloom:test');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('open')));
  });
  const counts = await Promise.all(
    ['messages', 'conversations', 'users'].map(
      (table) =>
        new Promise((resolve) => {
          const request = db.transaction(table).objectStore(table).count();
          request.addEventListener('success', () => resolve(request.result));
        }),
    ),
  );
  db.close();
  expect(counts).toEqual([0, 0, 0]);
});
