import { expect, it } from 'vitest';
import { createLocalAdapter, createLocalServer } from 'chatloom/adapters/local';
import { createChatStore, type ChatStore } from 'chatloom/store';
import { buildText, withFaults } from 'chatloom/testing';

const server = createLocalServer({ storage: 'memory' });
const adapterOf = (userId: string) => createLocalAdapter({ server, userId, latency: 0 });

const textsIn = (store: ChatStore, conversationId: string): readonly string[] => {
  const view = store.getState().timelines.get(conversationId)?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, index) => {
    const { message } = view!.rowAt(index);
    return `${message.senderId}: ${(message.content as unknown as { text: string }).text}`;
  });
};

it('two people on a bad network end with the same conversation', { timeout: 30_000 }, async () => {
  const faults = { latency: [1, 20], loss: 0.1, repeat: 0.2, reorder: 0.2, lateness: 50, timeout: 100 } as const;
  const ann = withFaults(adapterOf('ann'), { ...faults, seed: 1 });
  const bo = withFaults(adapterOf('bo'), { ...faults, seed: 2 });
  const stores = [ann, bo].map((adapter) => createChatStore({ adapter }));
  // Signing in may be lost like anything else.
  for (const store of stores) {
    while (store.getState().startup.status !== 'ready') await store.start();
  }
  const { id } = await untilAnswered(() => stores[0]!.actions.startWith('bo'));
  for (const store of stores) store.actions.openTimeline({ conversationId: id });

  for (let i = 0; i < 20; i++) {
    for (const store of stores) store.actions.sendMessage({ conversationId: id }, { content: buildText(`line ${i}`) });
    if (i === 5) ann.setOnline(false);
    if (i === 15) ann.setOnline(true);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  ann.heal();
  bo.heal();

  await expect.poll(() => stores.map((store) => textsIn(store, id).length), { timeout: 20_000 }).toEqual([40, 40]);
  const [ofAnn, ofBo] = stores.map((store) => textsIn(store, id));
  expect(ofAnn).toEqual(ofBo);
  // Each person's lines stand in the order in which they were written, each once.
  for (const who of ['ann', 'bo']) {
    const lines = Array.from({ length: 20 }, (_, i) => `${who}: line ${i}`);
    expect(ofAnn!.filter((line) => line.startsWith(who))).toEqual(lines);
  }
  for (const store of stores) store.dispose();
});

/** Tries until the network lets it through. */
async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await call().catch(() => undefined);
    if (answer !== undefined) return answer;
  }
}
