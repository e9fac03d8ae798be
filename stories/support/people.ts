import type { Conversation, User } from 'chatloom';
import { buildConversation, buildUser } from 'chatloom/testing';

/** Made-up people. `me` is the signed-in one. */
export const people: readonly User[] = [
  buildUser({ id: 'me', nick: 'Mira Okafor' }),
  buildUser({ id: 'bo', nick: 'Bo Lindqvist' }),
  buildUser({ id: 'ana', nick: 'Ana Ribeiro' }),
  buildUser({ id: 'kenji', nick: '佐藤健二' }),
  buildUser({ id: 'yusra', nick: 'يسرى الحداد' }),
  buildUser({ id: 'noam', nick: 'נועם ברק' }),
  buildUser({ id: 'ploy', nick: 'พลอย ศรีสุข' }),
  buildUser({ id: 'gone', nick: 'Former colleague', deleted: true }),
  buildUser({ id: 'helper', nick: 'House helper', bot: true }),
];

/** The direct conversation with Bo: `c1`. */
export function directChat(details: Partial<Conversation> = {}): Conversation {
  return buildConversation({ id: 'c1', peerId: 'bo', ...details });
}

/** A conversation of the group `g1`, also called `c1`. */
export function groupChat(details: Partial<Conversation> = {}): Conversation {
  return buildConversation({ id: 'c1', groupId: 'g1', ...details });
}
