import type { ActionRows, MessageRow } from './types.js';

/** More than this is not done at once. */
export const MOST_SELECTED: number = 100;

/** Which messages are selected. Outside of React's state: one mark renders, not the list. */
export interface Selection {
  keys(): readonly string[];
  has(key: string): boolean;
  /** The row the last step went to; ranges begin at the row before it. */
  readonly last: string | undefined;
  /** Switches one row. False when there are too many already. */
  toggle(key: string): boolean;
  /** Selects all that may be selected from the last row that was switched to this one. False when there are too many already. */
  extend(key: string, rows: ActionRows, mayJoin: (row: MessageRow) => boolean): boolean;
  subscribe(listener: () => void): () => void;
}

/** Begins with one message. */
export function createSelection(first: string): Selection {
  const listeners = new Set<() => void>();
  let selected: readonly string[] = [first];
  let last: string | undefined = first;
  let origin = first;
  const set = (next: readonly string[]): boolean => {
    if (next.length > MOST_SELECTED) return false;
    selected = next;
    for (const listener of listeners) listener();
    return true;
  };
  return {
    keys: () => selected,
    has: (key) => selected.includes(key),
    get last() {
      return last;
    },
    toggle(key) {
      const on = !selected.includes(key);
      if (!set(on ? [...selected, key] : selected.filter((each) => each !== key))) return false;
      last = key;
      origin = key;
      return true;
    },
    extend(key, rows, mayJoin) {
      const [from, to] = [rows.indexOf(origin), rows.indexOf(key)];
      if (to < 0) return false;
      const [low, high] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      const next = new Set(selected);
      // Not looked at to its end where it is too long anyway.
      for (let i = low; i <= high && next.size <= MOST_SELECTED; i++) {
        const row = rows.rowAt(i);
        if (mayJoin(row)) next.add(row.key);
      }
      if (!set([...next])) return false;
      last = key;
      return true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
