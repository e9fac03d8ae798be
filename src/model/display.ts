import { stripControls } from '../utils/stripControls.js';
import type { Conversation } from './conversation.js';
import type { Group, Member } from './group.js';
import type { User } from './user.js';

function clean(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const text = stripControls(name).trim();
  return text === '' ? undefined : text;
}

/** A person's name: remark > name card in the group > nick > the name that came with a message > id. Control characters and line breaks are stripped. */
export function displayName(
  user: User | undefined,
  fallbackId: string,
  member?: Member | undefined,
  senderName?: string | undefined,
): string {
  return (
    clean(user?.remark) ?? clean(member?.nameCard) ?? clean(user?.nick) ?? clean(senderName) ?? clean(fallbackId) ?? '?'
  );
}

/** A group's name: name > id. */
export function groupName(group: Group | undefined, fallbackId: string): string {
  return clean(group?.name) ?? clean(fallbackId) ?? '?';
}

/** What a conversation is called: its group's name, its peer's name, else its own title, else its id. */
export function conversationName(conversation: Conversation, user: User | undefined, group: Group | undefined): string {
  if (conversation.kind === 'topic') return clean(conversation.title) ?? groupName(group, conversation.id);
  if (conversation.groupId !== undefined) {
    return clean(group?.name) ?? clean(conversation.title) ?? groupName(group, conversation.groupId);
  }
  if (conversation.peerId !== undefined) {
    if (!user?.remark && !user?.nick) return clean(conversation.title) ?? displayName(user, conversation.peerId);
    return displayName(user, conversation.peerId);
  }
  return clean(conversation.title) ?? conversation.id;
}
