import type { Message, MessageId, Position, PositionRange, TimelineRef } from '../model/index.js';
import type { ChatEventBody } from './events.js';

/** A page of any list. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** Pass it back to get the next page; absent at the end. Opaque. */
  readonly cursor?: string | undefined;
  /** All items there are, where the backend counts. */
  readonly total?: number | undefined;
}

/** Options of every paged list. */
export interface ListOptions {
  readonly cursor?: string | undefined;
  /** A wish; the adapter may return fewer or more. */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Which stretch of history is wanted. Bounds are inclusive. Without bounds: the newest `limit` messages.
 * `fill` says from which bound `limit` counts: `fromUpper` (default) gives the newest of the stretch, `fromLower` the oldest.
 */
export interface HistoryRequest {
  readonly lower?: Position | undefined;
  readonly upper?: Position | undefined;
  /** Default 20. */
  readonly limit?: number | undefined;
  readonly fill?: 'fromLower' | 'fromUpper' | undefined;
  /** Only these content types. A page so filtered covers nothing. */
  readonly types?: readonly string[] | undefined;
  /** A cursor of an earlier page going the same way: a hint some backends can use. */
  readonly cursor?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Changes that history carries beside messages: edits, reactions, recalls, receipts found on the way. */
export type HistoryOperation = Extract<
  ChatEventBody,
  {
    readonly type:
      | 'message-edited'
      | 'message-recalled'
      | 'reaction'
      | 'reaction-summary'
      | 'lane'
      | 'read-cursor'
      | 'delivered-cursor'
      | 'receipt-summary'
      | 'thread-summary';
  }
>;

/** A stretch of history. */
export interface HistoryPage {
  /** Oldest first. */
  readonly items: readonly Message[];
  readonly ops?: readonly HistoryOperation[] | undefined;
  /**
   * The stretch this page speaks for: inside it there is no message the page does not hold. Gaps are computed from this, never from
   * rows. Absent for filtered pages and for empty answers about an empty history.
   */
  readonly covers?: PositionRange | undefined;
  /** Nothing older exists. */
  readonly reachedStart: boolean;
  /** Nothing newer existed when the page was made. */
  readonly reachedEnd: boolean;
  readonly cursor?: string | undefined;
}

/** Asks for the history around one message. */
export interface AroundRequest {
  readonly ref: TimelineRef;
  readonly messageId: MessageId;
  /** Messages on each side. Default 20. */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}
