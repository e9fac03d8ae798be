import type { ConversationId, GroupId, JoinRequest, UserId } from '../../../model/index.js';

/**
 * What happened, by reference only. A client reads the rows when it tells its user, so that a message recalled meanwhile
 * leaves no words behind in the log (P4), and each user gets their own view of it.
 */
export type Change =
  | {
      readonly type: 'message';
      readonly conversationId: ConversationId;
      readonly seq: number;
      /** The message shown before it, where that is not the one numbered before it. */
      readonly after?: number | undefined;
    }
  | { readonly type: 'edited'; readonly conversationId: ConversationId; readonly seq: number; readonly by: UserId }
  | { readonly type: 'recalled'; readonly conversationId: ConversationId; readonly seq: number }
  | { readonly type: 'removed'; readonly conversationId: ConversationId; readonly seqs: readonly number[] }
  | { readonly type: 'cleared'; readonly conversationId: ConversationId; readonly seq: number }
  | {
      readonly type: 'reaction';
      readonly conversationId: ConversationId;
      readonly seq: number;
      readonly userId: UserId;
      readonly emoji: string;
      readonly active: boolean;
    }
  | { readonly type: 'votes'; readonly conversationId: ConversationId; readonly seq: number }
  | {
      readonly type: 'pinned';
      readonly conversationId: ConversationId;
      readonly seq: number;
      readonly active: boolean;
      readonly by: UserId;
    }
  | {
      readonly type: 'cursor';
      readonly kind: 'read' | 'delivered';
      readonly conversationId: ConversationId;
      readonly userId: UserId;
      readonly seq: number;
      /** In a thread. */
      readonly rootSeq?: number | undefined;
    }
  /** An answer came to a thread or was taken back, or somebody's side of it has changed. */
  | { readonly type: 'thread'; readonly conversationId: ConversationId; readonly rootSeq: number }
  /** Its writer's alone. */
  | { readonly type: 'scheduled'; readonly conversationId: ConversationId; readonly id: string }
  | { readonly type: 'conversation'; readonly conversationId: ConversationId }
  | { readonly type: 'conversation-removed'; readonly conversationId: ConversationId }
  | { readonly type: 'settings'; readonly conversationId: ConversationId; readonly fields: readonly string[] }
  | { readonly type: 'user'; readonly userId: UserId }
  | { readonly type: 'contact'; readonly userId: UserId }
  | { readonly type: 'blocked'; readonly userId: UserId; readonly active: boolean }
  | { readonly type: 'group'; readonly conversationId: ConversationId; readonly groupId: GroupId }
  | {
      readonly type: 'group-removed';
      readonly conversationId: ConversationId;
      readonly groupId: GroupId;
      readonly reason: 'left' | 'removed' | 'dismissed';
    }
  | {
      readonly type: 'members';
      readonly conversationId: ConversationId;
      readonly groupId: GroupId;
      readonly joined?: readonly UserId[] | undefined;
      readonly updated?: readonly UserId[] | undefined;
      readonly left?: readonly UserId[] | undefined;
    }
  | {
      readonly type: 'join-request';
      readonly request: JoinRequest;
      readonly active: boolean;
      /** How it was answered, by whom, and why it was refused. */
      readonly accepted?: boolean | undefined;
      readonly by?: UserId | undefined;
      readonly reason?: string | undefined;
    };
