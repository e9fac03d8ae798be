import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import type { Message } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { MessageList } from './index.js';
import { axeViolations } from '../../../test/axe.js';

let adapter: TestAdapter;
let store: ChatStore;
let scroller: HTMLElement;

const reactions = {
  version: 1,
  value: ['👍', '🎉'].map((emoji) => ({ emoji, count: 2, mine: false, sampleUserIds: ['bo'] })),
};
const history = (count: number): Message[] =>
  Array.from({ length: count }, (_, i) =>
    buildMessage({
      seq: i + 1,
      time: Date.UTC(2026, 4, 2, 9, 0) + i * 60_000,
      text: `${i + 1}: some words${i % 3 === 0 ? ' that go on'.repeat(20) : ''}`,
      senderId: i % 4 === 0 ? 'me' : 'bo',
      lanes: i === count - 2 ? { reactions } : {},
    }),
  );

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const settle = async (frames = 12): Promise<void> => {
  for (let i = 0; i < frames; i++) await frame();
};
const seqOf = (element: Element | null): number =>
  Number(element?.closest<HTMLElement>('[data-key]')?.dataset['key']?.slice(3));
const focused = (): number =>
  document.activeElement?.getAttribute('role') === 'article' ? seqOf(document.activeElement) : 0;
const isInView = (seq: number): boolean => {
  const box = scroller.querySelector(`[data-key="m:m${seq}"]`)?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return box !== undefined && box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
};
const press = async (keys: string): Promise<void> => {
  await userEvent.keyboard(keys);
  await settle(4);
};

async function open(count = 200, dir: 'ltr' | 'rtl' = 'ltr'): Promise<void> {
  const messages = history(count);
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    messages,
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', lastMessage: messages.at(-1) })],
    limits: { messagesPerPage: 1000 },
  });
  store = createChatStore({ adapter });
  await store.start();
  const screen = await render(
    <StrictMode>
      <div className="cl-root" dir={dir} data-cl-theme="light" style={{ width: 640, height: 600 }}>
        <button type="button">before</button>
        <div style={{ height: 540, display: 'flex' }}>
          <ChatProvider store={store}>
            <MessageList conversationId="c1" />
          </ChatProvider>
        </div>
        <button type="button">after</button>
      </div>
    </StrictMode>,
  );
  await expect.element(screen.getByRole('log')).toBeVisible();
  await settle();
  scroller = screen.getByRole('log').element() as HTMLElement;
}

beforeEach(() => page.viewport(700, 640));
afterEach(async () => {
  await cleanup();
  store.dispose();
});

const gap = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;

