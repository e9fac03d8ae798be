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
import { axeViolations } from '../../../test/axe.js';

const ref = { conversationId: 'c1' };
let adapter: TestAdapter;
let store: ChatStore;
let scroller: HTMLElement;
let handle: React.RefObject<MessageListHandle | null>;

const words = 'the path along the stream and the hut halfway with a bench that faces west'.split(' ');
const textOf = (seq: number): string =>
  `${seq}: ${Array.from({ length: 3 + ((seq * 7919) % 60) }, (_, i) => words[(seq + i) % words.length]).join(' ')}`;
const history = (count: number): Message[] =>
  Array.from({ length: count }, (_, i) =>
    buildMessage({ seq: i + 1, text: textOf(i + 1), senderId: i % 4 === 0 ? 'me' : i % 9 === 0 ? 'ana' : 'bo' }),
  );

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const settle = async (frames = 12): Promise<void> => {
  for (let i = 0; i < frames; i++) await frame();
};
const gap = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
const rowOf = (seq: number): Element | null => scroller.querySelector(`[data-key="m:m${seq}"]`);

async function open(
  options: { count?: number; unread?: number; group?: boolean; messages?: readonly Message[] } = {},
): Promise<void> {
  const { count = 400, unread = 0, group = false, messages = history(count) } = options;
  const last = messages.at(-1);
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    messages,
    users: [
      { id: 'bo', nick: 'Bo' },
      { id: 'ana', nick: 'Ana' },
    ],
    conversations: [
      buildConversation({
        id: 'c1',
        groupId: group ? 'g1' : undefined,
        lastMessage: last,
        unread: {
          count: unread,
          asOf: last?.position,
          readUpTo: messages.at(-1 - unread)?.position,
        },
      }),
    ],
  });
  store = createChatStore({ adapter });
  await store.start();
  handle = createRef<MessageListHandle>();
  const screen = await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" style={{ display: 'flex', width: 640, height: 600 }}>
        <ChatProvider store={store}>
          <MessageList conversationId="c1" handle={handle} />
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await expect.element(screen.getByRole('log')).toBeVisible();
  await settle();
  scroller = screen.getByRole('log').element() as HTMLElement;
}

/** The worst distance the first row wholly in view moved, over every frame. */
async function drift(act: () => void, frames = 20): Promise<number> {
  const { top } = scroller.getBoundingClientRect();
  const rows = [...scroller.querySelectorAll<HTMLElement>('[data-key]')];
  const row = rows
    .filter((each) => each.getBoundingClientRect().top >= top)
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
  if (!row) throw new Error('No row in view.');
  const key = row.dataset['key'];
  const before = row.getBoundingClientRect().top;
  let worst = 0;
  act();
  for (let i = 0; i < frames; i++) {
    await frame();
    const now = scroller.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect().top;
    worst = Math.max(worst, Math.abs((now ?? Number.POSITIVE_INFINITY) - before));
  }
  return worst;
}

const receive = (seq: number, text = `new ${seq}`, details: Partial<Message> = {}): void =>
  adapter.emit({ type: 'message', message: buildMessage({ seq, text, ...details }) });

beforeEach(() => page.viewport(700, 640));
afterEach(async () => {
  await cleanup();
  store.dispose();
});

