import type { ChatEvent, Conversation, Message } from '../../contract/index.js';

// Only times are shifted, never positions: those are the server's order, whatever its clock says.

function skewMessage(message: Message, by: number): Message {
  const { editedAt, recalled } = message;
  return {
    ...message,
    time: message.time + by,
    ...(editedAt !== undefined && { editedAt: editedAt + by }),
    ...(recalled && { recalled: { ...recalled, time: recalled.time + by } }),
  };
}

function skewConversation(conversation: Conversation, by: number): Conversation {
  const { lastMessage } = conversation;
  return {
    ...conversation,
    activityAt: conversation.activityAt + by,
    ...(lastMessage && { lastMessage: skewMessage(lastMessage, by) }),
  };
}

const isMessage = (value: object): value is Message => 'position' in value && 'senderId' in value && 'lanes' in value;
const isConversation = (value: object): value is Conversation => 'activityAt' in value && 'unread' in value;

function skewValue(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isMessage(value)) return skewMessage(value, by);
  if (isConversation(value)) return skewConversation(value, by);
  return value;
}

/** What a call answered — a message, a conversation, a page of either — by a clock that is off. */
export function skewAnswer(answer: unknown, by: number): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('items' in answer && Array.isArray(answer.items)) {
    return { ...answer, items: answer.items.map((item) => skewValue(item, by)) };
  }
  if ('message' in answer && !isMessage(answer)) return { ...answer, message: skewValue(answer.message, by) };
  return skewValue(answer, by);
}

/** An event as told by a clock that is off. */
export function skewEvent(event: ChatEvent, by: number): ChatEvent {
  switch (event.type) {
    case 'message':
    case 'stream-end':
      return { ...event, message: skewMessage(event.message, by) };
    case 'message-edited':
      return { ...event, time: event.time + by };
    case 'message-recalled':
      return { ...event, recall: { ...event.recall, time: event.recall.time + by } };
    case 'conversation':
      return { ...event, conversation: skewConversation(event.conversation, by) };
    default:
      return event;
  }
}
