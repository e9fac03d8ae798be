import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeSavable, save } from './saveFile.js';

const media = (url: string) => ({ url, revoke: vi.fn() });
const never = new AbortController().signal;
const file = { mime: 'application/pdf', size: 10 };

afterEach(() => vi.unstubAllGlobals());

describe('saving a file', () => {
  it('takes what is in memory as it is, and fetches nothing', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const from = media('blob:x');
    const savable = await makeSavable(from, file, never, () => undefined);
    expect(savable.url).toBe('blob:x');
    expect(fetched).not.toHaveBeenCalled();
    savable.release();
    expect(from.revoke).toHaveBeenCalledTimes(1);
  });

  it('lets go of it as the adapter has it: as a method of its answer', async () => {
    const from = {
      url: 'blob:x',
      open: true,
      revoke() {
        this.open = false;
      },
    };
    (await makeSavable(from, file, never, () => undefined)).release();
    expect(from.open).toBe(false);
  });

  it('fetches from the web, telling how far it is, and keeps the bytes as a file of no type', async () => {
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(4));
        controller.enqueue(new Uint8Array(6));
        controller.close();
      },
    });
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(pieces, { headers: { 'content-type': 'text/html' } })),
    );
    const blobs: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:made';
    });
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    const seen: number[] = [];
    const from = media('https://files.example.com/a.html');
    const savable = await makeSavable(from, file, never, (fraction) => seen.push(fraction));
    expect(seen).toEqual([0.4, 1]);
    expect(blobs[0]).toMatchObject({ size: 10, type: 'application/octet-stream' });
    expect(from.revoke).toHaveBeenCalledTimes(1);
    savable.release();
    expect(revoke).toHaveBeenCalledWith('blob:made');
    create.mockRestore();
    revoke.mockRestore();
  });

  it('fails where another origin does not give it, since a browser would open it in the page instead', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const from = media('https://files.example.com/a.pdf');
    await expect(makeSavable(from, file, never, () => undefined)).rejects.toThrow('Failed to fetch');
    expect(from.revoke).toHaveBeenCalledTimes(1);
  });

  it('fails where what came is a page or a script, and not the picture it says it is', async () => {
    vi.stubGlobal('fetch', async () => new Response('<!doctype html><script>1</script>'));
    const create = vi.spyOn(URL, 'createObjectURL');
    const from = media('https://files.example.com/a.png');
    await expect(makeSavable(from, { mime: 'image/png', size: 10 }, never, () => undefined)).rejects.toThrow(
      'not what',
    );
    expect(create).not.toHaveBeenCalled();
    expect(from.revoke).toHaveBeenCalledTimes(1);
    create.mockRestore();
  });

  it('leaves it to the browser where the page may not fetch from its own origin', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const from = media(`${location.origin}/a.pdf`);
    const savable = await makeSavable(from, file, never, () => undefined);
    expect(savable.url).toBe(from.url);
    expect(from.revoke).not.toHaveBeenCalled();
  });

  it('fails when the server refuses', async () => {
    vi.stubGlobal('fetch', async () => new Response('no', { status: 403 }));
    await expect(makeSavable(media('https://files.example.com/a'), file, never, () => undefined)).rejects.toThrow(
      '403',
    );
  });

  it('hands the browser a download and never a page to open', () => {
    const pressed: HTMLAnchorElement[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      pressed.push(this);
    });
    save('blob:x', 'plan.pdf');
    expect(pressed[0]).toMatchObject({ href: 'blob:x', download: 'plan.pdf', target: '' });
    click.mockRestore();
  });
});
