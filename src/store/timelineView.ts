import { haveSameKeys, indexAtPosition, rowAt, rowListOf, type RowList } from '../model/index.js';
import type { MessageRow, TimelineView } from './state.js';

/** Makes one snapshot after the other of a timeline's rows. `find` gives the last known row of a key in about constant time. */
export function createTimelineViews(
  find: (key: string) => MessageRow | undefined,
): (rows: RowList<MessageRow>, pending: readonly MessageRow[]) => TimelineView {
  let last:
    { readonly rows: RowList<MessageRow>; readonly below: RowList<MessageRow>; readonly order: object } | undefined;
  return (rows, pending) => {
    const below = rowListOf(pending);
    const isSame = last !== undefined && haveSameKeys(last.rows, rows) && haveSameKeys(last.below, below);
    last = { rows, below, order: isSame && last ? last.order : {} };
    return viewOf(rows, pending, last.order, find);
  };
}

function viewOf(
  rows: RowList<MessageRow>,
  pending: readonly MessageRow[],
  order: object,
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
    order,
    rowAt: at,
    keyAt: (index) => at(index).key,
    indexOf,
    get(key) {
      const index = indexOf(key);
      return index < 0 ? undefined : at(index);
    },
  };
}
