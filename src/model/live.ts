import type { ConversationId, UserId } from './ids.js';

/** State of a live room. */
export interface LiveRoom {
  readonly conversationId: ConversationId;
  readonly status: 'upcoming' | 'live' | 'paused' | 'ended' | 'replay';
  readonly notice?: string | undefined;
  readonly onlineCount?: number | undefined;
  readonly likeCount?: number | undefined;
}

/** A gift shown in a live room; equal gifts of one person in a row form a combo. */
export interface LiveGift {
  readonly conversationId: ConversationId;
  readonly giftId: string;
  readonly name: string;
  readonly senderId: UserId;
  readonly senderName?: string | undefined;
  readonly count: number;
  readonly comboId?: string | undefined;
}
