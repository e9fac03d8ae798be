import type { Conversation, Group, Message, MessageSnapshot, User } from 'chatloom';
import { buildConversation, buildGroup, buildMessage, buildUser, type MessageDetails } from 'chatloom/testing';

const media = { id: 'none', mime: 'image/png', size: 9, width: 40, height: 30 };

/**
 * Contents that carry a text wherever a content can carry one, as a broken backend would tell them.
 */
export function contentsWith(
  text: string,
): readonly (readonly [surface: string, content: { readonly type: string }])[] {
  const at = (type: string, fields: Record<string, unknown>): { readonly type: string } => ({ type, ...fields });
  return [
    ['bubble', at('text', { text })],
    ['formatted bubble', at('text', { text, format: 'markdown' })],
    ['link to it', at('text', { text: 'press', entities: [{ type: 'link', offset: 0, length: 5, url: text }] })],
    ['alt and caption', at('image', { items: [{ media, alt: text, name: text }], caption: text })],
    ['file name', at('file', { items: [{ media: { ...media, mime: text }, name: text }], caption: text })],
    ['video', at('video', { media: { ...media, mime: 'video/mp4' }, alt: text, name: text, caption: text })],
    ['voice', at('voice', { media: { ...media, mime: 'audio/mp4', duration: 900 }, transcript: text })],
    ['place', at('location', { latitude: 1, longitude: 2, title: text, address: text })],
    ['person', at('contact', { name: text, userId: text, phones: [text], emails: [text] })],
    ['sticker', at('sticker', { stickerId: text, packId: text, emoji: text, alt: text })],
    [
      'poll',
      at('poll', {
        question: text,
        options: [
          { id: text, text },
          { id: 'b', text: 'b' },
        ],
      }),
    ],
    ['call', at('call', { kind: text, outcome: text, participantIds: [text] })],
    [
      'notice, name',
      at('notice', { event: { kind: 'name-changed', name: text }, actorId: 'x', names: [{ id: 'x', name: text }] }),
    ],
    ['notice, words', at('notice', { event: { kind: 'notice-changed', text }, actorId: text })],
    ['notice, unknown', at('notice', { event: { kind: text }, actorId: text })],
    ['custom', at('custom', { kind: text, data: { text }, fallback: text })],
    [
      'card',
      at('card', {
        cardId: text,
        title: text,
        fallback: text,
        blocks: [
          { kind: 'text', text, format: 'markdown' },
          { kind: 'fields', fields: [{ label: text, value: text }] },
          { kind: 'buttons', buttons: [{ id: text, label: text, url: text }] },
          { kind: text },
        ],
      }),
    ],
    [
      'bundle',
      at('merged', {
        title: text,
        count: 2,
        items: [{ senderName: text, time: 1, content: { type: 'text', text } }],
      }),
    ],
    [
      'answer in parts',
      at('parts', {
        parts: [
          { partId: text, kind: 'text', text, format: 'markdown' },
          { partId: 'r', kind: 'reasoning', text },
          { partId: 't', kind: 'tool-call', name: text, status: 'done', args: { text }, result: text },
          { partId: 's', kind: 'source', title: text, url: text, snippet: text },
          { partId: 'f', kind: 'file', media, name: text },
          { partId: 'd', kind: 'data', name: text, data: { text } },
        ],
      }),
    ],
    ['unknown', at('unknown', { originalType: text, summary: text, raw: { text } })],
    ['type word', at(text, { text, summary: text })],
    ['broken', at('image', { items: text, caption: { text } })],
  ];
}

/** A conversation in which one hostile text is everywhere. */
export interface HostileRoom {
  readonly id: string;
  readonly text: string;
  readonly user: User;
  readonly group: Group;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  /** Comes while the conversation is shown: for the live region. */
  readonly news: Message;
}

/** The room of the text with this number. */
export function hostileRoom(text: string, index: number): HostileRoom {
  const id = `c${index}`;
  const user = buildUser({ id: `u${index}`, nick: text, status: { emoji: text, text } } as Partial<User> & {
    id: string;
  });
  const quote = { senderId: user.id, senderName: text, time: 1, content: { type: 'text', text } } as MessageSnapshot;
  const lanes = {
    reactions: { version: 1, value: [{ emoji: text, count: 3, mine: false, sampleUserIds: [user.id] }] },
    translation: { version: 1, value: { language: text, text } },
    transcript: { version: 1, value: { text, language: text } },
    preview: {
      version: 1,
      value: [
        { url: text, title: text },
        { url: 'https://canary.invalid/p', title: text, description: text, siteName: text, imageUrl: text },
      ],
    },
  };
  const of = (seq: number, more: Partial<MessageDetails>): Message =>
    buildMessage({ seq, id: `${id}m${seq}`, conversationId: id, senderId: user.id, senderName: text, ...more });
  const messages = contentsWith(text).map(([, content], at) => of(at + 1, { content }));
  const last = messages.length;
  const own = [
    of(last + 1, { text: 'Quoting', quote }),
    of(last + 2, { text: 'With all that can be added', lanes }),
    of(last + 3, { senderId: 'stranger', senderName: text, text: 'From somebody unknown' }),
    of(last + 4, { senderId: 'me', content: { type: 'recalled' }, recalled: { by: 'me', time: 1, reason: text } }),
    of(last + 5, { senderId: 'me', text: 'Mine', forwarded: { senderName: text } }),
    of(last + 6, {
      senderId: 'stranger',
      senderName: text,
      content: { type: 'recalled' },
      recalled: { by: 'stranger', time: 1 },
    }),
    of(last + 7, { content: { type: 'text', text } as Message['content'] }),
  ];
  const all = [...messages, ...own];
  return {
    id,
    text,
    user,
    group: buildGroup({ id: `g${index}`, name: text, notice: text, introduction: text, memberCount: 3 }),
    conversation: buildConversation({ id, groupId: `g${index}`, title: text, lastMessage: all.at(-1) }),
    messages: all,
    news: of(last + 8, { content: { type: 'text', text } as Message['content'] }),
  };
}
