import { comparePositions, type Message, type MessageId, type Position } from '../../model/index.js';
import { copiedIds, withoutCopies, type CachedRow } from './rows.js';

/** Rows of one timeline in order of position, by id, with what has to be written. */
export class RowSet {
  /** Grows with every change. */
  clock = 0;
  /** Ids whose rows differ from storage. */
  readonly dirty: Set<MessageId> = new Set();
  /** Bytes of all messages, about: their length as JSON. */
  bytes = 0;
  readonly #byId = new Map<MessageId, CachedRow>();
  readonly #facts = new Map<MessageId, { readonly bytes: number; readonly copies: ReadonlySet<MessageId> }>();
  /** Rows whose final place is not known yet. */
  readonly #provisional = new Set<MessageId>();
  #sorted: CachedRow[] = [];

  get size(): number {
    return this.#byId.size;
  }

  get(id: MessageId): CachedRow | undefined {
    return this.#byId.get(id);
  }

  /** All rows, oldest first. */
  all(): readonly CachedRow[] {
    return this.#sorted;
  }

  /** Messages of which rows hold copies. */
  get copies(): ReadonlySet<MessageId> {
    return new Set([...this.#facts.values()].flatMap(({ copies }) => [...copies]));
  }

  put(row: Omit<CachedRow, 'touched'>): void {
    const { id } = row.message;
    const known = this.#byId.get(id);
    const next: CachedRow = { message: row.message, registers: row.registers, touched: (this.clock += 1) };
    if (known) {
      const at = this.#sorted.indexOf(known, Math.max(0, this.indexFrom(known.message.position)));
      if (comparePositions(known.message.position, next.message.position) === 0 && at >= 0) this.#sorted[at] = next;
      else {
        if (at >= 0) this.#sorted.splice(at, 1);
        this.#sorted.splice(this.indexFrom(next.message.position), 0, next);
      }
    } else {
      this.#sorted.splice(this.indexFrom(next.message.position), 0, next);
    }
    this.#byId.set(id, next);
    this.dirty.add(id);
    this.#forgetFacts(id);
    if (next.message.position.provisional) this.#provisional.add(id);
    const facts = { bytes: JSON.stringify(next.message).length, copies: copiedIds(next.message) };
    this.#facts.set(id, facts);
    this.bytes += facts.bytes;
  }

  #forgetFacts(id: MessageId): void {
    this.bytes -= this.#facts.get(id)?.bytes ?? 0;
    this.#facts.delete(id);
    this.#provisional.delete(id);
  }

  drop(id: MessageId): void {
    const known = this.#byId.get(id);
    if (!known) return;
    this.clock += 1;
    this.#byId.delete(id);
    this.#forgetFacts(id);
    this.#sorted = this.#sorted.filter((row) => row !== known);
    this.dirty.add(id);
  }

  dropWhere(test: (row: CachedRow) => boolean): MessageId[] {
    const ids = this.#sorted.filter(test).map((row) => row.message.id);
    if (ids.length === 0) return ids;
    this.clock += 1;
    for (const id of ids) {
      this.#byId.delete(id);
      this.#forgetFacts(id);
      this.dirty.add(id);
    }
    this.#sorted = this.#sorted.filter((row) => this.#byId.has(row.message.id));
    return ids;
  }

  /** Takes out what a complete answer about a stretch does not list, unless it came or changed after it was asked for. */
  dropUnlisted(
    listed: ReadonlyMap<MessageId, Message>,
    since: number,
    { from, to }: { readonly from: Position | undefined; readonly to: Position | undefined },
  ): MessageId[] {
    return this.dropWhere(
      ({ message: { id, position }, touched }) =>
        touched <= since &&
        !listed.has(id) &&
        (!from || comparePositions(position, from) >= 0) &&
        (!to || comparePositions(position, to) <= 0),
    );
  }

  /** Drops another row of the same send: the one with the place it had until the archive told the final one (P2). */
  dropTwin({ id, senderId, clientId }: Message): void {
    if (clientId === undefined || this.#byId.get(id)) return;
    for (const other of this.#provisional) {
      const twin = this.#byId.get(other)?.message;
      if (twin?.clientId === clientId && twin.senderId === senderId) this.drop(other);
    }
  }

  /** The message without the content of copies of messages that are known to be recalled (P4). */
  withoutRecalledCopies(message: Message): Message {
    let next = message;
    for (const id of copiedIds(message)) if (this.#byId.get(id)?.message.recalled) next = withoutCopies(next, id);
    return next;
  }

  /** Index of the first row at or after a position. */
  indexFrom(position: Position): number {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const mid = (from + to) >> 1;
      const row = this.#sorted[mid];
      if (row && comparePositions(row.message.position, position) < 0) from = mid + 1;
      else to = mid;
    }
    return from;
  }

  /** Rows of a stretch, ends included; an absent bound is open. */
  between(from: Position | undefined, to: Position | undefined): readonly CachedRow[] {
    const start = from ? this.indexFrom(from) : 0;
    let end = to ? this.indexFrom(to) : this.#sorted.length;
    while (to && end < this.#sorted.length) {
      const row = this.#sorted[end];
      if (!row || comparePositions(row.message.position, to) > 0) break;
      end += 1;
    }
    return this.#sorted.slice(start, end);
  }
}
