import { expect, it } from 'vitest';
import type { XmppAdapterOptions } from './options.js';
import type { XmppMessage } from './stanzas.js';
import { PaperServer, signInTo, SELF } from './xmpp.test.helpers.js';

const BO = 'bo@localhost';
const ID = `${SELF}&${BO}`;

/** Somebody to whom Bo has written, and everything they have sent since. */
async function writtenTo(options: Partial<XmppAdapterOptions> = {}) {
  const server = new PaperServer();
  const sent: XmppMessage[] = [];
  const client = server.client();
  server.client = () => ({ ...client, send: async (message) => void sent.push(message) });
  const { adapter } = await signInTo(server, options);
  server.keepFrom(BO, 'have you read this?');
  const { message } = server.ownArchive[0]!;
  server.tell({
    kind: 'message',
    message: { ...message, receipt: { type: 'request' }, marker: { type: 'markable' } },
  });
  const [heard] = (await adapter.messages.load({ conversationId: ID }, {})).items;
  await adapter.messages.markRead!({ conversationId: ID }, heard!.position);
  return { adapter, sent };
}

it('who wrote hears that it arrived, and that it was read', async () => {
  const { adapter, sent } = await writtenTo();
  expect(sent).toMatchObject([
    { to: `${BO}/x`, receipt: { type: 'received', id: 'o0' }, processingHints: { store: true } },
    { to: BO, marker: { type: 'displayed', id: 'o0' }, processingHints: { store: true } },
  ]);
  await adapter.session.disconnect();
});

it.each([
  ['that it arrived', { sendReceipts: false }, 'receipt'],
  ['that it was read', { sendMarkers: false }, 'marker'],
])(
  'who wrote does not hear %s, where the host wants it so; own devices know what was read all the same',
  async (_, options, field) => {
    const { adapter, sent } = await writtenTo(options);
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toHaveProperty(field);
    expect((await adapter.conversations.get(ID))?.unread.count).toBe(0);
    await adapter.session.disconnect();
  },
);

it('that somebody types is not for archives', async () => {
  const { adapter, sent } = await writtenTo();
  adapter.messages.setTyping!({ conversationId: ID }, true);
  adapter.messages.setTyping!({ conversationId: ID }, false);
  const told = sent.filter(({ chatState }) => chatState !== undefined);
  expect(told.map(({ chatState }) => chatState)).toEqual(['composing', 'paused']);
  for (const { processingHints, body } of told) expect([processingHints, body]).toEqual([{ noStore: true }, undefined]);
  await adapter.session.disconnect();
});
