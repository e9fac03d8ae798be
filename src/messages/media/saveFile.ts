import type { ResolvedMedia } from '../../contract/index.js';
import type { MediaRef } from '../../model/index.js';
import { AGREE_BYTES, bytesAgree } from '../../utils/bytesAgree.js';

/** An address that can be saved from, and its end. */
export interface Savable {
  readonly url: string;
  release(): void;
}

/** Reads an answer piece by piece, telling how much of it is there. */
async function read(response: Response, size: number, onProgress: (fraction: number) => void): Promise<BlobPart[]> {
  const total = Number(response.headers.get('content-length')) || size;
  const reader = response.body?.getReader();
  if (!reader) return [await response.arrayBuffer()];
  const pieces: BlobPart[] = [];
  let got = 0;
  for (;;) {
    // One after the other: they are pieces of one stream.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    if (done) return pieces;
    pieces.push(value);
    got += value.byteLength;
    if (total > 0) onProgress(Math.min(1, got / total));
  }
}

/**
 * Brings a medium to where it can be saved from. What the adapter holds in memory is there already. From the web it is fetched first: for its progress, and
 * because a browser would open an address of another origin instead of saving it.
 */
export async function makeSavable(
  media: ResolvedMedia,
  { mime, size }: Pick<MediaRef, 'mime' | 'size'>,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Savable> {
  const address = new URL(media.url, location.href);
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    return { url: media.url, release: () => media.revoke() };
  try {
    const response = await fetch(address, { signal, referrerPolicy: 'no-referrer' });
    if (!response.ok) throw new Error(`The file's server answered ${response.status}.`);
    // Of no type: whatever it claims to be, it is a file to be saved.
    const blob = new Blob(await read(response, size, onProgress), { type: 'application/octet-stream' });
    const head = new Uint8Array(await blob.slice(0, AGREE_BYTES).arrayBuffer());
    // A page of the server that says no, or one that was made to be opened as what it is.
    if (!bytesAgree(mime, head)) throw new Error(`The file is not what it says: its bytes are not of "${mime}".`);
    const url = URL.createObjectURL(blob);
    media.revoke();
    return { url, release: () => URL.revokeObjectURL(url) };
  } catch (reason) {
    // A page may forbid itself to fetch; of its own origin a browser saves all the same.
    const forbidden = reason instanceof TypeError && address.origin === location.origin;
    if (forbidden && !signal.aborted) return { url: media.url, release: () => media.revoke() };
    media.revoke();
    throw reason;
  }
}

/** Hands an address to the browser's downloads. */
export function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.rel = 'noopener noreferrer';
  link.click();
}
