import { describe, it } from 'vitest';
import { createLocalAdapter, createLocalServer } from '../../adapters/local/index.js';
import { buildText, createVirtualWorld, describeAdapter } from '../../testing/index.js';
import type { ChatAdapter } from '../../contract/index.js';
import { withOfflineCache } from './withOfflineCache.js';

const PEOPLE = ['ann', 'bo', 'cy'];

describeAdapter(
  'the local adapter behind the offline cache',
  async () => {
    const server = createLocalServer({ storage: 'memory' });
    const world = createVirtualWorld();
    const made: ChatAdapter[] = [];
    let devices = 0;
    const client = (userId: string) => {
      const env = world.createEnv(`device ${(devices += 1)}`);
      const adapter = withOfflineCache(createLocalAdapter({ server, userId, latency: 0 }), { env });
      made.push(adapter);
      return { adapter, userId };
    };
    for (const { adapter } of PEOPLE.map(client)) await adapter.session.connect();
    return {
      clients: async (count) => PEOPLE.slice(0, count).map(client),
      sameUser: async ({ userId }) => client(userId),
      async seedMessages(conversationId, count) {
        const [writer, ...others] = made;
        const { messages } = writer!;
        await Promise.all(others.map((adapter) => adapter.session.disconnect()));
        for (let i = 0; i < count; i++) {
          await messages.send({ conversationId, clientId: `seed-${i}`, content: buildText(`line ${i}`) });
        }
        await Promise.all(others.map((adapter) => adapter.session.connect()));
      },
      async dispose() {
        await Promise.all(made.map((adapter) => adapter.session.disconnect()));
      },
    };
  },
  { describe, it },
);
