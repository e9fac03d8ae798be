import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { buildText, createVirtualWorld } from '../../testing/index.js';
import { localMediaId } from '../index.js';
import { ref } from '../outbox/tab.test.helpers.js';
import { createBackend, only, openLater, sentBy, settle, waitingIn } from './scheduled.test.helpers.js';

const HOUR = 3_600_000;

describe('messages kept on this device until their time', () => {
  it('stand in no timeline before, are sent when it has come, and are over then', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world);
    const at = world.now() + HOUR;
    const key = tab.store.actions.sendMessage(ref, { content: buildText('later'), sendAt: at });
    expect(waitingIn(tab)).toEqual([['later', 'device']]);
    expect(tab.store.getState().timelines.get('c1')?.sentHere).toBe(0);
    await settle(world, HOUR - 10_000);
    expect([tab.rows(), sentBy(tab)]).toEqual([[], []]);
    await settle(world, 12_000);
    expect(sentBy(tab)).toEqual(['later']);
    expect(tab.rows()).toMatchObject([{ key, phase: 'sent' }]);
    expect(waitingIn(tab)).toEqual([]);
    await settle(world, 2 * HOUR);
    expect(sentBy(tab)).toHaveLength(1);
  });

  it('are sent at the next opening when nothing was open at their time, and once', async () => {
    const world = createVirtualWorld();
    const first = await openLater(world);
    first.store.actions.sendMessage(ref, { content: buildText('missed'), sendAt: world.now() + HOUR });
    await settle(world);
    first.store.dispose();
    await world.advance(2 * HOUR);
    const second = await openLater(world);
    expect(sentBy(second)).toEqual(['missed']);
    second.store.dispose();
    const third = await openLater(world);
    await settle(world, HOUR);
    expect([sentBy(first), sentBy(third)]).toEqual([[], []]);
  });

  it('are sent by one of several tabs, by another when that one closes, and shown in all', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openLater(world), await openLater(world)];
    two.store.actions.sendMessage(ref, { content: buildText('a'), sendAt: world.now() + HOUR });
    two.store.actions.sendMessage(ref, { content: buildText('b'), sendAt: world.now() + 2 * HOUR });
    await settle(world, 1000);
    expect(waitingIn(one)).toEqual(waitingIn(two));
    await settle(world, HOUR);
    expect([sentBy(one), sentBy(two)]).toEqual([['a'], []]);
    one.store.dispose();
    await settle(world, HOUR + 60_000);
    expect([sentBy(one), sentBy(two)]).toEqual([['a'], ['b']]);
  });

  it('follow a clock that is set forward within a minute, and wait on when it is set back', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    let shift = 0;
    const { openTab } = await import('../outbox/tab.test.helpers.js');
    const tab = await openTab(world, undefined, { ...env, now: () => env.now() + shift });
    await settle(world);
    tab.store.actions.sendMessage(ref, { content: buildText('set'), sendAt: world.now() + 5 * HOUR });
    await settle(world);
    shift = -10 * HOUR;
    await settle(world, 6 * HOUR);
    expect(sentBy(tab)).toEqual([]);
    shift = 0;
    await settle(world, 61_000);
    expect(sentBy(tab)).toEqual(['set']);
  });

  it('are changed, moved, sent now and deleted, in every tab', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openLater(world), await openLater(world)];
    one.store.actions.sendMessage(ref, { content: buildText('draft'), sendAt: world.now() + HOUR });
    await settle(world);
    const { id } = only(two);
    const moved = world.now() + 3 * HOUR;
    await two.store.actions.updateScheduled(id, { content: buildText('better'), at: moved });
    await settle(world);
    for (const tab of [one, two])
      expect(only(tab)).toMatchObject({ at: moved, message: { content: { text: 'better' } } });
    await settle(world, 2 * HOUR);
    expect(sentBy(one)).toEqual([]);
    await two.store.actions.sendScheduled(id);
    await settle(world, 1000);
    expect([sentBy(one), sentBy(two)]).toEqual([['better'], []]);
    for (const tab of [one, two]) expect(waitingIn(tab)).toEqual([]);

    two.store.actions.sendMessage(ref, { content: buildText('never'), sendAt: world.now() + HOUR });
    await settle(world);
    await one.store.actions.cancelScheduled(only(one).id);
    await settle(world, 2 * HOUR);
    expect([waitingIn(two), sentBy(one)]).toEqual([[], ['better']]);
    await expect(one.store.actions.cancelScheduled(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuse a time that has passed or is more than a year away', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world);
    tab.store.actions.sendMessage(ref, { content: buildText('x'), sendAt: world.now() + HOUR });
    const { id } = only(tab);
    for (const at of [world.now() - 1, world.now() + 400 * 24 * HOUR, Number.NaN])
      await expect(tab.store.actions.updateScheduled(id, { at })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('keep their files, and send them', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world);
    const uploads: string[] = [];
    const upload = async (_: Blob, { name }: { readonly name: string }) => {
      uploads.push(name);
      return { id: 'up', mime: 'text/plain', size: 3 };
    };
    Object.assign(tab.adapter, { media: { upload, resolve: async () => ({ url: '', revoke() {} }) } });
    const mediaId = localMediaId('one');
    const media = { id: mediaId, mime: 'text/plain', size: 3 };
    tab.store.actions.sendMessage(ref, {
      content: { type: 'file', items: [{ media, name: 'a.txt' }] } as never,
      attachments: [{ mediaId, blob: new Blob(['abc']), name: 'a.txt', kind: 'file' }],
      sendAt: world.now() + HOUR,
    });
    await settle(world);
    expect(await tab.store.localMedia(mediaId)).toBeInstanceOf(Blob);
    expect(uploads).toEqual([]);
    await settle(world, HOUR + 1000);
    expect(uploads).toEqual(['a.txt']);
    const send = tab.adapter.calls.find(({ method }) => method === 'messages.send');
    expect(send?.args[0]).toMatchObject({ content: { items: [{ media: { id: 'up' } }] } });
  });

  it('say so when this device did not keep them, and are sent all the same while it is open', async () => {
    const world = createVirtualWorld();
    const env = world.createEnv();
    const { openTab } = await import('../outbox/tab.test.helpers.js');
    const tab = await openTab(world, undefined, {
      ...env,
      openStorage: async (accountId) => ({
        ...(await env.openStorage(accountId)),
        write: () => Promise.reject(new DOMException('Full.', 'QuotaExceededError')),
      }),
    });
    tab.store.actions.sendMessage(ref, { content: buildText('x'), sendAt: world.now() + HOUR });
    await settle(world);
    expect(only(tab)).toMatchObject({ error: { code: 'storage' } });
    // What is changed is not kept either, and that goes on being said.
    await tab.store.actions.updateScheduled(only(tab).id, { content: buildText('y') });
    expect(only(tab)).toMatchObject({ error: { code: 'storage' }, message: { content: { text: 'y' } } });
    await settle(world, HOUR);
    expect(sentBy(tab)).toEqual(['y']);
  });

  it('are gone after signing out, from every tab and from storage', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openLater(world), await openLater(world)];
    two.store.actions.sendMessage(ref, { content: buildText('secret'), sendAt: world.now() + HOUR });
    await settle(world);
    await two.store.actions.logout();
    await settle(world, 2 * HOUR);
    expect([sentBy(one), sentBy(two), one.store.getState().scheduled.size]).toEqual([[], [], 0]);
    expect(await (await world.createEnv().openStorage('test')).list('outbox')).toEqual([]);
  });

  it('take the draft with them, in one transaction', async () => {
    const world = createVirtualWorld();
    const tab = await openLater(world);
    tab.store.actions.setDraft(ref, { text: 'later', updatedAt: world.now() });
    await settle(world, 1000);
    tab.store.actions.sendMessage(
      ref,
      { content: buildText('later'), sendAt: world.now() + HOUR },
      { clearDraft: true },
    );
    await settle(world, 1000);
    const storage = await world.createEnv().openStorage('test');
    expect([(await storage.list('drafts')).length, (await storage.list('outbox')).length]).toEqual([0, 1]);
  });
});

