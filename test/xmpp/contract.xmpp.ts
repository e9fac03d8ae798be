import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeAdapter, type AdapterHarness, type HarnessClient, type TestRunner } from 'chatloom/testing';
import { startServer, type TestServer } from './servers/index.mjs';
import { createPeople, eventually, makeRoom } from './people.ts';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer({ users: [] });
  people = createPeople(server);
});
afterAll(() => server.stop());

const harness = (inRooms: boolean) => async (): Promise<AdapterHarness> => {
  const users = await people.newUsers(3);
  // Whose sign-ins fail until they have heard of it, as with a token that has run out.
  const ended = new Set<string>();
  const client = (user: string): HarnessClient => {
    const adapter = people.adapterOf(user, {
      credentials: async () => ({ password: ended.has(user) ? 'over' : user }),
    });
    adapter.subscribe((events) => {
      if (events.some((event) => event.type === 'connection' && event.state.status === 'expired')) ended.delete(user);
    });
    return { adapter, userId: people.jid(user) };
  };
  // Filled behind the back of the server, which a page cannot do.
  const seeding = 'process' in globalThis ? await import('./seed.ts') : undefined;
  return {
    // A server that was killed takes its time, and so may a busy machine.
    patience: 15_000,
    clients: async (count) => users.slice(0, count).map(client),
    sameUser: async ({ userId }) => client(userId.split('@')[0]!),
    async expire({ userId }) {
      ended.add(userId.split('@')[0]!);
      await server.kill();
      await server.start();
    },
    ...(seeding && {
      seedMessages: (id: string, count: number) => seeding.seedArchive(server, id.split('&'), count),
    }),
    ...(inRooms && {
      async conversation([first, ...others]: readonly HarnessClient[]) {
        const memberIds = others.map(({ userId }) => userId);
        const { id } = await first!.adapter.groups!.create!({ kind: 'work', name: 'Room', memberIds });
        for (const { adapter } of others) {
          await eventually(async () => (await adapter.conversations.get(id))?.membership === 'member');
        }
        return id;
      },
    }),
    dispose: () => people.dispose(),
  };
};

let passed = 0;
const skipped = new Map<string, string>();
const define: TestRunner['it'] = it;
const counted: TestRunner = {
  describe,
  it: (name, run, timeout) =>
    define(
      name,
      async (context) => {
        await run(context);
        passed += 1;
      },
      timeout,
    ),
};
const suite = (name: string, inRooms: boolean): void =>
  describeAdapter(name, harness(inRooms), counted, {
    timeout: 60_000,
    onSkip: (test, reason) => skipped.set(`${test} (${inRooms ? 'rooms' : 'between two'})`, reason),
  });

suite('XMPP between two people', false);
suite('XMPP in rooms', true);

it.skipIf(!('process' in globalThis))('docs/backends/xmpp.md says what was measured', async (context) => {
  // After a part of the suite there is nothing to compare.
  if (passed < 90) return context.skip('only a part of the suite was run, or passed');
  const { compareWithDocs } = await import('./measure.ts');
  const [ann, bo] = await people.meet(2);
  const { id: direct } = await ann.adapter.conversations.startDirect!(bo.id);
  const room = await makeRoom([ann, bo]);
  const { can } = ann.adapter;
  const said = await compareWithDocs({ server: server.software, can, direct, room, passed, skipped });
  await people.dispose();
  expect(said).toBeUndefined();
});
