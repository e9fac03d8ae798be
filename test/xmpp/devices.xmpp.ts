import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChatEvent } from 'chatloom/contract';
import { createPeople, eventually, historyOf, makeRoom, say, textOf, type Someone } from './people.ts';
import { startServer, type TestServer } from './servers/index.mjs';

let server: TestServer;
let people: ReturnType<typeof createPeople>;
beforeAll(async () => {
  server = await startServer();
  people = createPeople(server);
});
afterEach(() => people.dispose());
afterAll(() => server.stop());

const direct = async ({ adapter }: Someone, other: Someone): Promise<string> =>
  (await adapter.conversations.startDirect!(other.id)).id;
const idsOf = async (who: Someone, id: string): Promise<readonly string[]> =>
  (await historyOf(who, id)).map((message) => message.id);
const told = <T extends ChatEvent['type']>({ events }: Someone, type: T) =>
  events.filter((event): event is Extract<ChatEvent, { type: T }> => event.type === type);

/** Somebody with two devices, and somebody else. */
async function twoDevices(): Promise<{ desk: Someone; phone: Someone; bo: Someone; id: string }> {
  const [desk, bo] = await people.meet(2);
  const phone = await people.signIn(desk.user);
  return { desk, phone, bo, id: await direct(desk, bo) };
}

