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

  it('cannot be followed by a deletion that the backend does not hear of', async () => {
    const { tab, backend } = await edited('offline');
    await expect(tab.store.actions.cancelScheduled(only(tab).id)).rejects.toMatchObject({ code: 'offline' });
    expect(backend.kept.size).toBe(1);
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
