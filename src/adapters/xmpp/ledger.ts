import type { HistoryOperation } from '../../contract/index.js';
import {
  applyRecall,
  comparePositions,
  type Message,
  type MessageId,
  type Position,
  type ReactionSummary,
  type Recall,
  type UserId,
} from '../../model/index.js';
import { addEdit, revisions, type Edited, type Operation, type Reaction } from './operations.js';

interface Entry extends Edited {
  message: Message;
  readonly aliases: string[];
  recall: Recall | undefined;
  /** The latest set of each person. */
  reactions: Map<UserId, Reaction>;
  /** Operations of reacting that were counted, so that the lane's version only grows. */
  reacted: number;
}

const MAX_MESSAGES = 5000;
const MAX_WAITING = 500;
const MAX_APPLIED = 10_000;
const SAMPLE = 8;

/**
 * What is known of the messages of one conversation. XMPP delivers edits, retractions and reactions as messages that name another, in any order with
 * respect to it; here they are folded. An operation names its target by an alias of the message; several aliases may name one message (the
 * id of the stanza, the id of the archive). Whoever is not the author changes nothing.
 */
export class Ledger {
  readonly #self: UserId;
  readonly #ignored: (reason: string) => void;
  readonly #forgotten: (id: MessageId) => void;
  readonly #entries = new Map<MessageId, Entry>();
  readonly #aliases = new Map<string, MessageId>();
  readonly #waiting = new Map<string, Operation[]>();
  #waitingCount = 0;
  /** Reactions that were counted lately. */
  readonly #applied = new Set<string>();

  /** `forgotten`: told of messages that had to make room for newer ones. */
  constructor(self: UserId, ignored: (reason: string) => void, forgotten: (id: MessageId) => void = () => {}) {
    this.#self = self;
    this.#ignored = ignored;
    this.#forgotten = forgotten;
  }

  /** Messages known, in no order. */
  ids(): Iterable<MessageId> {
    return this.#entries.keys();
  }

  /** The message as it now reads. */
  get(id: MessageId): Message | undefined {
    const entry = this.#entries.get(id);
    return entry && this.#fold(entry);
  }

  /** The last message with a final place up to `position`. */
  lastUpTo(position: Position): Message | undefined {
    let best: Message | undefined;
    for (const { message } of this.#entries.values()) {
      if (message.position.provisional || comparePositions(message.position, position) > 0) continue;
      if (!best || comparePositions(message.position, best.position) > 0) best = message;
    }
    return best && this.get(best.id);
  }

  /** The message an alias names. */
  find(alias: string): Message | undefined {
    const id = this.#aliases.get(alias);
    return id === undefined ? undefined : this.get(id);
  }

