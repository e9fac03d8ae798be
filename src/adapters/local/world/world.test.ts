import { describe, expect, it } from 'vitest';
import { defaultUserId, demoWorld, secondUserId } from './index.js';
import type { SeedContent, SeedConversation, SeedMessage } from './index.js';

const messagesOf = (conversation: SeedConversation): readonly SeedMessage[] =>
  'kind' in conversation.messages ? [] : conversation.messages;
const written = demoWorld.conversations.flatMap((conversation) =>
  messagesOf(conversation)
    .flatMap((message) => [message, ...(message.thread?.answers ?? [])])
    .map((message) => ({ conversation, message })),
);
const userIds = new Set(demoWorld.users.map((user) => user.id));

function peopleIn(conversation: SeedConversation): readonly string[] {
  if (conversation.kind === 'direct') return conversation.members;
  return demoWorld.groups.find((group) => group.id === conversation.groupId)?.memberIds ?? [];
}

function peopleNamedBy(content: SeedContent): readonly string[] {
  if (content.type === 'text') return (content.mentions ?? []).flatMap((mention) => mention.userId ?? []);
  if (content.type === 'notice') return [content.actorId, ...(content.userIds ?? [])];
  if (content.type === 'poll') return Object.values(content.votes).flat();
  return [];
}

const own = demoWorld.conversations.filter((conversation) => peopleIn(conversation).includes(defaultUserId));

