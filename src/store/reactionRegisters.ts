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
const MAX_MESSAGES = 2000;
const MAX_PER_MESSAGE = 500;

interface Register {
  readonly emoji: string;
  readonly userId: UserId;
  readonly active: boolean;
  /** Where the operation stood; absent for own ones the server confirmed without saying. */
  readonly at: Position | undefined;
  /** When it was noted, by the registers' own count. */
  readonly noted: number;
  /** The counts include it; kept so that late repeats are known as such. */
  readonly counted?: boolean | undefined;
}

/**
 * A reaction is a register per (message, emoji, user): of two operations on one the later holds, a repeat changes nothing (P6). What a message shows is
 * derived anew each time from the counts the server told as a whole and the registers that are later than these: nothing is counted up and down, so the
 * same facts give the same result in whatever order they come.
 */
export interface ReactionRegisters {
  /** Takes an operation in; false when a later one is known. Its message need not be known yet. */
  note(op: ReactionEvent): boolean;
  /** The server confirmed an own reaction without saying where it stands: it lies over all counts until one says so. */
  confirm(messageId: MessageId, emoji: string, userId: UserId, active: boolean): void;
  /** A stamp for {@link settleBefore}: take it when a page is asked for. */
  stamp(): number;
  /** A page asked for at `stamp` brought this message with its counts: what was noted before is in them. */
  settleBefore(messageId: MessageId, stamp: number): void;
  /** The message with its reactions as they stand. */
  derive(message: Message, selfId: UserId): Message;
}

/** The position up to which the counts of an emoji are told; for one that is not counted, that of the newest count. */
function countedUpTo(message: Message, emoji: string): Position | undefined {
  const summaries = message.lanes.reactions?.value ?? [];
  const own = summaries.find((summary) => summary.emoji === emoji);
  return own ? own.asOf : summaries.reduce<Position | undefined>((at, { asOf }) => laterPosition(at, asOf), undefined);
}

/** Whether the counts include a person's reaction; undefined when only some of the people are named and this one is not. */
function wasCounted(message: Message, emoji: string, userId: UserId, isSelf: boolean): boolean | undefined {
  const summary = message.lanes.reactions?.value.find((candidate) => candidate.emoji === emoji);
  if (!summary) return false;
  if (isSelf) return summary.mine;
  if (summary.sampleUserIds.includes(userId)) return true;
  return summary.sampleUserIds.length >= summary.count ? false : undefined;
}

/** Makes the registers of a store. */
export function createReactionRegisters(): ReactionRegisters {
  const messages = new Map<MessageId, Map<string, Register>>();
  let count = 0;
  const keyOf = (emoji: string, userId: UserId): string => JSON.stringify([emoji, userId]);

  function set(messageId: MessageId, register: Omit<Register, 'noted'>): void {
    const registers = messages.get(messageId) ?? new Map<string, Register>();
    // Set anew, so that the map's order is the order of use and the message longest untouched goes first.
    messages.delete(messageId);
    messages.set(
      messageId,
      registers.set(keyOf(register.emoji, register.userId), { ...register, noted: (count += 1) }),
    );
    if (registers.size > MAX_PER_MESSAGE) registers.delete(registers.keys().next().value ?? '');
    if (messages.size > MAX_MESSAGES) messages.delete(messages.keys().next().value ?? messageId);
  }

  return {
    note({ messageId, emoji, userId, active, at }) {
      const known = messages.get(messageId)?.get(keyOf(emoji, userId));
      if (known?.at && comparePositions(at, known.at) <= 0) return false;
      set(messageId, { emoji, userId, active, at });
      return true;
    },
    confirm(messageId, emoji, userId, active) {
      const known = messages.get(messageId)?.get(keyOf(emoji, userId));
      // Its event came first, and says more.
      if (known?.at && known.active === active) return;
      set(messageId, { emoji, userId, active, at: undefined });
    },
    stamp: () => count,
    settleBefore(messageId, stamp) {
      const registers = messages.get(messageId);
      for (const [key, register] of registers ?? []) {
        if (register.noted > stamp) continue;
        if (register.at) registers?.set(key, { ...register, counted: true });
        else registers?.delete(key);
      }
    },
    derive(message, selfId) {
      let result = message;
      for (const { emoji, userId, active, at, counted: isCounted } of messages.get(message.id)?.values() ?? []) {
        if (isCounted) continue;
        const counted = countedUpTo(message, emoji);
        if (at && counted && comparePositions(at, counted) <= 0) continue;
        const isSelf = userId === selfId;
        result = applyReaction(result, { emoji, userId, active, isSelf }, wasCounted(message, emoji, userId, isSelf));
      }
      return result;
    },
  };
}
