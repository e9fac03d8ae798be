import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { createMemoryStorage, type AccountStorage, type Env } from '../../env/index.js';
import { buildText, createVirtualWorld } from '../../testing/index.js';
import { createChatStore } from '../createChatStore.js';
import { selectSaved } from '../selectors.js';
import { makeChat, openChat, recall, ref, settle } from './kept.test.helpers.js';

describe('pins', () => {
  it('show at once, and are taken back with the reason when refused', async () => {
    const chat = makeChat();
    const { store, refuse } = chat;
    await openChat(chat);
    await store.actions.loadPinned(ref);
    const done = store.actions.pinMessage(ref, 'm1', true);
    await Promise.resolve();
    await expect(done).resolves.toBe(undefined);
    expect(chat.pins()).toEqual([['Bo', buildText('Message 1')]]);
    refuse(new ChatError('forbidden'));
    const refused = store.actions.pinMessage(ref, 'm2', true);
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    expect(chat.pins()).toEqual([['Bo', buildText('Message 1')]]);
    store.dispose();
  });

  it('follow what others pin and take down', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    await store.actions.loadPinned(ref);
    adapter.emit({ type: 'pinned', conversationId: 'c1', messageId: 'm2', active: true, by: 'bo' });
    await world.advance(100);
    expect(chat.pins()).toEqual([['Bo', buildText('Message 2')]]);
    adapter.emit({ type: 'pinned', conversationId: 'c1', messageId: 'm2', active: false, by: 'bo' });
    await world.advance(100);
    expect(chat.pins()).toEqual([]);
    store.dispose();
  });

  it('lose their words with a recall (P4), like everything that was saved', async () => {
    const chat = makeChat();
    const { store } = chat;
    await openChat(chat);
    await store.actions.loadPinned(ref);
    await store.actions.pinMessage(ref, 'm1', true);
    await store.actions.saveMessage(ref, 'm1', true);
    await recall(chat, 'm1');
    expect(chat.pins()).toEqual([['Bo', { type: 'recalled' }]]);
    expect(selectSaved(store.getState())?.items[0]?.content).toEqual({ type: 'recalled' });
    store.dispose();
  });
});

describe('deleting for oneself', () => {
  it('hides at once, comes back when undone, and reaches nobody then', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    const removal = await store.actions.removeLater(ref, ['m1', 'm2'], 5000);
    expect(chat.shown()).toEqual(['m3']);
    expect(removal.undo()).toBe(true);
    expect(chat.shown()).toEqual(['m1', 'm2', 'm3']);
    await world.advance(10_000);
    expect(adapter.calls.filter(({ method }) => method === 'messages.remove')).toEqual([]);
    expect(removal.undo()).toBe(false);
    store.dispose();
  });

  it('is carried out after a while, without the messages coming up in between', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    const removal = await store.actions.removeLater(ref, ['m1'], 5000);
    const seen = new Set<number>();
    store.subscribe(() => seen.add(chat.shown().length));
    await world.advance(6000);
    await settle();
    await world.advance(100);
    await removal.done;
    expect(adapter.calls.some(({ method }) => method === 'messages.remove')).toBe(true);
    expect(chat.shown()).toEqual(['m2', 'm3']);
    expect([...seen]).toEqual([2]);
    expect(removal.undo()).toBe(false);
    store.dispose();
  });

  it('is carried out when the chat is closed before its time, and can no longer be undone', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    const removal = await store.actions.removeLater(ref, ['m1', 'm2'], 5000);
    store.dispose();
    expect(removal.undo()).toBe(false);
    await settle();

    const next = createChatStore({ adapter, env: world.createEnv() });
    await next.start();
    await world.advance(1000);
    const removed = adapter.calls.flatMap(({ method, args }) => (method === 'messages.remove' ? args[1] : []));
    expect(removed).toEqual(['m1', 'm2']);
    next.dispose();
  });

  it('is carried out when the chat is closed and opened again', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    await store.actions.removeLater(ref, ['m1'], 5000);
    store.dispose();
    await store.start();
    await world.advance(1000);
    expect(adapter.calls.filter(({ method }) => method === 'messages.remove')).toHaveLength(1);
    expect(chat.shown()).toEqual(['m2', 'm3']);
    store.dispose();
  });

  it('is carried out when the page goes away, and undo says that it is too late', async () => {
    const listeners = new Set<() => void>();
    const chat = makeChat(createVirtualWorld(), (plain) => ({
      ...plain,
      onHide(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }));
    const { store, world, adapter } = chat;
    await openChat(chat);
    const removal = await store.actions.removeLater(ref, ['m1'], 5000);
    for (const hide of listeners) hide();
    expect(removal.undo()).toBe(false);
    await world.advance(1000);
    await removal.done;
    expect(adapter.calls.filter(({ method }) => method === 'messages.remove')).toHaveLength(1);
    expect(chat.shown()).toEqual(['m2', 'm3']);
    store.dispose();
  });

  it('is forgotten when the user signs out', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    const removal = await store.actions.removeLater(ref, ['m1'], 5000);
    await store.actions.logout();
    expect(removal.undo()).toBe(false);
    await store.start();
    await world.advance(10_000);
    expect(adapter.calls.filter(({ method }) => method === 'messages.remove')).toEqual([]);
    store.dispose();
  });
});

