import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createActors } from './lib/actors.ts';
import { commands, type Expected, type Real } from './lib/commands.ts';
import { finish, makeWorld, type Finding } from './lib/run.ts';
import { watchTab } from './lib/watch.ts';

// Replay: CHATLOOM_SEED and CHATLOOM_PATH take what a failure printed.
const RUNS = Number(process.env['CHATLOOM_MODEL_RUNS'] ?? 300);
const COMMANDS = 100;

const chance = (most: number) =>
  fc.oneof(
    fc.constant(0),
    fc.nat(100).map((n) => (n / 100) * most),
  );
const beginning = fc.record({
  seed: fc.nat(2 ** 31),
  before: fc.nat(40),
  dialect: fc.constant({}),
  faults: fc.record({
    latency: fc.tuple(fc.nat(20), fc.integer({ min: 20, max: 600 })),
    loss: chance(0.2),
    repeat: chance(0.2),
    reorder: chance(0.25),
    resume: chance(0.6),
    limitedSync: chance(0.7),
  }),
});

it(
  `${RUNS} runs of up to ${COMMANDS} commands end as the model does, each command showing at once what it did`,
  async () => {
    const property = fc.asyncProperty(
      beginning,
      fc.commands([...commands], { maxCommands: COMMANDS, size: 'max' }),
      async (start, chosen) => {
        const findings: Finding[] = [];
        const expected: Expected = { written: new Map(), count: 0 };
        let made: Real | undefined;
        await fc.asyncModelRun(async () => {
          const world = makeWorld(start);
          const actors = createActors(world, (tab) =>
            watchTab(world, tab, ({ where, detail }) => findings.push({ kind: 'moment', where, detail })),
          );
          await world.advance(3000);
          made = { world, actors };
          return { model: expected, real: made };
        }, chosen);
        const { world, actors } = made!;
        const outcome = await finish(world, actors, findings);
        expect(outcome.problems).toEqual([]);
        // The model's own account of what was written, against the server's: promised texts, in the order of writing.
        for (const tab of [...world.tabs, ...actors.gone]) {
          for (const { id, messages } of world.server.conversations.values()) {
            const clientIds = new Set(tab.sent.map(({ clientId }) => clientId));
            const arrived = messages.filter((each) => each.senderId === tab.userId && clientIds.has(each.clientId));
            const written = tab.sent.filter(({ conversationId }) => conversationId === id);
            expect(written.map(({ text }) => text)).toEqual(expected.written.get(`${tab.number} ${id}`) ?? []);
            const order = written.map(({ clientId }) => clientId);
            const places = arrived.map(({ clientId }) => order.indexOf(clientId));
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        }
      },
    );
    const { CHATLOOM_SEED: seed, CHATLOOM_PATH: path } = process.env;
    await fc.assert(property, {
      numRuns: RUNS,
      seed: seed === undefined ? 20_261_121 : Number(seed),
      ...(path !== undefined && { path }),
    });
  },
  Math.max(300_000, RUNS * 1500),
);
