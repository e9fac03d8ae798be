import type { ReactionEvent } from '../contract/index.js';
import {
  applyReaction,
  comparePositions,
  laterPosition,
  type Message,
  type MessageId,
  type Position,
  type UserId,
} from '../model/index.js';

// P17: messages whose single operations are remembered. What is older is in the counts the server sends with a page.
const MAX_MESSAGES = 1000;

interface Register {
  readonly emoji: string;
  readonly userId: UserId;
  readonly active: boolean;
  /** Where the operation stood; absent for own ones the server confirmed without saying. */
  readonly at: Position | undefined;
}

/**
 * A reaction is a register per (message, emoji, user): of two operations on one the later holds, a repeat changes nothing (P6). Counts told as a
 * whole are older or newer than single operations; here is remembered which.
 */
export interface ReactionRegisters {
  /** Applies an operation to a message. Answers the message itself when a later one is known, or nothing changes. */
  apply(message: Message, op: ReactionEvent, selfId: UserId | undefined): Message;
  /** The server confirmed an own reaction: the event that tells the same must not count again. */
  confirm(messageId: MessageId, emoji: string, userId: UserId, active: boolean): void;
  /** Puts operations that are later than the counts of a message over them. */
  over(message: Message, selfId: UserId | undefined): Message;
}

/** The position up to which the counts of an emoji are told; for one that is not counted, that of the newest count. */
function countedUpTo(message: Message, emoji: string): Position | undefined {
  const summaries = message.lanes.reactions?.value ?? [];
  const own = summaries.find((summary) => summary.emoji === emoji);
  return own ? own.asOf : summaries.reduce<Position | undefined>((at, { asOf }) => laterPosition(at, asOf), undefined);
}

/** Makes the registers of a store. */
export function createReactionRegisters(): ReactionRegisters {
  const messages = new Map<MessageId, Map<string, Register>>();

  function set(messageId: MessageId, register: Register): void {
    const registers = messages.get(messageId) ?? new Map<string, Register>();
    // Set anew, so that the map's order is the order of use and the message longest untouched goes first.
    messages.delete(messageId);
    messages.set(messageId, registers.set(JSON.stringify([register.emoji, register.userId]), register));
    if (messages.size > MAX_MESSAGES) messages.delete(messages.keys().next().value ?? messageId);
  }

  const get = (messageId: MessageId, emoji: string, userId: UserId): Register | undefined =>
    messages.get(messageId)?.get(JSON.stringify([emoji, userId]));

  return {
    apply(message, op, selfId) {
      const { messageId, emoji, userId, active, at } = op;
      const known = get(messageId, emoji, userId);
      if (known?.at && comparePositions(at, known.at) <= 0) return message;
      set(messageId, { emoji, userId, active, at });
      const counted = countedUpTo(message, emoji);
      if (counted && comparePositions(at, counted) <= 0) return message;
      return applyReaction(message, { emoji, userId, active, isSelf: userId === selfId }, known?.active);
    },
    confirm(messageId, emoji, userId, active) {
      set(messageId, { emoji, userId, active, at: get(messageId, emoji, userId)?.at });
    },
    over(message, selfId) {
      let result = message;
      for (const { emoji, userId, active, at } of messages.get(message.id)?.values() ?? []) {
        const counted = countedUpTo(message, emoji);
        if (!at || !counted || comparePositions(at, counted) <= 0) continue;
        result = applyReaction(result, { emoji, userId, active, isSelf: userId === selfId });
      }
      return result;
    },
  };
}