describe('MessageList in a browser', () => {
  it('opens at the newest message and follows what comes', async () => {
    await open();
    expect(gap()).toBeLessThanOrEqual(1);
    for (let i = 1; i <= 5; i++) {
      receive(400 + i, textOf(i * 13));
      for (let f = 0; f < 6; f++) {
        await frame();
        expect(gap()).toBeLessThanOrEqual(1);
      }
    }
    expect(rowOf(405)).not.toBeNull();
  });

  it('opens at the first unread message, under its divider', async () => {
    await open({ unread: 12 });
    const divider = scroller.querySelector('.cl-unread-divider');
    expect(divider).not.toBeNull();
    const { top, bottom } = scroller.getBoundingClientRect();
    const at = divider?.getBoundingClientRect().top ?? 0;
    expect(at).toBeGreaterThanOrEqual(top);
    expect(at).toBeLessThan(bottom);
    expect(gap()).toBeGreaterThan(100);
  });

  it('does not pull a reader down, and counts what others wrote meanwhile', async () => {
    await open();
    await userEvent.wheel(scroller, { delta: { y: -900 } });
    await settle(20);
    const act = (): void => {
      receive(401);
      receive(402, 'mine from elsewhere', { senderId: 'me' });
      receive(403);
    };
    expect(await drift(act)).toBeLessThanOrEqual(1);
    const button = page.getByRole('button', { name: 'Jump to the latest message. 2 new messages' });
    await expect.element(button).toBeVisible();
    await button.click();
    await settle();
    expect(gap()).toBeLessThanOrEqual(1);
    await expect.element(page.getByRole('button', { name: /Jump to the latest/u })).not.toBeInTheDocument();
  });

  it('loads older messages without moving what is read', async () => {
    await open();
    const before = store.getState().timelines.get('c1')?.view.size ?? 0;
    for (let i = 0; i < 4; i++) {
      expect(await drift(() => void store.actions.loadOlder(ref), 12)).toBeLessThanOrEqual(1);
    }
    expect(store.getState().timelines.get('c1')?.view.size).toBeGreaterThan(before);
  });

  it('loads older messages by itself on the way up, to the very first', async () => {
    await open({ count: 150 });
    for (let i = 0; i < 60 && !rowOf(1); i++) {
      scroller.scrollTop -= 1500;
      await settle(3);
    }
    scroller.scrollTop = 0;
    await settle();
    expect(rowOf(1)).not.toBeNull();
    await expect.element(page.getByText('This is where the conversation begins')).toBeVisible();
  });

  it('says at the top when that failed, and moves nothing by it', async () => {
    await open();
    adapter.failNext('messages.load', new ChatError('forbidden'));
    expect(await drift(() => void store.actions.loadOlder(ref), 12)).toBeLessThanOrEqual(1);
    await expect.element(page.getByText('Older messages could not be loaded.')).toBeInTheDocument();
  });

  it('brings its writer to the end from any distance', async () => {
    await open();
    for (let i = 0; i < 5; i++) {
      scroller.scrollTop = 300 + i * 200;
      await settle(4);
      expect(gap()).toBeGreaterThan(500);
      store.actions.sendMessage(ref, { content: buildText(`from far up ${i}`) });
      await settle(4);
      expect(gap()).toBeLessThanOrEqual(1);
      await expect.element(page.getByText(`from far up ${i}`)).toBeVisible();
    }
  });

  it('moves nothing when messages above are edited, get reactions or are taken back', async () => {
    await open();
    scroller.scrollTop -= 800;
    await settle(20);
    const view = store.getState().timelines.get('c1')?.view;
    const top = scroller.getBoundingClientRect().top;
    const above = [...scroller.querySelectorAll<HTMLElement>('[data-key]')].filter(
      (each) => each.getBoundingClientRect().bottom < top,
    );
    const targets = above.slice(-3).map((each) => view?.get(each.dataset['key'] ?? '')?.message);
    expect(targets.length).toBe(3);
    for (const message of targets) {
      if (!message) throw new Error('No message.');
      const edit = { ...message, content: buildText(textOf(59).repeat(3)), revision: 1, editedAt: message.time + 1 };
      expect(await drift(() => adapter.emit({ type: 'message', message: edit }))).toBeLessThanOrEqual(1);
    }
  });

  it('moves nothing when what stands above grows late, a font arrives, reactions come or messages go for good', async () => {
    await open();
    scroller.scrollTop -= 1500;
    await settle(20);
    const view = store.getState().timelines.get('c1')?.view;
    const { top } = scroller.getBoundingClientRect();
    const mounted = [...scroller.querySelectorAll<HTMLElement>('[data-key]')];
    const above = mounted.filter((each) => each.getBoundingClientRect().bottom < top).slice(-3);
    const messages = above.map((each) => view?.get(each.dataset['key'] ?? '')?.message);
    const [first, second, third] = messages;
    if (!first || !second || !third) throw new Error('No messages above.');
    const picture = document.createElement('div');
    const late = (): void => {
      // As a picture without a known size does when it is decoded: nobody renders.
      picture.style.height = '180px';
      above[0]?.querySelector('.cl-message__bubble')?.append(picture);
    };
    const root = scroller.closest<HTMLElement>('.cl-root');
    const value = [{ emoji: '👍', count: 1, mine: false, sampleUserIds: ['bo'] }];
    const reacted = { ...second, lanes: { reactions: { version: 9, value } } };
    for (const act of [
      late,
      () => root?.style.setProperty('--cl-font-family', 'monospace'),
      () => root?.style.removeProperty('--cl-font-family'),
      () => adapter.emit({ type: 'message', message: reacted }),
      () => adapter.emit({ type: 'message-removed', conversationId: 'c1', messageIds: [third.id] } as never),
      () => picture.remove(),
    ])
      expect(await drift(act)).toBeLessThanOrEqual(1);
  });

  it('draws only the rows a message concerns', async () => {
    await open();
    const rendered = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const key = element?.closest<HTMLElement>('.cl-message-list__row')?.parentElement?.dataset['key'];
        if (key !== undefined) rendered.add(key);
      }
    });
    observer.observe(scroller, { subtree: true, childList: true, characterData: true, attributes: true });
    receive(401);
    await settle(6);
    observer.disconnect();
    // The last row is no longer the last of its group.
    expect([...rendered].filter((key) => key !== 'm:m401').length).toBeLessThanOrEqual(1);
  });

  it('goes to a message it is told', async () => {
    await open();
    expect(handle.current?.scrollToMessage('m:m395')).toBe(true);
    expect(handle.current?.scrollToMessage('nobody')).toBe(false);
    handle.current?.scrollToLatest();
    await settle();
    expect(gap()).toBeLessThanOrEqual(1);
  });

  it('tells the store what is being read, and when the reader is at the end again', async () => {
    await open();
    const told: (string | undefined)[] = [];
    const { setReading } = store.actions;
    store.actions.setReading = (where, key) => {
      told.push(key);
      setReading(where, key);
    };
    await userEvent.wheel(scroller, { delta: { y: -900 } });
    const first = (): string | undefined => {
      const { top } = scroller.getBoundingClientRect();
      const rows = [...scroller.querySelectorAll<HTMLElement>('[data-key]')];
      return rows.find((row) => row.getBoundingClientRect().bottom > top + 1)?.dataset['key'];
    };
    await expect.poll(() => told.at(-1) !== undefined && told.at(-1) === first()).toBe(true);
    const scrolls = told.length;
    expect(scrolls).toBeLessThan(8);
    handle.current?.scrollToLatest();
    await expect.poll(() => told.at(-1)).toBe(undefined);
    expect(told.length).toBeGreaterThan(scrolls);
  });

  it('reports as read what was seen at the end, once', async () => {
    await open({ count: 30, unread: 2 });
    window.focus();
    handle.current?.scrollToLatest();
    receive(31);
    await expect.poll(() => adapter.calls.some((call) => call.method === 'messages.markRead')).toBe(true);
    const reported = adapter.calls.filter((call) => call.method === 'messages.markRead');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(reported.length).toBeLessThanOrEqual(2);
  });

  it('has nothing to complain about for axe, in light and dark', async () => {
    const quote = { senderId: 'ana', senderName: 'Ana', time: 1, content: buildText('the question') };
    const reactions = { version: 1, value: [{ emoji: '👍', count: 2, mine: true, sampleUserIds: ['bo'] }] };
    await open({
      group: true,
      messages: [
        buildMessage({ seq: 1, text: 'plain https://example.com/', lanes: { reactions } }),
        buildMessage({ seq: 2, senderId: 'me', text: 'an answer', quote, editedAt: 5, revision: 1 }),
        buildMessage({ seq: 3, senderId: 'ana', content: { type: 'recalled' }, recalled: { by: 'ana', time: 3 } }),
        buildMessage({ seq: 4, content: { type: 'poll', question: 'Tea?', options: [] } as never }),
      ],
    });
    adapter.failNext('messages.send', new ChatError('muted'));
    store.actions.sendMessage(ref, { content: buildText('refused') });
    await expect.element(page.getByText('Not sent. You are muted here.')).toBeVisible();
    for (const theme of ['light', 'dark']) {
      scroller.closest('.cl-root')?.setAttribute('data-cl-theme', theme);
      await settle(20);
      expect(await axeViolations(scroller.closest('.cl-root') as HTMLElement, {})).toEqual([]);
    }
  });
});
