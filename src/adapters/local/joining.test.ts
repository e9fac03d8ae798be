import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, GroupId } from '../../model/index.js';
import type { LocalServer } from './index.js';
import { connectAs, memoryServer, text, type TestClient } from './local.test.helpers.js';

const inviteUrl = 'https://chat.example/?join={code}';
const DAY = 86_400_000;

describe('getting into a group of the local service', () => {
  let server: LocalServer;
  let now: number;
  let lin: TestClient;
  let noam: TestClient;
  let zoe: TestClient;
  let place: Conversation;
  let id: GroupId;

  beforeEach(async () => {
    now = 1_000_000;
    server = memoryServer({ environment: { now: () => now } });
    [lin, noam, zoe] = [
      await connectAs('lin', { server, inviteUrl }),
      await connectAs('noam', { server, inviteUrl }),
      await connectAs('zoe', { server, inviteUrl }),
    ];
    place = await lin.adapter.groups!.create!({ kind: 'work', name: 'Reading', memberIds: ['noam'] });
    id = place.groupId!;
  });

  afterEach(async () => {
    for (const client of [lin, noam, zoe]) await client.adapter.session.disconnect();
  });

  it('has links only where it was told their address', async () => {
    const plain = await connectAs('mira', { server });
    expect(plain.adapter.can('groups.inviteLink').state).toBe('absent');
    expect(plain.adapter.groups).not.toHaveProperty('createInviteLink');
    expect(lin.adapter.can('groups.inviteLink').state).toBe('native');
    await expect(connectAs('mira', { server, inviteUrl: 'https://chat.example/' })).rejects.toThrow(/"\{code\}"/u);
    await plain.adapter.session.disconnect();
  });

  it('shows by a link what it leads to, and lets people in by it although the group is closed', async () => {
    const { url, expiresAt } = await noam.adapter.groups!.createInviteLink!(id);
    expect(url).toMatch(/^https:\/\/chat\.example\/\?join=group-/u);
    expect(expiresAt).toBe(now + 7 * DAY);
    expect(await zoe.adapter.groups!.get(id)).toBeNull();
    const found = await zoe.adapter.groups!.findByInvite!(` ${url}\n`);
    expect(found).toMatchObject({ group: { id, name: 'Reading', memberCount: 2 }, invitedBy: 'noam', expiresAt });
    expect(found?.memberIds).toEqual(['noam', 'lin']);
    expect(found?.group).not.toHaveProperty('invites');
    expect(await zoe.adapter.groups!.join!(id, undefined, url)).toBe('joined');
    await zoe.until('conversation', ({ conversation }) => conversation.id === place.id);
    expect((await zoe.adapter.groups!.findByInvite!(url))?.group.self?.role).toBe('member');
  });

  it('gives each the same link while it lives, and ends it when its time is over or it is revoked', async () => {
    const { url } = await lin.adapter.groups!.createInviteLink!(id);
    expect((await lin.adapter.groups!.createInviteLink!(id)).url).toBe(url);
    expect((await noam.adapter.groups!.createInviteLink!(id)).url).not.toBe(url);
    await expect(noam.adapter.groups!.revokeInviteLink!(id, url)).rejects.toMatchObject({ code: 'forbidden' });
    await lin.adapter.groups!.revokeInviteLink!(id, url);
    expect(await zoe.adapter.groups!.findByInvite!(url)).toBeNull();
    await expect(zoe.adapter.groups!.join!(id, undefined, url)).rejects.toMatchObject({ code: 'not-found' });
    const next = await lin.adapter.groups!.createInviteLink!(id);
    expect(next.url).not.toBe(url);
    now += 8 * DAY;
    expect(await zoe.adapter.groups!.findByInvite!(next.url)).toBeNull();
    expect((await lin.adapter.groups!.createInviteLink!(id)).url).not.toBe(next.url);
  });

  it('lets nobody in by the link of somebody who may no longer invite, and nobody who is banned', async () => {
    const { url } = await noam.adapter.groups!.createInviteLink!(id);
    await lin.adapter.groups!.update!(id, { settings: { whoCanInvite: 'admins' } });
    expect(await zoe.adapter.groups!.findByInvite!(url)).toBeNull();
    const own = await lin.adapter.groups!.createInviteLink!(id);
    await zoe.adapter.groups!.join!(id, undefined, own.url);
    await lin.adapter.groups!.remove!(id, ['zoe'], { ban: true });
    await expect(zoe.adapter.groups!.join!(id, undefined, own.url)).rejects.toMatchObject({ code: 'banned' });
  });

  it('leads nowhere for words that are no link', async () => {
    for (const words of ['', 'nothing', '.', 'https://chat.example/?join=%E0%A4%A', `${id}.x`])
      expect(await zoe.adapter.groups!.findByInvite!(words)).toBeNull();
  });

  it('asks the staff by the link of a plain member, and says whose it is', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    const { url } = await noam.adapter.groups!.createInviteLink!(id);
    expect(await zoe.adapter.groups!.join!(id, ' Hello ', url)).toBe('requested');
    const { request } = await lin.until('join-request');
    expect(request).toMatchObject({ userId: 'zoe', wording: 'Hello', invitedBy: 'noam' });
    expect((await zoe.adapter.groups!.findByInvite!(url))?.needsApproval).toBe(true);
    const own = await lin.adapter.groups!.createInviteLink!(id);
    expect((await zoe.adapter.groups!.findByInvite!(own.url))?.needsApproval).toBe(false);
    expect(await zoe.adapter.groups!.join!(id, undefined, own.url)).toBe('joined');
  });

  it('tells who asked that they wait, and with which words they were refused', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    expect((await zoe.adapter.groups!.get(id))?.requestedAt).toBeUndefined();
    await zoe.adapter.groups!.join!(id, 'May I?');
    await zoe.until('group', ({ group }) => group.requestedAt === now);
    const { request } = await lin.until('join-request');
    expect(await lin.adapter.groups!.listRequests!(id)).toMatchObject({ total: 1, items: [{ wording: 'May I?' }] });
    await lin.adapter.groups!.answerRequest!(request.id, false, ' Full house ');
    const ended = await zoe.until('join-request', ({ active }) => !active);
    expect(ended).toMatchObject({ accepted: false, reason: 'Full house', by: 'lin', request: { userId: 'zoe' } });
    expect((await zoe.adapter.groups!.get(id))?.requestedAt).toBeUndefined();
    await zoe.adapter.groups!.join!(id);
    const again = await lin.until('join-request', ({ request: next }) => next.id !== request.id);
    await lin.adapter.groups!.answerRequest!(again.request.id, true);
    expect(await zoe.until('join-request', ({ accepted }) => accepted === true)).toMatchObject({ by: 'lin' });
    await zoe.adapter.messages.send(text(place.id, 'Thank you'));
  });

  it('is not found by its id where it does not want to be', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'free', discoverable: false } });
    expect(await zoe.adapter.groups!.get(id)).toBeNull();
    await expect(zoe.adapter.groups!.join!(id)).rejects.toMatchObject({ code: 'not-found' });
    await lin.adapter.groups!.update!(id, { settings: { discoverable: true } });
    expect(await zoe.adapter.groups!.get(id)).toMatchObject({ name: 'Reading' });
    expect(await zoe.adapter.groups!.join!(id)).toBe('joined');
  });

  it('says who wrote the notice and when, and takes the picture away', async () => {
    now += 5000;
    await noam.adapter.groups!.update!(id, { notice: 'Page 40' });
    expect(await lin.adapter.groups!.get(id)).toMatchObject({ notice: 'Page 40', noticeBy: 'noam', noticeAt: now });
    now += 5000;
    await lin.adapter.groups!.update!(id, {
      notice: 'Page 40',
      avatar: { id: 'media-1', mime: 'image/jpeg', size: 9 },
    });
    const group = await lin.adapter.groups!.get(id);
    expect(group).toMatchObject({ noticeBy: 'noam', noticeAt: now - 5000, avatar: { id: 'media-1' } });
    await lin.adapter.groups!.update!(id, { avatar: null });
    expect((await lin.adapter.groups!.get(id))?.avatar).toBeUndefined();
  });

  it('passes over no request and nobody banned when some were answered between two pages', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    const asking = ['ana', 'ben', 'cleo', 'dora', 'emil', 'fay'];
    for (const userId of asking) {
      const client = await connectAs(userId, { server });
      await client.adapter.groups!.join!(id);
      await client.adapter.session.disconnect();
    }
    const groups = lin.adapter.groups!;
    const first = await groups.listRequests!(id, { limit: 3 });
    expect(first.total).toBe(6);
    for (const request of first.items) await groups.answerRequest!(request.id, true);
    const rest = await groups.listRequests!(id, { limit: 3, cursor: first.cursor });
    const seen = [...first.items, ...rest.items].map(({ userId }) => userId);
    expect(seen.toSorted()).toEqual(asking);
    expect(rest.total).toBe(3);
    expect(rest.cursor).toBeUndefined();
    for (const request of rest.items) await groups.answerRequest!(request.id, true);

    await groups.remove!(id, asking, { ban: true });
    const banned = await groups.listBanned!(id, { limit: 3 });
    for (const userId of banned.items) await groups.unban!(id, userId);
    const left = await groups.listBanned!(id, { limit: 3, cursor: banned.cursor });
    expect([...banned.items, ...left.items].toSorted()).toEqual(asking);
  });

  it('makes no request for somebody who is in', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    await lin.adapter.groups!.invite!(id, ['zoe']);
    expect(await noam.adapter.groups!.invite!(id, ['zoe', 'lin'])).toEqual({ pending: [] });
    expect((await lin.adapter.groups!.listRequests!(id)).items).toEqual([]);
  });

  it('keeps what somebody wrote who is invited while they wait', async () => {
    await lin.adapter.groups!.update!(id, { settings: { join: 'request' } });
    await zoe.adapter.groups!.join!(id, 'I can read');
    expect(await noam.adapter.groups!.invite!(id, ['zoe'])).toEqual({ pending: ['zoe'] });
    const { items } = await lin.adapter.groups!.listRequests!(id);
    expect(items).toMatchObject([{ userId: 'zoe', wording: 'I can read', invitedBy: 'noam' }]);
  });

  it('tells who joins what they are in already where that is', async () => {
    noam.forget();
    expect(await noam.adapter.groups!.join!(id)).toBe('joined');
    const { conversation } = await noam.until('conversation');
    expect(conversation.id).toBe(place.id);
  });
});
