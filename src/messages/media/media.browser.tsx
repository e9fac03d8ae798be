import axe from 'axe-core';
import { StrictMode, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { demoWorld, loadMediaBlob, type MediaKey } from '../../adapters/local/world/index.js';
import { ChatError } from '../../contract/index.js';
import type { Content, MediaRef, Message } from '../../model/index.js';
import { ChatProvider, ConversationScope, useTimeline } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { createMessageTypeRegistry, defaultMessageTypes, MediaProvider } from '../index.js';

const registry = createMessageTypeRegistry(defaultMessageTypes);
/** Files that only a test would send. */
const strange = new Map<string, Blob>();
let adapter: TestAdapter;
let store: ChatStore;
let urls: Set<string>;

/** All messages, without the list around them: what is tested is what they show. */
function Messages(): ReactElement {
  const { view } = useTimeline();
  return (
    <div role="log" aria-label="Messages">
      {Array.from({ length: view.size }, (_, index) => {
        const { key, message, mine, phase } = view.rowAt(index);
        const { Component } = registry.resolve(message.content);
        return (
          <div key={key} className="cl-message" data-row={message.id} data-layout="media">
            <Component
              content={message.content}
              message={message}
              messageKey={key}
              mine={mine}
              status={phase}
              meta={<span>12:00</span>}
            />
          </div>
        );
      })}
    </div>
  );
}

function mediaRef(key: MediaKey): MediaRef {
  const { mime, size, width, height, durationMs } = demoWorld.media[key];
  return { id: key, mime, size, width, height, duration: durationMs };
}
const picture = (...keys: readonly MediaKey[]): Content =>
  ({ type: 'image', items: keys.map((key) => ({ media: mediaRef(key), alt: key, name: `${key}.webp` })) }) as Content;
const film = {
  type: 'video',
  media: mediaRef('evening'),
  cover: mediaRef('evening-cover'),
  alt: 'waves',
} as Content;
const voice = (key: MediaKey): Content =>
  ({ type: 'voice', media: mediaRef(key), waveform: demoWorld.media[key].waveform ?? [] }) as Content;
const sent = (mime: string, blob: Blob | null, name = 'x.png', size: Partial<MediaRef> = {}): Content => {
  const id = `strange-${strange.size}`;
  if (blob) strange.set(id, blob);
  return {
    type: 'image',
    items: [{ media: { id, mime, size: blob?.size ?? 0, ...size }, alt: name, name }],
  } as Content;
};

async function open(contents: readonly Content[], dir: 'ltr' | 'rtl' = 'ltr'): Promise<void> {
  const messages: Message[] = contents.map((content, index) => buildMessage({ seq: index + 1, content }));
  adapter = Object.assign(
    createTestAdapter({
      accountId: crypto.randomUUID(),
      messages,
      users: [{ id: 'bo', nick: 'Bo' }],
      conversations: [buildConversation({ id: 'c1', lastMessage: messages.at(-1) })],
    }),
    {
      media: {
        async resolve({ id }: MediaRef) {
          const blob = strange.get(id) ?? (id in demoWorld.media ? await loadMediaBlob(id as MediaKey) : undefined);
          if (!blob) throw new ChatError('not-found');
          const url = URL.createObjectURL(blob);
          return { url, revoke: () => URL.revokeObjectURL(url) };
        },
      },
    },
  );
  store = createChatStore({ adapter });
  await store.start();
  await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light" dir={dir} style={{ inlineSize: 640 }}>
        <ChatProvider store={store} registry={registry} dir={dir}>
          <ConversationScope conversationId="c1">
            <MediaProvider>
              <Messages />
            </MediaProvider>
          </ConversationScope>
        </ChatProvider>
      </div>
    </StrictMode>,
  );
  await vi.waitFor(() => expect(document.querySelectorAll('[data-row]')).toHaveLength(contents.length));
  await vi.waitFor(() => expect(document.querySelector('.cl-lazy-message')).toBeNull(), { timeout: 10_000 });
}

const takeBack = (messageId: string): void =>
  adapter.emit({
    type: 'message-recalled',
    conversationId: 'c1',
    messageId,
    recall: { by: 'bo', time: 1_750_000_900_000 },
  });
const rowOf = (seq: number): HTMLElement => document.querySelector<HTMLElement>(`[data-row="m${seq}"]`)!;
const dialog = () => page.getByRole('dialog');
const shownLarge = (): string | null | undefined =>
  document.querySelector('.cl-lightbox__picture[data-state="ready"]')?.getAttribute('alt');
