import { expect, it } from 'vitest';
import type { GroupChanges } from '../../contract/index.js';
import { PaperServer, ROOM, signInTo, SELF } from './xmpp.test.helpers.js';

const picture = { id: 'https://files.example.org/a.png', mime: 'image/png', size: 10 };

/** Somebody in a room, and what they asked the room for. */
async function owner() {
  const server = new PaperServer();
  const client = server.client();
  const asked: unknown[] = [];
  server.client = () => ({
    ...client,
    configureRoom: async (_room, fields) => void asked.push(fields),
    send: async (message) => void asked.push(message),
  });
  const { adapter } = await signInTo(server);
  await adapter.conversations.get(ROOM);
  return { server, adapter, asked };
}

it.each<[string, GroupChanges]>([
  ['a picture', { avatar: picture }],
  ['no picture', { avatar: null }],
  ['attributes', { attributes: { place: 'harbour' } }],
  ['slow mode', { settings: { slowModeSeconds: 10 } }],
  ['who may invite', { settings: { whoCanInvite: 'admins' } }],
  ['history that newcomers do not see', { settings: { historyForNewMembers: false } }],
])('what rooms do not keep is refused, and nothing else is changed: %s', async (_, changes) => {
  const { adapter, asked } = await owner();
  const changed = adapter.groups!.update!(ROOM, { ...changes, name: 'Port', notice: 'Ships at six' });
  await expect(changed).rejects.toMatchObject({ code: 'unsupported', retryable: false });
  expect(asked).toEqual([]);
  await adapter.session.disconnect();
});

it('a group is not made without the picture it was to have', async () => {
  const { server, adapter } = await owner();
  const joins = server.joins.length;
  const made = adapter.groups!.create!({ kind: 'work', name: 'Port', memberIds: [SELF], avatar: picture });
  await expect(made).rejects.toMatchObject({ code: 'unsupported' });
  expect(server.joins).toHaveLength(joins);
  await adapter.session.disconnect();
});

it('who comes later sees what was said before, where the room keeps an archive: the group says so', async () => {
  const { adapter } = await owner();
  expect((await adapter.groups!.get(ROOM))?.settings).toEqual({ join: 'invite', historyForNewMembers: true });
  await adapter.session.disconnect();
});
