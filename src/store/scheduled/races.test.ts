import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { buildText, createVirtualWorld } from '../../testing/index.js';
import { openTab, ref } from '../outbox/tab.test.helpers.js';
import { createBackend, only, openLater, sentBy, settle, waitingIn } from './scheduled.test.helpers.js';

const HOUR = 3_600_000;

describe('an edit made while a message is handed over', () => {
  async function edited(code: 'offline' | 'not-found' | 'rate-limited') {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    const { schedule, updateScheduled } = tab.adapter.messages;
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    let failures = 1;
    Object.assign(tab.adapter.messages, {
      schedule: async (...args: Parameters<NonNullable<typeof schedule>>) => {
        const kept = await schedule!(...args);
        await held;
        return kept;
      },
      updateScheduled: async (...args: Parameters<NonNullable<typeof updateScheduled>>) => {
        if (failures-- > 0) throw new ChatError(code);
        return updateScheduled!(...args);
      },
    });
    const at = world.now() + HOUR;
    tab.store.actions.sendMessage(ref, { content: buildText('old'), sendAt: at });
    await settle(world);
    await tab.store.actions.updateScheduled(only(tab).id, { content: buildText('new'), at: at + HOUR });
    answer();
    await settle(world);
    return { world, backend, tab, at: at + HOUR };
  }

  it('is not lost when the call that brings it there fails', async () => {
    for (const code of ['offline', 'rate-limited'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one world after the other
      const { world, backend, tab, at } = await edited(code);
      expect(waitingIn(tab)).toEqual([['new', 'device']]);
      tab.adapter.emit({ type: 'connection', state: { status: 'offline' } });
      tab.adapter.emit({ type: 'connection', state: { status: 'connected' } });
      // oxlint-disable-next-line no-await-in-loop -- as above
      await settle(world, 61_000);
      expect([waitingIn(tab), only(tab).at]).toEqual([[['new', 'backend']], at]);
      expect([...backend.kept.values()]).toMatchObject([{ at, message: { content: { text: 'new' } } }]);
    }
  });

  it('can be followed by a deletion, which the backend hears of', async () => {
    const { world, tab, backend } = await edited('offline');
    await tab.store.actions.cancelScheduled(only(tab).id);
    await settle(world, 61_000);
    expect([backend.kept.size, waitingIn(tab)]).toEqual([0, []]);
    await settle(world, 3 * HOUR);
    expect(sentBy(tab)).toEqual([]);
  });

  it('comes too late when it was sent in between: it is not sent twice', async () => {
    const { world, tab } = await edited('not-found');
    expect(waitingIn(tab)).toEqual([]);
    await settle(world, 3 * HOUR);
    expect(sentBy(tab)).toEqual([]);
  });
});

describe('two tabs when the time has come', () => {
  it('a change made before the other tab told of sending ends with it, and nothing is sent twice', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    let gate: Promise<void> | undefined;
    const one = await openTab(world, undefined, {
      ...env,
      openStorage: async (accountId) => {
        const storage = await env.openStorage(accountId);
        return { ...storage, write: async (...args) => (await gate, storage.write(...args)) };
      },
      channel: (name) => {
        const channel = env.channel(name);
        return { ...channel, post: (data) => void (gate ? gate.then(() => channel.post(data)) : channel.post(data)) };
      },
    });
    const two = await openLater(world);
    const at = world.now() + HOUR;
    one.store.actions.sendMessage(ref, { content: buildText('said'), sendAt: at });
    await settle(world, 1000);
    let open = (): void => {};
    gate = new Promise((resolve) => (open = resolve));
    await settle(world, HOUR);
    const changing = two.store.actions.updateScheduled(only(two).id, { at: at + HOUR });
    await settle(world);
    gate = undefined;
    open();
    await changing.catch(() => {});
    await settle(world, 1000);
    expect([waitingIn(one), waitingIn(two)]).toEqual([[], []]);
    expect([sentBy(one), sentBy(two)]).toEqual([['said'], []]);
    one.store.dispose();
    await settle(world, 2 * HOUR);
    expect([sentBy(one), sentBy(two)]).toEqual([['said'], []]);
  });

  it('sending it now wins over a change in the tab that sends', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openLater(world), await openLater(world)];
    const at = world.now() + HOUR;
    one.store.actions.sendMessage(ref, { content: buildText('now'), sendAt: at });
    await settle(world, 1000);
    const { id } = only(two);
    const sending = two.store.actions.sendScheduled(id);
    const changing = one.store.actions.updateScheduled(id, { at: at + HOUR });
    await Promise.allSettled([sending, changing]);
    await settle(world, 1000);
    expect([waitingIn(one), waitingIn(two)]).toEqual([[], []]);
    expect([...sentBy(one), ...sentBy(two)]).toEqual(['now']);
  });

  it('what one deletes is not brought back by what the other was writing', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    let gate: Promise<void> | undefined;
    const one = await openTab(world, createBackend().adapter(), {
      ...env,
      openStorage: async (accountId) => {
        const storage = await env.openStorage(accountId);
        return { ...storage, write: async (...args) => (await gate, storage.write(...args)) };
      },
    });
    const two = await openLater(world);
    one.adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await settle(world);
    one.store.actions.sendMessage(ref, { content: buildText('unwanted'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    let open = (): void => {};
    gate = new Promise((resolve) => (open = resolve));
    // It writes that it is about to hand it over.
    one.adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await settle(world, 1000);
    await two.store.actions.cancelScheduled(only(two).id);
    await settle(world);
    gate = undefined;
    open();
    await settle(world, 1000);
    expect([waitingIn(one), waitingIn(two)]).toEqual([[], []]);
    expect(await (await world.createEnv().openStorage('test')).list('outbox')).toEqual([]);
  });
});

