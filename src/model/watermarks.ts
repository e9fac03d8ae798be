import type { UserId } from './ids.js';
import { comparePositions, type Position } from './position.js';

/** How far one person has got. */
export interface Watermark {
  readonly userId: UserId;
  readonly position: Position;
}

/** How far people have got in a timeline: one position each, so that who reached a message is found by search and kept nowhere per message. */
export interface Watermarks {
  readonly byUser: ReadonlyMap<UserId, Position>;
  /** In order of position. */
  readonly sorted: readonly Watermark[];
}

/** Nobody has got anywhere. */
export function noWatermarks(): Watermarks {
  return { byUser: new Map(), sorted: [] };
}

/** Index of the first who reached a position; the number of people when nobody did. */
function firstAt(sorted: readonly Watermark[], position: Position): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mark = sorted[middle];
    if (mark && comparePositions(mark.position, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Moves a person forward. The same object when that is no step forward (P7). */
export function moveWatermark(marks: Watermarks, userId: UserId, position: Position): Watermarks {
  const known = marks.byUser.get(userId);
  if (known && comparePositions(position, known) <= 0) return marks;
  const rest = known ? marks.sorted.filter((mark) => mark.userId !== userId) : marks.sorted;
  const sorted = rest.toSpliced(firstAt(rest, position), 0, { userId, position });
  return { byUser: new Map(marks.byUser).set(userId, position), sorted };
}

/** Everyone who reached a position, whoever is farthest last. */
export function reachedBy(marks: Watermarks, position: Position): readonly Watermark[] {
  return marks.sorted.slice(firstAt(marks.sorted, position));
}

/** Whether anyone but one person reached a position. */
export function isReached(marks: Watermarks, position: Position, except: UserId): boolean {
  // The two who are farthest tell: one of them is somebody else.
  return marks.sorted
    .slice(-2)
    .some((mark) => mark.userId !== except && comparePositions(mark.position, position) >= 0);
}
