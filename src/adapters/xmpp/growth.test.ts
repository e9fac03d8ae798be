import { afterEach, expect, it, vi } from 'vitest';
import { adapterOver } from './xmppAdapter.js';
import { PaperServer, ROOM, signInTo, SELF } from './xmpp.test.helpers.js';

afterEach(() => void vi.useRealTimers());

it('strangers who show themselves are not kept, contacts are', async () => {
  const server = new PaperServer();
  server.roster = ['bo@localhost'];
  const { adapter, events } = await signInTo(server);
  const strangers = Array.from({ length: 20 }, (_, i) => `stranger${i}@evil.example`);
  for (const jid of [...strangers, 'bo@localhost']) {
    server.tell({ kind: 'presence', presence: { from: `${jid}/x`, show: 'dnd' } });
  }
  const watched = await adapter.presence!.watch([...strangers, 'bo@localhost', SELF]);
  for (const jid of strangers) expect(watched.get(jid)).toEqual({ state: 'unknown' });
  expect(watched.get('bo@localhost')).toEqual({ state: 'dnd' });
  server.tell({ kind: 'presence', presence: { from: 'bo@localhost/x', type: 'unavailable' } });
  const told = events.flatMap((event) => (event.type === 'presence' ? [[event.userId, event.presence.state]] : []));
  expect(told).toEqual([
    ['bo@localhost', 'dnd'],
    ['bo@localhost', 'offline'],
  ]);
  await adapter.session.disconnect();
});

it('who was asked to be a contact is seen, also when they show themselves before the roster tells that they agreed', async () => {
  const server = new PaperServer();
  const { adapter, events } = await signInTo(server);
  const bo = 'bo@localhost';
  server.tell({ kind: 'roster', items: [{ jid: bo, subscription: 'none', pending: 'subscribe' }] });
  expect((await adapter.presence!.watch([bo])).get(bo)).toEqual({ state: 'unknown' });
  server.tell({ kind: 'presence', presence: { from: `${bo}/x`, show: 'dnd' } });
  server.tell({ kind: 'roster', items: [{ jid: bo, subscription: 'to' }] });
  expect((await adapter.presence!.watch([bo])).get(bo)).toEqual({ state: 'dnd' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'presence', userId: bo, presence: { state: 'dnd' } }));
  await adapter.session.disconnect();
});

it('a request that another device has answered is none any more, also once the contact is gone', async () => {
  const server = new PaperServer();
  const { adapter } = await signInTo(server);
  const bo = 'bo@localhost';
  const relations = async () => (await adapter.users!.listContacts!()).items.map(({ relation }) => relation);
  server.tell({ kind: 'presence', presence: { from: bo, type: 'subscribe' } });
  expect(await relations()).toEqual(['incoming']);
  server.tell({ kind: 'roster', items: [{ jid: bo, subscription: 'both' }] });
  expect(await relations()).toEqual(['friend']);
  server.tell({ kind: 'roster', items: [{ jid: bo, subscription: 'remove' }] });
  expect(await relations()).toEqual([]);
  await adapter.session.disconnect();
});

it('two changes of a contact, one right after the other, both stay, though the server tells of them late', async () => {
  const server = new PaperServer();
  server.roster = ['bo@localhost'];
  const items: unknown[] = [];
  const client = server.client();
  server.client = () => ({ ...client, setRosterItem: async (item) => void items.push(item) });
  const { adapter } = await signInTo(server);
  await adapter.users!.setRemark!('bo@localhost', 'Bobby');
  await adapter.users!.setContactGroups!('bo@localhost', ['Choir']);
  await adapter.users!.setRemark!('bo@localhost', 'Bob');
  const bo = { jid: 'bo@localhost', subscription: 'both' };
  expect(items).toEqual([
    { ...bo, name: 'Bobby' },
    { ...bo, name: 'Bobby', groups: ['Choir'] },
    { ...bo, name: 'Bob', groups: ['Choir'] },
  ]);
  await adapter.session.disconnect();
});

it('a silence for a time is not ended by who signs in after the one who imposed it', async () => {
  vi.useFakeTimers();
  const server = new PaperServer();
  const roles: unknown[] = [];
  const adapter = adapterOver({ service: 'ws://localhost/ws', jid: SELF, client: async () => ({}) }, async () => ({
    ...server.client(),
    configureRoom: async () => {},
    setRole: async (_room, nick, role) => void roles.push([nick, role]),
  }));
  for (const seconds of [60, 0]) {
    await adapter.session.connect();
    await adapter.conversations.get(ROOM);
    server.show('bo', 'bo@localhost');
    if (seconds > 0) await adapter.groups!.muteMember!(ROOM, 'bo@localhost', seconds);
    if (seconds > 0) await adapter.session.disconnect();
  }
  await vi.advanceTimersByTimeAsync(120_000);
  expect(roles).toEqual([['bo', 'visitor']]);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  await adapter.session.disconnect();
  expect(vi.getTimerCount()).toBe(0);
});

it('a silence for a time ends by itself, and others are not touched', async () => {
  vi.useFakeTimers();
  const server = new PaperServer();
  const roles: unknown[] = [];
  const client = server.client();
  server.client = () => ({
    ...client,
    configureRoom: async () => {},
    setRole: async (_room, nick, role) => void roles.push([nick, role]),
  });
  const { adapter } = await signInTo(server);
  await adapter.conversations.get(ROOM);
  for (const nick of ['bo', 'cy']) server.show(nick, `${nick}@localhost`);
  await adapter.groups!.muteMember!(ROOM, 'bo@localhost', 60);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(roles).toEqual([['bo', 'visitor']]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(roles).toEqual([
    ['bo', 'visitor'],
    ['bo', 'participant'],
  ]);
  await adapter.session.disconnect();
});
