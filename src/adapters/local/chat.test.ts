import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalServer } from './index.js';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';

describe('two people on one local service', () => {
  let server: LocalServer;
  let mira: TestClient;
  let tomas: TestClient;
  let id: string;

  beforeEach(async () => {
    server = memoryServer();
    mira = await connectAs('mira', { server });
    tomas = await connectAs('tomas', { server });
    id = (await mira.adapter.conversations.startDirect!('tomas')).id;
  });

  afterEach(async () => {
    await mira.adapter.session.disconnect();
    await tomas.adapter.session.disconnect();
  });

  it('chat both ways, and each hears their own words too', async () => {
    const sent = await mira.adapter.messages.send(text(id, 'Hello'));
    const heard = await tomas.until('message');
    expect(heard.message).toEqual(sent.message);
    await mira.until('message', ({ message }) => message.id === sent.message.id);
    await tomas.adapter.messages.send(text(id, 'Hello yourself'));
    await mira.until('message', ({ message }) => wordsOf(message) === 'Hello yourself');
    expect(mira.events.every(({ accountId }) => accountId === 'local:mira')).toBe(true);
  });

  it('have one conversation, whoever starts it', async () => {
    const theirs = await tomas.adapter.conversations.startDirect!('mira');
    expect(theirs).toMatchObject({ id, peerId: 'mira', accountId: 'local:tomas' });
  });

  it('see it on their list with its first message, and not before', async () => {
    expect((await tomas.adapter.conversations.list()).items).toEqual([]);
    await mira.adapter.messages.send(text(id, 'Hello'));
    const shown = await tomas.until('conversation');
    expect(shown.conversation).toMatchObject({ id, unread: { count: 1 } });
    expect((await tomas.adapter.conversations.list()).items.map((each) => each.id)).toEqual([id]);
  });

  it('keep one message when a send is repeated with the same clientId', async () => {
    const outgoing = text(id, 'Once');
    const first = await mira.adapter.messages.send(outgoing);
    const second = await mira.adapter.messages.send(outgoing);
    expect(second).toEqual(first);
    const page = await mira.adapter.messages.load({ conversationId: id }, {});
    expect(page.items).toHaveLength(1);
    expect(await mira.adapter.messages.findByClientId!({ conversationId: id }, outgoing.clientId)).toEqual(
      first.message,
    );
    expect(await mira.adapter.messages.findByClientId!({ conversationId: id }, 'never')).toBeNull();
  });

  it('learn what was delivered and what was read', async () => {
    const { message } = await mira.adapter.messages.send(text(id, 'Are you there?'));
    const delivered = await mira.until('delivered-cursor', ({ userId }) => userId === 'tomas');
    expect(delivered.position).toEqual(message.position);
    await tomas.adapter.messages.markRead!({ conversationId: id }, message.position);
    expect((await mira.until('read-cursor')).position).toEqual(message.position);
    const unread = await tomas.until('unread', (event) => event.unread.count === 0);
    expect(unread.unread.readUpTo).toEqual(message.position);
    expect((await tomas.adapter.conversations.get(id))?.unread.count).toBe(0);
  });

  it('count as unread what others said after the cursor, which never moves back', async () => {
    const one = await mira.adapter.messages.send(text(id, 'One'));
    const two = await mira.adapter.messages.send(text(id, 'Two', { mentions: { userIds: ['tomas'] } }));
    await tomas.adapter.messages.send(text(id, 'Mine does not count'));
    expect((await tomas.adapter.conversations.get(id))?.unread).toMatchObject({ count: 2, mentionsMe: 1 });
    await tomas.adapter.messages.markRead!({ conversationId: id }, two.message.position);
    await tomas.adapter.messages.markRead!({ conversationId: id }, one.message.position);
    expect((await tomas.adapter.conversations.get(id))?.unread).toMatchObject({ count: 0, mentionsMe: 0 });
  });

  it('see each other type', async () => {
    mira.adapter.messages.setTyping!({ conversationId: id }, true);
    expect(await tomas.until('typing')).toMatchObject({ conversationId: id, userId: 'mira', active: true });
    expect(mira.of('typing')).toEqual([]);
  });

  it('see each other come and go', async () => {
    const before = await mira.adapter.presence!.watch(['tomas', 'nobody']);
    expect(before.get('tomas')?.state).toBe('online');
    expect(before.get('nobody')?.state).toBe('offline');
    await tomas.adapter.session.disconnect();
    const gone = await mira.until('presence', ({ presence }) => presence.state === 'offline');
    expect(gone.userId).toBe('tomas');
    await tomas.adapter.session.connect();
    await mira.until('presence', ({ presence }) => presence.state === 'online');
  });

  it('edit and recall; a recalled message keeps no words anywhere', async () => {
    const { message } = await mira.adapter.messages.send(text(id, 'Frist'));
    const quote = {
      ref: { conversationId: id, messageId: message.id },
      senderName: 'mira',
      time: message.time,
      content: message.content,
    };
    const answer = await tomas.adapter.messages.send(text(id, 'What?', { quote }));
    const ref = { conversationId: id };
    await mira.adapter.messages.edit!(ref, message.id, text(id, 'First').content, 0);
    expect(await tomas.until('message-edited')).toMatchObject({ messageId: message.id, revision: 1, by: 'mira' });
    await expect(mira.adapter.messages.edit!(ref, message.id, text(id, 'x').content, 0)).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(tomas.adapter.messages.recall!(ref, message.id)).rejects.toMatchObject({ code: 'forbidden' });
    await mira.adapter.messages.recall!(ref, message.id);
    await tomas.until('message-recalled');
    const page = await tomas.adapter.messages.load(ref, {});
    expect(page.items[0]).toMatchObject({ id: message.id, content: { type: 'recalled' }, recalled: { by: 'mira' } });
    expect(page.items.find((each) => each.id === answer.message.id)?.quote?.content).toEqual({ type: 'recalled' });
    expect(JSON.stringify(page)).not.toContain('First');
    expect(page.covers).toEqual({ from: message.position, to: answer.message.position });
  });

  it('see what an edited message said before; the newest twenty versions are kept, and none after a recall', async () => {
    const { message } = await mira.adapter.messages.send(text(id, 'Version 0'));
    const ref = { conversationId: id };
    const history = async () =>
      (await tomas.adapter.messages.editHistory!(ref, message.id)).map((each) => wordsOf(each));
    expect(await history()).toEqual(['Version 0']);
    for (let i = 1; i <= 25; i += 1)
      await mira.adapter.messages.edit!(ref, message.id, text(id, `Version ${i}`).content, i - 1);
    const all = await tomas.adapter.messages.editHistory!(ref, message.id);
    expect(all.map(({ revision }) => revision)).toEqual(Array.from({ length: 21 }, (_, i) => i + 5));
    expect(all.every(({ by }) => by === 'mira')).toBe(true);
    expect(wordsOf(all.at(-1))).toBe('Version 25');
    // Earlier versions stay in the service: no page of history carries them.
    expect(JSON.stringify(await tomas.adapter.messages.load(ref, {}))).not.toContain('Version 24');
    await mira.adapter.messages.recall!(ref, message.id);
    expect(await history()).toEqual([]);
    await expect(tomas.adapter.messages.editHistory!(ref, `${message.id}9`)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('leave no trail where a place moved: what lives is not kept', async () => {
    const place = (lat: number) => ({ type: 'location', lat, lng: 1, live: { until: 9e15 } });
    const { message } = await mira.adapter.messages.send(text(id, '', { content: place(1) }));
    const ref = { conversationId: id };
    await mira.adapter.messages.edit!(ref, message.id, place(2), 0);
    expect(await tomas.adapter.messages.editHistory!(ref, message.id)).toMatchObject([{ content: { lat: 2 } }]);
  });

  it('ask who set a reaction, page by page', async () => {
    const { message } = await mira.adapter.messages.send(text(id, 'Look'));
    const ref = { conversationId: id };
    for (const { adapter } of [tomas, mira]) await adapter.messages.react!(ref, message.id, '👍', true);
    const { listReactors } = mira.adapter.messages;
    expect(await listReactors!(ref, message.id, '👍', { limit: 1 })).toEqual({
      items: ['tomas'],
      cursor: '1',
      total: 2,
    });
    expect(await listReactors!(ref, message.id, '👍', { cursor: '1' })).toEqual({ items: ['mira'], total: 2 });
    expect(await listReactors!(ref, message.id, '🎈')).toEqual({ items: [], total: 0 });
  });

  it('react, each for themself', async () => {
    const { message } = await mira.adapter.messages.send(text(id, 'Lunch?'));
    const ref = { conversationId: id };
    await tomas.adapter.messages.react!(ref, message.id, '👍', true);
    await mira.adapter.messages.react!(ref, message.id, '👍', true);
    const first = await mira.until('reaction', ({ userId }) => userId === 'tomas');
    const second = await mira.until('reaction', ({ userId }) => userId === 'mira');
    expect(second.at.value).toBeGreaterThan(first.at.value);
    await tomas.adapter.messages.react!(ref, message.id, '👍', false);
    const [seen] = (await mira.adapter.messages.load(ref, {})).items;
    expect(seen?.lanes.reactions?.value).toMatchObject([
      { emoji: '👍', count: 1, mine: true, sampleUserIds: ['mira'] },
    ]);
  });

  it('keep settings in step over the devices of one user, and to that user', async () => {
    const phone = await connectAs('mira', { server });
    const draft = { text: 'Half a sen', updatedAt: 5 };
    await mira.adapter.settings!.update(id, { pinned: true, draft });
    expect(await phone.until('settings')).toMatchObject({ conversationId: id, changes: { pinned: true, draft } });
    expect((await phone.adapter.conversations.get(id))?.settings).toEqual({ pinned: true, draft });
    await phone.adapter.settings!.update(id, { draft: null });
    const cleared = await mira.until('settings', ({ changes }) => 'draft' in changes && changes.draft === undefined);
    expect(cleared.conversationId).toBe(id);
    expect((await mira.adapter.conversations.get(id))?.settings).toEqual({ pinned: true });
    expect(tomas.of('settings')).toEqual([]);
    await phone.adapter.session.disconnect();
  });

  it('delete for themselves only', async () => {
    const one = await mira.adapter.messages.send(text(id, 'One'));
    const two = await mira.adapter.messages.send(text(id, 'Two'));
    const ref = { conversationId: id };
    await tomas.adapter.messages.remove!(ref, [two.message.id]);
    expect(await tomas.until('message-removed')).toMatchObject({ messageIds: [two.message.id] });
    const page = await tomas.adapter.messages.load(ref, {});
    expect(page.items.map((each) => each.id)).toEqual([one.message.id]);
    expect(page.covers?.to).toEqual(two.message.position);
    expect((await tomas.adapter.conversations.get(id))?.lastMessage?.id).toBe(one.message.id);
    expect((await mira.adapter.messages.load(ref, {})).items).toHaveLength(2);
    await tomas.adapter.messages.clearHistory!(id);
    await tomas.until('history-cleared');
    expect(await tomas.adapter.messages.load(ref, {})).toMatchObject({
      items: [],
      reachedStart: true,
      reachedEnd: true,
    });
  });

  it('take a conversation off the list until something new is said', async () => {
    await mira.adapter.messages.send(text(id, 'One'));
    await tomas.adapter.conversations.remove!(id, { clearHistory: true });
    await tomas.until('conversation-removed');
    expect((await tomas.adapter.conversations.list()).items).toEqual([]);
    tomas.forget();
    await mira.adapter.messages.send(text(id, 'Two'));
    expect((await tomas.until('conversation')).conversation.id).toBe(id);
    expect((await tomas.adapter.messages.load({ conversationId: id }, {})).items.map(wordsOf)).toEqual(['Two']);
  });

  it('pin for everyone', async () => {
    const { message } = await mira.adapter.messages.send(text(id, 'The address is 12'));
    const ref = { conversationId: id };
    await tomas.adapter.messages.pin!(ref, message.id, true);
    expect(await mira.until('pinned')).toMatchObject({ messageId: message.id, active: true, by: 'tomas' });
    expect(await mira.adapter.messages.listPinned!(ref)).toMatchObject([
      { senderId: 'mira', content: message.content },
    ]);
    await mira.adapter.messages.recall!(ref, message.id);
    expect(await mira.adapter.messages.listPinned!(ref)).toEqual([]);
  });

  it('cannot reach someone who blocked them', async () => {
    await tomas.adapter.users!.setBlocked!('mira', true);
    await tomas.until('blocked');
    await expect(mira.adapter.messages.send(text(id, 'Hello?'))).rejects.toMatchObject({ code: 'blocked' });
    mira.adapter.messages.setTyping!({ conversationId: id }, true);
    await tomas.adapter.users!.setBlocked!('mira', false);
    await mira.adapter.messages.send(text(id, 'Hello again'));
    await tomas.until('message');
    expect(tomas.of('typing')).toEqual([]);
  });

  it('become contacts by request, and by crossing requests', async () => {
    await mira.adapter.users!.requestContact!('tomas', 'It is me');
    const asked = await tomas.until('contact');
    expect(asked.contact).toMatchObject({ userId: 'mira', relation: 'incoming', wording: 'It is me' });
    await tomas.adapter.users!.requestContact!('mira');
    await mira.until('contact', ({ contact }) => contact.relation === 'friend');
    expect((await tomas.adapter.users!.listContacts!()).items).toMatchObject([{ userId: 'mira', relation: 'friend' }]);
    await mira.adapter.users!.removeContact!('tomas');
    expect((await tomas.until('contact-removed')).userId).toBe('mira');
  });

  it('give each other names that only they see', async () => {
    await mira.adapter.users!.setRemark!('tomas', 'T.');
    expect((await mira.until('user', ({ user }) => user.remark === 'T.')).user.id).toBe('tomas');
    expect(await tomas.adapter.users!.get(['tomas', 'ghost'])).toEqual([{ id: 'tomas', nick: 'tomas' }]);
  });

  it.each([
    ['an unknown conversation', () => text('nowhere', 'x'), 'not-found'],
    ['no words', () => text(id, '  '), 'bad-input'],
    ['too many words', () => text(id, 'x'.repeat(20_001)), 'too-large'],
    ['functions', () => text(id, 'x', { content: { type: 'a', f: () => 1 } as never }), 'bad-input'],
    ['a notice of their own', () => text(id, 'x', { content: { type: 'notice' } }), 'forbidden'],
    ['the thread of no message', () => text(id, 'x', { threadId: 't' }), 'not-found'],
  ])('are refused a message with %s', async (_what, make, code) => {
    await expect(mira.adapter.messages.send(make())).rejects.toMatchObject({ name: 'ChatError', code });
  });
});
