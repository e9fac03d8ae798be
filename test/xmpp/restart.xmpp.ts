import { expect, it } from 'vitest';
import { createChatStore, type ChatStore } from 'chatloom/store';
import { buildText, seededRandom } from 'chatloom/testing';
import { createPeople, historyOf, makeRoom, textOf, type Someone } from './people.ts';
import { startServer } from './servers/index.mjs';

/** What is shown; of what is not there yet, how far it is. */
function textsOf(store: ChatStore, conversationId: string): readonly string[] {
  const view = store.getState().timelines.get(conversationId)?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i)).map(
    ({ message, phase }) =>
      `${String(textOf(message))}${phase === 'sent' || phase === 'received' ? '' : ` (${phase})`}`,
  );
}

async function settled(probe: () => readonly unknown[], wanted: readonly unknown[], ms = 40_000): Promise<unknown> {
  const end = Date.now() + ms;
  while (Date.now() < end && JSON.stringify(probe()) !== JSON.stringify(wanted)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return probe();
}

it('when the server is killed and comes back, nothing is lost and nothing is there twice', async () => {
  const server = await startServer({ users: ['ann', 'bo'] });
  const people = createPeople(server);
  const [ann, bo] = ['ann', 'bo'].map((user) => createChatStore({ adapter: people.adapterOf(user) }));
  const wanted: string[] = [];
  const say = (store: ChatStore, conversationId: string, text: string): void => {
    wanted.push(text);
    store.actions.sendMessage({ conversationId }, { content: buildText(text) });
  };
  try {
    await Promise.all([ann!.start(), bo!.start()]);
    const { id } = await ann!.actions.startWith('bo@localhost');
    await bo!.actions.startWith('ann@localhost');
    for (const store of [ann!, bo!]) store.actions.openTimeline({ conversationId: id });
    for (let i = 0; i < 5; i++) say(ann!, id, `before ${i}`);
    expect(await settled(() => textsOf(bo!, id), wanted)).toEqual(wanted);

    // Some are on their way when the server dies, some are written while it is gone.
    for (let i = 0; i < 5; i++) say(ann!, id, `falling ${i}`);
    await server.kill();
    for (let i = 0; i < 5; i++) say(ann!, id, `meanwhile ${i}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await server.start();

    for (const store of [ann!, bo!]) expect(await settled(() => textsOf(store, id), wanted)).toEqual(wanted);
    say(bo!, id, 'back again');
    for (const store of [ann!, bo!]) expect(await settled(() => textsOf(store, id), wanted)).toEqual(wanted);
  } finally {
    for (const store of [ann!, bo!]) store.dispose();
    await people.dispose();
    await server.stop();
  }
}, 120_000);

/** What is in the archive, as somebody reads it who knows nothing yet. */
async function archived(someone: Someone, conversationId: string): Promise<readonly unknown[]> {
  const texts = (await historyOf(someone, conversationId)).map((message) => textOf(message));
  await someone.adapter.session.disconnect();
  return texts;
}

// CHATLOOM_KILLS: how many rounds. CHATLOOM_SEED: the moments of an earlier run (each round has a seed of its own: the first one's plus its number).
const ROUNDS = Number(process.env['CHATLOOM_KILLS'] ?? 5);
const SEED = Number(process.env['CHATLOOM_SEED'] ?? Math.floor(Math.random() * 1e6));
// How long six messages take, with some to spare: some kills come before anything has left, some when everything has arrived.
const TALK_MS = 80;
// From the end of the starting server to the end of coming back.
const RETURN_MS = 1000;

it(
  `killed at any moment, the server leaves both people with the same words, each once (${ROUNDS} rounds, seed ${SEED})`,
  async () => {
    const users = ['ann', 'bo'].flatMap((name) => Array.from({ length: ROUNDS }, (_, i) => `${name}${i}`));
    const server = await startServer({ users });
    const people = createPeople(server);
    const wrong: unknown[] = [];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const random = seededRandom(SEED + round);
        const both = ['ann', 'bo'].map((name) => {
          const adapter = people.adapterOf(`${name}${round}`);
          const id = people.jid(`${name}${round}`);
          return { name, id, adapter, user: name, store: createChatStore({ adapter }), events: [], ignored: [] };
        });
        const [ann, bo] = both as [(typeof both)[0], (typeof both)[0]];
        try {
          await Promise.all(both.map(({ store }) => store.start()));
          const { id: direct } = await ann.store.actions.startWith(bo.id);
          await bo.store.actions.startWith(ann.id);
          const places = [direct, ...(random() < 0.5 ? [await makeRoom(both)] : [])];
          const said: { readonly by: string; readonly place: string; readonly text: string }[] = [];
          for (const { store } of both)
            for (const conversationId of places) store.actions.openTimeline({ conversationId });
          for (let i = 0; i < 6; i++) {
            for (const conversationId of places) {
              const { name, store } = i % 3 === 2 ? bo : ann;
              const text = `${round}.${i}`;
              said.push({ by: name, place: conversationId, text });
              store.actions.sendMessage({ conversationId }, { content: buildText(text) });
            }
          }
          for (let kill = random() < 0.5 ? 1 : 2; kill > 0; kill--) {
            await new Promise((resolve) => setTimeout(resolve, random() * (kill === 2 ? RETURN_MS : TALK_MS)));
            await server.kill();
            await server.start();
          }
          for (const place of places) {
            const wanted = said.filter((each) => each.place === place).map(({ text }) => text);
            const orders: (readonly unknown[])[] = [];
            for (const { store } of both) await settled(() => textsOf(store, place).toSorted(), wanted);
            for (const { name, store } of both) {
              const kept = await archived(await people.signIn(`${name}${round}`), place);
              const shown = await settled(() => textsOf(store, place), kept, 5000);
              orders.push(kept);
              const problems = [
                JSON.stringify(shown) !== JSON.stringify(kept) && 'shown is not what the archive has',
                JSON.stringify(kept.map(String).toSorted()) !== JSON.stringify(wanted) && 'lost, or there twice',
                both.some(({ name: by }) => {
                  const own = said.filter((each) => each.place === place && each.by === by).map(({ text }) => text);
                  return JSON.stringify(kept.filter((text) => own.includes(text as string))) !== JSON.stringify(own);
                }) && 'out of the order of their author',
              ].filter(Boolean);
              if (problems.length > 0) wrong.push({ seed: SEED + round, name, place, problems, wanted, shown, kept });
            }
            // Each of two people has an archive of their own, and what had reached one of them only comes later to the other. A room has one.
            if (place !== direct && JSON.stringify(orders[0]) !== JSON.stringify(orders[1])) {
              wrong.push({ seed: SEED + round, place, problems: ['not in one order'], orders });
            }
          }
        } finally {
          for (const { store } of both) store.dispose();
        }
      }
      expect(wrong).toEqual([]);
    } finally {
      await people.dispose();
      await server.stop();
    }
  },
  60_000 + ROUNDS * 20_000,
);
