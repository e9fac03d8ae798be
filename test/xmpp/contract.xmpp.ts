import { afterAll, beforeAll, describe, it } from 'vitest';
import { describeAdapter, type AdapterHarness, type HarnessClient } from 'chatloom/testing';
import { startServer, type TestServer } from './servers/index.mjs';
import { createPeople, eventually } from './people.ts';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer({ users: [] });
  people = createPeople(server);
});
afterAll(() => server.stop());

const harness = (inRooms: boolean) => async (): Promise<AdapterHarness> => {
  const users = await people.newUsers(3);
  // Whose next sign-in fails, as with a token that has run out.
  const ended = new Set<string>();
  const client = (user: string) => ({
    adapter: people.adapterOf(user, { credentials: async () => ({ password: ended.delete(user) ? 'over' : user }) }),
    userId: people.jid(user),
  });
  // Filled behind the back of the server. Its file storage takes a second for each page of so many: for `CHATLOOM_XMPP_LONG=1`.
  const isLong = 'process' in globalThis && process.env['CHATLOOM_XMPP_LONG'] === '1';
  const seeding = isLong ? await import('./seed.ts') : undefined;
  return {
    clients: async (count) => users.slice(0, count).map(client),
    sameUser: async ({ userId }) => client(userId.split('@')[0]!),
    async expire({ userId }) {
      ended.add(userId.split('@')[0]!);
      await server.kill();
      await server.start();
    },
    ...(seeding?.canSeed(server) && {
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

describeAdapter('XMPP between two people', harness(false), { describe, it }, { timeout: 60_000 });
describeAdapter('XMPP in rooms', harness(true), { describe, it }, { timeout: 60_000 });
