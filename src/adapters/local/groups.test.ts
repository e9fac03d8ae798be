import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, GroupId } from '../../model/index.js';
import type { LocalServer } from './index.js';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';

describe('a group on the local service', () => {
  let server: LocalServer;
  let now: number;
  let lin: TestClient;
  let mira: TestClient;
  let noam: TestClient;
  let zoe: TestClient;
  let place: Conversation;
  let id: GroupId;

  beforeEach(async () => {
    now = 1_000_000;
    server = memoryServer({ environment: { now: () => now } });
    [lin, mira, noam, zoe] = [
      await connectAs('lin', { server }),
      await connectAs('mira', { server }),
      await connectAs('noam', { server }),
      await connectAs('zoe', { server }),
    ];
    place = await lin.adapter.groups!.create!({ kind: 'work', name: 'Reading', memberIds: ['mira', 'noam', 'nobody'] });
    id = place.groupId!;
    await lin.adapter.groups!.setRole!(id, 'mira', 'admin');
  });

  afterEach(async () => {
    for (const client of [lin, mira, noam, zoe]) await client.adapter.session.disconnect();
  });

  const write = (client: TestClient, words = 'Hello') => client.adapter.messages.send(text(place.id, words));

  it('is on the list of everyone in it, with its first line', async () => {
    expect(place).toMatchObject({ kind: 'group', membership: 'member' });
    const shown = await noam.until('conversation');
    expect(shown.conversation).toMatchObject({ id: place.id, groupId: id, unread: { count: 0 } });
    expect(shown.conversation.lastMessage?.content.type).toBe('notice');
    expect(await noam.adapter.groups!.get(id)).toMatchObject({
      name: 'Reading',
      memberCount: 3,
      ownerId: 'lin',
      self: { role: 'member' },
    });
    expect(await zoe.adapter.groups!.get(id)).toBeNull();
    const members = await noam.adapter.groups!.listMembers(id);
    expect(members.items.map(({ userId, role }) => [userId, role])).toEqual([
      ['lin', 'owner'],
      ['mira', 'admin'],
      ['noam', 'member'],
    ]);
    expect((await noam.adapter.groups!.listMembers(id, { query: 'MIR' })).items).toHaveLength(1);
  });

  it('leaves nobody out of its pages while others come, go and rise', async () => {
    const { groups } = lin.adapter;
    await groups!.invite!(id, ['zoe']);
    const first = await groups!.listMembers(id, { limit: 3 });
    expect(first).toMatchObject({ total: 4, items: [{ userId: 'lin' }, { userId: 'mira' }, { userId: 'noam' }] });
    await noam.adapter.groups!.leave!(id);
    const rest = await groups!.listMembers(id, { limit: 3, cursor: first.cursor });
    expect(rest.items.map(({ userId }) => userId)).toEqual(['zoe']);
    expect(rest.cursor).toBeUndefined();
    for (const cursor of ['3', '[]', '["king",1,"x"]', '{'])
      await expect(groups!.listMembers(id, { cursor })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('finds members by the initials of their names, those in Chinese by their sound', async () => {
    await noam.adapter.groups!.updateSelf!(id, { nameCard: '陈伟婷' });
    await mira.adapter.groups!.updateSelf!(id, { nameCard: 'Mira of the Hills' });
    const found = async (query: string) =>
      (await lin.adapter.groups!.listMembers(id, { query })).items.map(({ userId }) => userId);
    expect(await found('cwt')).toEqual(['noam']);
    expect(await found('moth')).toEqual(['mira']);
    expect(await found('伟')).toEqual(['noam']);
    expect(await found('xyz')).toEqual([]);
  });

  it('carries messages to all, and tells who read them', async () => {
    const { message } = await write(noam);
    await lin.until('message', (event) => event.message.id === message.id);
    await mira.until('message', (event) => event.message.id === message.id);
    await mira.adapter.messages.markRead!({ conversationId: place.id }, message.position);
    await noam.until('read-cursor', ({ userId }) => userId === 'mira');
    const ref = { conversationId: place.id };
    expect((await noam.adapter.messages.listReaders!(ref, message.id, true)).items).toEqual(['mira']);
    expect((await noam.adapter.messages.listReaders!(ref, message.id, false)).items).toEqual(['lin']);
    expect(zoe.of('message')).toEqual([]);
    await expect(write(zoe)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes in people who then see only what is new, unless the group says otherwise', async () => {
    await write(lin, 'Before');
    await lin.adapter.groups!.invite!(id, ['zoe']);
    await zoe.until('conversation', ({ conversation }) => conversation.id === place.id);
    await write(lin, 'After');
    const page = await zoe.adapter.messages.load({ conversationId: place.id }, {});
    expect(page.items.map((message) => wordsOf(message) ?? message.content.type)).toEqual(['notice', 'After']);
    expect(page.reachedStart).toBe(true);
    const joined = await noam.until('members-changed', (event) => event.joined !== undefined);
    expect(joined.joined).toMatchObject([{ userId: 'zoe', role: 'member' }]);
    await noam.until('group', ({ group }) => group.memberCount === 4);
  });

  it('lets people leave, who keep what they have seen and nothing newer', async () => {
    await write(lin, 'Before');
    await noam.adapter.groups!.leave!(id);
    expect(await noam.until('group-removed')).toMatchObject({ groupId: id, reason: 'left' });
    await write(lin, 'Behind your back');
    const page = await noam.adapter.messages.load({ conversationId: place.id }, {});
    expect(page.items.map(wordsOf)).toContain('Before');
    expect(page.items.map(wordsOf)).not.toContain('Behind your back');
    expect(await noam.adapter.conversations.get(place.id)).toMatchObject({ membership: 'left', unread: { count: 0 } });
    await expect(write(noam)).rejects.toMatchObject({ code: 'not-member' });
    expect((await mira.until('members-changed', (event) => event.left !== undefined)).left).toEqual(['noam']);
    await expect(lin.adapter.groups!.leave!(id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('obeys rank: who may remove, ban, mute and name whom', async () => {
    const { groups } = noam.adapter;
    await expect(groups!.remove!(id, ['mira'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(mira.adapter.groups!.remove!(id, ['lin'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(mira.adapter.groups!.setRole!(id, 'noam', 'admin')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(mira.adapter.groups!.dismiss!(id)).rejects.toMatchObject({ code: 'forbidden' });
    await mira.adapter.groups!.remove!(id, ['noam'], { ban: true });
    expect(await noam.until('group-removed')).toMatchObject({ reason: 'removed' });
    expect((await mira.adapter.groups!.listBanned!(id)).items).toEqual(['noam']);
    await expect(lin.adapter.groups!.invite!(id, ['noam'])).rejects.toMatchObject({ code: 'banned' });
    await mira.adapter.groups!.unban!(id, 'noam');
    await lin.adapter.groups!.invite!(id, ['noam']);
    await write(noam);
  });

  it('silences one, or all but its staff, and says until when', async () => {
    await mira.adapter.groups!.muteMember!(id, 'noam', 60);
    await expect(write(noam)).rejects.toMatchObject({ code: 'muted', until: now + 60_000 });
    expect(
      (await noam.until('group', ({ group }) => group.self?.mutedUntil !== undefined)).group.self?.mutedUntil,
    ).toBe(now + 60_000);
    now += 61_000;
    await write(noam);
    await mira.adapter.groups!.update!(id, { settings: { muteAll: true } });
    await expect(write(noam)).rejects.toMatchObject({ code: 'muted' });
    await write(mira);
    await mira.adapter.groups!.update!(id, { settings: { muteAll: false, slowModeSeconds: 30 } });
    await expect(write(noam)).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 30_000 });
    now += 31_000;
    await write(noam);
  });

  it('tells every change as a line and as an event', async () => {
    await mira.adapter.groups!.update!(id, { name: 'Slow reading', notice: 'Page 40' });
    expect((await noam.until('group', ({ group }) => group.name === 'Slow reading')).group.notice).toBe('Page 40');
    await noam.adapter.groups!.updateSelf!(id, { nameCard: 'N.' });
    expect((await lin.until('members-changed', ({ updated }) => updated?.[0]?.nameCard === 'N.')).groupId).toBe(id);
    await lin.adapter.groups!.transfer!(id, 'mira');
    await mira.until('group', ({ group }) => group.self?.role === 'owner');
    expect((await lin.adapter.groups!.get(id))?.self?.role).toBe('admin');
    const page = await noam.adapter.messages.load({ conversationId: place.id }, { types: ['notice'] });
    expect(page.items.map(({ content }) => (content as unknown as { event: { kind: string } }).event.kind)).toEqual([
      'group-created',
      'role-changed',
      'name-changed',
      'notice-changed',
      'owner-changed',
    ]);
  });

  it('is entered by request where it asks for that', async () => {
    await expect(zoe.adapter.groups!.join!(id)).rejects.toMatchObject({ code: 'forbidden' });
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    expect(await zoe.adapter.groups!.join!(id, 'May I?')).toBe('requested');
    const asked = await mira.until('join-request');
    expect(asked.request).toMatchObject({ userId: 'zoe', wording: 'May I?' });
    expect(noam.of('join-request')).toEqual([]);
    await expect(noam.adapter.groups!.listRequests!(id)).rejects.toMatchObject({ code: 'forbidden' });
    await mira.adapter.groups!.answerRequest!(asked.request.id, true);
    await zoe.until('conversation', ({ conversation }) => conversation.id === place.id);
    await lin.until('join-request', ({ active }) => !active);
    expect((await lin.adapter.groups!.listRequests!(id)).items).toEqual([]);
  });

  it('shows people outside what it is, not what its members tell each other', async () => {
    const attributes = { room: '4.12' };
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    await lin.adapter.groups!.update!(id, { introduction: 'A chapter a week', notice: 'The key lies under the pot' });
    await lin.adapter.groups!.update!(id, { attributes });
    await noam.adapter.groups!.leave!(id);
    for (const outside of [zoe, noam]) {
      const group = await outside.adapter.groups!.get(id);
      expect(group).toMatchObject({ name: 'Reading', introduction: 'A chapter a week', memberCount: 2 });
      for (const kept of ['notice', 'noticeBy', 'noticeAt', 'attributes', 'self'])
        expect(group).not.toHaveProperty(kept);
    }
    expect(await mira.adapter.groups!.get(id)).toMatchObject({ notice: 'The key lies under the pot', attributes });
  });

  it('asks its staff when a member invites someone into a group by request', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    expect(await noam.adapter.groups!.invite!(id, ['zoe'])).toEqual({ pending: ['zoe'] });
    const asked = await lin.until('join-request');
    expect(asked.request).toMatchObject({ userId: 'zoe', invitedBy: 'noam' });
    await lin.adapter.groups!.answerRequest!(asked.request.id, false);
    await zoe.until('join-request', ({ active }) => !active);
    expect(await zoe.adapter.conversations.get(place.id)).toBeNull();
  });

  it('is over for everyone when it is dismissed', async () => {
    await lin.adapter.groups!.dismiss!(id);
    expect(await noam.until('group-removed')).toMatchObject({ reason: 'dismissed' });
    await expect(write(noam)).rejects.toMatchObject({ code: 'not-member' });
    expect((await noam.adapter.messages.load({ conversationId: place.id }, {})).items.length).toBeGreaterThan(0);
    expect((await lin.adapter.groups!.get(id))?.dismissed).toBe(true);
  });

  it('shows a message for some to them alone', async () => {
    await lin.adapter.messages.send(text(place.id, 'Between us', { targetUserIds: ['mira'] }));
    await write(lin, 'For all');
    await noam.until('message', ({ message }) => wordsOf(message) === 'For all');
    expect(noam.of('message').map(({ message }) => wordsOf(message))).not.toContain('Between us');
    const ref = { conversationId: place.id };
    expect((await noam.adapter.messages.load(ref, {})).items.map(wordsOf)).not.toContain('Between us');
    expect((await mira.adapter.messages.load(ref, {})).items.map(wordsOf)).toContain('Between us');
    expect((await noam.adapter.conversations.get(place.id))?.unread.count).toBe(1);
    expect((await mira.adapter.conversations.get(place.id))?.unread.count).toBe(2);
  });

  it('counts the votes of a poll, for each with their own', async () => {
    const options = [
      { id: 'a', text: 'Monday' },
      { id: 'b', text: 'Tuesday' },
    ];
    const content = { type: 'poll', question: 'When?', options, multiple: false, anonymous: false };
    const { message } = await lin.adapter.messages.send(text(place.id, '', { content }));
    const ref = { conversationId: place.id };
    await noam.adapter.messages.vote!(ref, message.id, ['a']);
    await mira.adapter.messages.vote!(ref, message.id, ['a']);
    await noam.adapter.messages.vote!(ref, message.id, ['b']);
    const told = await noam.until(
      'lane',
      ({ lane, value }) =>
        lane === 'votes' &&
        'counts' in (value.value as object) &&
        (value.value as { counts: Record<string, number> }).counts['b'] === 1,
    );
    expect(told.value.value).toEqual({ counts: { a: 1, b: 1 }, mine: ['b'], voters: { a: ['mira'], b: ['noam'] } });
    await expect(noam.adapter.messages.vote!(ref, message.id, ['a', 'b'])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(noam.adapter.messages.vote!(ref, message.id, ['c'])).rejects.toMatchObject({ code: 'bad-input' });
  });
});
