import { indexAtPosition, rowAt, type RowList } from '../model/index.js';
import type { MessageRow, TimelineView } from './state.js';

/** Makes the snapshot of a timeline's rows. `find` gives the last known row of a key in about constant time. */
export function createTimelineView(
  rows: RowList<MessageRow>,
  pending: readonly MessageRow[],
  find: (key: string) => MessageRow | undefined,
): TimelineView {
  const size = rows.size + pending.length;
  const at = (index: number): MessageRow => {
    const row = index < rows.size ? rowAt(rows, index) : pending[index - rows.size];
    if (!row) throw new RangeError(`There is no row ${index}: the timeline has ${size}.`);
    return row;
  };
  const indexOf = (key: string): number => {
    const known = find(key);
    const index = known ? indexAtPosition(rows, known.position) : -1;
    // `find` knows the newest state, this snapshot may be older: a row counts only when it really stands here.
    if (index >= 0 && rowAt(rows, index)?.key === key) return index;
    const unsent = pending.findIndex((row) => row.key === key);
    return unsent < 0 ? -1 : rows.size + unsent;
  };
  return {
    size,
    rowAt: at,
    keyAt: (index) => at(index).key,
    indexOf,
    get(key) {
      const index = indexOf(key);
      return index < 0 ? undefined : at(index);
    },
  };
}