describe('messages the backend keeps until their time', () => {
  it('go there at once, and are no longer this device’s', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    tab.store.actions.sendMessage(ref, { content: buildText('held'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['held', 'backend']]);
    expect(await (await world.createEnv().openStorage('test')).list('outbox')).toEqual([]);
    await settle(world, 2 * HOUR);
    expect(sentBy(tab)).toEqual([]);
  });

  it('are known to other devices, with what is changed there', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const one = await openLater(world, backend.adapter());
    one.store.actions.sendMessage(ref, { content: buildText('held'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    const phone = await openLater(createVirtualWorld(), backend.adapter());
    expect(waitingIn(phone)).toEqual([['held', 'backend']]);
    await phone.store.actions.updateScheduled(only(phone).id, { content: buildText('changed') });
    await settle(world, 1000);
    expect(waitingIn(one)).toEqual([['changed', 'backend']]);
    await one.store.actions.sendScheduled(only(one).id);
    await settle(world, 1000);
    expect([waitingIn(one), waitingIn(phone)]).toEqual([[], []]);
    expect(backend.sent).toHaveLength(1);
  });

  it('stay on this device while there is no connection, and go there when it is back', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    tab.adapter.emit({ type: 'connection', state: { status: 'offline' } });
    await settle(world);
    tab.store.actions.sendMessage(ref, { content: buildText('held'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['held', 'device']]);
    tab.adapter.emit({ type: 'connection', state: { status: 'connected' } });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['held', 'backend']]);
  });

  it('are there once when the answer was lost, also when they were changed meanwhile', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    backend.losesAnswers = true;
    tab.store.actions.sendMessage(ref, { content: buildText('held'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    const { id } = only(tab);
    await tab.store.actions.updateScheduled(id, { content: buildText('changed') });
    backend.losesAnswers = false;
    await settle(world, 120_000);
    expect([backend.kept.size, waitingIn(tab)]).toEqual([1, [['changed', 'backend']]]);
    expect([...backend.kept.values()][0]?.message.content).toMatchObject({ text: 'changed' });
    await tab.store.actions.cancelScheduled(id);
    expect([backend.kept.size, waitingIn(tab)]).toEqual([0, []]);
  });

  it('stay on this device when the backend refuses them, and are sent from here', async () => {
    const world = createVirtualWorld();
    const adapter = createBackend().adapter();
    const schedule = () => Promise.reject(new ChatError('too-large', 'Too many.', { retryable: false }));
    Object.assign(adapter.messages, { schedule });
    const tab = await openLater(world, adapter);
    tab.store.actions.sendMessage(ref, { content: buildText('mine'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['mine', 'device']]);
    await settle(world, HOUR);
    expect(sentBy(tab)).toEqual(['mine']);
  });

  it('do not come back by a copy that was made before they were deleted', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    tab.store.actions.sendMessage(ref, { content: buildText('held'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    const [copy] = backend.kept.values();
    await tab.store.actions.cancelScheduled(only(tab).id);
    tab.adapter.emit({ type: 'scheduled', scheduled: copy! });
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([]);
  });

  it('survive nonsense that is told of them', async () => {
    const world = createVirtualWorld();
    const backend = createBackend();
    const tab = await openLater(world, backend.adapter());
    tab.store.actions.sendMessage(ref, { content: buildText('held'), sendAt: world.now() + HOUR });
    await settle(world, 1000);
    tab.adapter.emitRaw(
      { type: 'scheduled', accountId: 'test', scheduled: { id: 'x', message: { clientId: 1 }, at: 5, version: 9 } },
      { type: 'scheduled', accountId: 'test', scheduled: 7 },
      { type: 'scheduled-removed', accountId: 'test', id: 4 },
    );
    await settle(world, 1000);
    expect(waitingIn(tab)).toEqual([['held', 'backend']]);
  });
});
