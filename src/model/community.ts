import type { ConversationId, GroupId } from './ids.js';

/** A category of topics inside a community. */
export interface TopicCategory {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}

/** A topic (channel) of a community; its messages live in the conversation it names. */
export interface Topic {
  readonly conversationId: ConversationId;
  readonly communityId: GroupId;
  readonly categoryId?: string | undefined;
  readonly name: string;
  readonly kind: 'text' | 'voice' | 'announcement';
  readonly visibility: 'public' | 'private';
  readonly order: number;
}