describe('the keyboard', () => {
  it('finds one tab stop in the list, from both sides and from within', async () => {
    await open();
    (page.getByRole('button', { name: 'before' }).element() as HTMLElement).focus();
    await press('{Tab}');
    expect(document.activeElement).toBe(scroller);
    await press('{Tab}');
    expect(document.activeElement?.textContent).toBe('after');
    await press('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(scroller);
    await press('{ArrowUp}');
    expect(focused()).toBe(200);
    await press('{Tab}');
    expect(document.activeElement?.textContent).toBe('after');
    await press('{Shift>}{Tab}{/Shift}{Shift>}{Tab}{/Shift}');
    expect(document.activeElement?.textContent).toBe('before');
  });

  it('counts keys that are pressed before what moves the focus is loaded', async () => {
    const observer = new MutationObserver(() => {
      const log = document.querySelector<HTMLElement>('[role="log"]');
      if (!log?.querySelector('[data-key]')) return;
      observer.disconnect();
      log.focus();
      for (let i = 0; i < 3; i++)
        log.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
    });
    observer.observe(document, { childList: true, subtree: true });
    await open();
    await expect.poll(focused).toBe(198);
  });

  it('goes from message to message, by page, to the first and to the last', async () => {
    await open();
    scroller.focus();
    await press('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(focused()).toBe(198);
    await press('{ArrowDown}');
    expect(focused()).toBe(199);
    for (let i = 0; i < 25; i++) {
      await press('{ArrowUp}');
      expect(isInView(focused())).toBe(true);
    }
    expect(focused()).toBe(174);
    await press('{PageUp}');
    const up = focused();
    expect(up).toBeLessThan(173);
    expect(isInView(up)).toBe(true);
    await press('{PageDown}');
    expect(focused()).toBeGreaterThan(up);
    await press('{Home}');
    expect(focused()).toBe(1);
    expect(isInView(1)).toBe(true);
    await press('{ArrowUp}');
    expect(focused()).toBe(1);
    await press('{End}');
    await expect.poll(focused).toBe(200);
    await expect.poll(() => isInView(200)).toBe(true);
    await press('{Escape}');
    expect(document.activeElement).toBe(scroller);
  });

  it('is at the end with the last message, and follows what comes', async () => {
    await open();
    scroller.focus();
    await press('{ArrowUp}');
    for (let i = 0; i < 12; i++) await press('{ArrowUp}');
    expect(gap()).toBeGreaterThan(100);
    for (let i = 0; i < 12; i++) await press('{ArrowDown}');
    expect(focused()).toBe(200);
    await expect.poll(gap).toBeLessThanOrEqual(1);
    adapter.emit({ type: 'message', message: buildMessage({ seq: 201, text: 'one more' }) });
    await expect.element(page.getByText('one more', { exact: true })).toBeInViewport();
    await expect.poll(gap).toBeLessThanOrEqual(1);
    expect(focused()).toBe(200);
  });

  for (const [dir, inwards, outwards] of [
    ['ltr', '{ArrowRight}', '{ArrowLeft}'],
    ['rtl', '{ArrowLeft}', '{ArrowRight}'],
  ] as const) {
    it(`goes into a message and through its buttons, and comes back (${dir})`, async () => {
      await open(200, dir);
      scroller.focus();
      await press('{ArrowUp}{ArrowUp}');
      expect(focused()).toBe(199);
      await press(inwards);
      expect(document.activeElement?.getAttribute('aria-label')).toContain('👍');
      await press(inwards);
      expect(document.activeElement?.getAttribute('aria-label')).toContain('🎉');
      await press(outwards);
      expect(document.activeElement?.getAttribute('aria-label')).toContain('👍');
      await press('{Escape}');
      expect(focused()).toBe(199);
      await press(inwards);
      expect(document.activeElement?.getAttribute('aria-label')).toContain('👍');
      await press('{Enter}');
      await expect.poll(() => document.activeElement?.getAttribute('aria-pressed')).toBe('true');
    });
  }

  it('keeps the focus while the list is scrolled elsewhere, and passes axe with it', async () => {
    await open();
    scroller.focus();
    await press('{ArrowUp}{ArrowUp}');
    scroller.scrollTop = 0;
    await settle();
    expect(focused()).toBe(199);
    await press('{ArrowDown}');
    expect(focused()).toBe(200);
    expect(await axeViolations(scroller.closest('.cl-root') as HTMLElement)).toEqual([]);
  });
});

describe('a selection', () => {
  const copy = (): string => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    (getSelection()?.anchorNode?.parentElement ?? scroller).dispatchEvent(event);
    return event.defaultPrevented ? data.getData('text/plain') : 'left to the browser';
  };
  const textIn = (seq: number): Node => {
    const walker = document.createTreeWalker(
      scroller.querySelector(`[data-key="m:m${seq}"] .cl-message__bubble`)!,
      NodeFilter.SHOW_TEXT,
    );
    return walker.nextNode()!;
  };

  it('over several messages is copied with names and times', async () => {
    await open();
    getSelection()?.setBaseAndExtent(textIn(200), 3, textIn(197), 0);
    expect(copy()).toBe(
      ['You', 'Bo', 'Bo', 'Bo']
        .map((name, i) => {
          const { text } = history(200)[196 + i]!.content as { text: string } & Message['content'];
          return `[May 2, 2026 at 12:${16 + i} PM] ${name}: ${text}`;
        })
        .join('\n'),
    );
    getSelection()?.removeAllRanges();
  });

  it('within one message is left to the browser', async () => {
    await open();
    getSelection()?.setBaseAndExtent(textIn(200), 0, textIn(200), 4);
    expect(copy()).toBe('left to the browser');
    getSelection()?.removeAllRanges();
  });

  it('reaches over messages that are not mounted, up to five hundred', async () => {
    await open(900);
    const from = textIn(900);
    getSelection()?.setBaseAndExtent(from, 0, from, 3);
    await settle(2);
    scroller.scrollTop -= 12_000;
    await settle();
    const rows = [...scroller.querySelectorAll<HTMLElement>('[data-key]')].map(seqOf);
    const first = rows[0]!;
    getSelection()?.extend(textIn(first), 0);
    await settle(2);
    const lines = copy().split('\n');
    expect(lines.length).toBe(Math.min(500, 900 - first + 1));
    expect(lines.length).toBeGreaterThan(60);
    expect(lines[0]).toContain(`${first}: some words`);
    scroller.scrollTop = 0;
    await settle();
    getSelection()?.extend(textIn(1), 0);
    expect(copy().split('\n')).toHaveLength(500);
    getSelection()?.removeAllRanges();
  });
});
