import { afterAll, beforeAll, describe, it } from 'vitest';
import type { ChatAdapter } from 'chatloom/contract';
import { describeAdapter, type AdapterHarness } from 'chatloom/testing';
import { startServer, type TestServer } from './servers/index.mjs';
import { createPeople } from './people.ts';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer({ users: [] });
  people = createPeople(server);
});
afterAll(() => server.stop());

const harness = (inRooms: boolean) => async (): Promise<AdapterHarness> => {
  const users = await people.newUsers(3);
  const client = (user: string) => ({ adapter: people.adapterOf(user), userId: `${user}@${server.domain}` });
  return {
    clients: async (count) => users.slice(0, count).map(client),
    sameUser: async ({ userId }) => client(userId.split('@')[0]!),
    ...(inRooms && {
      async conversation([first, ...others]: readonly {
        readonly adapter: ChatAdapter;
        readonly userId: string;
      }[]) {
        const memberIds = others.map(({ userId }) => userId);
        const { id } = await first!.adapter.groups!.create!({ kind: 'work', name: 'Room', memberIds });
        for (const { adapter } of others) {
          for (let i = 0; (await adapter.conversations.get(id))?.membership !== 'member'; i++) {
            if (i > 100) throw new Error('an invitation was not followed');
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
        return id;
      },
    }),
    dispose: () => people.dispose(),
  };
};

describeAdapter('XMPP between two people', harness(false), { describe, it });
describeAdapter('XMPP in rooms', harness(true), { describe, it });
