import { describe, expect, it, vi } from 'vitest';
import { buildText } from '../../testing/index.js';
import type { ChatEvent } from '../../contract/index.js';
import { XmppFailure, type XmppClient } from './sdk.js';
import type { XmppMessage } from './stanzas.js';
import { adapterOver } from './xmppAdapter.js';
import { PaperServer, ROOM, SELF } from './xmpp.test.helpers.js';

const BO = 'bo@localhost';

/** Somebody who has written to another, over a line that broke then. `back`: how the next sign-in goes. */
async function writeAndBreak(
  back: { readonly resumed: boolean; readonly forgotten?: boolean },
  between: (server: PaperServer, first: XmppMessage) => void = () => {},
): Promise<readonly (string | undefined)[]> {
  const server = new PaperServer();
  const sent: XmppMessage[] = [];
  let sessions = 0;
  const client: XmppClient = {
    ...server.client(),
    connect: async () => ((sessions += 1) === 1 ? { resumed: false, forgotten: true } : back),
    send: async (message) => void sent.push(message),
  };
  const adapter = adapterOver(
    { service: 'ws://localhost/ws', jid: SELF, password: 'x', client: async () => ({}) },
    async () => client,
  );
  await adapter.session.connect();
  const isBack = new Promise<void>((resolve) =>
    adapter.subscribe((events) => {
      if (events.some(({ type }) => type === 'reconnected')) resolve();
    }),
  );
  const { id } = await adapter.conversations.startDirect!(BO);
  await adapter.messages.send({ conversationId: id, clientId: 'one', content: buildText('one') });
  await adapter.messages.send({ conversationId: id, clientId: 'two', content: buildText('two') });
  between(server, sent[0]!);
  const before = sent.length;
  server.tell({ kind: 'closed', isReplaced: false });
  await isBack;
  await adapter.session.disconnect();
  return sent.slice(before).map(({ id: stanzaId }) => stanzaId);
}

describe('what a server took before it was killed', () => {
  it('goes out again, in its order and under its ids, when the server has forgotten the stream', async () => {
    expect(await writeAndBreak({ resumed: false, forgotten: true })).toEqual(['one', 'two']);
  });

  it('stays as it is when the other has told to have it', async () => {
    const again = await writeAndBreak({ resumed: false, forgotten: true }, (server, { id }) =>
      server.tell({
        kind: 'message',
        message: { from: `${BO}/phone`, to: SELF, type: 'chat', id: 'r', receipt: { type: 'received', id: id! } },
      }),
    );
    expect(again).toEqual(['two']);
  });

  it('stays as it is when the stream was resumed, or had ended in good order', async () => {
    expect(await writeAndBreak({ resumed: true })).toEqual([]);
    expect(await writeAndBreak({ resumed: false, forgotten: false })).toEqual([]);
  });

  it('stays as it is when that was long ago', async () => {
    const now = vi.spyOn(Date, 'now');
    const start = Date.now();
    const again = await writeAndBreak({ resumed: false, forgotten: true }, () => now.mockReturnValue(start + 61_000));
    now.mockRestore();
    expect(again).toEqual([]);
  });
});

it('what the archive could not be asked for before the line broke is asked for when it is back', async () => {
  const server = new PaperServer();
  let isThere = true;
  const paper = server.client();
  const client: XmppClient = {
    ...paper,
    archive: (query) => (isThere ? paper.archive(query) : Promise.reject(new XmppFailure('lost'))),
  };
  const adapter = adapterOver(
    { service: 'ws://localhost/ws', jid: SELF, password: 'x', client: async () => ({}) },
    async () => client,
  );
  const told: ChatEvent[] = [];
  adapter.subscribe((events) => told.push(...events));
  await adapter.session.connect();
  isThere = false;
  const { message } = await adapter.messages.send({ conversationId: ROOM, clientId: 'one', content: buildText('one') });
  expect(message.position.provisional).toBe(true);
  server.tell({ kind: 'closed', isReplaced: false });
  isThere = true;
  // Coming back takes half a second, and a busy machine its time.
  await vi.waitFor(
    () =>
      expect(told.findLast((event) => event.type === 'message')).toMatchObject({
        message: { id: message.id, position: { tie: expect.not.stringContaining('\uffff') as string } },
      }),
    { timeout: 4500 },
  );
  await adapter.session.disconnect();
});
