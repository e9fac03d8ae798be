import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/index.css';
import { ChatProvider } from '../../react/index.js';
import { createTestAdapter } from '../../testing/index.js';
import { axeViolations } from '../../../test/axe.js';
import { AvatarField } from './index.js';

const onChange = vi.fn<(picture: Blob | null) => void>();

/** 300 × 200: the left half red, the right half blue. */
async function twoHalves(): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
  const context = canvas.getContext('2d')!;
  for (const [colour, x] of [
    ['#f00', 0],
    ['#00f', 150],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x, 0, 150, 200);
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/jpeg', 0.95));
}

/** A camera was held on its side, and knows where it was: an EXIF block right behind the beginning. */
async function turned(picture: Blob): Promise<Blob> {
  const entries = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entries, 0, 0, 0, 0];
  const body = [...new TextEncoder().encode('Exif'), 0, 0, ...tiff, ...new TextEncoder().encode('PLACE')];
  const length = body.length + 2;
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const block = Uint8Array.from([0xff, 0xe1, length >> 8, length & 255, ...body]);
  return new Blob([bytes.slice(0, 2), block, bytes.slice(2)], { type: 'image/jpeg' });
}

const choose = async (picture: Blob, name = 'picture.jpg'): Promise<void> =>
  userEvent.upload(
    document.querySelector<HTMLInputElement>('input[type="file"]')!,
    new File([picture], name, { type: picture.type }),
  );

async function colourAt(picture: Blob, x: number, y: number): Promise<'red' | 'blue'> {
  const bitmap = await createImageBitmap(picture);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const [red = 0, , blue = 0] = context.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data;
  return red > blue ? 'red' : 'blue';
}
const stage = () => page.getByRole('application', { name: 'Part of the picture' });
const drawn = (): Promise<void> =>
  vi.waitFor(() => expect(document.querySelector('.cl-avatar-crop .cl-spinner')).toBeNull());
const use = async (): Promise<Blob> => {
  await page.getByRole('button', { name: 'Use picture' }).click();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
  return onChange.mock.lastCall![0]!;
};

beforeEach(async () => {
  onChange.mockClear();
  await page.viewport(640, 700);
  const adapter = createTestAdapter({ accountId: crypto.randomUUID() });
  await render(
    <StrictMode>
      <div className="cl-root" data-cl-theme="light">
        <ChatProvider adapter={adapter}>
          <AvatarField id="g" name="Boats" kind="group" onChange={onChange} />
        </ChatProvider>
      </div>
    </StrictMode>,
  );
});
afterEach(() => cleanup());

describe('a picture of a group', () => {
  it('is a square of what was chosen, moved and zoomed by keys alone', async () => {
    await choose(await twoHalves());
    await expect.element(stage()).toBeVisible();
    await drawn();
    expect(await axeViolations(document.querySelector('dialog')!, {})).toEqual([]);
    stage().element().focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    const picture = await use();
    expect(picture.type).toBe('image/jpeg');
    const bitmap = await createImageBitmap(picture);
    expect([bitmap.width, bitmap.height]).toEqual([200, 200]);
    // As far to the right as it goes: 100 to 300 px of 300.
    expect(await colourAt(picture, 0.1, 0.5)).toBe('red');
    expect(await colourAt(picture, 0.4, 0.5)).toBe('blue');
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  it('is dragged by a pointer', async () => {
    await choose(await twoHalves());
    await drawn();
    const canvas = document.querySelector<HTMLElement>('.cl-avatar-crop__view')!;
    const box = canvas.getBoundingClientRect();
    const tell = (type: string, x: number): boolean =>
      canvas.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: box.left + x, clientY: box.top + 50 }),
      );
    canvas.setPointerCapture = () => undefined;
    tell('pointerdown', 20);
    tell('pointermove', 250);
    tell('pointerup', 250);
    // Pulled to the right: what was on the left is seen.
    const picture = await use();
    expect(await colourAt(picture, 0.6, 0.5)).toBe('red');
    expect(await colourAt(picture, 0.9, 0.5)).toBe('blue');
  });

  it('stands the right way up, and knows nothing of where it was taken', async () => {
    await choose(await turned(await twoHalves()));
    await drawn();
    const picture = await use();
    // Turned by a quarter: red above, blue below.
    expect(await colourAt(picture, 0.5, 0.1)).toBe('red');
    expect(await colourAt(picture, 0.5, 0.9)).toBe('blue');
    expect(new TextDecoder('latin1').decode(await picture.arrayBuffer())).not.toMatch(/Exif|PLACE/u);
  });

  it('is nothing else than a picture', async () => {
    await choose(new Blob(['Hello'], { type: 'image/png' }), 'words.png');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^This file is not a picture/u);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is not opened when it has more pixels than a page can hold', async () => {
    // The beginning of a PNG: 30,000 × 30,000.
    const bytes = new Uint8Array(64);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
    new DataView(bytes.buffer).setUint32(16, 30_000);
    new DataView(bytes.buffer).setUint32(20, 30_000);
    const decode = vi.spyOn(globalThis, 'createImageBitmap');
    await choose(new Blob([bytes], { type: 'image/png' }), 'large.png');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/at most 50 megapixels/u);
    expect(decode).not.toHaveBeenCalled();
    decode.mockRestore();
  });

  it('is taken once it is there, and once', async () => {
    const real = createImageBitmap;
    let goOn = (): void => undefined;
    const asked = new Promise<void>((resolve) => (goOn = resolve));
    const decode = vi
      .spyOn(globalThis, 'createImageBitmap')
      .mockImplementation(async (source: ImageBitmapSource) => asked.then(() => real(source)));
    await choose(await twoHalves());
    const button = page.getByRole('button', { name: 'Use picture' });
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    (button.element() as HTMLElement).click();
    await expect.element(stage()).toBeVisible();
    goOn();
    await expect.element(button).not.toHaveAttribute('aria-disabled');
    decode.mockRestore();
    for (let i = 0; i < 2; i++) (button.element() as HTMLElement).click();
    await vi.waitFor(() => expect(page.getByRole('dialog').elements()).toEqual([]));
    expect(onChange).toHaveBeenCalledOnce();
  });
});
