import { afterEach, expect, it } from 'vitest';
import type { ChatAdapter } from '../../contract/index.js';
import { PaperServer, ROOM, signInTo } from './xmpp.test.helpers.js';

const adapters: ChatAdapter[] = [];
afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

it('the list has bookmarked rooms, who is met in the archive, and contacts one has talked with long ago', async () => {
  const server = new PaperServer();
  server.roster = ['old@localhost', 'never@localhost', 'busy@localhost'];
  server.keepFrom('stranger@localhost', 'long ago, too');
  server.keepFrom('old@localhost', 'long ago');
  for (let i = 0; i < 700; i++) server.keepFrom('busy@localhost', `line ${i}`);
  server.keepFrom('new@localhost', 'hello');
  const { adapter } = await signInTo(server);
  adapters.push(adapter);
  const { items } = await adapter.conversations.list();
  expect(new Set(items.map(({ peerId, groupId }) => peerId ?? groupId))).toEqual(
    new Set([ROOM, 'busy@localhost', 'new@localhost', 'old@localhost']),
  );
  expect(items.find(({ peerId }) => peerId === 'old@localhost')).toMatchObject({
    title: 'old',
    lastMessage: { content: { text: 'long ago' } },
  });
});
