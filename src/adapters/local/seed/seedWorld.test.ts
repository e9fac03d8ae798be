import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInContents, createContentRegistry, type TextContent } from '../../../messages/content.js';
import type { Conversation, Message } from '../../../model/index.js';
import { connectAs, memoryServer, type TestClient } from '../local.test.helpers.js';
import type { LocalServer } from '../index.js';
import { demoWorld, defaultUserId, type SeedMessage } from '../world/index.js';

describe('the demo world in the local service', () => {
  let server: LocalServer;
  let me: TestClient;
  const conversations = new Map<string, Conversation>();

  beforeAll(async () => {
    server = memoryServer({ world: demoWorld });
    me = await connectAs(undefined, { server });
    let cursor: string | undefined;
    do {
      const page = await me.adapter.conversations.list({ cursor });
      for (const each of page.items) conversations.set(each.id, each);
      ({ cursor } = page);
    } while (cursor !== undefined);
  });

  afterAll(() => me.adapter.session.disconnect());

  const mine = demoWorld.conversations.filter((each) =>
    each.kind === 'direct'
      ? each.members.includes(defaultUserId)
      : demoWorld.groups.find(({ id }) => id === each.groupId)?.memberIds.includes(defaultUserId),
  );

  it('shows its default user every conversation they are in: pinned ones, then the others, newest activity first', () => {
    expect([...conversations.keys()].sort()).toEqual(mine.map(({ id }) => id).sort());
    const order = [...conversations.values()].map(({ activityAt, settings }) => ({
      pinned: Number(settings.pinned ?? false),
      activityAt,
    }));
    expect(order).toEqual([...order].sort((a, b) => b.pinned - a.pinned || b.activityAt - a.activityAt));
  });

  it.each(mine.map((each) => [each.id, each] as const))('keeps what the world says about %s', async (id, seeded) => {
    const { settings, unread, peerId, groupId } = conversations.get(id)!;
    expect(unread.count).toBe(seeded.unreadFor?.[defaultUserId] ?? 0);
    expect(settings.pinned ?? false).toBe(seeded.pinnedFor?.includes(defaultUserId) ?? false);
    expect(settings.notify === 'none').toBe(seeded.mutedFor?.includes(defaultUserId) ?? false);
    expect(settings.draft?.text).toBe(seeded.draftFor?.[defaultUserId]);
    expect(unread.mentionsMe).toBe(seeded.mentionFor?.[defaultUserId]?.length ?? 0);
    expect(peerId ?? groupId).toBeDefined();
    const member = groupId === undefined ? true : (await me.adapter.groups!.get(groupId))?.self;
    expect(member).toBeTruthy();
  });

  it('has only contents that are well-formed, in the order they were said', async () => {
    const registry = createContentRegistry(builtInContents);
    for (const seeded of mine) {
      const page = await me.adapter.messages.load({ conversationId: seeded.id }, { limit: 200 });
      const times = page.items.map(({ time }) => time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const { id, content } of page.items) {
        expect(registry.get(content.type)?.is(content), `${id}: ${JSON.stringify(content)}`).toBe(true);
      }
    }
  });

  it('keeps quotes, reactions, edits and recalls', async () => {
    const all: (readonly [SeedMessage, Message])[] = [];
    for (const { id, messages } of mine) {
      if ('count' in messages) continue;
      const { items } = await me.adapter.messages.load({ conversationId: id }, { limit: 1000 });
      messages.forEach((message, index) => all.push([message, items[index]!]));
    }
    for (const [seeded, message] of all) {
      expect(message.senderId).toBe(seeded.from);
      expect(message.quote !== undefined).toBe(seeded.replyTo !== undefined && !seeded.recalled);
      expect(message.recalled !== undefined).toBe(seeded.recalled ?? false);
      if (seeded.recalled) continue;
      expect(message.editedAt !== undefined).toBe(seeded.edited ?? false);
      const counts = Object.entries(seeded.reactions ?? {}).map(([emoji, ids]) => [emoji, ids.length]);
      expect((message.lanes.reactions?.value ?? []).map(({ emoji, count }) => [emoji, count])).toEqual(counts);
      if (seeded.content.type !== 'text') continue;
      const { text, entities } = message.content as TextContent;
      for (const { offset, length } of entities) expect(text.slice(offset, offset + length)).toMatch(/^@/);
    }
    expect(all.some(([seeded]) => seeded.recalled)).toBe(true);
    expect(all.some(([seeded]) => seeded.replyTo)).toBe(true);
  });

  it('finds people and words in it', async () => {
    const { search, users } = me.adapter;
    const someone = demoWorld.users.find(({ id }) => id !== defaultUserId)!;
    expect((await users!.search!(someone.nick.slice(0, 4).toUpperCase())).items.map(({ id }) => id)).toContain(
      someone.id,
    );
    const said = mine
      .flatMap(({ messages }) => ('count' in messages ? [] : messages))
      .find(({ content, recalled }) => !recalled && content.type === 'text' && content.text.length > 12)!;
    const words = (said.content as { text: string }).text.slice(0, 12);
    const hits = await search!.messages!({ text: words });
    expect(hits.items.length).toBeGreaterThan(0);
    for (const { message, ranges } of hits.items) {
      const { text } = message.content as TextContent;
      // All the words are found, each marked by itself.
      const found = (ranges ?? []).map((range) => text.slice(...range).toLowerCase());
      expect([...new Set(found)].sort()).toEqual([...new Set(words.toLowerCase().split(/\s+/u))].sort());
    }
    const group = demoWorld.groups.find(({ memberIds }) => memberIds.includes(defaultUserId))!;
    const found = await search!.conversations!(group.name.slice(0, 5));
    expect(found.items.some(({ groupId }) => groupId === group.id)).toBe(true);
  });
});
