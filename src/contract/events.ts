import type {
  AccountId,
  ConnectionState,
  Contact,
  Content,
  Conversation,
  ConversationId,
  ConversationSettings,
  Group,
  GroupId,
  JoinRequest,
  LaneName,
  LiveGift,
  LiveRoom,
  Member,
  Message,
  MessageId,
  MessageLanes,
  Position,
  Presence,
  ReceiptSummary,
  ReactionSummary,
  Recall,
  Thread,
  ThreadId,
  ThreadSummary,
  Topic,
  User,
  UserId,
} from '../model/index.js';
import type { ChatErrorData } from './errors.js';
import type { ScheduledEvent, ScheduledRemovedEvent } from './scheduled.js';

/** A message added, changed or acknowledged; the same event serves new messages, own echoes and repeats. */
export interface MessageEvent {
  readonly type: 'message';
  readonly message: Message;
  /**
   * Position of the message right before this one, where the backend knows it. When the store does not hold that one, there is a
   * hole, and it will be filled (P9). Adapters whose stream cannot skip while connected leave it out.
   */
  readonly follows?: Position | undefined;
}

/** The body changed. Waits for its message when that is not known yet (P5). */
export interface MessageEditedEvent {
  readonly type: 'message-edited';
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  /** Who edited; must be allowed to. Events whose author the adapter could not verify are not to be sent. */
  readonly by: UserId;
  readonly revision: number;
  readonly content: Content;
  readonly mentions?: Message['mentions'];
  /** Server time in ms. */
  readonly time: number;
}

/** The message was taken back, for everyone and for good (P4). */
export interface MessageRecalledEvent {
  readonly type: 'message-recalled';
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly recall: Recall;
}

/** The message is gone from this user's view: deleted for me, expired, moderated away. */
export interface MessageRemovedEvent {
  readonly type: 'message-removed';
  readonly conversationId: ConversationId;
  readonly messageIds: readonly MessageId[];
}

/** One person set or cleared one reaction: a register per (message, emoji, user) (P6). */
export interface ReactionEvent {
  readonly type: 'reaction';
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly userId: UserId;
  readonly emoji: string;
  readonly active: boolean;
  /** Position of the operation; of two for the same register the later wins. */
  readonly at: Position;
}

/** All reactions of a message, counted by the server. */
export interface ReactionSummaryEvent {
  readonly type: 'reaction-summary';
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly version: number;
  readonly reactions: readonly ReactionSummary[];
}

/** Something was added to a message apart from its body. */
export type LaneEvent = {
  readonly [L in Exclude<LaneName, 'reactions' | 'receipts'>]: {
    readonly type: 'lane';
    readonly conversationId: ConversationId;
    readonly messageId: MessageId;
    readonly lane: L;
    readonly value: NonNullable<MessageLanes[L]>;
  };
}[Exclude<LaneName, 'reactions' | 'receipts'>];

/** Everything up to `position` was read by (or delivered to) this person. Only moves forward (P7). */
export interface CursorEvent {
  readonly type: 'read-cursor' | 'delivered-cursor';
  readonly conversationId: ConversationId;
  readonly threadId?: ThreadId | undefined;
  readonly userId: UserId;
  readonly position: Position;
}

/** Receipts counted per message, for backends that count so. */
export interface ReceiptSummaryEvent {
  readonly type: 'receipt-summary';
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly version: number;
  readonly summary: ReceiptSummary;
}

/** Answers came to the thread under a message, or were taken back. Never goes back: of two summaries the one with the higher version stays. */
export interface ThreadSummaryEvent {
  readonly type: 'thread-summary';
  readonly conversationId: ConversationId;
  /** The root of the thread. */
  readonly messageId: MessageId;
  readonly summary: ThreadSummary;
}

/** The signed-in user's side of a thread changed: following, unread. Of two the one with the higher `version` stays. */
export interface ThreadEvent {
  readonly type: 'thread';
  readonly thread: Thread;
}

/**
 * The server's unread numbers for a conversation. What came after `asOf` is counted by the store; whenever a number changes for another reason (a
 * counted message was recalled, the user read on another device) the adapter tells it by this event.
 */
export interface UnreadEvent {
  readonly type: 'unread';
  readonly conversationId: ConversationId;
  readonly unread: Conversation['unread'];
}

/** Someone writes. Ends by itself after `expiresIn` (10 s at most, P16). */
export interface TypingEvent {
  readonly type: 'typing';
  readonly conversationId: ConversationId;
  readonly threadId?: ThreadId | undefined;
  readonly userId: UserId;
  readonly active: boolean;
  /** Milliseconds; default and most 10,000. */
  readonly expiresIn?: number | undefined;
  /** What is being made. Default `text`. */
  readonly activity?: 'text' | 'voice' | 'upload' | undefined;
}

