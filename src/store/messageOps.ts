import {
  applyEdit,
  applyReaction,
  applyRecall,
  type Content,
  type Message,
  type MessageId,
  type UserId,
} from '../model/index.js';
import { applyVote, type VoteOp } from './votes.js';

/** Something the signed-in user did to a message that the server has not confirmed yet. */
export type MessageOp = {
  readonly opId: string;
  readonly messageId: MessageId;
  readonly by: UserId;
  /** Device time; only shown ("edited just now"). */
  readonly time: number;
} & (
  | {
      readonly kind: 'edit';
      readonly content: Content;
      readonly revision: number;
      readonly mentions?: Message['mentions'];
    }
  | { readonly kind: 'recall' }
  | { readonly kind: 'reaction'; readonly emoji: string; readonly active: boolean }
  | { readonly kind: 'remove' }
  | VoteOp
);

/** What a message looks like with one operation over it; null when it is not shown any more. */
export function applyOp(message: Message, op: MessageOp): Message | null {
  switch (op.kind) {
    case 'edit':
      return applyEdit(message, op);
    case 'recall':
      return applyRecall(message, { by: op.by, time: op.time });
    case 'reaction':
      return applyReaction(message, { emoji: op.emoji, userId: op.by, active: op.active, isSelf: true });
    case 'vote':
      return applyVote(message, op.by, op);
    case 'remove':
      return null;
  }
}

/** Visible state = confirmed state + pending operations, in order. */
export function foldOps(confirmed: Message, ops: readonly MessageOp[]): Message | null {
  let message: Message | null = confirmed;
  for (const op of ops) {
    if (message === null) return null;
    message = applyOp(message, op);
  }
  return message;
}