  /** Takes a message in, or a better known place of it. Answers it as it now reads. */
  add(message: Message, aliases: readonly string[]): Message {
    const known = this.#entries.get(message.id);
    if (known) {
      if (known.message.position.provisional && !message.position.provisional) {
        known.message = { ...known.message, position: message.position, time: message.time };
      }
      // Only what the archive keeps of it says that a moderator took it back.
      known.recall ??= message.recalled;
    } else {
      this.#entries.set(message.id, {
        message,
        aliases: [],
        edits: [],
        editedBefore: 0,
        recall: message.recalled,
        reactions: new Map(),
        reacted: 0,
      });
      if (this.#entries.size > MAX_MESSAGES) this.#forgetOldest();
    }
    for (const alias of aliases) {
      // The first who bears a name keeps it.
      if (!this.#aliases.has(alias)) {
        this.#aliases.set(alias, message.id);
        this.#entries.get(message.id)?.aliases.push(alias);
      }
      const waiting = this.#waiting.get(alias);
      if (!waiting) continue;
      this.#waiting.delete(alias);
      this.#waitingCount -= waiting.length;
      for (const operation of waiting) this.#take(operation);
    }
    return this.get(message.id) ?? message;
  }

  /** Takes an operation in. Answers what it changes, as the contract tells it; nothing when it waits, repeats or is not for its author to do. */
  apply(operation: Operation): readonly HistoryOperation[] {
    if (!this.#aliases.has(operation.target)) {
      this.#wait(operation);
      return [];
    }
    return this.#take(operation);
  }

  #wait(operation: Operation): void {
    const waiting = this.#waiting.get(operation.target) ?? [];
    if (waiting.some(({ key }) => key === operation.key)) return;
    waiting.push(operation);
    this.#waiting.set(operation.target, waiting);
    this.#waitingCount += 1;
    if (this.#waitingCount <= MAX_WAITING) return;
    const [oldest] = this.#waiting;
    if (!oldest) return;
    this.#waiting.delete(oldest[0]);
    this.#waitingCount -= oldest[1].length;
  }

  #take(operation: Operation): readonly HistoryOperation[] {
    const id = this.#aliases.get(operation.target);
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (!entry) return [];
    const { conversationId } = entry.message;
    const isModeration = operation.kind === 'retract' && operation.isModeration === true;
    if (operation.kind !== 'react' && !isModeration && operation.by !== entry.message.senderId) {
      this.#ignored(`${operation.kind}-by-another`);
      return [];
    }
    if (operation.kind === 'retract') {
      const { by, time, reason } = operation;
      entry.recall ??= { by, time, ...(reason !== undefined && { reason }) };
      return [{ type: 'message-recalled', conversationId, messageId: entry.message.id, recall: entry.recall }];
    }
    if (operation.kind === 'edit') {
      const { content, mentions, time, by } = operation;
      const revision = addEdit(entry, operation);
      if (entry.recall || revision === undefined) return [];
      return [
        { type: 'message-edited', conversationId, messageId: entry.message.id, by, revision, content, time, mentions },
      ];
    }
    return this.#react(entry, operation);
  }

  #react(entry: Entry, operation: Reaction): readonly HistoryOperation[] {
    const before = entry.reactions.get(operation.by);
    if (!this.#applied.has(operation.key)) entry.reacted += 1;
    this.#applied.add(operation.key);
    if (this.#applied.size > MAX_APPLIED) this.#applied.delete(this.#applied.values().next().value ?? '');
    // A set heard live is the newest there is, until the archive has told its place.
    const isOlder =
      before !== undefined &&
      before.key !== operation.key &&
      (comparePositions(operation.position, before.position) < 0 ||
        (before.position.provisional === true && !operation.position.provisional));
    if (isOlder) return [];
    entry.reactions.set(operation.by, operation);
    if (entry.recall || before?.key === operation.key) return [];
    const [was, is] = [new Set(before?.emojis), new Set(operation.emojis)];
    const changed = [...new Set([...was, ...is])].filter((emoji) => was.has(emoji) !== is.has(emoji));
    return changed.map((emoji) => ({
      type: 'reaction',
      conversationId: entry.message.conversationId,
      messageId: entry.message.id,
      userId: operation.by,
      emoji,
      active: is.has(emoji),
      at: operation.position,
    }));
  }

  /** The emoji one person has set on a message. */
  reactionsOf(id: MessageId, userId: UserId): readonly string[] {
    return this.#entries.get(id)?.reactions.get(userId)?.emojis ?? [];
  }

  #fold(entry: Entry): Message {
    const { message, edits, recall, reactions, reacted } = entry;
    if (recall) return applyRecall(message, recall);
    const last = edits.at(-1);
    const edited: Message = last
      ? {
          ...message,
          content: last.content,
          revision: revisions(entry).get(last.key) ?? edits.length,
          editedAt: last.time,
          mentions: last.mentions ?? message.mentions,
        }
      : message;
    if (reacted === 0) return edited;
    const summaries = new Map<string, ReactionSummary>();
    for (const [userId, { emojis, position }] of reactions) {
      for (const emoji of new Set(emojis)) {
        const known = summaries.get(emoji);
        summaries.set(emoji, {
          emoji,
          count: (known?.count ?? 0) + 1,
          mine: known?.mine === true || userId === this.#self,
          sampleUserIds: [...(known?.sampleUserIds ?? []), userId].slice(0, SAMPLE),
          asOf: known?.asOf && comparePositions(known.asOf, position) > 0 ? known.asOf : position,
        });
      }
    }
    return { ...edited, lanes: { ...edited.lanes, reactions: { version: reacted, value: [...summaries.values()] } } };
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries;
    if (!oldest) return;
    const [id, { aliases }] = oldest;
    this.#entries.delete(id);
    for (const alias of aliases) this.#aliases.delete(alias);
    this.#forgotten(id);
  }
}
