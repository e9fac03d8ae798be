import { StrictMode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { Chat, ChatProvider, createChatStore, type ChatStore } from 'chatloom';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from 'chatloom/testing';
import 'chatloom/styles.css';

// What happens around the list: the window, the keyboard of a phone, the panes beside it. What is read must not mind.
const words = 'the path along the stream and the hut halfway with a bench that faces west'.split(' ');
const textOf = (seq: number): string =>
  `${seq}: ${Array.from({ length: 3 + ((seq * 7919) % 60) }, (_, i) => words[(seq + i) % words.length]).join(' ')}`;
const MINUTE = 60_000;
const START = Date.UTC(2026, 4, 4, 9);

let adapter: TestAdapter;
let store: ChatStore;

async function open(): Promise<HTMLElement> {
  const messages = Array.from({ length: 400 }, (_, i) =>
    buildMessage({
      seq: i + 1,
      text: textOf(i + 1),
      // Turns of four messages, a minute apart and then an hour.
      senderId: Math.floor(i / 4) % 3 === 0 ? 'me' : 'bo',
      time: START + Math.floor(i / 4) * 60 * MINUTE + (i % 4) * MINUTE,
    }),
  );
  const last = messages.at(-1);
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    messages,
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [
      buildConversation({ id: 'c1', peerId: 'bo', lastMessage: last, unread: { count: 0, readUpTo: last?.position } }),
    ],
  });
  store = createChatStore({ adapter });
  await store.start();
  await render(
    <StrictMode>
      <style>{'body { margin: 0; }'}</style>
      <div
        data-testid="pane"
        className="cl-root"
        data-cl-theme="light"
        style={{ inlineSize: '100%', blockSize: '100dvh' }}
      >
        <ChatProvider store={store}>
          <Chat conversationId="c1" />
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await expect.element(page.getByText(/^400: /u)).toBeInViewport();
  await settle();
  return page.getByTestId('pane').element() as HTMLElement;
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
/** What an animation frame sees is not yet what is painted: the window was resized, observers have not run. */
const afterFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port2.addEventListener('message', resolve, { once: true });
      port2.start();
      port1.postMessage(0);
    });
  });
const settle = async (frames = 12): Promise<void> => {
  for (let i = 0; i < frames; i++) await frame();
};
const scroller = (): HTMLElement => page.getByRole('log').element() as HTMLElement;
const gap = (): number => scroller().scrollHeight - scroller().clientHeight - scroller().scrollTop;
const topOf = (row: Element): number => row.getBoundingClientRect().top - scroller().getBoundingClientRect().top;

/** The first row that is wholly in view. */
function reading(): Element {
  const row = [...scroller().querySelectorAll('[data-key]')]
    .filter((each) => topOf(each) >= 0)
    .toSorted((a, b) => topOf(a) - topOf(b))[0];
  if (!row) throw new Error('No row in view.');
  return row;
}

async function scrollUp(): Promise<void> {
  await userEvent.wheel(scroller(), { delta: { y: -1500 } });
  await settle(20);
}

/** How far what is read was from its place, and a pinned list from its end, in the worst frame. */
async function worst(look: () => number, act: () => unknown, frames = 20): Promise<number> {
  let most = 0;
  let acting = true;
  const size = (): string => `${scroller().clientWidth} ${scroller().clientHeight}`;
  // The page around may resize this one between its frames; what observers were not told of yet was not painted either.
  let painted = size();
  const observer = new ResizeObserver(() => (painted = size()));
  observer.observe(scroller());
  const done = Promise.resolve(act()).finally(() => (acting = false));
  for (let i = 0; i < frames || acting; i++) {
    await afterFrame();
    if (size() === painted) most = Math.max(most, look());
  }
  observer.disconnect();
  await done;
  return most;
}

/** Does something to the surroundings, for a reader at the end and for one in the middle: how far off either was, in the worst frame. */
async function bothReaders(act: () => unknown, undo: () => unknown): Promise<number> {
  let most = 0;
  for (const change of [act, undo]) most = Math.max(most, await worst(gap, change));
  await scrollUp();
  for (const change of [act, undo, act, undo]) {
    const row = reading();
    const before = topOf(row);
    const drift = (): number => (row.isConnected ? Math.abs(topOf(row) - before) : Number.POSITIVE_INFINITY);
    most = Math.max(most, await worst(drift, change));
  }
  return most;
}

