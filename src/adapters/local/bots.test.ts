import { afterEach, describe, expect, it } from 'vitest';
import { demoWorld } from './world/index.js';
import { connectAs, memoryServer, text, type TestClient } from './local.test.helpers.js';

describe('people of the demo world', () => {
  const clients: TestClient[] = [];

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.adapter.session.disconnect();
  });

  /** A service whose timers run at once, in the order of their times. */
  function hastyServer() {
    return memoryServer({
      world: demoWorld,
      environment: {
        setTimer: (run, ms) => {
          // The heartbeat would otherwise race with itself.
          const timer = setTimeout(run, ms >= 15_000 ? ms : ms / 100);
          return () => clearTimeout(timer);
        },
      },
    });
  }

  async function connect(userId: string, bots: boolean, server = hastyServer()): Promise<TestClient> {
    const client = await connectAs(userId, { server, bots });
    clients.push(client);
    return client;
  }

  it('receive, read, type and answer, once however many clients let them', async () => {
    const server = hastyServer();
    const mira = await connect('mira', true, server);
    await connect('mira', true, server);
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const { message } = await mira.adapter.messages.send(text(id, 'Hello, how are you?'));
    await mira.until(
      'delivered-cursor',
      (event) => event.userId === 'tomas' && event.position.value === message.position.value,
    );
    await mira.until('read-cursor', (event) => event.userId === 'tomas');
    await mira.until('typing', (event) => event.userId === 'tomas' && event.active);
    const reply = await mira.until('message', (event) => event.message.senderId === 'tomas');
    expect(reply.message.position.value).toBe(message.position.value + 1);
    await mira.until('typing', (event) => event.userId === 'tomas' && !event.active);
  });

  it('answer in the thread they are written to in', async () => {
    const mira = await connect('mira', true);
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const root = (await mira.adapter.messages.load({ conversationId: id }, { limit: 1 })).items[0]!;
    const threadId = root.id;
    const { message } = await mira.adapter.messages.send(text(id, 'Hello, how are you?', { threadId }));
    await mira.until('typing', (event) => event.threadId === threadId && event.userId === 'tomas' && event.active);
    const reply = await mira.until('message', (event) => event.message.senderId === 'tomas');
    expect(reply.message.threadId).toBe(threadId);
    expect(reply.message.position.value).toBeGreaterThan(message.position.value);
    const told = (await mira.adapter.threads!.get!({ conversationId: id, threadId }))!;
    expect([told.following, told.unread > 0]).toEqual([true, true]);
  });

  it('leave the word to whoever is signed in as them', async () => {
    const server = hastyServer();
    const mira = await connect('mira', true, server);
    const tomas = await connect('tomas', false, server);
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    const { message } = await mira.adapter.messages.send(text(id, 'Hello, how are you?'));
    await tomas.until('message', (event) => event.message.id === message.id);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(mira.of('typing')).toEqual([]);
    expect(mira.of('message').filter((event) => event.message.senderId === 'tomas')).toEqual([]);
  });

  it('say nothing unless asked for', async () => {
    const mira = await connect('mira', false);
    const { id } = await mira.adapter.conversations.startDirect!('tomas');
    await mira.adapter.messages.send(text(id, 'Hello?'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(mira.of('typing')).toEqual([]);
  });
});