const transform = (): DOMMatrix =>
  new DOMMatrix(document.querySelector<HTMLElement>('.cl-lightbox__picture')?.style.transform ?? '');

beforeEach(async () => {
  await page.viewport(900, 700);
  urls = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = createObjectURL.call(URL, blob);
    urls.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    // Twice would be as wrong as never.
    if (!urls.delete(url)) throw new Error(`${url} was revoked twice, or never made.`);
    revokeObjectURL.call(URL, url);
  });
});
afterEach(async () => {
  await cleanup();
  store.dispose();
  await vi.waitFor(() => {
    if (urls.size > 0) throw new Error(`Object URLs left: ${[...urls].join(', ')}`);
  });
  vi.restoreAllMocks();
});

describe('recordings', () => {
  const play = (seq: number): HTMLElement => rowOf(seq).querySelector<HTMLElement>('.cl-voice-message__button')!;
  const status = (seq: number): string | undefined =>
    rowOf(seq).querySelector<HTMLElement>('.cl-voice-message')?.dataset['status'];
  const slider = (seq: number): HTMLElement => rowOf(seq).querySelector<HTMLElement>('[role="slider"]')!;
  const now = (seq: number): number => Number(slider(seq).getAttribute('aria-valuenow'));

  it('play one at a time, and are marked as played', async () => {
    await open([voice('voice-fr'), voice('voice-es')]);
    expect(urls.size).toBe(0);
    expect(page.getByRole('img', { name: 'Not played yet' }).elements()).toHaveLength(2);
    await userEvent.click(play(1));
    await vi.waitFor(() => expect(status(1)).toBe('playing'));
    await vi.waitFor(() => expect(now(1)).toBeGreaterThanOrEqual(1), { timeout: 5_000 });
    expect(page.getByRole('img', { name: 'Not played yet' }).elements()).toHaveLength(1);
    await userEvent.click(play(2));
    await vi.waitFor(() => expect(status(2)).toBe('playing'));
    expect(status(1)).toBe('paused');
    expect(urls.size).toBe(1);
    await userEvent.click(play(2));
    expect(status(2)).toBe('paused');
  });

  it('go on with the next one that was not listened to', async () => {
    await open([voice('voice-uk'), voice('voice-es'), picture('dusk'), voice('voice-fr')]);
    await userEvent.click(play(1));
    await vi.waitFor(() => expect(status(1)).toBe('playing'));
    slider(1).focus();
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(status(2)).toBe('playing'), { timeout: 5_000 });
    slider(2).focus();
    await userEvent.keyboard('{End}');
    // What follows is no recording: there it ends.
    await vi.waitFor(() => expect(status(2)).toBe('paused'), { timeout: 5_000 });
    expect(status(4)).toBe('paused');
  });

  it('are sought by pointer and by key, from the right in right-to-left pages', async () => {
    await open([voice('voice-es')], 'rtl');
    const { left, width, top, height } = slider(1).getBoundingClientRect();
    await userEvent.click(slider(1), { position: { x: width * 0.25, y: height / 2 } });
    expect(left + top).toBeGreaterThanOrEqual(0);
    await vi.waitFor(() => expect(now(1)).toBe(6));
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(now(1)).toBe(5));
    await userEvent.keyboard('{Home}');
    await vi.waitFor(() => expect(now(1)).toBe(0));
  });

  it('fall silent when they are taken back', async () => {
    await open([voice('voice-fr')]);
    await userEvent.click(play(1));
    await vi.waitFor(() => expect(status(1)).toBe('playing'));
    takeBack('m1');
    await vi.waitFor(() => expect(rowOf(1).querySelector('.cl-voice-message')).toBeNull());
    await vi.waitFor(() => expect(urls.size).toBe(0), { timeout: 3_000 });
  });
});

