import type { Content, ConversationId, MessageId, UserId } from '../../contract/index.js';

/** A message as the model server keeps it: current state only, as most services do. */
export interface ModelMessage {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  /** Place among the messages of the conversation; grows, and may skip numbers. */
  readonly seq: number;
  readonly clientId: string;
  readonly senderId: UserId;
  readonly time: number;
  content: Content;
  revision: number;
  editedAt?: number | undefined;
  recalled?: { readonly by: UserId; readonly time: number } | undefined;
  /** Who reacted, by emoji, in order of the first reaction. */
  reactions: { readonly emoji: string; readonly userIds: readonly UserId[] }[];
  /** Number of the last reaction operation. */
  reactedAt: number;
}

/** A conversation of the model server. */
export interface ModelConversation {
  readonly id: ConversationId;
  readonly memberIds: readonly UserId[];
  /** In order: the oracle of what exists and where it stands. */
  readonly messages: ModelMessage[];
  /** How far each member has read. */
  readonly readSeq: Map<UserId, number>;
  createdAt: number;
}

/** A person's number of unread messages. */
export interface ModelUnread {
  readonly count: number;
  readonly asOf: number;
  readonly readUpTo: number;
}
