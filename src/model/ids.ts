/**
 * Ids are opaque strings: chatloom never parses them. They are unique within one adapter; an adapter that serves
 * several accounts scopes them itself (docs/decisions/2026-11-21-ids-and-accounts.md).
 */
export type AccountId = string;
/** Id of a person, bot or service that can send messages. */
export type UserId = string;
/** Id of a conversation of any kind: direct, group, topic, live room, system mail. */
export type ConversationId = string;
/** Id of a group; several conversations (the topics of a community) may belong to one group. */
export type GroupId = string;
/** Id the server gave a message. Stable once given. */
export type MessageId = string;
/** Id the sending client made before the server knew the message. Never changes, so it serves as React key. */
export type ClientId = string;
/** Id of a thread: the id of its root message. An adapter with ids of its own for threads translates them. */
export type ThreadId = string;
/** Id of a media object at the adapter; `media.resolve` turns it into a URL. */
export type MediaId = string;

/** Names one timeline: a conversation, or one thread inside it. */
export interface TimelineRef {
  readonly conversationId: ConversationId;
  readonly threadId?: ThreadId | undefined;
}

/** A string that names a timeline, for maps. */
export type TimelineKey = string;

/** Turns a timeline reference into a map key. Ids may hold any character, so where there are two parts the first is length-prefixed. */
export function timelineKey({ conversationId, threadId }: TimelineRef): TimelineKey {
  // An id that looks like a key of two parts must not be taken for one.
  const isPlain = threadId === undefined && !PREFIX.test(conversationId);
  return isPlain ? conversationId : `${conversationId.length}:${conversationId}#${threadId ?? ''}`;
}

/** The timeline a key was made for. */
export function timelineRefOf(key: TimelineKey): TimelineRef {
  const length = PREFIX.exec(key)?.[1];
  if (length === undefined) return { conversationId: key };
  const [start, end] = [length.length + 1, length.length + 1 + Number(length)];
  const threadId = key.slice(end + 1);
  return { conversationId: key.slice(start, end), ...(threadId !== '' && { threadId }) };
}

const PREFIX = /^(\d+):/;
