import { comparePositions, type Position } from '../../model/index.js';

/** A part of a timeline the cache knows without holes; both ends included. */
export interface Stretch {
  readonly from: Position;
  readonly to: Position;
  /** Nothing older exists. */
  readonly start: boolean;
}

/** The earlier of two positions. */
export function earlierOf(a: Position, b: Position): Position {
  return comparePositions(a, b) <= 0 ? a : b;
}

/** The later of two positions. */
export function laterOf(a: Position, b: Position): Position {
  return comparePositions(a, b) >= 0 ? a : b;
}

/** Whether a stretch speaks for a position. */
export function holds(stretch: Stretch, position: Position): boolean {
  return (
    (stretch.start || comparePositions(stretch.from, position) <= 0) && comparePositions(position, stretch.to) <= 0
  );
}

/** Adds a stretch. Those it touches become one with it; what lies before a start of history does not exist any more and goes. */
export function withStretch(list: readonly Stretch[], added: Stretch): readonly Stretch[] {
  let merged = added;
  const apart: Stretch[] = [];
  for (const stretch of list) {
    const before = comparePositions(stretch.to, merged.from) < 0;
    if (before && added.start) continue;
    if (before || comparePositions(merged.to, stretch.from) < 0) {
      apart.push(stretch);
      continue;
    }
    const lower = comparePositions(stretch.from, merged.from) < 0 ? stretch : merged;
    merged = { from: lower.from, to: laterOf(stretch.to, merged.to), start: lower.start || added.start };
  }
  return [...apart, merged].sort((a, b) => comparePositions(a.from, b.from));
}

/** What remains when nothing after a position is known any more. */
export function cutAfter(list: readonly Stretch[], position: Position): readonly Stretch[] {
  return list.flatMap((stretch) => {
    if (comparePositions(stretch.from, position) > 0) return [];
    return [{ ...stretch, to: earlierOf(stretch.to, position) }];
  });
}

/** What remains when everything up to a position is gone: history starts after it. */
export function cutUpTo(list: readonly Stretch[], position: Position): readonly Stretch[] {
  return list.flatMap((stretch) => {
    if (comparePositions(stretch.to, position) <= 0) return [];
    if (comparePositions(stretch.from, position) > 0) return [stretch];
    return [{ ...stretch, from: position, start: true }];
  });
}
