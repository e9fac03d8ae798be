import { StrictMode, createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { ChatError } from '../../contract/index.js';
import type { Message } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  buildMessage,
  buildText,
  createTestAdapter,
  type TestAdapter,
} from '../../testing/index.js';
import { MessageList, type MessageListHandle } from './index.js';

const ref = { conversationId: 'c1' };
/** What was read is reported as often as that, in ms. */
const READ_BATCH = 250;
let adapter: TestAdapter;
let store: ChatStore;
let list: React.RefObject<MessageListHandle | null>;
let show: (conversationId: string | null) => Promise<void>;
let delay: () => Promise<void>;

const textOf = (seq: number): string => `${seq}: ${'some words about the path '.repeat(1 + ((seq * 7919) % 9))}`;
const history = (count: number, conversationId = 'c1'): Message[] =>
  Array.from({ length: count }, (_, i) =>
    buildMessage({ seq: i + 1, conversationId, text: textOf(i + 1), senderId: i % 4 === 0 ? 'me' : 'bo' }),
  );

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const settle = async (frames = 12): Promise<void> => {
  for (let i = 0; i < frames; i++) await frame();
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const scroller = (): HTMLElement => page.getByRole('log').element() as HTMLElement;
const gap = (): number => scroller().scrollHeight - scroller().clientHeight - scroller().scrollTop;
const rowOf = (seq: number): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[role="log"] [data-key="m:m${seq}"]`);
const topOf = (seq: number): number =>
  (rowOf(seq)?.getBoundingClientRect().top ?? Number.NaN) - scroller().getBoundingClientRect().top;
const isInView = (seq: number): boolean => {
  const box = rowOf(seq)?.getBoundingClientRect();
  const view = scroller().getBoundingClientRect();
  return box !== undefined && box.bottom > view.top && box.top < view.bottom;
};
const pill = (name: RegExp | string = /^Jump to the latest/u) => page.getByRole('button', { name });

async function open(options: { count?: number; unread?: number; readUpTo?: number } = {}): Promise<void> {
  const { count = 600, unread = 0 } = options;
  const messages = history(count);
  const last = messages.at(-1);
  const readUpTo = unread > 0 ? messages.at(-1 - unread)?.position : last?.position;
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    messages: [...messages, ...history(80, 'c2')],
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [
      buildConversation({ id: 'c1', lastMessage: last, unread: { count: unread, asOf: last?.position, readUpTo } }),
      buildConversation({ id: 'c2' }),
    ],
  });
  delay = () => Promise.resolve();
  const { load, loadAround } = adapter.messages;
  Object.assign(adapter.messages, {
    load: async (...args: Parameters<typeof load>) => {
      const answer = await load(...args);
      await delay();
      return answer;
    },
    loadAround: async (...args: Parameters<NonNullable<typeof loadAround>>) => {
      const answer = await loadAround!(...args);
      await delay();
      return answer;
    },
  });
  store = createChatStore({ adapter });
  await store.start();
  list = createRef<MessageListHandle>();
  const tree = (conversationId: string | null) => (
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ display: 'flex', width: 640, height: 600 }}>
        <ChatProvider store={store}>
          {conversationId === null ? null : <MessageList conversationId={conversationId} handle={list} />}
        </ChatProvider>
      </div>
    </StrictMode>
  );
  const screen = await render(tree('c1'));
  show = (conversationId) => screen.rerender(tree(conversationId));
  await expect.element(page.getByRole('log')).toBeVisible();
  await settle();
}

const receive = (seq: number, details: Partial<Message> & { readonly text?: string } = {}): void =>
  adapter.emit({ type: 'message', message: buildMessage({ seq, text: `new ${seq}`, ...details }) });

beforeEach(() => page.viewport(700, 640));
afterEach(async () => {
  await cleanup();
  store.dispose();
});

describe('going to a message', () => {
  it('arrives at thirty far messages in a row, whatever answers late and comes live meanwhile', async () => {
    await open({ count: 3000 });
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    delay = () => pause(random(40));
    let live = 3000;
    const traffic = setInterval(() => receive(++live, { senderId: random(3) === 0 ? 'me' : 'bo' }), 23);
    try {
      for (let i = 0; i < 30; i++) {
        const seq = 1 + random(2900);
        // Asked for in the middle of other things: pages on their way, a way down that was begun.
        if (i % 5 === 2) void store.actions.loadOlder(ref);
        if (i % 5 === 3) list.current?.scrollToLatest();
        expect(await list.current?.goToMessage(`m${seq}`)).toBe(true);
        expect(isInView(seq)).toBe(true);
        await settle(random(6));
        expect(isInView(seq)).toBe(true);
      }
    } finally {
      clearInterval(traffic);
    }
  }, 60_000);

  it('goes to the last one asked for when several are asked for at once', async () => {
    await open({ count: 3000 });
    delay = () => pause(20);
    const answers = await Promise.all([100, 2000, 900].map(async (seq) => list.current?.goToMessage(`m${seq}`)));
    expect(answers).toEqual([false, false, true]);
    expect(isInView(900)).toBe(true);
  });

  it('says when there is no such message, and leaves the list as it is', async () => {
    await open();
    expect(await list.current?.goToMessage('nobody')).toBe(false);
    expect(gap()).toBeLessThanOrEqual(1);
  });

  it('leads back to where the reader was, to the pixel, jump by jump', async () => {
    await open();
    await userEvent.wheel(scroller(), { delta: { y: -700 } });
    await settle(20);
    const view = scroller().getBoundingClientRect();
    const row = [...scroller().querySelectorAll<HTMLElement>('[data-key]')].find(
      (each) => each.getBoundingClientRect().top >= view.top,
    );
    const seq = Number(row?.dataset['key']?.slice(3));
    const before = topOf(seq);
    await list.current?.goToMessage('m60');
    await list.current?.goToMessage('m300');
    const back = page.getByRole('button', { name: 'Back to where I was' });
    await back.click();
    await expect.poll(() => isInView(60)).toBe(true);
    await back.click();
    await expect.poll(() => Math.abs(topOf(seq) - before)).toBeLessThanOrEqual(1);
    await expect.element(back).not.toBeInTheDocument();
  });

  it('leads back to the end when the reader was there, and forgets the way with an own message', async () => {
    await open();
    const back = page.getByRole('button', { name: 'Back to where I was' });
    await list.current?.goToMessage('m60');
    await back.click();
    await expect.poll(gap).toBeLessThanOrEqual(1);
    expect(rowOf(600)).not.toBeNull();
    await expect.element(back).not.toBeInTheDocument();
    await list.current?.goToMessage('m60');
    await expect.element(back).toBeVisible();
    store.actions.sendMessage(ref, { content: buildText('here I am') });
    await expect.element(page.getByText('here I am')).toBeInViewport();
    await expect.element(back).not.toBeInTheDocument();
  });

  it('keeps the way to the end while it leads back to newer messages, which are at their end for a moment when they come', async () => {
    await open();
    const back = page.getByRole('button', { name: 'Back to where I was' });
    await list.current?.goToMessage('m565');
    await settle(20);
    const height = scroller().scrollHeight;
    // Far down in a long stretch: that is more than there is of the newest messages.
    await list.current?.goToMessage('m300');
    for (let i = 0; i < 10 && scroller().scrollTop < height; i++) {
      await store.actions.loadOlder(ref);
      await settle(4);
    }
    expect(scroller().scrollTop).toBeGreaterThan(height);
    await back.click();
    await expect.poll(() => isInView(565)).toBe(true);
    await settle(20);
    await expect.element(back).toBeVisible();
    await back.click();
    await expect.poll(gap).toBeLessThanOrEqual(1);
    await expect.element(back).not.toBeInTheDocument();
  });

  it('follows a quote to what it answers', async () => {
    await open();
    const quote = {
      ref: { conversationId: 'c1', messageId: 'm40' },
      senderId: 'bo',
      senderName: 'Bo',
      time: 1,
      content: buildText('what was said'),
    };
    receive(601, { quote });
    await page.getByRole('button', { name: 'Go to the message' }).click();
    await expect.poll(() => isInView(40)).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Back to where I was' })).toBeVisible();
  });

  it('fills gaps in both directions on the way, and moves nothing by it', async () => {
    await open();
    await list.current?.goToMessage('m300');
    delay = () => pause(15);
    for (const direction of [-1, 1]) {
      for (let i = 0; i < 60 && !isInView(direction < 0 ? 260 : 370); i++) {
        scroller().scrollTop += direction * 500;
        await settle(3);
      }
    }
    expect(isInView(370)).toBe(true);
    const keys = [...scroller().querySelectorAll<HTMLElement>('[data-key]')].map((row) =>
      Number(row.dataset['key']?.slice(3)),
    );
    expect(keys).toEqual(keys.map((_, i) => (keys[0] ?? 0) + i));
  });
});

describe('writing from far up', () => {
  it('ends at the own message every time, from wherever, while others write and pages come late', async () => {
    await open({ count: 3000 });
    let seed = 11;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    delay = () => pause(random(30));
    let live = 3000;
    const traffic = setInterval(() => receive(++live), 37);
    try {
      for (let i = 0; i < 12; i++) {
        // From far back, from a little above, from the middle of a journey, and from one that is given up.
        if (i % 4 === 0) await list.current?.goToMessage(`m${1 + random(2900)}`);
        if (i % 4 === 1) await userEvent.wheel(scroller(), { delta: { y: -400 * (1 + random(6)) } });
        if (i % 4 === 2) void list.current?.goToMessage(`m${1 + random(2900)}`);
        if (i % 4 === 3) void list.current?.goToMessage('nobody');
        await settle(random(8));
        store.actions.sendMessage(ref, { content: buildText(`own ${i}.`) });
        await expect.element(page.getByText(`own ${i}.`, { exact: true })).toBeInViewport();
        await expect.poll(gap).toBeLessThanOrEqual(1);
        await settle(random(20));
        expect(gap()).toBeLessThanOrEqual(1);
      }
    } finally {
      clearInterval(traffic);
    }
  }, 60_000);
});

describe('what is new and what is unread', () => {
  it('goes to the first new message, and then to the end', async () => {
    await open();
    await userEvent.wheel(scroller(), { delta: { y: -2000 } });
    await settle(20);
    for (let i = 1; i <= 30; i++) receive(600 + i, { text: textOf(600 + i), senderId: i === 3 ? 'me' : 'bo' });
    await pill('Jump to the latest message. 29 new messages').click();
    await settle(20);
    expect(isInView(601)).toBe(true);
    expect(gap()).toBeGreaterThan(300);
    await pill().click();
    await expect.poll(gap).toBeLessThanOrEqual(1);
    await expect.element(pill()).not.toBeInTheDocument();
  });

  it('gives the focus to the messages when the button that led there goes', async () => {
    await open();
    await userEvent.wheel(scroller(), { delta: { y: -1200 } });
    await settle(20);
    (pill().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(pill()).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement).toBe(scroller());
    // The first step may lead to the end as well, and the pill goes by that.
    await userEvent.wheel(scroller(), { delta: { y: -300 } });
    await settle(20);
    receive(601);
    await expect.element(pill('Jump to the latest message. 1 new message')).toBeVisible();
    await pill().click();
    await expect.element(pill()).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement).toBe(scroller());
  });

  it('counts less the further one reads on', async () => {
    await open();
    await userEvent.wheel(scroller(), { delta: { y: -1200 } });
    await settle(20);
    for (let i = 1; i <= 30; i++) receive(600 + i, { text: textOf(600 + i) });
    await expect.element(pill('Jump to the latest message. 30 new messages')).toBeVisible();
    await userEvent.wheel(scroller(), { delta: { y: 2500 } });
    await expect.poll(() => /\. \d+ new/u.test(pill().element().getAttribute('aria-label') ?? '')).toBe(true);
    await expect.element(pill('Jump to the latest message. 30 new messages')).not.toBeInTheDocument();
  });

  it('tells how much is unread far above, and goes there', async () => {
    await open({ unread: 150 });
    expect(gap()).toBeLessThanOrEqual(1);
    const chip = page.getByRole('button', { name: '150 unread messages. Go to the first unread message' });
    await expect.element(chip).toBeVisible();
    const asked = adapter.calls.length;
    await chip.click();
    await expect.element(page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
    // Not page by page: around the border, and one page the list asks for on the way.
    expect(adapter.calls.slice(asked).filter((call) => call.method === 'messages.load').length).toBeLessThanOrEqual(4);
    expect(isInView(451) || isInView(452)).toBe(true);
    await expect.element(chip).not.toBeInTheDocument();
    const divider = document.querySelector('.cl-unread-divider');
    receive(601);
    await settle();
    expect(document.querySelectorAll('.cl-unread-divider')).toHaveLength(1);
    expect(divider?.isConnected).toBe(true);
  });

  it('tells no more of what is unread once that is in view, also without a movement', async () => {
    await open({ count: 60, unread: 56 });
    const chip = page.getByRole('button', { name: /^56 unread messages/u });
    await expect.element(chip).toBeVisible();
    // A window that is made so large that all of it fits.
    await page.viewport(700, 12_000);
    scroller().closest<HTMLElement>('.cl-root')!.style.height = '11900px';
    await expect.element(page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
    await expect.element(chip).not.toBeInTheDocument();
  });

  it('keeps offering the way to what is unread when it could not be loaded', async () => {
    await open({ unread: 150 });
    const chip = page.getByRole('button', { name: /^150 unread messages/u });
    adapter.failNext('messages.load', new ChatError('timeout'));
    await chip.click();
    await settle();
    await expect.element(chip).not.toHaveAttribute('aria-busy');
    expect(gap()).toBeLessThanOrEqual(1);
    await chip.click();
    await expect.element(page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
  });

  it('opens at what came while it was closed', async () => {
    await open();
    await show('c2');
    await expect.element(page.getByText('80: some words')).toBeInViewport();
    for (let i = 1; i <= 25; i++) receive(600 + i, { text: textOf(600 + i) });
    await settle();
    await show('c1');
    await expect.element(page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
    expect(isInView(601)).toBe(true);
    await settle(20);
    expect(isInView(601)).toBe(true);
  });

  it('opens at a mark "unread from here", which is gone then while its line stays', async () => {
    await open();
    await store.actions.updateSettings('c1', { unreadFrom: { value: 580, tie: '' } });
    await show('c2');
    await expect.element(page.getByText('80: some words')).toBeInViewport();
    await show('c1');
    await expect.element(page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
    expect(rowOf(580)?.querySelector('[role="separator"][aria-label="New messages"]')).not.toBeNull();
    await expect.poll(() => store.getState().conversations.get('c1')?.settings.unreadFrom).toBeUndefined();
    await settle();
    await expect.element(page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
  });

  it('reports as read only at the end, seen and in one batch, and not what was marked unread meanwhile', async () => {
    await open({ unread: 60 });
    // The page of a test has the focus only once something in it has.
    scroller().focus();
    const reads = (): number => adapter.calls.filter((call) => call.method === 'messages.markRead').length;
    // It opened at the newest: what is there was seen.
    await expect.poll(reads, { timeout: 5000 }).toBe(1);
    await userEvent.wheel(scroller(), { delta: { y: -2000 } });
    await settle(20);
    for (let i = 1; i <= 10; i++) receive(600 + i);
    await pause(700);
    expect(reads()).toBe(1);
    list.current?.scrollToLatest();
    await expect.poll(reads).toBe(2);
    const from = performance.now();
    for (let i = 11; i <= 20; i++) {
      receive(600 + i);
      await frame();
    }
    const took = performance.now() - from;
    await pause(1500);
    // One at once, and then one for each batch it took: frames are slow on a busy machine.
    expect(reads() - 2).toBeLessThanOrEqual(2 + Math.floor(took / READ_BATCH));
    const before = reads();
    await store.actions.updateSettings('c1', { unreadFrom: { value: 610, tie: '' } });
    receive(621);
    await pause(1200);
    expect(reads()).toBe(before);
  });

  it('announces what comes politely, and not what is loaded on the way through history', async () => {
    await open();
    const said: string[] = [];
    await expect.poll(() => document.querySelector('.cl-message-list__news')).not.toBeNull();
    const region = document.querySelector('.cl-message-list__news')!;
    const observer = new MutationObserver(() => said.push(region.textContent ?? ''));
    observer.observe(region, { subtree: true, childList: true, characterData: true });
    await list.current?.goToMessage('m100');
    for (let i = 0; i < 10; i++) {
      scroller().scrollTop += 1500;
      await settle(4);
    }
    await pause(500);
    expect(said).toEqual([]);
    list.current?.scrollToLatest();
    await expect.poll(gap).toBeLessThanOrEqual(1);
    for (let i = 1; i <= 20; i++) {
      receive(600 + i);
      await pause(20);
    }
    await expect.poll(() => said.length, { timeout: 5000 }).toBeGreaterThan(0);
    expect(said.length).toBeLessThanOrEqual(2);
    observer.disconnect();
  });
});

describe('coming back', () => {
  it('opens each conversation where it was left, and at the newest where it was left there', async () => {
    await open();
    await userEvent.wheel(scroller(), { delta: { y: -900 } });
    await pause(400);
    const view = scroller().getBoundingClientRect();
    const row = [...scroller().querySelectorAll<HTMLElement>('[data-key]')].find(
      (each) => each.getBoundingClientRect().top >= view.top,
    );
    const seq = Number(row?.dataset['key']?.slice(3));
    const before = topOf(seq);
    await show('c2');
    await expect.element(page.getByText('80: some words')).toBeInViewport();
    await show('c1');
    await expect.poll(() => Math.abs(topOf(seq) - before)).toBeLessThanOrEqual(1);
    await show(null);
    await show('c2');
    await expect.element(page.getByText('80: some words')).toBeInViewport();
    expect(gap()).toBeLessThanOrEqual(1);
  });

  it('opens at the line it was left at, also within a message taller than the view', async () => {
    await open();
    receive(601, { text: 'a long story. '.repeat(1200) });
    receive(602);
    await list.current?.goToMessage('m601');
    const more = page.getByRole('button', { name: 'Show more' });
    if (more.elements().length > 0) await more.first().click();
    await settle(20);
    await pause(400);
    // Both movements begin and end in the same message.
    for (let i = 0; i < 2; i++) {
      await userEvent.wheel(scroller(), { delta: { y: 150 } });
      await pause(400);
    }
    const before = topOf(601);
    expect(before).toBeLessThan(-100);
    await show('c2');
    await settle();
    await show('c1');
    await expect.poll(() => Math.abs(topOf(601) - before)).toBeLessThanOrEqual(1);
  });

  it('opens where it was left far back in history', async () => {
    await open();
    await list.current?.goToMessage('m77');
    await pause(400);
    const before = topOf(77);
    await show('c2');
    await settle();
    await show('c1');
    await expect.poll(() => Math.abs(topOf(77) - before)).toBeLessThanOrEqual(1);
  });
});