/** A piece of a streamed message. A gap in offsets asks for a snapshot. */
export interface StreamDeltaEvent {
  readonly type: 'stream-delta';
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly partId: string;
  /** UTF-16 offset in the part at which `text` starts. */
  readonly offset: number;
  readonly text: string;
}

/** A streamed message is complete; carries the full snapshot. */
export interface StreamEndEvent {
  readonly type: 'stream-end';
  readonly message: Message;
}

/** Everything that can happen on an account. All plain data, structured-cloneable. */
export type ChatEventBody =
  | { readonly type: 'connection'; readonly state: ConnectionState }
  /** Connected again. `resumed: false`: things may have been missed; lists and newest pages are fetched anew. */
  | { readonly type: 'reconnected'; readonly resumed: boolean }
  | { readonly type: 'capabilities-changed' }
  /** Something the user should know about the adapter itself, such as "kept in memory only". Empty `code` clears it. */
  | {
      readonly type: 'notice';
      readonly code: AdapterNoticeCode;
      readonly active: boolean;
      readonly error?: ChatErrorData | undefined;
    }
  | { readonly type: 'conversation'; readonly conversation: Conversation }
  | {
      readonly type: 'conversation-changed';
      readonly conversationId: ConversationId;
      readonly changes: Partial<Omit<Conversation, 'id' | 'accountId' | 'settings' | 'unread'>>;
    }
  | { readonly type: 'conversation-removed'; readonly conversationId: ConversationId }
  | {
      readonly type: 'settings';
      readonly conversationId: ConversationId;
      readonly changes: ConversationSettings;
    }
  | MessageEvent
  | MessageEditedEvent
  | MessageRecalledEvent
  | MessageRemovedEvent
  | { readonly type: 'history-cleared'; readonly conversationId: ConversationId; readonly upTo: Position }
  | ReactionEvent
  | ReactionSummaryEvent
  | LaneEvent
  | CursorEvent
  | ReceiptSummaryEvent
  | ThreadSummaryEvent
  | ThreadEvent
  | ScheduledEvent
  | ScheduledRemovedEvent
  | UnreadEvent
  | TypingEvent
  | StreamDeltaEvent
  | StreamEndEvent
  | {
      readonly type: 'pinned';
      readonly conversationId: ConversationId;
      readonly messageId: MessageId;
      readonly active: boolean;
      readonly by: UserId;
    }
  | { readonly type: 'user'; readonly user: User }
  | { readonly type: 'presence'; readonly userId: UserId; readonly presence: Presence }
  | { readonly type: 'contact'; readonly contact: Contact }
  | { readonly type: 'contact-removed'; readonly userId: UserId }
  | { readonly type: 'blocked'; readonly userId: UserId; readonly active: boolean }
  | { readonly type: 'group'; readonly group: Group }
  | { readonly type: 'group-removed'; readonly groupId: GroupId; readonly reason: 'left' | 'removed' | 'dismissed' }
  | {
      readonly type: 'members-changed';
      readonly groupId: GroupId;
      readonly joined?: readonly Member[] | undefined;
      readonly updated?: readonly Member[] | undefined;
      readonly left?: readonly UserId[] | undefined;
    }
  | {
      /** Somebody asks to be let in (`active`), or that was answered or taken back. Told to those who decide, and the end of it to who asked. */
      readonly type: 'join-request';
      readonly request: JoinRequest;
      readonly active: boolean;
      /** How it was answered; absent while it waits, and where the backend does not tell. */
      readonly accepted?: boolean | undefined;
      /** Who answered. */
      readonly by?: UserId | undefined;
      /** Why it was refused. */
      readonly reason?: string | undefined;
    }
  | { readonly type: 'topic'; readonly topic: Topic }
  | { readonly type: 'live-room'; readonly room: LiveRoom }
  | { readonly type: 'live-gift'; readonly gift: LiveGift }
  | { readonly type: 'live-likes'; readonly conversationId: ConversationId; readonly count: number };

/** Notices an adapter can raise about itself. */
export type AdapterNoticeCode = 'memory-only' | 'storage-full' | 'storage-damaged' | 'newer-version' | 'demo';

/** One event of one account, in the order the adapter knows. May be late, repeated or out of order: the store ends in the same state. */
export type ChatEvent = ChatEventBody & { readonly accountId: AccountId };

/** The name of an event. */
export type ChatEventType = ChatEvent['type'];
