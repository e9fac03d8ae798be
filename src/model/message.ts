import type { Content } from './content.js';
import type { ClientId, ConversationId, MessageId, ThreadId, UserId } from './ids.js';
import type { JsonObject } from './json.js';
import type { MessageLanes } from './lanes.js';
import type { Position } from './position.js';
import type { MessageSnapshot } from './snapshot.js';
import type { ThreadSummary } from './threadSummary.js';

/** A message as the server knows it. */
export interface Message<C extends Content = Content> {
  readonly id: MessageId;
  /** The sender's own id for it. Joins with a pending row only when the sender is the signed-in user (P2). */
  readonly clientId?: ClientId | undefined;
  readonly conversationId: ConversationId;
  /** Set for an answer in a thread: the id of the message it stands under. It does not show in the conversation unless `inConversation`. */
  readonly threadId?: ThreadId | undefined;
  /** An answer in a thread that was also sent to the conversation: it shows in both timelines. */
  readonly inConversation?: true | undefined;
  /** Verified by the adapter: never taken from what the sender wrote about himself. */
  readonly senderId: UserId;
  /** Name of the sender as it came with the message, for people who are not in the directory. */
  readonly senderName?: string | undefined;
  /** Server time in ms since 1970. Shown, and never used to order rows. */
  readonly time: number;
  readonly position: Position;
  readonly content: C;
  /** Revision of the body; 0 as sent. The higher wins; equal or lower is ignored (P3). */
  readonly revision: number;
  readonly editedAt?: number | undefined;
  /** Set once recalled; the content is then `{ type: 'recalled' }` and stays so (P4). */
  readonly recalled?: Recall | undefined;
  readonly lanes: MessageLanes;
  /** The message this one answers. */
  readonly quote?: MessageSnapshot | undefined;
  /** True when it was forwarded; with the origin's name where it may be told. */
  readonly forwarded?: { readonly senderName?: string | undefined } | undefined;
  /** Who is mentioned; `all` for everyone. Mentions by entity in text are repeated here for the list. */
  readonly mentions?: { readonly userIds: readonly UserId[]; readonly all?: boolean | undefined } | undefined;
  /** Overrides whether it counts as unread; by default the content type decides. */
  readonly countable?: boolean | undefined;
  /** Only these members see it. */
  readonly targetUserIds?: readonly UserId[] | undefined;
  /** In rooms under load, low is dropped first. */
  readonly priority?: 'high' | 'normal' | 'low' | undefined;
  /** Server time in ms after which it disappears. */
  readonly expiresAt?: number | undefined;
  readonly crypto?: 'clear' | 'pending' | 'failed' | undefined;
  /** For regenerated answers: the message this is another version of. */
  readonly variantOf?: MessageId | undefined;
  /** The thread under this message; absent while nobody has answered there. */
  readonly thread?: ThreadSummary | undefined;
  /** Still being streamed; `stream-end` clears it. */
  readonly streaming?: boolean | undefined;
  readonly custom?: JsonObject | undefined;
}

/** Who took a message back, and when. */
export interface Recall {
  readonly by: UserId;
  readonly time: number;
  readonly reason?: string | undefined;
}

/** What remains of a message that was taken back. */
export interface RecalledContent extends Content {
  readonly type: 'recalled';
}

/**
 * Way of an own message: `saving` the row shows, storage has not answered; `queued` it survives a crash; `sending` handed to the adapter;
 * `confirming` bytes are through, the answer is not; then what the server and the others tell. `uncertain`: the connection broke after it was handed
 * over and the backend cannot say whether it arrived. Others' messages are `received`.
 */
export type SendStatus =
  'saving' | 'queued' | 'sending' | 'confirming' | 'sent' | 'delivered' | 'read' | 'failed' | 'uncertain' | 'received';

/** A message as a client hands it to the adapter. */
export interface OutgoingMessage<C extends Content = Content> {
  readonly clientId: ClientId;
  readonly conversationId: ConversationId;
  /** The message this is an answer to in its thread. */
  readonly threadId?: ThreadId | undefined;
  /** With `threadId`: the answer is to be shown in the conversation, too. */
  readonly inConversation?: true | undefined;
  readonly content: C;
  readonly quote?: MessageSnapshot | undefined;
  readonly mentions?: Message['mentions'];
  readonly forwarded?: Message['forwarded'];
  readonly targetUserIds?: readonly UserId[] | undefined;
  readonly priority?: Message['priority'];
  readonly variantOf?: MessageId | undefined;
  readonly custom?: JsonObject | undefined;
}
