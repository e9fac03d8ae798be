// @vitest-environment node
// Real blobs, which can be cloned as storage does.

import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openIdbStorage } from './idbStorage.js';
import type { AccountStorage } from './storage.js';

let storage: AccountStorage;

/** Storage with one file in it. */
async function withFile(): Promise<void> {
  storage = await openIdbStorage('ann');
  await storage.write([{ table: 'blobs', key: 'f', value: new Blob(['words']) }], 'strict');
}

const read = async (): Promise<string> => ((await storage.get('blobs', 'f')) as Blob).text();

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await storage.wipe();
});

describe('a file in storage', () => {
  it('comes back as it was', async () => {
    await withFile();
    expect(await read()).toBe('words');
    expect(await storage.get('blobs', 'another')).toBeUndefined();
  });

  it('is asked for anew when it cannot be read', async () => {
    await withFile();
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValueOnce(new DOMException('gone', 'NotReadableError'));
    expect(await read()).toBe('words');
  });

  it('that stays unreadable is an error', async () => {
    await withFile();
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    await expect(storage.get('blobs', 'f')).rejects.toThrow('gone');
  });

  it('that gives nothing does not hold up its reader for ever', async () => {
    await withFile();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stuck = vi.spyOn(Blob.prototype, 'arrayBuffer').mockReturnValue(new Promise(() => {}));
    const outcome = storage.get('blobs', 'f').catch((reason: unknown) => reason);
    await vi.waitFor(() => expect(stuck).toHaveBeenCalledTimes(1));
    await vi.advanceTimersByTimeAsync(5000);
    await vi.waitFor(() => expect(stuck).toHaveBeenCalledTimes(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await outcome).toMatchObject({ name: 'TimeoutError' });
  });
});
