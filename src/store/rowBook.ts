import { copiesIn, mergeMessage, withoutCopies, type Message, type MessageId, type UserId } from '../model/index.js';
import { foldOps, type MessageOp } from './messageOps.js';
import type { MessageRow } from './state.js';

/** The key of a row: the sender's client id where there is one (with the verified sender, since client ids of others may collide). */
export function rowKey(senderId: UserId, clientId: string | undefined, messageId: MessageId): string {
  return clientId === undefined ? `m:${messageId}` : `c:${senderId}:${clientId}`;
}

/** What became of a row: how it stood before, and how it stands now (null: not shown). */
export interface RowChange {
  readonly before: MessageRow | undefined;
  readonly now: MessageRow | null;
}

/** The messages of one timeline by id, and the row each makes with the pending operations folded over it. One row per message (P2). */
export class RowBook {
  readonly #selfId: UserId;
  readonly #confirmed = new Map<MessageId, Message>();
  readonly #rows = new Map<string, MessageRow>();
  readonly #keys = new Map<MessageId, string>();
  /** By original: the messages that hold a copy of it. */
  readonly #copies = new Map<MessageId, Set<MessageId>>();
  #ops: readonly MessageOp[] = [];

  readonly #derive: (message: Message) => Message;

  /** `derive` puts what was told apart from a message (single reactions) over what is confirmed of it. */
  constructor(selfId: UserId, derive: (message: Message) => Message) {
    this.#selfId = selfId;
    this.#derive = derive;
  }

  get hasOps(): boolean {
    return this.#ops.length > 0;
  }

  confirmed(id: MessageId): Message | undefined {
    return this.#confirmed.get(id);
  }

  all(): IterableIterator<Message> {
    return this.#confirmed.values();
  }

  row(key: string): MessageRow | undefined {
    return this.#rows.get(key);
  }

  keyOf(id: MessageId): string | undefined {
    return this.#keys.get(id);
  }

  /** Joins a message with what is known of it. The key of a known message stays what it was. */
  register(incoming: Message): RowChange {
    const known = this.#confirmed.get(incoming.id);
    const message = known ? mergeMessage(known, incoming) : incoming;
    this.#confirmed.set(message.id, message);
    this.#noteCopies(message);
    const key = this.#keys.get(message.id) ?? rowKey(message.senderId, message.clientId, message.id);
    this.#keys.set(message.id, key);
    return this.#makeRow(key, message);
  }

  /** Changes a known message; undefined when it is not known, or nothing changed. */
  update(id: MessageId, change: (message: Message) => Message): RowChange | undefined {
    const known = this.#confirmed.get(id);
    const next = known && change(known);
    if (!next || next === known) return undefined;
    this.#confirmed.set(id, next);
    this.#noteCopies(next);
    return this.refresh(id);
  }

  /** Takes the words of a message that was recalled out of every copy of it (P4). */
  forgetCopies(original: MessageId): readonly RowChange[] {
    const holders = this.#copies.get(original) ?? [];
    this.#copies.delete(original);
    return [...holders].flatMap((id) => this.update(id, (message) => withoutCopies(message, original)) ?? []);
  }

  /** Forgets a message; answers the row it had. */
  forget(id: MessageId): MessageRow | undefined {
    const key = this.#keys.get(id) ?? '';
    const row = this.#rows.get(key);
    const message = this.#confirmed.get(id);
    for (const original of message ? copiesIn(message) : []) {
      const holders = this.#copies.get(original);
      holders?.delete(id);
      if (holders?.size === 0) this.#copies.delete(original);
    }
    this.#rows.delete(key);
    this.#keys.delete(id);
    this.#confirmed.delete(id);
    return row;
  }

  addOp(op: MessageOp): RowChange | undefined {
    this.#ops = [...this.#ops, op];
    return this.refresh(op.messageId);
  }

  removeOp(opId: string): RowChange | undefined {
    const op = this.#ops.find((candidate) => candidate.opId === opId);
    if (!op) return undefined;
    this.#ops = this.#ops.filter((candidate) => candidate !== op);
    return this.refresh(op.messageId);
  }

  /** Makes the row of a message anew. */
  refresh(id: MessageId): RowChange | undefined {
    const message = this.#confirmed.get(id);
    const key = this.#keys.get(id);
    return message && key !== undefined ? this.#makeRow(key, message) : undefined;
  }

  #noteCopies(message: Message): void {
    for (const original of copiesIn(message)) {
      const holders = this.#copies.get(original) ?? new Set<MessageId>();
      this.#copies.set(original, holders.add(message.id));
    }
  }

  #makeRow(key: string, message: Message): RowChange {
    const before = this.#rows.get(key);
    const shown = foldOps(
      this.#derive(message),
      this.#ops.filter((op) => op.messageId === message.id),
    );
    if (!shown) {
      this.#rows.delete(key);
      return { before, now: null };
    }
    const mine = message.senderId === this.#selfId;
    const phase = mine ? 'sent' : 'received';
    // The same row stays the same object: what did not change is not drawn again.
    if (before?.message === shown && before.position === message.position) return { before, now: before };
    const now: MessageRow = { key, message: shown, position: message.position, phase, mine };
    this.#rows.set(key, now);
    return { before, now };
  }
}
