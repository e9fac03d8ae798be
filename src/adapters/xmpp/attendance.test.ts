import { afterEach, expect, it, vi } from 'vitest';
import type { ChatAdapter, ChatEvent } from '../../contract/index.js';
import { bareJid } from './ids.js';
import { ns } from './namespaces.js';
import { XmppFailure } from './sdk.js';
import { adapterOver } from './xmppAdapter.js';
import { PaperServer, ROOM, signInTo, SELF } from './xmpp.test.helpers.js';

const adapters: ChatAdapter[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const adapter of adapters.splice(0)) await adapter.session.disconnect();
});

const text = (words: string) => ({ type: 'text', text: words, format: 'plain', entities: [] });
const wordsOf = (events: readonly ChatEvent[]): readonly unknown[] =>
  events.flatMap((event) => (event.type === 'message' ? [(event.message.content as { text?: string }).text] : []));

async function inRoom(server = new PaperServer(), keepAlive = 30) {
  vi.useFakeTimers();
  const { adapter, events } = await signInTo(server, { keepAlive });
  adapters.push(adapter);
  server.keep('before');
  await adapter.conversations.get(ROOM);
  return { server, adapter, events };
}

it('a quiet room is asked whether one is still in it; one that has just spoken is not', async () => {
  const { server } = await inRoom();
  await vi.advanceTimersByTimeAsync(61_000);
  const asked = server.pings.length;
  expect(server.pings[0]).toBe(`${ROOM}/ann`);
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(20_000);
    server.show('bo', 'bo@localhost');
  }
  expect(server.pings).toHaveLength(asked);
  expect(server.joins).toHaveLength(1);
});

it('a room that says one is out is joined again, and what was missed is told', async () => {
  const { server, events } = await inRoom();
  server.isIn = false;
  server.keep('missed');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(server.joins).toHaveLength(2);
  expect(wordsOf(events)).toEqual(['missed']);
  expect(events.some((event) => event.type === 'conversation' && event.conversation.membership === 'member')).toBe(
    true,
  );
});

it.each(['service-unavailable', 'feature-not-implemented', 'remote-server-not-found', 'remote-server-timeout'])(
  'the answer %s does not say that one is out',
  async (condition) => {
    const { server } = await inRoom();
    server.isIn = false;
    server.refusal = condition;
    await vi.advanceTimersByTimeAsync(61_000);
    expect(server.pings).not.toEqual([]);
    expect(server.joins).toHaveLength(1);
  },
);

it('what a room does not take because one is out is sent again once, under its id, after coming in again', async () => {
  const { server, adapter, events } = await inRoom();
  server.isIn = false;
  server.keep('missed');
  const { message } = await adapter.messages.send({ conversationId: ROOM, clientId: 'c1', content: text('hello') });
  expect(message).toMatchObject({ clientId: 'c1', senderId: SELF });
  expect(server.joins).toHaveLength(2);
  expect(wordsOf(events)).toContain('missed');
  expect(server.archive.filter(({ message: { id } }) => id === 'c1')).toHaveLength(1);
});

it('a room that lets one in no more is told as gone, and what was to be said there is refused', async () => {
  const { server, adapter, events } = await inRoom();
  server.isIn = false;
  server.isShut = 'registration-required';
  const sent = adapter.messages.send({ conversationId: ROOM, clientId: 'c1', content: text('hello') });
  await expect(sent).rejects.toMatchObject({ code: 'not-member' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'group-removed', groupId: ROOM, reason: 'removed' }));
});

it('a room that is gone is not made anew by coming back to it', async () => {
  const { server, events } = await inRoom();
  server.isIn = false;
  server.isNew = true;
  server.refusal = 'item-not-found';
  await vi.advanceTimersByTimeAsync(61_000);
  expect(server.destroyed).toEqual([ROOM]);
  expect(events).toContainEqual(expect.objectContaining({ type: 'group-removed', groupId: ROOM, reason: 'dismissed' }));
});

it('a room that shuts down is joined again when it is back', async () => {
  const { server, adapter } = await inRoom();
  server.isShut = 'service-unavailable';
  server.isIn = false;
  server.show('ann', SELF, { type: 'unavailable', codes: ['110', '332'] });
  await vi.advanceTimersByTimeAsync(2000);
  expect(server.joins).toHaveLength(2);
  server.isShut = undefined;
  await vi.advanceTimersByTimeAsync(61_000);
  expect(server.joins.length).toBeGreaterThan(2);
  expect((await adapter.conversations.get(ROOM))?.membership).toBe('member');
});

