import { describe, expect, it } from 'vitest';
import type { Env } from '../../env/index.js';
import { buildText, createVirtualWorld } from '../../testing/index.js';
import { offline, openTab, ref } from './tab.test.helpers.js';

describe('tabs of one account', () => {
  it('lets one tab send for all, shows the same rows in each, and hands over when that tab closes', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openTab(world), await openTab(world)];
    offline(one, 50);
    const key = two.store.actions.sendMessage(ref, { content: buildText('from the second') });
    await world.advance(1000);
    expect([one.rows()[0]?.key, two.rows()[0]?.key]).toEqual([key, key]);
    expect([one.sends() > 0, two.sends()]).toEqual([true, 0]);
    one.store.dispose();
    await world.advance(1000);
    expect(two.rows()).toMatchObject([{ key, phase: 'sent' }]);
    expect(two.sends()).toBe(1);
  });

  it('sends what a tab wrote in the moment it was closed', async () => {
    const world = createVirtualWorld({ storageDelay: 200 });
    const [one, two] = [await openTab(world), await openTab(world)];
    await world.advance(2000);
    two.store.actions.sendMessage(ref, { content: buildText('last words') });
    two.store.dispose();
    await world.advance(5000);
    expect(one.sends()).toBe(1);
    expect(one.rows()).toMatchObject([{ phase: 'sent', message: { content: { text: 'last words' } } }]);
  });

  it('hears from the next tab of what another one wrote without having told', async () => {
    const world = createVirtualWorld();
    const one = await openTab(world);
    const mute = world.createEnv();
    const channel: Env['channel'] = (name) => ({ ...mute.channel(name), post: () => {} });
    const two = await openTab(world, undefined, { ...mute, channel });
    two.store.actions.sendMessage(ref, { content: buildText('unheard') });
    await world.advance(1000);
    mute.kill();
    await world.advance(5000);
    expect(one.sends()).toBe(0);
    const three = await openTab(world);
    await world.advance(5000);
    expect([one.sends(), two.sends(), three.sends()]).toEqual([1, 0, 0]);
    for (const tab of [one, three]) expect(tab.rows()).toMatchObject([{ phase: 'sent' }]);
  });

  it('does not let a signed-out tab pass on what it was writing', async () => {
    const world = createVirtualWorld({ storageDelay: 200 });
    const [one, two] = [await openTab(world), await openTab(world)];
    await world.advance(2000);
    two.store.actions.sendMessage(ref, { content: buildText('too late') });
    void two.store.actions.logout().catch(() => {});
    await world.advance(10_000);
    expect([one.sends(), two.sends()]).toEqual([0, 0]);
  });

  it('settles in every tab when one of them got the answer', async () => {
    const world = createVirtualWorld();
    const [one, two] = [await openTab(world), await openTab(world)];
    const key = two.store.actions.sendMessage(ref, { content: buildText('hello') });
    await world.advance(1000);
    for (const tab of [one, two]) expect(tab.rows()).toMatchObject([{ key, phase: 'sent' }]);
  });
});
