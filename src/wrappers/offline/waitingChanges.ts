import type { MessageId } from '../../model/index.js';
import type { MessageOperation } from './rows.js';

// Enough for a burst of reactions that overtakes its messages (P5, P17).
const MAX_WAITING = 1000;

/** Changes to messages nobody knows yet: kept until the message comes, oldest dropped. */
export class WaitingChanges {
  readonly #byMessage = new Map<MessageId, MessageOperation[]>();
  readonly #onDrop: () => void;
  #size = 0;

  constructor(onDrop: () => void) {
    this.#onDrop = onDrop;
  }

  add(op: MessageOperation): void {
    const known = this.#byMessage.get(op.messageId) ?? [];
    // Of a lively thread whose root is not cached only the last that is told counts.
    const list = op.type === 'thread-summary' ? known.filter(({ type }) => type !== op.type) : known;
    this.#size -= known.length - list.length;
    list.push(op);
    this.#byMessage.set(op.messageId, list);
    this.#size += 1;
    if (this.#size <= MAX_WAITING) return;
    const oldest = this.#byMessage.entries().next().value;
    if (!oldest) return;
    oldest[1].shift();
    if (oldest[1].length === 0) this.#byMessage.delete(oldest[0]);
    this.#size -= 1;
    this.#onDrop();
  }

  /** Takes out what waits for a message, in order of arrival. */
  take(id: MessageId): readonly MessageOperation[] {
    const list = this.#byMessage.get(id) ?? [];
    this.#byMessage.delete(id);
    this.#size -= list.length;
    return list;
  }
}