it('a room that shuts down, and lets one in no more when it is back, is told as gone', async () => {
  const { server, events } = await inRoom();
  Object.assign(server, { isShut: 'service-unavailable', isIn: false });
  server.show('ann', SELF, { type: 'unavailable', codes: ['110', '332'] });
  await vi.advanceTimersByTimeAsync(2000);
  server.isShut = 'forbidden';
  await vi.advanceTimersByTimeAsync(61_000);
  const joins = server.joins.length;
  expect(events).toContainEqual(expect.objectContaining({ type: 'group-removed', groupId: ROOM, reason: 'removed' }));
  await vi.advanceTimersByTimeAsync(61_000);
  expect(server.joins).toHaveLength(joins);
});

it('an error that somebody in the room makes up moves nobody', async () => {
  const { server } = await inRoom();
  const error = { condition: 'not-acceptable' };
  server.tell({ kind: 'message', message: { type: 'error', id: 'x', from: `${ROOM}/bo`, to: SELF, error } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.joins).toHaveLength(1);
});

it('how many are there is told to everyone who is in the room, whoever came first', async () => {
  const { server, adapter, events } = await inRoom();
  expect((await adapter.groups!.get(ROOM))?.onlineCount).toBe(1);
  server.show('bo', 'bo@localhost');
  // On a second device, under another name.
  server.show('bo-2', 'bo@localhost');
  server.show('cy', 'cy@localhost');
  const told = () => events.flatMap((event) => (event.type === 'group' ? [event.group] : []));
  await vi.advanceTimersByTimeAsync(1000);
  expect(told().at(-1)).toMatchObject({ memberCount: 3, onlineCount: 3 });
  server.show('cy', 'cy@localhost', { type: 'unavailable' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(told().at(-1)).toMatchObject({ memberCount: 3, onlineCount: 2 });
});

const invite = (server: PaperServer, from: string): void =>
  server.tell({ kind: 'message', message: { from: `${from}/x`, to: SELF, muc: { type: 'direct-invite', jid: ROOM } } });

it.each([
  ['everyone', true, true],
  ['contacts', true, false],
  ['nobody', false, false],
] as const)('invitations of %s are followed', async (invitations, ofContact, ofStranger) => {
  vi.useFakeTimers();
  for (const [from, isFollowed] of [
    ['bo@localhost', ofContact],
    ['stranger@localhost', ofStranger],
  ] as const) {
    const server = new PaperServer();
    Object.assign(server, { isBookmarked: false, roster: ['bo@localhost'] });
    const { adapter, events } = await signInTo(server, { invitations });
    adapters.push(adapter);
    invite(server, from);
    await vi.advanceTimersByTimeAsync(1000);
    expect([from, server.joins.length]).toEqual([from, isFollowed ? 1 : 0]);
    expect(new Set(server.bookmarked)).toEqual(new Set(isFollowed ? [ROOM] : []));
    expect(events.some((event) => event.type === 'conversation')).toBe(isFollowed);
  }
});

it('an invitation into a room that is not there makes none, and leaves nothing behind', async () => {
  vi.useFakeTimers();
  const server = new PaperServer();
  Object.assign(server, { isBookmarked: false, isNew: true });
  const { adapter, events } = await signInTo(server);
  adapters.push(adapter);
  invite(server, 'bo@localhost');
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.destroyed).toEqual([ROOM]);
  expect(events.some((event) => event.type === 'conversation')).toBe(false);
  expect(await adapter.conversations.get(ROOM)).toBeNull();
});

it.each([
  ['conference.localhost', true],
  ['rooms.evil.example', false],
])('who asks one into a room of %s is believed: %s', async (service, isBelieved) => {
  vi.useFakeTimers();
  const server = new PaperServer();
  Object.assign(server, { isBookmarked: false, roster: ['bo@localhost'] });
  const { adapter } = await signInTo(server, { invitations: 'contacts' });
  adapters.push(adapter);
  const room = `crew@${service}`;
  const muc = { invite: [{ from: 'bo@localhost/x' }] };
  server.tell({ kind: 'message', message: { from: room, to: SELF, muc } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.joins.map(({ to }) => to)).toEqual(isBelieved ? [`${room}/ann`] : []);
});

it('a room that could not be asked what it is is not half known: it is come into again', async () => {
  const server = new PaperServer();
  const client = server.client();
  let fails = 1;
  let answer = (): void => {};
  const adapter = adapterOver({ service: 'ws://localhost/ws', jid: SELF, client: async () => ({}) }, async () => ({
    ...client,
    disco: async (jid) => {
      if (jid !== ROOM) return client.disco(jid);
      if ((fails -= 1) >= 0) throw new XmppFailure('timeout');
      await new Promise<void>((resolve) => (answer = resolve));
      return client.disco(jid);
    },
  }));
  adapters.push(adapter);
  await adapter.session.connect();
  expect(await adapter.groups!.get(ROOM)).toBeNull();
  // Both wait until the room is known; the second comes when one is in it already.
  const first = adapter.groups!.listMembers(ROOM);
  await vi.waitFor(() => expect(server.joins).toHaveLength(2));
  await new Promise((resolve) => setTimeout(resolve));
  let isAnswered = false;
  const second = adapter.groups!.listMembers(ROOM).finally(() => (isAnswered = true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(isAnswered).toBe(false);
  answer();
  await Promise.all([first, second]);
  expect(await adapter.groups!.get(ROOM)).toMatchObject({ name: 'Crew', kind: 'work' });
  expect(server.joins).toHaveLength(2);
});

it('of many rooms that let nobody in for now, each is tried again in its turn', async () => {
  vi.useFakeTimers();
  const server = new PaperServer();
  const client = server.client();
  const rooms = Array.from({ length: 25 }, (_, i) => `room${i}@conference.localhost`);
  const knocks: string[] = [];
  const adapter = adapterOver({ service: 'ws://localhost/ws', jid: SELF, client: async () => ({}) }, async () => ({
    ...client,
    items: async (node) => (node === ns.bookmarks ? rooms.map((id) => ({ id, content: { autoJoin: true } })) : []),
    sendPresence: ({ to = '' }) => {
      knocks.push(bareJid(to));
      const error = { condition: 'service-unavailable' };
      queueMicrotask(() => server.tell({ kind: 'presence', presence: { from: to, type: 'error', error } }));
    },
  }));
  adapters.push(adapter);
  await adapter.session.connect();
  knocks.length = 0;
  for (let round = 0; round < 3; round++) await vi.advanceTimersByTimeAsync(30_000);
  expect(new Set(knocks)).toEqual(new Set(rooms));
});

it('a room that has put one out already is left all the same', async () => {
  const server = new PaperServer();
  const client = server.client();
  server.client = () => ({
    ...client,
    send: () => Promise.reject(new XmppFailure('refused', { condition: 'not-acceptable' })),
  });
  const { adapter, events } = await inRoom(server);
  await adapter.groups!.leave!(ROOM);
  expect(events).toContainEqual(expect.objectContaining({ type: 'group-removed', groupId: ROOM, reason: 'left' }));
});

it('what this device has written among the bookmarks, and hears of late, does not undo what it did since', async () => {
  const { server, adapter, events } = await inRoom();
  await adapter.groups!.leave!(ROOM);
  expect(await adapter.groups!.join!(ROOM)).toBe('joined');
  const before = events.length;
  const tellBookmark = (content: object) =>
    server.tell({
      kind: 'message',
      message: { from: SELF, pubsub: { items: { node: ns.bookmarks, published: [{ id: ROOM, content }] } } },
    });
  for (const content of server.bookmarks) tellBookmark(content);
  await vi.advanceTimersByTimeAsync(1000);
  expect(events.slice(before).filter(({ type }) => type === 'group-removed')).toEqual([]);
  expect((await adapter.conversations.get(ROOM))?.membership).toBe('member');
  // Of another device it is news, though this one has written the same before.
  tellBookmark({ autoJoin: false, name: 'Crew', nick: 'ann' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(events).toContainEqual(expect.objectContaining({ type: 'group-removed', groupId: ROOM, reason: 'left' }));
  expect(await adapter.conversations.get(ROOM)).toBeNull();
});
