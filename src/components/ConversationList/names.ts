import { conversationName, type Conversation, type ConversationId, type Group, type User } from '../../model/index.js';
import { fold } from './rowKeys.js';

/** The part of the chat's state that names come from. */
export interface NameSource {
  readonly conversations: { get(id: string): Conversation | undefined };
  readonly users: { get(id: string): User | undefined };
  readonly groups: { get(id: string): Group | undefined };
}

/** What a conversation is called, read once and not subscribed to. */
export function nameInState(state: NameSource, id: ConversationId): string {
  const conversation = state.conversations.get(id);
  if (!conversation) return '';
  const { peerId = '', groupId = '' } = conversation;
  return conversationName(conversation, state.users.get(peerId), state.groups.get(groupId));
}

/** Finds the conversations whose name holds every word of a query, in any order and without regard to case, width and accents. */
export type NameFilter = (
  state: NameSource,
  ids: readonly ConversationId[],
  query: string,
) => readonly ConversationId[];

/**
 * Makes a filter that remembers names without their case and accents: while one types, the same are looked at over and over.
 *
 * @param soundsLike whether a word may stand for a name that does not hold it
 */
export function createNameFilter(soundsLike?: (name: string, word: string) => boolean): NameFilter {
  const folded = new Map<string, string>();
  const foldOnce = (name: string): string => {
    const known = folded.get(name) ?? fold(name);
    folded.set(name, known);
    return known;
  };
  return (state, ids, query) => {
    const words = fold(query).split(/\s+/u);
    return ids.filter((id) => {
      const name = nameInState(state, id);
      return words.every((word) => foldOnce(name).includes(word) || soundsLike?.(name, word));
    });
  };
}
