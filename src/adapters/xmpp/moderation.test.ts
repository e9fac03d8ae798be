import { afterEach, expect, it } from 'vitest';
import type { ChatAdapter } from '../../contract/index.js';
import { ns } from './namespaces.js';
import { PaperServer, ROOM, signInTo, SELF } from './xmpp.test.helpers.js';

const adapters: ChatAdapter[] = [];
afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

async function moderated(form: string) {
  const server = new PaperServer();
  server.features = [...server.features, form];
  const { adapter, events } = await signInTo(server);
  adapters.push(adapter);
  server.show('bo', 'bo@localhost');
  server.keep('rude');
  const [message] = (await adapter.messages.load({ conversationId: ROOM }, { limit: 10 })).items;
  return { server, adapter, events, message: message! };
}

it.each([
  [ns.moderate0, 0],
  [ns.moderate1, 1],
])('a room that says %s is asked in that form', async (feature, form) => {
  const { server, adapter, message } = await moderated(feature);
  expect(adapter.can('messages.recallOthers', ROOM)).toEqual({ state: 'native' });
  await adapter.messages.recall!({ conversationId: ROOM }, message.id);
  expect(server.moderations).toEqual([[ROOM, message.id, form]]);
});

it('the word of the room takes a message back, that of somebody in it does not', async () => {
  const { server, adapter, events, message } = await moderated(ns.moderate1);
  const word = { type: 'groupchat', id: 'r1', to: SELF, retract: message.id } as const;
  const moderation = { id: message.id, by: `${ROOM}/ann`, reason: 'rude' };
  server.show('cy', 'cy@localhost');
  server.tell({ kind: 'message', message: { ...word, from: `${ROOM}/cy`, moderated: moderation } });
  expect(events.filter(({ type }) => type === 'message-recalled')).toEqual([]);
  server.tell({ kind: 'message', message: { ...word, from: ROOM, moderated: moderation } });
  expect(events.filter(({ type }) => type === 'message-recalled')).toMatchObject([
    { messageId: message.id, recall: { by: SELF, reason: 'rude' } },
  ]);
  const [now] = (await adapter.messages.load({ conversationId: ROOM }, { limit: 10 })).items;
  expect(now?.content.type).toBe('recalled');
});
