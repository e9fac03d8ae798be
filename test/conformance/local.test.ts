import { describe, it } from 'vitest';
import { createLocalAdapter, createLocalServer } from 'chatloom/adapters/local';
import { buildText, describeAdapter } from 'chatloom/testing';

const PEOPLE = ['ann', 'bo', 'cy'];

describeAdapter(
  'the local adapter',
  async () => {
    const server = createLocalServer({ storage: 'memory' });
    const made: ReturnType<typeof createLocalAdapter>[] = [];
    const client = (userId: string) => {
      const adapter = createLocalAdapter({ server, userId, latency: 0 });
      made.push(adapter);
      return { adapter, userId };
    };
    // The service knows a person from the first time they connect.
    for (const { adapter } of PEOPLE.map(client)) await adapter.session.connect();
    return {
      clients: async (count) => PEOPLE.slice(0, count).map(client),
      sameUser: async ({ userId }) => client(userId),
      async seedMessages(conversationId, count) {
        // Nobody listens meanwhile: ten thousand events are not what is tested.
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
