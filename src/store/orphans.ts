import type { ConversationId, Message } from '../model/index.js';

// P17: newest first to stay; what goes is in the numbers the server tells with the conversation.
const MAX_CONVERSATIONS = 50;
const MAX_MESSAGES = 100;

/** Live messages of conversations that are not known yet: kept until the conversation has been fetched, whose answer may be older than they are. */
export interface Orphans {
  add(message: Message): void;
  take(id: ConversationId): readonly Message[];
}

/** Makes an empty room for them. */
export function createOrphans(): Orphans {
  const waiting = new Map<ConversationId, readonly Message[]>();
  return {
    add(message) {
      const { conversationId } = message;
      waiting.set(conversationId, [...(waiting.get(conversationId) ?? []).slice(1 - MAX_MESSAGES), message]);
      if (waiting.size > MAX_CONVERSATIONS) waiting.delete(waiting.keys().next().value ?? conversationId);
    },
    take(id) {
      const messages = waiting.get(id) ?? [];
      waiting.delete(id);
      return messages;
    },
  };
}
