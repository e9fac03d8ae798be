import type { ThreadEvent } from '../../contract/index.js';
import type { ConversationId, MessageId, Position, TimelineRef } from '../../model/index.js';
import type { MessageOp } from '../messageOps.js';
import type { TargetedOperation } from '../waitingOps.js';

/** What may change a thread: told as it comes, to be looked at by the part that keeps threads. */
export type ThreadFact =
  | ThreadEvent
  | TargetedOperation
  /** The user has read on in it, or something is shown over its root. */
  | { readonly type: 'touched'; readonly ref: TimelineRef }
  /** What the user did to a message was taken by the server. */
  | { readonly type: 'confirmed'; readonly conversationId: ConversationId; readonly op: MessageOp }
  /** Messages were removed: these, those up to a position, or all of a conversation. */
  | {
      readonly type: 'gone';
      readonly conversationId: ConversationId;
      readonly ids?: readonly MessageId[] | undefined;
      readonly upTo?: Position | undefined;
    };