afterEach(async () => {
  await cleanup();
  store.dispose();
  await page.viewport(1024, 768);
});

it('keeps its end and its place when the keyboard of a phone comes and goes, and the field stays in view', async () => {
  await page.viewport(390, 740);
  await open();
  const field = page.getByRole('textbox').element();
  (field as HTMLElement).focus();
  const seen: number[] = [];
  const onResize = (): void => void seen.push(visualViewport?.height ?? 0);
  visualViewport?.addEventListener('resize', onResize);
  const isFieldInView = (): boolean => {
    const { top, bottom } = field.getBoundingClientRect();
    return top >= 0 && bottom <= (visualViewport?.height ?? 0) + 0.5;
  };
  const keyboard = async (height: number): Promise<void> => {
    await page.viewport(390, height);
    await settle(3);
    expect(isFieldInView()).toBe(true);
  };
  const off = await bothReaders(
    () => keyboard(400),
    () => keyboard(740),
  );
  expect(off).toBeLessThanOrEqual(1);
  expect(seen).toContain(400);
  visualViewport?.removeEventListener('resize', onResize);
});

it('keeps its end and its place when the phone is turned', async () => {
  await page.viewport(390, 740);
  await open();
  const off = await bothReaders(
    () => page.viewport(740, 390),
    () => page.viewport(390, 740),
  );
  expect(off).toBeLessThanOrEqual(1);
});

it('keeps its end and its place when the page is zoomed', async () => {
  await page.viewport(900, 700);
  await open();
  // What zooming is to a page: fewer px of its own, each of them larger.
  const zoom = async (by: number): Promise<void> => {
    await cdp().send('Emulation.setDeviceMetricsOverride', {
      width: 1024,
      height: 768,
      deviceScaleFactor: by,
      mobile: false,
    });
    await page.viewport(Math.round(900 / by), Math.round(700 / by));
    await settle(3);
    expect(devicePixelRatio).toBe(by);
  };
  try {
    const off = await bothReaders(
      () => zoom(1.75),
      () => zoom(1),
    );
    expect(off).toBeLessThanOrEqual(1);
  } finally {
    await cdp().send('Emulation.clearDeviceMetricsOverride');
  }
});

it('keeps its end and its place in every frame while the pane beside it is dragged', async () => {
  await page.viewport(1000, 700);
  const pane = await open();
  const drag = (from: number, to: number) => async (): Promise<void> => {
    for (let step = 0; step <= 20; step++) {
      pane.style.inlineSize = `${from + ((to - from) * step) / 20}px`;
      await frame();
    }
  };
  expect(await bothReaders(drag(900, 420), drag(420, 900))).toBeLessThanOrEqual(1);
});

it('tells the day of what is in view while it is scrolled, and no longer', async () => {
  await page.viewport(700, 640);
  await open();
  const date = document.querySelector<HTMLElement>('.cl-floating-date');
  expect(date?.dataset['visible']).toBeUndefined();
  await scrollUp();
  await expect.poll(() => document.querySelector<HTMLElement>('.cl-floating-date')?.dataset['visible']).toBe('true');
  const seq = Number(reading().textContent?.match(/(\d+): /u)?.[1]);
  const day = new Date(START + Math.floor((seq - 1) / 4) * 60 * MINUTE).getUTCDate();
  expect(document.querySelector('.cl-floating-date')?.textContent).toContain(String(day));
  // Over the list, and in nobody's way.
  expect(getComputedStyle(document.querySelector('.cl-floating-date')!).pointerEvents).toBe('none');
  await expect
    .poll(() => document.querySelector<HTMLElement>('.cl-floating-date')?.dataset['visible'], { timeout: 4000 })
    .toBeUndefined();
});

it('groups what one person wrote within five minutes', async () => {
  await page.viewport(700, 640);
  await open();
  const groups = [...scroller().querySelectorAll<HTMLElement>('[data-key]')]
    .toSorted((a, b) => topOf(a) - topOf(b))
    .slice(-8)
    .map((row) => row.querySelector<HTMLElement>('[data-group]')?.dataset['group']);
  expect(groups).toEqual(['first', 'middle', 'middle', 'last', 'first', 'middle', 'middle', 'last']);
});