describe('a message that is let go here while the backend lists it, too', () => {
  it('has its bubble, and says when it is refused', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    backend.losesAnswers = true;
    tab.store.actions.sendMessage(ref, { content: buildText('seen'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['seen', 'backend']]);
    tab.adapter.failNext('messages.send', new ChatError('forbidden', 'No.', { retryable: false }));
    await settle(world, HOUR);
    expect(tab.rows()).toMatchObject([{ phase: 'failed', message: { content: { text: 'seen' } } }]);
    expect(waitingIn(tab)).toEqual([]);
  });
});

describe('a message of which nobody knows whether the backend has it', () => {
  /** Its answer was lost, and the device is offline then. */
  async function lost(arrived: boolean) {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    const { schedule } = tab.adapter.messages;
    if (arrived) backend.losesAnswers = true;
    else Object.assign(tab.adapter.messages, { schedule: () => Promise.reject(new ChatError('timeout')) });
    tab.store.actions.sendMessage(ref, { content: buildText('unwanted'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    tab.adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await settle(world);
    backend.losesAnswers = false;
    Object.assign(tab.adapter.messages, { schedule });
    return { world, backend, tab };
  }
  const online = { type: 'connection', state: { status: 'connected' } } as const;

  it('can be deleted while there is no connection: it is off the list, never sent, and taken back where it is', async () => {
    for (const arrived of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop -- one world after the other
      const { world, backend, tab } = await lost(arrived);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await tab.store.actions.cancelScheduled(only(tab).id);
      expect(waitingIn(tab)).toEqual([]);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await settle(world, 2 * HOUR);
      expect([sentBy(tab), tab.rows()]).toEqual([[], []]);
      tab.adapter.emit(online);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await settle(world, 61_000);
      expect([backend.kept.size, backend.sent, waitingIn(tab)]).toEqual([0, [], []]);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await (await world.createEnv().openStorage('test')).list('outbox')).toEqual([]);
    }
  });

  it('is known not to be there once a repeat is refused, and can be deleted at once then', async () => {
    const { world, tab } = await lost(false);
    const refused = (): Promise<never> => Promise.reject(new ChatError('too-large', 'Too many.', { retryable: false }));
    Object.assign(tab.adapter.messages, { schedule: refused });
    tab.adapter.emit(online);
    await settle(world, 61_000);
    await tab.store.actions.cancelScheduled(only(tab).id);
    expect(waitingIn(tab)).toEqual([]);
    expect(await (await world.createEnv().openStorage('test')).list('outbox')).toEqual([]);
  });

  it('stays here when the answer says nothing, and is listed until it is known to be there', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    const { schedule } = tab.adapter.messages;
    Object.assign(tab.adapter.messages, { schedule: () => Promise.resolve(undefined) });
    tab.store.actions.sendMessage(ref, { content: buildText('kept'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['kept', 'device']]);
    Object.assign(tab.adapter.messages, { schedule });
    await settle(world, 61_000);
    expect(waitingIn(tab)).toEqual([['kept', 'backend']]);
  });
});
