import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { createBrowserEnv } from '../../env/index.js';
import { buildConversation, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { messages, run, seqs } from './offline.test.helpers.js';
import { withOfflineCache } from './withOfflineCache.js';

const ref = { conversationId: 'c1' };

function server(): TestAdapter {
  return createTestAdapter({ conversations: [buildConversation({ id: 'c1' })], messages: messages(1, 10) });
}

describe('in IndexedDB', () => {
  it('history is there for the next visit without network, and signing out leaves no database', async () => {
    const first = withOfflineCache(server(), { env: createBrowserEnv() });
    await first.session.connect();
    await first.conversations.list();
    await first.messages.load(ref, { limit: 5 });
    await first.session.disconnect();

    const inner = server();
    inner.failNext('session.connect', new ChatError('offline'));
    const second = withOfflineCache(inner, { env: createBrowserEnv() });
    await second.session.connect();
    expect(seqs((await second.messages.load(ref, { limit: 5 })).items)).toEqual(run(6, 10));

    // Another tab has it open, too.
    const third = withOfflineCache(server(), { env: createBrowserEnv() });
    await third.session.connect();
    await second.session.logout!();
    await expect.poll(async () => (await indexedDB.databases()).map(({ name }) => name)).toEqual([]);
    await expect(third.messages.load(ref, { limit: 5 })).rejects.toMatchObject({ code: 'expired' });
  });
});
