import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as KeptModule from './kept/kept.js';
import { makeChat, openChat, ref, settle } from './kept/kept.test.helpers.js';
import { selectPinned, selectSaved } from './selectors.js';

const way = vi.hoisted(() => ({ isBroken: false }));

vi.mock('./kept/kept.js', async (importOriginal) => {
  const real = await importOriginal<typeof KeptModule>();
  return {
    get createKept() {
      if (way.isBroken) throw new TypeError('Failed to fetch dynamically imported module');
      return real.createKept;
    },
  };
});

afterEach(() => {
  way.isBroken = false;
});

describe('what is loaded when it is first wanted', () => {
  it('says in a list that its code could not be loaded, and reports it once', async () => {
    const chat = makeChat();
    const { store } = chat;
    await openChat(chat);
    way.isBroken = true;
    await Promise.all([store.actions.loadPinned(ref), store.actions.loadSaved()]);
    expect(selectPinned(store.getState(), ref)).toMatchObject({ status: 'error', error: { code: 'internal' } });
    expect(selectSaved(store.getState())).toMatchObject({ status: 'error', items: [] });
    expect(chat.errors.map(({ code }) => code)).toEqual(['internal']);
    store.dispose();
  });

  it('rejects for one action, and does the next when the code can be loaded again', async () => {
    const chat = makeChat();
    const { store } = chat;
    await openChat(chat);
    way.isBroken = true;
    await expect(store.actions.pinMessage(ref, 'm1', true)).rejects.toMatchObject({ code: 'internal' });
    await expect(store.actions.removeLater(ref, ['m1'], 1000)).rejects.toMatchObject({ code: 'internal' });
    expect(chat.shown()).toEqual(['m1', 'm2', 'm3']);
    way.isBroken = false;
    await store.actions.pinMessage(ref, 'm1', true);
    expect(chat.pins()).toHaveLength(1);
    store.dispose();
  });

  it('asks for the lists that failed so when the connection is back, and for none a second time', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    way.isBroken = true;
    await store.actions.loadPinned(ref);
    expect(chat.asked).toEqual([]);
    way.isBroken = false;
    for (let i = 0; i < 2; i++) {
      adapter.emit({ type: 'connection', state: { status: 'offline' } });
      adapter.emit({ type: 'connection', state: { status: 'connected' } });
      await settle();
      await world.advance(100);
    }
    expect(chat.asked).toEqual(['pins']);
    expect(selectPinned(store.getState(), ref)).toMatchObject({ status: 'ready' });
    store.dispose();
  });

  it('does nothing for a user who has signed out while the code was loaded, and stores nothing', async () => {
    const chat = makeChat();
    const { store, world } = chat;
    await openChat(chat);
    const lists = [store.actions.loadPinned(ref), store.actions.loadSaved()];
    const others = [
      store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo'),
      store.actions.saveMessage(ref, 'm1', true),
      store.actions.removeLater(ref, ['m1'], 1000),
    ];
    await store.actions.logout();
    await Promise.all(lists);
    const results = await Promise.allSettled(others);
    expect(results).toMatchObject(others.map(() => ({ status: 'rejected', reason: { code: 'expired' } })));
    await world.advance(5000);
    expect(chat.asked).toEqual([]);
    expect([store.getState().kept.size, store.getState().reminders.size, world.waiting]).toEqual([0, 0, 0]);
    const storage = await world.createEnv().openStorage('test');
    expect([await storage.list('meta'), await storage.list('outbox')]).toEqual([[], []]);
  });
});
