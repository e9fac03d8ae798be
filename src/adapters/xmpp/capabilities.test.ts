import { afterEach, expect, it } from 'vitest';
import type { ChatAdapter, Operation } from '../../contract/index.js';
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

const DIRECT = 'ann@localhost&bo@localhost';

it('what a server lacks is absent, and the reason names what it lacks', async () => {
  const server = new PaperServer();
  Object.assign(server, { serverFeatures: [], hasPep: false, hasRooms: false });
  const adapter = await connected(server);
  const lacks: Readonly<Partial<Record<Operation, string>>> = {
    'messages.history': '0313',
    'messages.edit': '0313',
    'messages.clearHistory': '0163',
    'settings.pin': '0163',
    'settings.draft': '0163',
    'users.block': '0191',
    'users.search': '0055',
    'media.upload': '0363',
    'groups.create': '0045',
    'search.messages': '0431',
  };
  for (const [operation, extension] of Object.entries(lacks)) {
    const reason = expect.stringContaining(extension) as string;
    expect([operation, adapter.can(operation as Operation, DIRECT)]).toEqual([operation, { state: 'absent', reason }]);
  }
  expect(adapter.can('messages.send', DIRECT).state).toBe('native');
  await expect(adapter.settings!.update(DIRECT, { pinned: true })).rejects.toMatchObject({ code: 'unsupported' });
  const group = adapter.groups!.create!({ kind: 'work', name: 'Crew', memberIds: [] });
  await expect(group).rejects.toMatchObject({ code: 'unsupported' });
});

it('what a room lacks is absent there, and nowhere else', async () => {
  const server = new PaperServer();
  server.features = [ns.muc, ns.moderate0];
  const adapter = await connected(server);
  expect(adapter.can('messages.history', ROOM).state).toBe('absent');
  expect(adapter.can('messages.history', DIRECT).state).toBe('native');
  expect(adapter.can('messages.recallOthers', ROOM).state).toBe('native');
  expect(adapter.can('messages.recallOthers', DIRECT).state).toBe('absent');
  expect(adapter.can('receipts.delivered', ROOM).state).toBe('absent');
  expect(adapter.can('receipts.delivered', DIRECT).state).toBe('native');
});
