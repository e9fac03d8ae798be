import { ChatError, type MediaPort, type ResolvedMedia } from '../../contract/index.js';
import { bytesAgree } from '../../utils/bytesAgree.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import type { People } from './people.js';

/** Headers an upload service may ask for (0363); others are not sent. */
const HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'expires']);

function isWeb(url: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** Uploads by 0363, and addresses of what others uploaded. */
export function createMedia(core: Core, people: People): MediaPort {
  return {
    async upload(file, { name, signal, onProgress }) {
      const { upload } = core.features;
      if (!upload) throw new ChatError('unsupported', 'This server takes no files (0363).');
      if (upload.maxSize !== undefined && file.size > upload.maxSize) {
        throw new ChatError('too-large', `The server takes ${upload.maxSize} bytes at most.`);
      }
      signal?.throwIfAborted();
      const mime = file.type === '' ? 'application/octet-stream' : file.type;
      const slot = await ask(core.client().uploadSlot(upload.service, { name, size: file.size, mime }));
      // While the server was asked: nothing has left yet.
      if (signal?.aborted) throw givenUp();
      if (!isWeb(slot.put) || !isWeb(slot.get))
        throw new ChatError('internal', 'The server named no web address for the file.');
      const headers = slot.headers.filter(({ name: header }) => HEADERS.has(header.toLowerCase()));
      await put(slot.put, file, [...headers, { name: 'Content-Type', value: mime }], signal, onProgress);
      return { id: slot.get, mime, size: file.size };
    },
    async resolve({ id }): Promise<ResolvedMedia> {
      if (id.startsWith('vcard:')) {
        const photo = await people.photo(id.slice('vcard:'.length));
        if (!photo) throw new ChatError('not-found', 'There is no picture on that card.');
        const bytes = Uint8Array.from(atob(photo.base64), (letter) => letter.codePointAt(0) ?? 0);
        if (!bytesAgree(photo.mime, bytes)) throw new ChatError('not-found', 'What is on that card is no picture.');
        const url = URL.createObjectURL(new Blob([bytes], { type: photo.mime }));
        return { url, revoke: () => URL.revokeObjectURL(url) };
      }
      if (!isWeb(id)) throw new ChatError('not-found', 'This is no web address.');
      return { url: id, revoke: () => undefined };
    },
  };
}

type Header = { readonly name: string; readonly value: string };

function failure(status: number): ChatError {
  if (status === 413)
    return new ChatError('too-large', 'The upload service finds the file too large.', { vendorCode: status });
  return new ChatError('internal', `The upload service answered ${status}.`, {
    vendorCode: status,
    retryable: status >= 500,
  });
}

const givenUp = (): ChatError => new ChatError('internal', 'The upload was given up.', { retryable: false });

/** Sends the bytes. Progress is told where the platform tells it (XMLHttpRequest); elsewhere at the end. */
async function put(
  url: string,
  file: Blob,
  headers: readonly Header[],
  signal: AbortSignal | undefined,
  onProgress: ((fraction: number) => void) | undefined,
): Promise<void> {
  if (typeof XMLHttpRequest === 'undefined') {
    const response = await fetch(url, {
      method: 'PUT',
      body: file,
      headers: headers.map(({ name, value }): [string, string] => [name, value]),
      ...(signal && { signal }),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw givenUp();
      throw new ChatError('timeout', 'The upload broke off.', { cause });
    });
    if (!response.ok) throw failure(response.status);
    onProgress?.(1);
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const { name, value } of headers) {
      // Browsers set cookies themselves, and say so loudly when asked to.
      if (name.toLowerCase() !== 'cookie') request.setRequestHeader(name, value);
    }
    let most = 0;
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      most = lengthComputable && total > 0 ? Math.max(most, loaded / total) : most;
      onProgress?.(most);
    };
    request.onload = () => {
      if (request.status < 200 || request.status > 299) {
        reject(failure(request.status));
        return;
      }
      onProgress?.(1);
      resolve();
    };
    request.onerror = () => reject(new ChatError('timeout', 'The upload broke off.'));
    request.onabort = () => reject(givenUp());
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
