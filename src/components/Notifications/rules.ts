import { notifyLevel, timelineKey, type Message, type UserId } from '../../model/index.js';
import type { State } from './kinds.js';

/** Whether a message of somebody else is meant for this user in person: a mention, or an answer to what they wrote. */
function isPersonal({ mentions, quote }: Message, selfId: UserId): boolean {
  return mentions?.all === true || mentions?.userIds.includes(selfId) === true || quote?.senderId === selfId;
}

/**
 * Whether a user wants to hear of a message: not while they are not to be disturbed, not of muted conversations, and of those set to mentions, and of rooms
 * that count nothing as unread, only what is meant for them. Of answers in threads only those of threads they follow.
 *
 * @param now in ms
 */
export function wantsToHear(state: State, message: Message, selfId: UserId, now: number): boolean {
  const { conversationId, threadId, senderId, inConversation } = message;
  if (senderId === selfId || message.recalled || state.blocked.has(senderId)) return false;
  if (state.presence.get(selfId)?.state === 'dnd') return false;
  const conversation = state.conversations.get(conversationId);
  const level = notifyLevel(conversation?.settings, now);
  const personal = isPersonal(message, selfId);
  if (level === 'none') return false;
  if ((level === 'mentions' || conversation?.countsUnread === false) && !personal) return false;
  if (threadId === undefined || inConversation === true || personal) return true;
  return state.threads.get(timelineKey({ conversationId, threadId }))?.following === true;
}
