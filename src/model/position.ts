/**
 * Where a message stands in its timeline, as the server orders it. Rows are ordered by `value`, then by `tie`.
 *
 * - Servers with a sequence number per conversation: `value` is the sequence, `tie` is `''`.
 * - Servers that order by time: `value` is the server time in milliseconds, `tie` the message id.
 *
 * One timeline uses one of the two ways throughout. The device clock never makes a position (policy P1).
 */
export interface Position {
  readonly value: number;
  readonly tie: string;
  /**
   * The server has accepted the message but not told its final place. Such a position sorts after the last one known
   * at the time of the ack and is replaced when the archive tells the real one.
   */
  readonly provisional?: boolean | undefined;
}

/** Orders two positions: negative when `a` comes first, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  if (a.tie === b.tie) return 0;
  return a.tie < b.tie ? -1 : 1;
}

/** The later of two positions; either may be missing. */
export function laterPosition(a: Position | undefined, b: Position | undefined): Position | undefined {
  if (!a) return b;
  if (!b) return a;
  return comparePositions(a, b) >= 0 ? a : b;
}

/** A closed stretch of a timeline; both ends are included. */
export interface PositionRange {
  readonly from: Position;
  readonly to: Position;
}

/** The position a sent message takes until the archive tells its real one: just after `last`. */
export function provisionalAfter(last: Position | undefined, clientId: string): Position {
  return { value: last?.value ?? 0, tie: `${last?.tie ?? ''}\uffff${clientId}`, provisional: true };
}
