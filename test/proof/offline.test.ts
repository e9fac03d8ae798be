import { describe, expect, it } from 'vitest';
import { auditSends, buildText, createTestWorld, type TestTab, type TestWorld } from 'chatloom/testing';
import { untilReady } from './lib/ready.ts';

const ref = { conversationId: 'c1' };

async function openBoth(seed: number, faults = {}): Promise<{ world: TestWorld; ann: TestTab; bo: TestTab }> {
  const world = createTestWorld(seed, { faults });
  const [ann, bo] = [world.openTab('ann'), world.openTab('bo')];
  await untilReady(world);
  for (const tab of [ann, bo]) tab.openConversation('c1');
  await world.advance(8000);
  return { world, ann, bo };
}

const textsOf = (tab: TestTab): readonly string[] =>
  tab.rows('c1').map((row) => (row.message.content as unknown as { readonly text: string }).text);
const spoken = Array.from({ length: 50 }, (_, i) => `offline ${i}`);

describe('offline for a minute, fifty messages written', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('keeps their order and sends each once (world %i)', async (seed) => {
    const { world, ann, bo } = await openBoth(seed);
    ann.adapter.setOnline(false);
    for (const text of spoken) {
      ann.send('c1', text);
      await world.advance(1200);
    }
    expect(textsOf(ann)).toEqual(spoken);
    expect(new Set(ann.rows('c1').map((row) => row.phase))).toEqual(new Set(['queued', 'sending']));
    // Life goes on meanwhile, and what is written there comes first.
    world.server.send('bo', 'c1', 'meanwhile', buildText('meanwhile'));
    ann.adapter.setOnline(true);
    await world.settle();
    const onServer = world.server.conversations
      .get('c1')!
      .messages.map(({ content }) => (content as never as { text: string }).text);
    expect(onServer).toEqual(['meanwhile', ...spoken]);
    for (const tab of [ann, bo]) await tab.store.actions.showLatest(ref).catch(() => {});
    await world.advance(1000);
    expect(world.audit()).toEqual([]);
    expect(auditSends(world.server, ann, true)).toEqual([]);
  });

  it.each([11, 12, 13, 14, 15, 16])('and so over a link that flaps and loses (world %i)', async (seed) => {
    const { world, ann } = await openBoth(seed, { loss: 0.2, repeat: 0.1, reorder: 0.1 });
    for (const [index, text] of spoken.entries()) {
      ann.adapter.setOnline(index % 7 === 3);
      ann.send('c1', text);
      await world.advance(1200);
    }
    await world.settle();
    expect(world.audit()).toEqual([]);
    expect(auditSends(world.server, ann, true)).toEqual([]);
    expect(world.server.conversations.get('c1')!.messages).toHaveLength(50);
  });

  it('and so when the tab is killed in the middle and comes back offline', async () => {
    const { world, ann } = await openBoth(21);
    ann.adapter.setOnline(false);
    for (const text of spoken.slice(0, 25)) ann.send('c1', text);
    await world.advance(5000);
    expect(ann.sent.every((each) => each.shownAsQueued)).toBe(true);
    ann.kill();
    const again = world.openTab('ann');
    again.openConversation('c1');
    await world.advance(1000);
    for (const text of spoken.slice(25)) again.send('c1', text);
    await world.settle();
    expect(auditSends(world.server, ann, false)).toEqual([]);
    expect(auditSends(world.server, again, true)).toEqual([]);
    expect(textsOf(again).slice(-50)).toEqual(spoken.slice(-textsOf(again).length));
    expect(world.server.conversations.get('c1')!.messages).toHaveLength(50);
  });
});
