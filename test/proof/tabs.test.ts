import { describe, expect, it } from 'vitest';
import { auditSends, createTestWorld, seededRandom, type TestTab } from 'chatloom/testing';
import { untilReady } from './lib/ready.ts';

/** Three tabs of one device and a friend; all write at once, and the one that sends for all dies in the middle. */
async function round(seed: number): Promise<readonly unknown[]> {
  const random = seededRandom(seed);
  const world = createTestWorld(seed, {
    faults: random() < 0.5 ? {} : { loss: 0.1, repeat: 0.15, reorder: 0.1, latency: [5, 300] },
  });
  const ann = [world.openTab('ann'), world.openTab('ann'), world.openTab('ann')];
  const bo = world.openTab('bo');
  await untilReady(world);
  for (const tab of [...ann, bo]) tab.openConversation('c1');
  await world.advance(6000);
  const written: TestTab[] = [...ann, bo];
  const killAt = Math.floor(random() * 10);
  for (let turn = 0; turn < 10; turn++) {
    for (const tab of written) if (tab.env.alive) tab.send('c1', `${tab.number} says ${turn}`);
    // The first tab holds the lock: it sends for the three.
    if (turn === killAt) ann[0]!.kill();
    await world.advance(random() * 200);
  }
  await world.settle();
  const problems: unknown[] = written.flatMap((tab) => auditSends(world.server, tab, tab.env.alive));
  problems.push(...world.audit());
  // Each client id settled once: what the dead tab had promised, and everything of the others.
  const { messages } = world.server.conversations.get('c1')!;
  const clientIds = messages.map(({ senderId, clientId }) => `${senderId} ${clientId}`);
  if (new Set(clientIds).size < clientIds.length) problems.push('a client id settled twice');
  for (const tab of world.tabs) {
    if (tab.rows('c1').some((row) => row.message.id === '')) problems.push(`tab ${tab.number} still shows unsent rows`);
  }
  return problems;
}

describe('three tabs that write across each other, the leader killed', () => {
  const rounds = Number(process.env['CHATLOOM_ROUNDS'] ?? 50);
  it(`each client id settles once, in ${rounds} rounds`, async () => {
    for (let seed = 1; seed <= rounds; seed++) expect(await round(seed), `round ${seed}`).toEqual([]);
  });

  it('a message written in one tab shows in the others before it is sent', async () => {
    const world = createTestWorld(7);
    const [one, two] = [world.openTab('ann'), world.openTab('ann')];
    await world.advance(2000);
    for (const tab of [one, two]) tab.openConversation('c1');
    await world.advance(2000);
    one.adapter.setOnline(false);
    two.adapter.setOnline(false);
    const key = two.send('c1', 'seen everywhere');
    await world.advance(200);
    expect(one.rows('c1').map((row) => [row.key, row.message.id])).toEqual([[key, '']]);
    await world.settle();
    expect(world.audit()).toEqual([]);
  });
});
