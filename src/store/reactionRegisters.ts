import type { ReactionEvent } from '../contract/index.js';
import {
  comparePositions,
  laterPosition,
  reactTo,
  withReactions,
  type Message,
  type MessageId,
  type Position,
  type ReactionSummary,
  type UserId,
} from '../model/index.js';

// P17: messages whose single operations are remembered. What is older is in the counts the server sends with a page.
const MAX_MESSAGES = 2000;
// And for one message: people, and emoji, of both as many as anyone would look at.
const MAX_PER_MESSAGE = 1000;
/** Emoji shown under one message at most. */
export const MAX_EMOJI = 200;

interface Register {
  readonly active: boolean;
  /** Where the operation stood; absent for own ones the server confirmed without saying. */
  readonly at: Position | undefined;
  /** When it was noted, by the registers' own count. */
  readonly noted: number;
  /** The counts include it; kept so that late repeats are known as such. */
  readonly counted?: boolean | undefined;
}

/** What came of a message the last time, so that one more operation costs its own emoji and not all that came before. */
interface Derived {
  readonly message: Message;
  readonly selfId: UserId;
  readonly counts: Counts;
  readonly byEmoji: Map<string, ReactionSummary | undefined>;
  readonly result: Message;
}

/** What the server has counted of a message. */
interface Counts {
  readonly lane: Message['lanes']['reactions'];
  readonly byEmoji: ReadonlyMap<string, ReactionSummary>;
  /** For an emoji that is not counted: the position of the newest count. */
  readonly asOf: Position | undefined;
}

interface Entry {
  readonly byEmoji: Map<string, Map<UserId, Register>>;
  size: number;
  /** Emoji whose registers have changed since `derived`. */
  readonly changed: Set<string>;
  derived?: Derived | undefined;
}

/**
 * A reaction is a register per (message, emoji, user): of two operations on one the later holds, a repeat changes nothing (P6). What a message shows is
 * derived from the counts the server told as a whole and the registers that are later than these: nothing is counted up and down, so the same facts give
 * the same result in whatever order they come.
 */
