import { comparePositions, type Message, type MessageId, type Position } from '../../model/index.js';
import { laterOf } from './stretches.js';

// Removed messages remembered so that a late page does not bring them back (P17).
const MAX_GONE = 500;

/** Messages of a timeline that are gone for this user: removed one by one, or cleared up to a position. */
export class GoneMessages {
  readonly ids: Set<MessageId> = new Set();
  upTo: Position | undefined;

  has({ id, position }: Pick<Message, 'id' | 'position'>): boolean {
    return this.ids.has(id) || (!!this.upTo && comparePositions(position, this.upTo) <= 0);
  }

  add(ids: Iterable<MessageId>): void {
    for (const id of ids) this.ids.add(id);
    for (const id of this.ids) {
      if (this.ids.size <= MAX_GONE) break;
      this.ids.delete(id);
    }
  }

  clear(upTo: Position | undefined): void {
    this.upTo = this.upTo && upTo ? laterOf(this.upTo, upTo) : (this.upTo ?? upTo);
  }
}