describe('films', () => {
  it('load nothing before they are asked for, keep their box, and silence what played', async () => {
    await open([voice('voice-fr'), film]);
    const box = rowOf(2).querySelector<HTMLElement>('.cl-video-message__box')!;
    const before = box.getBoundingClientRect().height;
    expect(document.querySelector('video')).toBeNull();
    await userEvent.click(page.getByRole('button', { name: /^Play voice/ }));
    await vi.waitFor(() => expect(rowOf(1).querySelector('[data-status="playing"]')).not.toBeNull());
    await userEvent.click(page.getByRole('button', { name: /^Play video/ }));
    await vi.waitFor(() => expect(document.querySelector('video')?.currentTime).toBeGreaterThan(0), { timeout: 5_000 });
    expect(box.getBoundingClientRect().height).toBe(before);
    expect(rowOf(1).querySelector('[data-status="playing"]')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('VIDEO'));
  });

  it('that cannot be played say so, and can be tried again', async () => {
    strange.set('broken', new Blob(['no film at all'], { type: 'video/mp4' }));
    await open([{ type: 'video', media: { id: 'broken', mime: 'video/mp4', size: 14 } } as Content]);
    await userEvent.click(page.getByRole('button', { name: 'Play video' }).first());
    await expect.element(page.getByText('The video could not be played')).toBeVisible();
    strange.set('broken', await loadMediaBlob('evening'));
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(document.querySelector('video')?.currentTime).toBeGreaterThan(0), { timeout: 5_000 });
  });
});

describe('the lightbox', () => {
  const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }));

  it('goes through all pictures and films with keys, and gives the focus back', async () => {
    await open([picture('dunes'), film, picture('dusk', 'forest')]);
    const button = page.getByRole('button', { name: 'dusk', exact: true });
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).toBeVisible();
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    expect(dialog().element().contains(document.activeElement)).toBe(true);
    await expect.element(page.getByText('3 of 4', { exact: true })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(shownLarge()).toBe('forest'));
    await userEvent.keyboard('{ArrowRight}{PageUp}{PageUp}');
    await vi.waitFor(() => expect(document.querySelector('.cl-lightbox video')).not.toBeNull());
    await userEvent.keyboard('{ArrowLeft}');
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
    const { violations } = await axe.run(dialog().element(), { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    for (let i = 0; i < 12; i++) await userEvent.tab();
    expect(dialog().element().contains(document.activeElement) || document.activeElement === document.body).toBe(true);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
    expect(document.activeElement).toBe(button.element());
  });

  it('zooms by keys, buttons, wheel and double press, and moves about', async () => {
    await open([picture('mountains')]);
    await press('mountains');
    await vi.waitFor(() => expect(shownLarge()).toBe('mountains'));
    await userEvent.keyboard('+');
    await vi.waitFor(() => expect(transform().a).toBeCloseTo(1.5));
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(transform().e).toBeLessThan(0));
    await userEvent.keyboard('0');
    await vi.waitFor(() => expect(transform().a).toBe(1));
    await press('Zoom in');
    await vi.waitFor(() => expect(transform().a).toBeCloseTo(1.5));
    await press('Zoom out');
    await vi.waitFor(() => expect(transform().a).toBe(1));
    const room = document.querySelector<HTMLElement>('.cl-lightbox__room')!;
    await userEvent.wheel(room, { delta: { y: -200 } });
    await vi.waitFor(() => expect(transform().a).toBeGreaterThan(1.2));
    await userEvent.dblClick(room);
    await vi.waitFor(() => expect(transform().a).toBe(1));
    await userEvent.dblClick(room);
    await vi.waitFor(() => expect(transform().a).toBeGreaterThan(2));
  });

  const drag = (from: readonly [number, number], to: readonly [number, number], id = 1): void => {
    const room = document.querySelector<HTMLElement>('.cl-lightbox__room')!;
    vi.spyOn(room, 'setPointerCapture').mockImplementation(() => undefined);
    const say = (type: string, [clientX, clientY]: readonly [number, number]): void =>
      void room.dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerId: id, clientX, clientY, pointerType: 'touch' }),
      );
    say('pointerdown', from);
    for (const part of [0.3, 0.6, 1]) {
      say('pointermove', [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
    }
    setTimeout(() => say('pointerup', to), 50);
  };

  it('is swiped from one to the next, and down to close', async () => {
    await open([picture('dunes', 'dusk')]);
    await press('dunes');
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
    drag([600, 300], [300, 310]);
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    drag([300, 300], [310, 320]);
    await new Promise((done) => setTimeout(done, 150));
    expect(shownLarge()).toBe('dusk');
    drag([400, 200], [420, 500]);
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
  });

  it('turns keys and swipes around in right-to-left pages', async () => {
    await open([picture('dunes', 'dusk')], 'rtl');
    await press('dunes');
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
    await userEvent.keyboard('{ArrowLeft}');
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    drag([600, 300], [300, 310]);
    await vi.waitFor(() => expect(shownLarge()).toBe('dunes'));
  });

  it('zooms with two fingers, around where they are', async () => {
    await open([picture('mountains')]);
    await press('mountains');
    await vi.waitFor(() => expect(shownLarge()).toBe('mountains'));
    const room = document.querySelector<HTMLElement>('.cl-lightbox__room')!;
    vi.spyOn(room, 'setPointerCapture').mockImplementation(() => undefined);
    const finger = async (type: string, pointerId: number, clientX: number): Promise<void> => {
      room.dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerId, clientX, clientY: 300, pointerType: 'touch' }),
      );
      await new Promise((done) => setTimeout(done, 30));
    };
    await finger('pointerdown', 1, 400);
    await finger('pointerdown', 2, 500);
    await finger('pointermove', 2, 700);
    expect(transform().a).toBeCloseTo(3, 1);
    await finger('pointerup', 2, 700);
    // One finger moves on from there, without a jump.
    const before = transform().e;
    await finger('pointermove', 1, 410);
    expect(Math.abs(transform().e - before)).toBeLessThanOrEqual(11);
    await finger('pointerup', 1, 410);
    await expect.element(dialog()).toBeVisible();
  });

  it('closes when what it shows is deleted', async () => {
    await open([picture('dunes'), picture('dusk')]);
    await press('dusk');
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    adapter.emit({ type: 'message-removed', conversationId: 'c1', messageIds: ['m2'] });
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
  });

  it('closes when what it shows is taken back', async () => {
    await open([picture('dunes'), picture('dusk')]);
    await press('dusk');
    await vi.waitFor(() => expect(shownLarge()).toBe('dusk'));
    takeBack('m2');
    await vi.waitFor(() => expect(dialog().elements()).toHaveLength(0));
  });
});

