/** What grouping reads of a row. */
export interface GroupedRow {
  readonly senderId: string;
  /** Server time in ms. */
  readonly time: number;
  /** Number of the calendar day in the reader's time zone. */
  readonly day: number;
  /** Lines across the list (notices) stand alone. */
  readonly notice: boolean;
  /** The line "new messages" stands above this row. */
  readonly unread: boolean;
}

/** Place of a bubble among bubbles of one sender: says which corners are joined, where the name stands and where the picture. */
export type GroupPosition = 'single' | 'first' | 'middle' | 'last';

/** Messages of one person further apart than this are turns of their own. */
export const GROUP_MS: number = 5 * 60_000;

function joins(above: GroupedRow | undefined, below: GroupedRow | undefined): boolean {
  if (!above || !below || above.notice || below.notice || below.unread) return false;
  if (above.senderId !== below.senderId || above.day !== below.day) return false;
  // Clocks of servers jump a little; a row that is older than the one above still belongs to it.
  return Math.abs(below.time - above.time) <= GROUP_MS;
}

/** Where a row stands in its group. Depends on its neighbours only, so that one new message changes two rows and not the list. */
export function groupPosition(
  previous: GroupedRow | undefined,
  current: GroupedRow,
  next: GroupedRow | undefined,
): GroupPosition {
  const up = joins(previous, current);
  const down = joins(current, next);
  if (up) return down ? 'middle' : 'last';
  return down ? 'first' : 'single';
}

/** Whether a day begins with this row. The first row that is loaded always tells its day. */
export function startsDay(previous: GroupedRow | undefined, current: GroupedRow): boolean {
  return previous?.day !== current.day;
}
