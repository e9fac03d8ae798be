import { comparePositions, type Message, type Position } from '../../model/index.js';
import { laterOf } from './stretches.js';

/**
 * Live messages may overtake each other, and a connection may break in between. What came during the last moments before a break is
 * asked for again: this long, and at most this many messages.
 */
const UNSETTLED_MS = 30_000;
const UNSETTLED_ROWS = 16;

// Messages that come while an answer is under way (P17).
const MAX_ARRIVALS = 500;

/** A message of the stream. */
export interface Arrival {
  readonly message: Message;
  readonly follows: Position | undefined;
}

/** How far the end of a timeline can be trusted after a break of the stream, and what came while it was being looked up. */
export class StreamEnd {
  #settled: Position | undefined;
  #tail: { readonly at: number; readonly position: Position }[] = [];
  #arrivals: Arrival[] = [];

  /** Up to here the end survives a break. `now`: time of the device in ms. */
  settledAt(now: number): Position | undefined {
    for (let first = this.#tail[0]; first; first = this.#tail[0]) {
      if (this.#tail.length <= UNSETTLED_ROWS && first.at > now - UNSETTLED_MS) break;
      this.#settled = this.#settled ? laterOf(this.#settled, first.position) : first.position;
      this.#tail.shift();
    }
    return this.#settled;
  }

  /** Begins anew at an end the server confirmed, or at one nobody has yet. */
  reset(settled: Position | undefined): void {
    this.#settled = settled;
    this.#tail = [];
  }

  /** The stream moved the end. */
  extend(position: Position, now: number): void {
    this.#tail.push({ at: now, position });
    this.settledAt(now);
  }

  /** The server has answered up to here: this much survives a break. */
  confirm(position: Position): void {
    this.#settled = this.#settled ? laterOf(this.#settled, position) : position;
    this.#tail = this.#tail.filter((entry) => comparePositions(entry.position, position) > 0);
  }

  /** Keeps what comes while an answer is under way. */
  arrive(arrival: Arrival): void {
    this.#arrivals.push(arrival);
    if (this.#arrivals.length > MAX_ARRIVALS) this.#arrivals.shift();
  }

  /** What came meanwhile; null when it was so much that some had to go. */
  takeArrivals(): readonly Arrival[] | null {
    const arrivals = this.#arrivals;
    this.#arrivals = [];
    return arrivals.length >= MAX_ARRIVALS ? null : arrivals;
  }
}