describe('pictures that are none', () => {
  it('are never shown: pages, nothing at all, drawings with scripts', async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>globalThis.ran = true</script></svg>';
    await open([
      sent('image/png', new Blob(['<html><script>globalThis.ran = true</script>'], { type: 'image/png' }), 'page.png'),
      sent('image/png', new Blob([], { type: 'image/png' }), 'empty.png'),
      sent('image/png', new Blob([script], { type: 'image/png' }), 'drawn.png'),
      sent('image/svg+xml', new Blob([script], { type: 'image/svg+xml' }), 'drawing.svg'),
      sent('image/png', null, 'gone.png'),
    ]);
    await vi.waitFor(() =>
      expect(page.getByRole('img', { name: /The picture could not be loaded/ }).elements()).toHaveLength(4),
    );
    await expect.element(page.getByRole('button', { name: /^Download drawing.svg/ })).toBeVisible();
    expect(document.querySelectorAll('[data-row] img')).toHaveLength(0);
    expect('ran' in globalThis).toBe(false);
  });

  it('are not decoded when they are larger than they say', async () => {
    await open([sent('image/png', await blackPng(9_000, 6_000), 'wall.png', { width: 90, height: 60 })]);
    await expect.element(page.getByRole('img', { name: /too large to be shown/ })).toBeVisible();
    expect(document.querySelector('[data-row] img')).toBeNull();
    // Lied about, it is offered as a file.
    await expect.element(page.getByRole('button', { name: 'Download wall.png' })).toBeVisible();
  });

  it('of any size keep a box of ours', async () => {
    const png = await blackPng(4, 4);
    await open([
      sent('image/png', png, 'thin.png', { width: 1, height: 100_000 }),
      sent('image/png', png, 'flat.png', { width: 100_000, height: 1 }),
    ]);
    for (const seq of [1, 2]) {
      const { width, height } = rowOf(seq).querySelector('.cl-image-message__grid')!.getBoundingClientRect();
      expect(Math.max(width, height)).toBeLessThanOrEqual(420);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(60);
    }
  });
});

/** A black picture of one bit per pixel: small as a file, large in memory. */
async function blackPng(width: number, height: number): Promise<Blob> {
  const raw = new Blob([new Uint8Array(height * (Math.ceil(width / 8) + 1))]);
  const packed = new Uint8Array(
    await new Response(raw.stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer(),
  );
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 1);
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    signature,
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array()),
  ];
  return new Blob(parts, { type: 'image/png' });
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(type), 4);
  out.set(data, 8);
  let crc = 0xffffffff;
  for (const byte of out.subarray(4, 8 + data.length)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  view.setUint32(8 + data.length, (crc ^ 0xffffffff) >>> 0);
  return out;
}