describe('reminders', () => {
  it('ring when their time has come, also in the next life of the app, and keep none of the words', async () => {
    const chat = makeChat();
    const { store, world, adapter } = chat;
    await openChat(chat);
    await store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo');
    await world.advance(1000);
    expect([...store.getState().reminders.values()]).toMatchObject([{ due: false, senderName: 'Bo' }]);
    store.dispose();

    const next = createChatStore({ adapter, env: world.createEnv() });
    await next.start();
    await settle();
    await world.advance(1000);
    await settle();
    expect([...next.getState().reminders.values()]).toMatchObject([{ messageId: 'm1', due: false }]);
    await world.advance(60_000);
    const [reminder] = [...next.getState().reminders.values()];
    expect(reminder).toMatchObject({ due: true });
    expect(JSON.stringify(reminder)).not.toContain('Message 1');
    await next.actions.dropReminder(reminder?.id ?? '');
    expect(next.getState().reminders.size).toBe(0);
    next.dispose();
  });

  /** A device whose storage refuses to write reminders while `isFull`. */
  function device(full: { isFull: boolean; isAbsent?: boolean }): (plain: Env) => Env {
    return (plain) => ({
      ...plain,
      async openStorage(accountId) {
        if (full.isAbsent) throw new Error('Storage is refused.');
        const storage = await plain.openStorage(accountId);
        return {
          ...storage,
          write(writes, durability) {
            if (full.isFull && writes.some(({ key }) => key === 'reminders'))
              return Promise.reject(new DOMException('No room.', 'QuotaExceededError'));
            return storage.write(writes, durability);
          },
        };
      },
    });
  }

  it('are refused, and not set, when the device does not keep them', async () => {
    const full = { isFull: true };
    const chat = makeChat(createVirtualWorld(), device(full));
    const { store, world } = chat;
    await openChat(chat);
    const refused = store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo');
    await expect(refused).rejects.toMatchObject({ code: 'storage' });
    expect(store.getState().reminders.size).toBe(0);
    expect(chat.errors.map(({ code }) => code)).toEqual(['storage']);

    full.isFull = false;
    await store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo');
    full.isFull = true;
    const [reminder] = [...store.getState().reminders.values()];
    await expect(store.actions.dropReminder(reminder?.id ?? '')).rejects.toMatchObject({ code: 'storage' });
    expect(store.getState().reminders.size).toBe(0);
    store.dispose();
  });

  it('are refused where nothing can be stored at all', async () => {
    const chat = makeChat(createVirtualWorld(), device({ isFull: false, isAbsent: true }));
    await openChat(chat);
    const refused = chat.store.actions.remindOf(ref, 'm1', chat.world.now() + 60_000, 'Bo');
    await expect(refused).rejects.toMatchObject({ code: 'storage' });
    expect(chat.store.getState().reminders.size).toBe(0);
    chat.store.dispose();
  });

  it('are refused when there are too many (P17)', async () => {
    const chat = makeChat();
    const { store, world } = chat;
    const at = world.now() + 60_000;
    const value = Array.from({ length: 500 }, (_, i) => ({ id: `r${i}`, ref, messageId: 'm1', senderName: 'Bo', at }));
    const storage = await world.createEnv().openStorage('test');
    await storage.write([{ table: 'meta', key: 'reminders', value }], 'strict');
    await openChat(chat);
    await expect(store.actions.remindOf(ref, 'm1', world.now() + 60_000)).rejects.toMatchObject({ code: 'too-large' });
    expect(store.getState().reminders.size).toBe(500);
    store.dispose();
  });

  it('are not set for a user who has signed out meanwhile, and nothing is stored', async () => {
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const opened: AccountStorage[] = [];
    let isHeld = false;
    const chat = makeChat(createVirtualWorld(), (plain) => ({
      ...plain,
      async openStorage() {
        const storage = createMemoryStorage();
        opened.push(storage);
        if (isHeld) await gate;
        return storage;
      },
    }));
    const { store, world } = chat;
    await openChat(chat);
    isHeld = true;
    const done = store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo').catch((reason: unknown) => reason);
    await settle();
    isHeld = false;
    await store.actions.logout();
    open();
    expect(await done).toMatchObject({ code: 'expired' });
    expect(store.getState().reminders.size).toBe(0);
    expect(await Promise.all(opened.map((storage) => storage.get('meta', 'reminders')))).not.toContainEqual(
      expect.anything(),
    );
    await world.advance(100);
    expect(world.waiting).toBe(0);
    const late = store.actions.remindOf(ref, 'm1', world.now() + 60_000, 'Bo');
    await expect(late).rejects.toMatchObject({ code: 'expired' });
  });
});