export interface ReactionRegisters {
  /** Takes an operation in; false when a later one is known, or there is no room for it. Its message need not be known yet. */
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

function countsOf(message: Message): Counts {
  const lane = message.lanes.reactions;
  const byEmoji = new Map<string, ReactionSummary>();
  let newest: Position | undefined;
  for (const summary of lane?.value ?? []) {
    byEmoji.set(summary.emoji, summary);
    newest = laterPosition(newest, summary.asOf);
  }
  return { lane, byEmoji, asOf: newest };
}

/** Whether the counts include a person's reaction; undefined when only some of the people are named and this one is not. */
function wasCounted(summary: ReactionSummary | undefined, userId: UserId, isSelf: boolean): boolean | undefined {
  if (!summary) return false;
  if (isSelf) return summary.mine;
  if (summary.sampleUserIds.includes(userId)) return true;
  return summary.sampleUserIds.length >= summary.count ? false : undefined;
}

/** What is counted of one emoji, with the registers that are later than the counts over it. */
function deriveEmoji(
  emoji: string,
  registers: ReadonlyMap<UserId, Register> | undefined,
  counts: Counts,
  selfId: UserId,
): ReactionSummary | undefined {
  const counted = counts.byEmoji.get(emoji);
  const upTo = counted ? counted.asOf : counts.asOf;
  let result = counted;
  for (const [userId, { active, at, counted: isCounted }] of registers ?? []) {
    if (isCounted || (at && upTo && comparePositions(at, upTo) <= 0)) continue;
    const isSelf = userId === selfId;
    result = reactTo(result, { emoji, userId, active, isSelf }, wasCounted(counted, userId, isSelf));
  }
  return result;
}

/** Makes the registers of a store. `onDrop` is called for each operation there is no room for. */
export function createReactionRegisters(onDrop: () => void): ReactionRegisters {
  const messages = new Map<MessageId, Entry>();
  let count = 0;

  function entryOf(messageId: MessageId): Entry {
    const entry = messages.get(messageId) ?? { byEmoji: new Map(), size: 0, changed: new Set() };
    // Set anew, so that the map's order is the order of use and the message longest untouched goes first.
    messages.delete(messageId);
    messages.set(messageId, entry);
    if (messages.size > MAX_MESSAGES) messages.delete(messages.keys().next().value ?? messageId);
    return entry;
  }

  function forget(entry: Entry, emoji: string, userId: UserId): void {
    const registers = entry.byEmoji.get(emoji);
    if (!registers?.delete(userId)) return;
    entry.size -= 1;
    entry.changed.add(emoji);
    if (registers.size === 0) entry.byEmoji.delete(emoji);
  }

  /** Lets go of what the counts include already. */
  function makeRoom(entry: Entry): void {
    for (const [emoji, registers] of [...entry.byEmoji]) {
      for (const [userId, { counted }] of [...registers]) if (counted) forget(entry, emoji, userId);
    }
  }

  function hasRoom({ byEmoji, size }: Entry, emoji: string): boolean {
    return size < MAX_PER_MESSAGE && (byEmoji.has(emoji) || byEmoji.size < MAX_EMOJI);
  }

  function set(entry: Entry, emoji: string, userId: UserId, register: Omit<Register, 'noted'>): void {
    const registers = entry.byEmoji.get(emoji) ?? new Map<UserId, Register>();
    if (!registers.has(userId)) entry.size += 1;
    entry.byEmoji.set(emoji, registers.set(userId, { ...register, noted: (count += 1) }));
    entry.changed.add(emoji);
  }

  function known(messageId: MessageId, emoji: string, userId: UserId): Register | undefined {
    return messages.get(messageId)?.byEmoji.get(emoji)?.get(userId);
  }

  return {
    note({ messageId, emoji, userId, active, at }) {
      const before = known(messageId, emoji, userId);
      if (before?.at && comparePositions(at, before.at) <= 0) return false;
      const entry = entryOf(messageId);
      if (!before && !hasRoom(entry, emoji)) makeRoom(entry);
      if (!before && !hasRoom(entry, emoji)) {
        onDrop();
        return false;
      }
      set(entry, emoji, userId, { active, at });
      return true;
    },
    confirm(messageId, emoji, userId, active) {
      const before = known(messageId, emoji, userId);
      // Its event came first, and says more.
      if (before?.at && before.active === active) return;
      set(entryOf(messageId), emoji, userId, { active, at: undefined });
    },
    stamp: () => count,
    settleBefore(messageId, stamp) {
      const entry = messages.get(messageId);
      for (const [emoji, registers] of entry ? [...entry.byEmoji] : []) {
        for (const [userId, register] of [...registers]) {
          if (!entry || register.noted > stamp) continue;
          if (register.at) registers.set(userId, { ...register, counted: true });
          else forget(entry, emoji, userId);
          entry.changed.add(emoji);
        }
      }
    },
    derive(message, selfId) {
      // Nothing of a recalled message is kept, its words of before least of all (P4).
      if (message.recalled) messages.delete(message.id);
      const entry = messages.get(message.id);
      if (!entry) return message;
      const { derived, changed, byEmoji: registers } = entry;
      if (derived?.message === message && derived.selfId === selfId && changed.size === 0) return derived.result;
      const same = derived && derived.counts.lane === message.lanes.reactions && derived.selfId === selfId;
      const counts = same ? derived.counts : countsOf(message);
      const byEmoji = same ? derived.byEmoji : new Map<string, ReactionSummary | undefined>();
      const stale = same ? changed : new Set([...counts.byEmoji.keys(), ...registers.keys()]);
      for (const emoji of stale) byEmoji.set(emoji, deriveEmoji(emoji, registers.get(emoji), counts, selfId));
      changed.clear();
      const isTold = (summary: ReactionSummary): boolean => counts.byEmoji.get(summary.emoji) === summary;
      const shown = [...byEmoji.values()]
        .flatMap((summary) => (summary && (summary.count > 0 || isTold(summary)) ? summary : []))
        .slice(0, MAX_EMOJI);
      const isCounted = shown.every(isTold);
      const result = isCounted && shown.length === counts.byEmoji.size ? message : withReactions(message, shown);
      entry.derived = { message, selfId, counts, byEmoji, result };
      return result;
    },
  };
}
