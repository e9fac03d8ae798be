import { afterEach, expect, it } from 'vitest';
import type { ChatAdapter } from '../../contract/index.js';
import { ns } from './namespaces.js';
import { PaperServer, ROOM, signInTo } from './xmpp.test.helpers.js';

const adapters: ChatAdapter[] = [];
afterEach(async () => {
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

async function connected(server: PaperServer): Promise<ChatAdapter> {
  const { adapter } = await signInTo(server);
  adapters.push(adapter);
  return adapter;
}

it('an archive that does not say it looks for words is not asked for any', async () => {
  const server = new PaperServer();
  // What ejabberd offers, and answers with everything or nothing.
  server.archiveFields = ['with', 'start', 'end', 'withtext'];
  const adapter = await connected(server);
  expect(adapter.can('search.messages')).toMatchObject({ state: 'absent', reason: expect.stringContaining('0431') });
  const before = server.asked.length;
  await expect(adapter.search!.messages!({ text: 'word' })).rejects.toMatchObject({ code: 'unsupported' });
  expect(server.asked).toHaveLength(before);
});

it('one that does is asked: newest first, page by page, without what was taken back or is out of sight', async () => {
  const server = new PaperServer();
  server.archiveFields = ['with', ns.fullText];
  const adapter = await connected(server);
  server.show('bo', 'bo@localhost');
  for (const word of ['one', 'two', 'three', 'four']) server.keep(`word ${word}`);
  expect(adapter.can('search.messages')).toEqual({ state: 'native' });
  const query = { text: 'word', conversationId: ROOM };
  const hits = async (cursor?: string) => {
    const page = await adapter.search!.messages!(query, { limit: 3, ...(cursor !== undefined && { cursor }) });
    return { ...page, texts: page.items.map(({ message }) => (message.content as { text?: string }).text) };
  };
  server.pageIsComplete = false;
  const first = await hits();
  expect(first.texts).toEqual(['word four', 'word three', 'word two']);
  expect(server.asked.filter(({ text }) => text !== undefined)).toMatchObject([{ room: ROOM, text: 'word', max: 3 }]);
  server.pageIsComplete = true;
  const rest = await hits(first.cursor);
  expect(rest.texts).toEqual(['word one']);
  expect(rest.cursor).toBeUndefined();
  await adapter.messages.remove!({ conversationId: ROOM }, [first.items[0]!.message.id]);
  expect((await hits()).texts).toEqual(['word three', 'word two']);
  const byOthers = await adapter.search!.messages!({ ...query, senderIds: ['cy@localhost'] });
  expect(byOthers.items).toEqual([]);
});
