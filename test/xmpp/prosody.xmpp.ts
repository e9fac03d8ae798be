import { afterAll, beforeAll, describe, it } from 'vitest';
import type { ChatAdapter } from 'chatloom/contract';
import { describeAdapter, type AdapterHarness } from 'chatloom/testing';
import { startProsody, type TestServer } from '../../scripts/xmpp/prosody.mjs';
import { createPeople } from './people.ts';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startProsody({ users: [] });
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

// A send is answered before the archive has given the message its place, and each person has an archive of their own: the place told by the answer
// is provisional, and the final places of two people differ. These compare such places; what they are about is tested in behaviour.xmpp.ts.
const provisional = 'compares the provisional place of an answer with the final one';
const except = {
  'an edit raises the revision, is heard by everyone and stays': provisional,
  'unread counts what others wrote after the cursor, and not what one wrote oneself': provisional,
};

describeAdapter(
  'XMPP between two people, on Prosody',
  harness(false),
  { describe, it },
  {
    except: {
      ...except,
      'two people who write at once see the same order, and so does the history':
        'compares places in the archives of two people',
    },
  },
);
describeAdapter(
  'XMPP in rooms, on Prosody',
  harness(true),
  { describe, it },
  { except: { ...except, 'what arrived is told to the sender': 'rooms tell nobody that something arrived' } },
);
