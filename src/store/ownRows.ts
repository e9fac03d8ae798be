import { comparePositions, type Message, type MessageId, type Position } from '../model/index.js';
import type { MessageRow } from './state.js';

/**
 * Own rows that have no place among the loaded ones. What is not sent stands after all others, in order of sending (P1). What has arrived while the end
 * of the timeline was being loaded waits for its place, so that it never leaves the screen in between (P2).
 */
export class OwnRows {
  #unsent: readonly MessageRow[] = [];
  #arrived: readonly MessageRow[] = [];

  get unsent(): readonly MessageRow[] {
    return this.#unsent;
  }

  /** Messages that wait for their place. */
  get arrived(): readonly MessageRow[] {
    return this.#arrived;
  }

  hasArrived(key: string): boolean {
    return this.#arrived.some((row) => row.key === key);
  }

  find(key: string): MessageRow | undefined {
    return this.#unsent.find((row) => row.key === key);
  }

  /** Adds an unsent row in order of sending. */
  add(row: MessageRow): void {
    const later = this.#unsent.findIndex(({ message }) => message.time > row.message.time);
    this.#unsent = this.#unsent.toSpliced(later < 0 ? this.#unsent.length : later, 0, row);
  }

  update(key: string, changes: Partial<Pick<MessageRow, 'phase' | 'error' | 'progress'>>): void {
    this.#unsent = this.#unsent.map((row) => (row.key === key ? { ...row, ...changes } : row));
  }

  /** Takes an unsent row out; false when there was none. */
  remove(key: string): boolean {
    const rest = this.#unsent.filter((row) => row.key !== key);
    if (rest.length === this.#unsent.length) return false;
    this.#unsent = rest;
    return true;
  }

  /** A message has arrived, and its place is not loaded yet. */
  arrive(row: MessageRow): void {
    this.#arrived = [...this.#arrived.filter(({ key }) => key !== row.key), row];
  }

  /** What became of a message that waits for its place; null: it is not shown any more. */
  change(id: MessageId, now: MessageRow | null): void {
    this.#arrived = this.#arrived.flatMap((row) => (row.message.id === id ? (now ?? []) : row));
  }

  /** Lets go of waiting messages that are done with. Answers these. */
  release(isDone: (row: MessageRow) => boolean): readonly Message[] {
    const done = this.#arrived.filter(isDone);
    if (done.length > 0) this.#arrived = this.#arrived.filter((row) => !done.includes(row));
    return done.map(({ message }) => message);
  }

  /** What stands below the loaded rows, which end at `end`: `since` came after them, then what is not sent. */
  below(since: Iterable<MessageRow>, end: Position | undefined): readonly MessageRow[] {
    // A row that lies before the end of what is shown has its place in a hole that is being filled, and comes with it.
    const after = [...since, ...this.#arrived].filter((row) => !end || comparePositions(row.position, end) > 0);
    after.sort((a, b) => comparePositions(a.position, b.position));
    return after.length === 0 ? this.#unsent : [...after, ...this.#unsent];
  }
}
