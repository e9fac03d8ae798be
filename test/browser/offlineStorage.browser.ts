import { buildMessage, createTestAdapter } from 'chatloom/testing';
import { describe, expect, it, vi } from 'vitest';
import {
  asked,
  cleanBetweenTests,
  connection,
  database,
  leave,
  names,
  openTab,
  read,
  ref,
  request,
  signIn,
  stored,
  unreachable,
} from './offlineTabs.ts';

cleanBetweenTests();

describe('transactions', () => {
  it('rows and the stretch they are claimed for are stored together, and are there for the next visit without network', async () => {
    const first = await signIn();
    await read(first);
    await leave(first);
    expect((await stored('messages')).map(([key]) => key)).toHaveLength(20);
    expect(await stored('ranges')).toMatchObject([
      ['c1', { count: 20, end: true, stretches: [{ from: { value: 21 }, to: { value: 40 } }] }],
    ]);
    const next = openTab(unreachable());
    await next.adapter.session.connect();
    expect(await read(next)).toHaveLength(20);
    expect(next.inner.calls.map(({ method }) => method)).toEqual(['session.connect']);
  });

  it('of a tab that vanished in the middle leave no claim without rows', async () => {
    const tab = await signIn();
    const put = IDBObjectStore.prototype.put;
    // The process ends while rows are on their way: the browser rolls such a transaction back.
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const made = put.apply(this, args);
      if (this.name === 'ranges') this.transaction.abort();
      return made;
    });
    await read(tab);
    await expect.poll(() => tab.notices()).toEqual(['memory-only']);
    vi.restoreAllMocks();
    expect(await stored('ranges')).toEqual([]);
    expect(await stored('messages')).toEqual([]);
  });

  it('a record that is damaged is survived: it is told, set aside, and asked for again', async () => {
    const first = await signIn();
    await read(first);
    await leave(first);
    const db = await connection();
    const tx = db.transaction(['messages', 'conversations'], 'readwrite');
    await request(tx.objectStore('messages').put({ p: { value: 30, tie: '' }, m: 'rubbish' }, '2:c1:c1-m30'));
    await request(tx.objectStore('conversations').put(new Uint8Array([1, 2, 3]), 'c9'));
    db.close();

    const next = await signIn();
    const upper = { value: 38, tie: '' };
    const { items } = await next.adapter.messages.load(ref, { upper, limit: 18, fill: 'fromUpper' });
    expect(items.map(({ position }) => position.value)).toEqual(Array.from({ length: 18 }, (_, i) => 21 + i));
    expect(next.notices()).toEqual(['storage-damaged']);
    expect(next.told.map(({ detail }) => detail)).toEqual(['conversations: c9', 'messages: 2:c1:c1-m30']);
    await leave(next);
    expect((await stored('conversations')).map(([key]) => key)).toEqual(['c1']);
  });
});

describe('signing out', () => {
  it('in one tab ends every tab within two seconds and leaves no database', async () => {
    const tabs = [await signIn(), await signIn(), await signIn()];
    for (const tab of tabs) await read(tab);
    const begun = performance.now();
    await tabs[0]!.adapter.session.logout!();
    await expect.poll(names, { interval: 20 }).toEqual([]);
    for (const tab of tabs.slice(1)) {
      await expect
        .poll(() => tab.events.at(-1), { interval: 20 })
        .toMatchObject({ type: 'connection', state: { status: 'expired' } });
      // Something that was under way must not make it anew.
      tab.inner.emit({ type: 'message', message: buildMessage({ seq: 99 }) });
      await expect(read(tab)).rejects.toMatchObject({ code: 'expired' });
    }
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(await names()).toEqual([]);
  });

  it('is not held up for ever by a page that does not let go, and says so', async () => {
    const tab = await signIn();
    await read(tab);
    await expect.poll(async () => (await stored('messages')).length).toBe(20);
    const stubborn = await connection();
    await expect(tab.adapter.session.logout!()).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('another page has it open') as string,
    });
    expect(tab.inner.calls.at(-1)?.method).toBe('session.disconnect');
    stubborn.close();
    await expect.poll(names).toEqual([]);
  }, 10_000);
});

describe('a browser that refuses storage', () => {
  it('leaves the adapter as it is, and says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    });
    const tab = await signIn();
    expect(tab.notices()).toEqual(['memory-only']);
    expect(await asked(tab, 'c1', 'c1')).toBe(2);
    await tab.adapter.session.logout?.().catch(() => {});
  });
});

describe('accounts', () => {
  it('share nothing', async () => {
    const mine = await signIn();
    await read(mine);
    await leave(mine);
    const other = createTestAdapter({ accountId: 'other', self: { id: 'you' } });
    const tab = openTab(other);
    await tab.adapter.session.connect();
    expect((await tab.adapter.conversations.list()).items).toEqual([]);
    expect((await tab.adapter.messages.load(ref, {})).items).toEqual([]);
    await tab.adapter.session.logout!();
    await expect.poll(names).toContain(database);
    expect(await stored('messages')).toHaveLength(20);
  });
});
