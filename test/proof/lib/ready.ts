import type { TestWorld } from 'chatloom/testing';

/** Lets time pass until every tab is signed in: what is lost on the way is tried again, as a host does. */
export async function untilReady(world: TestWorld): Promise<void> {
  await world.advance(2000);
  for (let round = 0; round < 20; round++) {
    const waiting = world.tabs.filter((tab) => tab.store.getState().startup.status !== 'ready');
    if (waiting.length === 0) return;
    await world.advance(6000);
    for (const tab of waiting) tab.recover();
  }
  throw new Error('A tab could not sign in.');
}
