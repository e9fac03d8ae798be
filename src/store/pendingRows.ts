import { comparePositions, type Position } from '../model/index.js';
import type { MessageRow } from './state.js';

/** What may change about an unsent row. */
export type PendingChanges = Partial<Pick<MessageRow, 'phase' | 'error' | 'progress' | 'message'>>;

/** False for a row that was sent and lies before the end: it stands, or will stand, in history. */
function isUnplaced({ phase, message }: MessageRow, end: Position | undefined): boolean {
  return phase !== 'sent' || !end || comparePositions(message.position, end) > 0;
}

/** Rows the server has not placed yet, in order of sending: unsent ones, and sent ones while the end of the timeline is not loaded (P1, P2). */
export class PendingRows {
  #rows: readonly MessageRow[] = [];

  get rows(): readonly MessageRow[] {
    return this.#rows;
  }

  get(key: string): MessageRow | undefined {
    return this.#rows.find((row) => row.key === key);
  }

  add(row: MessageRow): void {
    const later = this.#rows.findIndex(({ message }) => message.time > row.message.time);
    this.#rows = this.#rows.toSpliced(later < 0 ? this.#rows.length : later, 0, row);
  }

  update(key: string, changes: PendingChanges): void {
    this.#rows = this.#rows.map((row) => (row.key === key ? { ...row, ...changes } : row));
  }

  remove(key: string): void {
    if (this.get(key)) this.#rows = this.#rows.filter((row) => row.key !== key);
  }

  /** The rows that stand after a position. */
  after(end: Position | undefined): readonly MessageRow[] {
    return this.#rows.every((row) => isUnplaced(row, end))
      ? this.#rows
      : this.#rows.filter((row) => isUnplaced(row, end));
  }

  /** Drops sent rows that do not stand after a position. */
  keepAfter(end: Position | undefined): void {
    this.#rows = this.after(end);
  }
}
