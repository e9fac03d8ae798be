import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Content } from '../../model/index.js';
import { loadMediaBlob } from '../../adapters/local/world/index.js';
import {
  countUrls,
  film,
  open,
  picture,
  rowOf,
  sent,
  strange,
  takeBack,
  urls,
  voice,
} from './mediaPage.test.helpers.js';

countUrls();

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
    await vi.waitFor(() => expect(rowOf(1).querySelector('[data-status="playing"]')).toBeNull());
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
