import { describe, it } from 'vitest';
import { createModelAdapter, createTestWorld, describeAdapter, type ModelDialect } from 'chatloom/testing';

const PEOPLE = ['ann', 'bo', 'cy'];

// The proof stands on the model server: that it keeps the contract in each of its dialects is part of the proof.
const dialects: readonly ModelDialect[] = [
  {
    order: 'sequence',
    follows: true,
    covers: 'wide',
    unreadWithMessages: true,
    idempotentSend: 'native',
    pageSize: 100,
  },
  { order: 'time', follows: false, covers: 'tight', unreadWithMessages: false, idempotentSend: 'probe', pageSize: 12 },
];

for (const dialect of dialects) {
  describeAdapter(
    `the model server (${dialect.order}, ${dialect.idempotentSend})`,
    async () => {
      const world = createTestWorld(1, { conversations: {} });
      const made: ReturnType<typeof createModelAdapter>[] = [];
      const client = (userId: string) => {
        const adapter = createModelAdapter(world.server, userId, dialect);
        made.push(adapter);
        return { adapter, userId };
      };
      let conversations = 0;
      return {
        clients: async (count) => PEOPLE.slice(0, count).map(client),
        sameUser: async ({ userId }) => client(userId),
        async conversation(members) {
          const id = `c${(conversations += 1)}`;
          world.server.addConversation(
            id,
            members.map(({ userId }) => userId),
          );
          return id;
        },
        async seedMessages(conversationId, count) {
          for (let i = 0; i < count; i++) {
            world.server.send('ann', conversationId, `seed-${i}`, { type: 'text', text: `${i}` } as never);
          }
        },
        wait: (ms) => world.advance(ms),
        async dispose() {
          await Promise.all(made.map((adapter) => adapter.session.disconnect()));
        },
      };
    },
    { describe, it },
  );
}
