import type { HistoryOperation } from '../../contract/index.js';
import {
  applyChange,
  applyReaction,
  applyRecall,
  comparePositions,
  laterSummary,
  mergeLanes,
  mergeMessage,
  type Conversation,
  type Message,
  type MessageId,
  type Position,
  type UserId,
} from '../../model/index.js';

export { copiedIds, withoutCopies } from '../../model/index.js';

/** What is known of one person's reaction with one emoji: the later operation wins (P6). */
export type Register = readonly [key: string, at: Position, active: boolean];

/** A message as the cache holds it. */
export interface CachedRow {
  readonly message: Message;
  readonly registers: readonly Register[];
  /** Grows with every change in the timeline: an answer asked for before a change does not undo it. */
  readonly touched: number;
}

/** A change that names one message. */
export type MessageOperation = Extract<HistoryOperation, { readonly messageId: MessageId }>;

// People whose single reactions one row remembers (P17).
const MAX_REGISTERS = 256;

function applyReactionTo(
  row: CachedRow,
  op: Extract<MessageOperation, { type: 'reaction' }>,
  selfId: UserId,
): CachedRow {
  const key = `${op.emoji}\u0000${op.userId}`;
  const known = row.registers.find(([name]) => name === key);
  if (known && comparePositions(op.at, known[1]) <= 0) return row;
  const summary = row.message.lanes.reactions?.value.find(({ emoji }) => emoji === op.emoji);
  if (summary?.asOf && comparePositions(op.at, summary.asOf) <= 0) return row;
  const { emoji, userId, active } = op;
  const message = applyReaction(row.message, { emoji, userId, active, isSelf: userId === selfId }, known?.[2]);
  const rest = row.registers.filter(([name]) => name !== key).slice(-(MAX_REGISTERS - 1));
  return { ...row, message, registers: [...rest, [key, op.at, active]] };
}

/** What one operation makes of a row. */
export function applyOperation(row: CachedRow, op: MessageOperation, selfId: UserId): CachedRow {
  if (op.type === 'reaction') return row.message.recalled ? row : applyReactionTo(row, op, selfId);
  // Of two recalls the later is told: the first may be the own one, written before the server's came.
  if (op.type === 'message-recalled')
    return { ...row, message: applyChange({ ...row.message, recalled: undefined }, op), registers: [] };
  const message = applyChange(row.message, op);
  return message === row.message ? row : { ...row, message };
}

/** Joins what is cached with a fresh answer of the server, which wins unless it is older: then it tells less than the events that came since. */
export function joinFresh(known: Message, fresh: Message): Message {
  if (fresh.revision < known.revision || fresh.position.provisional) return mergeMessage(known, fresh);
  // Archives keep reactions apart from messages: what is known of lanes stays until a later version comes.
  const thread = laterSummary(known.thread, fresh.thread);
  const joined = { ...fresh, lanes: mergeLanes(known.lanes, fresh.lanes), ...(thread && { thread }) };
  const recall = fresh.recalled ?? known.recalled;
  // A recall is for good, whatever an old replica still says (P4).
  return recall ? applyRecall(joined, recall) : joined;
}

/** True when the readable form of this message came out of an encrypted one. */
export function isDecrypted(message: Message): boolean {
  return message.crypto !== undefined || message.lanes.decryption !== undefined;
}

/** The conversation without what was decrypted, or is being written, in it. */
export function withoutDecrypted(conversation: Conversation): Conversation {
  const { lastMessage, settings } = conversation;
  if (!lastMessage || !isDecrypted(lastMessage)) return conversation;
  return { ...conversation, lastMessage: undefined, settings: { ...settings, draft: undefined } };
}