describe('the demo world', () => {
  it('survives a structured clone, so that it is plain data', () => {
    expect(structuredClone(demoWorld)).toEqual(demoWorld);
  });

  it('gives every user, group, conversation and message an id of its own', () => {
    for (const ids of [
      demoWorld.users.map((user) => user.id),
      demoWorld.groups.map((group) => group.id),
      demoWorld.conversations.map((conversation) => conversation.id),
      written.map(({ message }) => message.id),
    ]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('has its default and second user among its people, and they share a conversation', () => {
    expect(userIds).toContain(defaultUserId);
    expect(userIds).toContain(secondUserId);
    expect(
      own.some((conversation) => conversation.kind === 'direct' && conversation.members.includes(secondUserId)),
    ).toBe(true);
  });

  it('lets only members speak, read, react, vote and be named', () => {
    const strangers = written.flatMap(({ conversation, message }) => {
      const people = peopleIn(conversation);
      return [
        message.from,
        ...(message.readBy ?? []),
        ...Object.values(message.reactions ?? {}).flat(),
        ...peopleNamedBy(message.content),
      ]
        .filter((id) => !people.includes(id))
        .map((id) => `${message.id} involves ${id}`);
    });
    expect(strangers).toEqual([]);
  });

  it('has groups whose owner, admins and name cards belong to members, all of them known people', () => {
    for (const group of demoWorld.groups) {
      const cards = Object.keys(group.nameCards ?? {});
      expect(group.memberIds).toEqual(expect.arrayContaining([group.ownerId, ...group.adminIds, ...cards]));
      expect([...userIds]).toEqual(expect.arrayContaining([...group.memberIds]));
      expect(new Set(group.memberIds).size).toBe(group.memberIds.length);
    }
  });

  it('tells every conversation from the oldest message to the newest, none from the future', () => {
    const wrong = demoWorld.conversations.flatMap((conversation) =>
      messagesOf(conversation).filter((message, i, all) => {
        const before = all[i - 1];
        return message.minutesAgo <= 0 || (before !== undefined && before.minutesAgo <= message.minutesAgo);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('answers only messages that came before in the same conversation', () => {
    const wrong = demoWorld.conversations.flatMap((conversation) =>
      messagesOf(conversation).filter(
        ({ replyTo }, i, all) => replyTo !== undefined && !all.slice(0, i).some((message) => message.id === replyTo),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('tells every thread in order, after the message it stands under', () => {
    const roots = written.flatMap(({ message }) => (message.thread ? message : []));
    expect(roots.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...roots.map(({ thread }) => thread!.answers.length))).toBeGreaterThan(60);
    for (const root of roots) {
      const both = written.flatMap(({ message }) => (message.under === root.id ? message : []));
      const all = [root, ...both, ...root.thread!.answers];
      const wrong = all.filter(({ minutesAgo, replyTo }, i) => {
        const early = i > 0 && all[i - 1]!.minutesAgo <= minutesAgo;
        return early || minutesAgo <= 0 || (replyTo !== undefined && !all.slice(0, i).some(({ id }) => id === replyTo));
      });
      expect(wrong).toEqual([]);
      for (const [userId, unread] of Object.entries(root.thread!.unreadFor ?? {}))
        expect(all.slice(-unread).map(({ from }) => from)).not.toContain(userId);
    }
  });

  it('places every mention on the words it names', () => {
    let found = 0;
    for (const { message } of written) {
      if (message.content.type !== 'text') continue;
      for (const { offset, length } of message.content.mentions ?? []) {
        found++;
        expect(message.content.text.slice(offset, offset + length)).toMatch(/^@.+/);
      }
    }
    expect(found).toBeGreaterThanOrEqual(4);
  });

  it('counts as unread only what others said last, and mentions among it', () => {
    for (const conversation of demoWorld.conversations) {
      for (const [userId, unread] of Object.entries(conversation.unreadFor ?? {})) {
        const tail = messagesOf(conversation).slice(-unread);
        expect(tail).toHaveLength(unread);
        expect(tail.map((message) => message.from)).not.toContain(userId);
        const naming = tail.filter((message) => peopleNamedBy(message.content).includes(userId));
        expect(naming.map((message) => message.id)).toEqual(conversation.mentionFor?.[userId] ?? []);
      }
    }
  });

  it('keeps no words of a recalled message', () => {
    const taken = written.filter(({ message }) => message.recalled);
    expect(taken.length).toBeGreaterThan(0);
    for (const { message } of taken) expect(message.content).toEqual({ type: 'text', text: '' });
  });

  it('shows its people a list with every state worth seeing', () => {
    const states = {
      pinned: own.filter((c) => c.pinnedFor?.includes(defaultUserId)).length,
      unread: own.filter((c) => (c.unreadFor?.[defaultUserId] ?? 0) > 0).length,
      mentioned: own.filter((c) => c.mentionFor?.[defaultUserId]?.length).length,
      mutedUnread: own.filter((c) => c.mutedFor?.includes(defaultUserId) && c.unreadFor?.[defaultUserId]).length,
      draft: own.filter((c) => c.draftFor?.[defaultUserId]).length,
      empty: own.filter((c) => !('kind' in c.messages) && c.messages.length === 0).length,
    };
    expect(own.length).toBeGreaterThanOrEqual(18);
    expect(states).toMatchObject({ pinned: 2, mentioned: 1, mutedUnread: 1, draft: 1, empty: 1 });
    expect(states.unread).toBeGreaterThanOrEqual(3);
  });

  it('uses every kind of content, replies, edits and reactions', () => {
    const kinds = new Set(written.map(({ message }) => message.content.type));
    const all = [
      'text',
      'image',
      'video',
      'voice',
      'file',
      'location',
      'sticker',
      'poll',
      'call',
      'notice',
      'custom',
      'merged',
      'contact',
      'card',
      'parts',
    ];
    expect([...kinds].sort()).toEqual(all.sort());
    expect(written.some(({ message }) => message.edited)).toBe(true);
    expect(written.some(({ message }) => message.replyTo)).toBe(true);
    expect(written.filter(({ message }) => message.reactions).length).toBeGreaterThan(20);
  });

  it('speaks fourteen languages, each in its own script', () => {
    const locales = new Set(demoWorld.users.map((user) => user.locale));
    for (const locale of [
      'en',
      'es',
      'de',
      'fr',
      'ar',
      'he',
      'hi',
      'th',
      'ja',
      'ko',
      'zh-Hans',
      'zh-Hant',
      'pt',
      'uk',
    ]) {
      expect(locales).toContain(locale);
    }
    const saidBy = (id: string): string =>
      written
        .filter(({ message }) => message.from === id)
        .map(({ message }) => (message.content.type === 'text' ? message.content.text : ''))
        .join('\n');
    const scripts: Record<string, RegExp> = {
      yusra: /\p{Script=Arabic}/u,
      noam: /\p{Script=Hebrew}/u,
      anjali: /\p{Script=Devanagari}/u,
      ploy: /\p{Script=Thai}/u,
      sora: /\p{Script=Hiragana}/u,
      jiwoo: /\p{Script=Hangul}/u,
      lin: /\p{Script=Han}/u,
      weiting: /\p{Script=Han}/u,
      oksana: /\p{Script=Cyrillic}/u,
      greta: /\p{L}{30}/u,
      tomas: /[¿¡]/u,
      camille: /[éàêç]/u,
      joana: /[ãõç]/u,
    };
    for (const [id, script] of Object.entries(scripts)) expect(saidBy(id)).toMatch(script);
  });

  it('has a name of sixty characters, a name of one emoji and a message of about three thousand characters', () => {
    const graphemes = demoWorld.users.map((user) => [...new Intl.Segmenter().segment(user.nick)].length);
    expect(Math.max(...graphemes)).toBe(60);
    expect(demoWorld.users.some((user) => /^\p{Emoji_Presentation}$/u.test(user.nick))).toBe(true);
    const longest = Math.max(
      ...written.map(({ message }) => (message.content.type === 'text' ? message.content.text.length : 0)),
    );
    expect(longest).toBeGreaterThan(2800);
    expect(longest).toBeLessThan(3300);
  });

  it('links to reserved example domains only', () => {
    const links = JSON.stringify(demoWorld).match(/https?:\/\/[^\s"\\)]+/g) ?? [];
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(new URL(link).hostname).toMatch(/(^|\.)example\.org$/);
  });
});
