import type { UserId } from '../../../model/index.js';
import type { Change } from '../storage/changes.js';
import type { Tx } from '../storage/port.js';
import type { ConversationRow, MessageRow } from '../storage/rows.js';

/** Computes message `seq` (1…count) of a generated conversation. */
export type Generate = (
  conversationId: string,
  recipe: NonNullable<ConversationRow['generated']>,
  seq: number,
) => MessageRow;

/** What an operation that only looks may use. `self` is who asks. */
export interface ReadContext {
  readonly tx: Tx;
  readonly self: UserId;
  readonly now: number;
  /** Undefined until a generated conversation exists. */
  readonly generate: Generate | undefined;
}

/** What an operation that changes something may use. */
export interface WriteContext extends ReadContext {
  createId(): string;
  /**
   * Notes a change for everyone concerned and returns its number. Without `to`: all who take part in the conversation.
   */
  log(change: Change, to?: readonly UserId[] | 'everyone'): number;
}
