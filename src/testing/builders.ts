import type { Content, Conversation, Group, Member, Message, User } from '../contract/index.js';

/** Makes a person. Everything but the id has a default. */
export function buildUser(user: Partial<User> & Pick<User, 'id'>): User {
  return { nick: user.id, ...user };
}

/** Makes a text content. */
export function buildText(text: string): Content & { readonly text: string } {
  return { type: 'text', text, format: 'plain', entities: [] } as Content & { readonly text: string };
}

/** What {@link buildMessage} takes: a sequence number, and whatever should differ from the defaults. */
export type MessageDetails = Partial<Message> & { readonly seq: number; readonly text?: string | undefined };

/** Makes a message whose id, time and position follow from `seq`: `m7` stands at sequence 7. */
export function buildMessage({ seq, text, ...details }: MessageDetails): Message {
  return {
    id: `m${seq}`,
    conversationId: 'c1',
    senderId: 'bo',
    time: 1_750_000_000_000 + seq * 60_000,
    position: { value: seq, tie: '' },
    content: buildText(text ?? `message ${seq}`),
    revision: 0,
    lanes: {},
    ...details,
  };
}

/** Makes a conversation: direct, with history, counted. */
export function buildConversation(details: Partial<Conversation> & Pick<Conversation, 'id'>): Conversation {
  return {
    accountId: 'test',
    kind: details.groupId === undefined ? 'direct' : 'group',
    peerId: details.groupId === undefined ? 'bo' : undefined,
    history: 'full',
    durable: true,
    countsUnread: true,
    activityAt: details.lastMessage?.time ?? 1_750_000_000_000,
    unread: { count: 0 },
    settings: {},
    membership: 'member',
    ...details,
  };
}

/** Makes a group whose member the signed-in user (`me`) is. */
export function buildGroup(details: Partial<Group> & Pick<Group, 'id'>): Group {
  const self: Member = { userId: 'me', role: 'member' };
  return { kind: 'work', name: details.id, memberCount: 3, settings: {}, self, ...details };
}
