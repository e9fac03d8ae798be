import { buildConversation, buildMessage, createTestAdapter } from 'chatloom/testing';
import { cdp } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import {
  asked,
  cleanBetweenTests,
  connection,
  database,
  history,
  leave,
  names,
  read,
  request,
  server,
  signIn,
  stored,
} from './offlineTabs.ts';

cleanBetweenTests();

describe('a tab with a newer version', () => {
  it('is not held up by an older one, which says so, and works on without a cache', async () => {
    const older = await signIn();
    await read(older);
    const blocked = vi.fn();
    const upgrading = indexedDB.open(database, 2);
    upgrading.addEventListener('blocked', blocked);
    const newer = await request(upgrading);
    expect(blocked).not.toHaveBeenCalled();

    older.inner.emit({ type: 'message', message: buildMessage({ seq: 41 }) });
    await expect.poll(() => older.notices(), { timeout: 3000 }).toEqual(['newer-version']);
    expect(older.told.map(({ kind }) => kind)).toEqual(['storage-failed']);
    expect(await asked(older, 'c1', 'c1')).toBe(2);
    expect(older.events.filter(({ type }) => type === 'message')).toHaveLength(1);
    newer.close();
  });

  it('was here before: the older one signs in, says so, and leaves its data alone', async () => {
    const newer = await connection(2);
    newer.close();
    const older = await signIn();
    expect(older.notices()).toEqual(['newer-version']);
    expect(await asked(older, 'c1', 'c1')).toBe(2);
    expect((await indexedDB.databases()).find(({ name }) => name === database)?.version).toBe(2);
  });

  it('signing out meanwhile is no newer version', async () => {
    const [one, two] = [await signIn(), await signIn()];
    await read(two);
    await one.adapter.session.logout!();
    two.inner.emit({ type: 'message', message: buildMessage({ seq: 41 }) });
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(two.notices()).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('that an older one does not let in signs in all the same, and says that nothing can be kept', async () => {
    // An older page without manners; ours asks for the next version.
    const older = await connection(1);
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => open(name, name === database ? 2 : version));
    const tab = await signIn();
    expect(tab.notices()).toEqual(['memory-only']);
    expect(tab.told).toMatchObject([
      { kind: 'storage-failed', detail: expect.stringContaining('another page') as string },
    ]);
    expect(await asked(tab, 'c1', 'c1')).toBe(2);
    older.close();
  }, 10_000);
});

describe('room', () => {
  it('that the device refuses is told and survived', async () => {
    const { origin } = location;
    // The browser remembers for half a minute how much room there was; a new bucket is asked about anew.
    await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
    await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    const inner = createTestAdapter({
      conversations: ['c1', 'c2'].map((id) => buildConversation({ id })),
      messages: [...history('c1', 20, 'a long one '.repeat(2000)), ...history('c2', 20)],
    });
    const tab = await signIn(inner);
    await read(tab, 'c2');
    await expect.poll(async () => (await stored('messages')).length).toBe(20);
    try {
      expect(await read(tab, 'c1')).toHaveLength(20);
      await expect.poll(() => tab.notices()).toContain('storage-full');
      // Everything goes on: what is not kept is asked for.
      expect(await read(tab, 'c1')).toHaveLength(20);
      expect(await read(tab, 'c2')).toHaveLength(20);
      tab.inner.emit({ type: 'message', message: buildMessage({ seq: 21 }) });
      expect(tab.events.at(-1)).toMatchObject({ type: 'message' });
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    }
    await leave(tab);
    // What is claimed to be here is here.
    const kept = (await stored('messages')).length;
    const claimed = (await stored('ranges')).reduce((sum, [, record]) => sum + (record as { count: number }).count, 0);
    expect(kept).toBe(claimed);
  });

  it('within its bound is made by dropping the conversation that was read longest ago', async () => {
    const tab = await signIn(server(['c1', 'c2', 'c3'], 20), { maxMessages: 45 });
    const kept = async (): Promise<string[]> => [
      ...new Set((await stored('messages')).map(([key]) => JSON.stringify(key).split(':')[1]!)),
    ];
    for (const id of ['c1', 'c2', 'c1', 'c3']) {
      await read(tab, id);
      await expect.poll(kept).toContain(id);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(kept).toEqual(['c1', 'c3']);
    expect(tab.told).toEqual([{ kind: 'evicted', detail: 'c2' }]);
  });
});