describe('two devices of one account', () => {
  it('hear the same words, whoever wrote them, and once', async () => {
    const { desk, phone, bo, id } = await twoDevices();
    await say(desk, id, 'from the desk');
    await say(phone, id, 'from the phone');
    await say(bo, id, 'from Bo');
    for (const device of [desk, phone]) {
      const texts = await eventually(async () => {
        const all = (await historyOf(device, id)).map(textOf);
        return all.length === 3 ? all : undefined;
      });
      expect(texts).toEqual(['from the desk', 'from the phone', 'from Bo']);
    }
    const heard = await eventually(() => {
      const ids = new Set(told(phone, 'message').map(({ message }) => message.id));
      return ids.size === 3 && ids;
    });
    expect([...heard]).toHaveLength(3);
  });

  it('share pins, mutes, archives, folders and drafts, at once and after signing in', async () => {
    const { desk, phone, id } = await twoDevices();
    const changes = {
      pinned: true,
      order: 2,
      notify: 'mentions',
      archived: true,
      hidden: true,
      folders: ['work'],
      draft: { text: 'half a sen', updatedAt: 5 },
      unreadFrom: { value: 5, tie: 'a' },
    } as const;
    await desk.adapter.settings!.update(id, changes);
    const event = await eventually(() => told(phone, 'settings').find(({ conversationId }) => conversationId === id));
    expect(event.changes).toEqual(changes);
    expect((await phone.adapter.conversations.get(id))?.settings).toEqual(changes);
    await phone.adapter.settings!.update(id, { archived: null, draft: null, hidden: null });
    await eventually(async () => (await desk.adapter.conversations.get(id))?.settings.draft === undefined);
    const later = await people.signIn(desk.user);
    const { archived: _, draft: __, hidden: ___, ...rest } = changes;
    expect((await later.adapter.conversations.get(id))?.settings).toEqual(rest);
  });

  it('share how far was read', async () => {
    const { desk, phone, bo, id } = await twoDevices();
    await say(bo, id, 'one');
    const two = await say(bo, id, 'two');
    const seen = await eventually(async () => (await historyOf(desk, id)).find((message) => message.id === two.id));
    await desk.adapter.messages.markRead!({ conversationId: id }, seen.position);
    await eventually(() => told(phone, 'read-cursor').find(({ userId }) => userId === desk.id));
    expect((await phone.adapter.conversations.get(id))?.unread.count).toBe(0);
  });

  it('share what was deleted for oneself, also what both delete at once', async () => {
    const { desk, phone, bo, id } = await twoDevices();
    const all: string[] = [];
    for (const text of ['one', 'two', 'three', 'four']) all.push((await say(bo, id, text)).id);
    await eventually(async () => (await idsOf(phone, id)).length === 4);
    await desk.adapter.messages.remove!({ conversationId: id }, [all[1]!]);
    await eventually(() => told(phone, 'message-removed').find(({ messageIds }) => messageIds.includes(all[1]!)));
    expect(await idsOf(phone, id)).toEqual([all[0], all[2], all[3]]);
    await Promise.all([
      desk.adapter.messages.remove!({ conversationId: id }, [all[2]!]),
      phone.adapter.messages.remove!({ conversationId: id }, [all[3]!]),
    ]);
    await eventually(async () => (await idsOf(desk, id)).length === 1 && (await idsOf(phone, id)).length === 1);
    const later = await eventually(async () => {
      const fresh = await people.signIn(desk.user);
      const found = await idsOf(fresh, id);
      return found.length === 1 && { found, conversation: await fresh.adapter.conversations.get(id) };
    });
    expect(later.found).toEqual([all[0]]);
    expect(later.conversation?.lastMessage?.id).toBe(all[0]);
    expect(later.conversation?.unread.count).toBe(1);
    expect(await idsOf(bo, id)).toEqual(all);
  });

  it('share cleared histories: older words are gone for good, later ones show', async () => {
    const { desk, phone, bo, id } = await twoDevices();
    const first = await say(bo, id, 'old');
    await say(bo, id, 'old, too');
    await eventually(async () => (await idsOf(desk, id)).length === 2);
    await desk.adapter.messages.clearHistory!(id);
    await eventually(() => told(phone, 'history-cleared').find(({ conversationId }) => conversationId === id));
    await say(bo, id, 'new');
    for (const device of [desk, phone]) {
      const page = await eventually(async () => {
        const found = await device.adapter.messages.load({ conversationId: id }, { limit: 20 });
        return found.items.length === 1 && found;
      });
      expect(page).toMatchObject({ reachedStart: true, reachedEnd: true });
      expect(textOf(page.items[0])).toBe('new');
    }
    const around = desk.adapter.messages.loadAround!({ ref: { conversationId: id }, messageId: first.id });
    await expect(around).rejects.toMatchObject({ code: 'not-found' });
    expect(await idsOf(bo, id)).toHaveLength(3);
  });

  it('share conversations taken off the list, which come back with the next word', async () => {
    const { desk, phone, bo, id } = await twoDevices();
    await say(bo, id, 'hello');
    const listed = async ({ adapter }: Someone) =>
      (await adapter.conversations.list()).items.some((conversation) => conversation.id === id);
    await eventually(() => listed(phone));
    await desk.adapter.conversations.remove!(id);
    await eventually(() => told(phone, 'conversation-removed').find(({ conversationId }) => conversationId === id));
    for (const device of [desk, phone]) expect(await listed(device)).toBe(false);
    await say(bo, id, 'are you there?');
    for (const device of [desk, phone]) await eventually(() => listed(device));
    expect((await historyOf(desk, id)).map(textOf)).toEqual(['hello', 'are you there?']);
  });

  it('share pinned messages', async () => {
    const { desk, phone, bo, id } = await twoDevices();
    const ref = { conversationId: id };
    const one = await say(bo, id, 'the address');
    const two = await say(desk, id, 'the time');
    await desk.adapter.messages.pin!(ref, one.id, true);
    await desk.adapter.messages.pin!(ref, two.id, true);
    await eventually(() => told(phone, 'pinned').find(({ messageId }) => messageId === two.id));
    expect(await phone.adapter.messages.listPinned!(ref)).toMatchObject([
      { ref: { messageId: two.id }, content: { text: 'the time' } },
      { ref: { messageId: one.id }, content: { text: 'the address' } },
    ]);
    await phone.adapter.messages.pin!(ref, two.id, false);
    await desk.adapter.messages.recall!(ref, two.id);
    await bo.adapter.messages.recall!(ref, one.id);
    await eventually(async () => (await desk.adapter.messages.listPinned!(ref)).length === 0);
    expect(await bo.adapter.messages.listPinned!(ref)).toEqual([]);
  });

  it('come into rooms, and go out of them, together', async () => {
    const [desk, bo] = await people.meet(2);
    const phone = await people.signIn(desk.user);
    const id = await makeRoom([desk, bo]);
    await eventually(async () => (await phone.adapter.conversations.get(id))?.membership === 'member');
    await say(phone, id, 'I am here, too');
    await eventually(() => told(desk, 'message').find(({ message }) => textOf(message) === 'I am here, too'));
    const later = await people.signIn(desk.user);
    expect((await later.adapter.conversations.list()).items.map((conversation) => conversation.id)).toContain(id);
    const bos = await people.signIn(bo.user);
    await eventually(async () => (await bos.adapter.conversations.get(id))?.membership === 'member');
    await bo.adapter.groups!.leave!(id);
    // Not "removed": one's own device knows that one has gone.
    const gone = await eventually(() => told(bos, 'group-removed').find(({ groupId }) => groupId === id));
    expect(gone.reason).toBe('left');
    await eventually(async () => (await bos.adapter.conversations.get(id)) === null);
    await phone.adapter.groups!.dismiss!(id);
    await eventually(() => told(desk, 'group-removed').find(({ groupId }) => groupId === id));
    expect((await desk.adapter.conversations.list()).items.map((conversation) => conversation.id)).not.toContain(id);
  });

  it('are told of one picture and name', async () => {
    const [desk, bo] = await people.meet(2);
    const phone = await people.signIn(desk.user);
    const dot = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
      (letter) => letter.codePointAt(0)!,
    );
    const file = new Blob([dot], { type: 'image/png' });
    const avatar = await desk.adapter.media!.upload!(file, { name: 'me.png', kind: 'image' });
    await desk.adapter.users!.updateSelf!({ nick: 'Ännchen', avatar });
    for (const who of [bo, phone]) {
      const [seen] = await eventually(async () => {
        const found = await who.adapter.users!.get([desk.id]);
        return found[0]?.avatar && found;
      });
      expect(seen).toMatchObject({ nick: 'Ännchen', avatar: { mime: 'image/png' } });
      const { url, revoke } = await who.adapter.media!.resolve(seen!.avatar!, 'thumbnail');
      expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(dot);
      revoke();
    }
    const huge = new Blob([new Uint8Array(100_000)], { type: 'image/png' });
    const large = await desk.adapter.media!.upload!(huge, { name: 'huge.png', kind: 'image' });
    await expect(desk.adapter.users!.updateSelf!({ avatar: large })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:too-large|bad-input)$/),
    });
  });
});
