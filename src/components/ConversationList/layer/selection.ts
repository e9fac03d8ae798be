import type { ConversationId } from '../../../model/index.js';

/** Which conversations are selected. Outside of React's state: one mark renders, not the list. */
export interface ConversationSelection {
  /** In the order they were chosen. The same array until it changes. */
  ids(): readonly ConversationId[];
  has(id: ConversationId): boolean;
  toggle(id: ConversationId): void;
  /** Selects everything from the last one that was switched to this one, instead of what it was extended to before. */
  extend(id: ConversationId, shown: readonly ConversationId[]): void;
  /** Selects these, too. */
  all(shown: readonly ConversationId[]): void;
  /** Lets those go that are not there any more. */
  keep(isThere: (id: ConversationId) => boolean): void;
  subscribe(listener: () => void): () => void;
}

/** Begins with one conversation, or with none. */
export function createConversationSelection(first?: ConversationId): ConversationSelection {
  const listeners = new Set<() => void>();
  let chosen: ReadonlySet<ConversationId> = new Set(first === undefined ? [] : [first]);
  let list = [...chosen];
  // A range begins here, and what was chosen before it stays whatever becomes of it.
  let origin = first;
  let before = chosen;
  const set = (next: ReadonlySet<ConversationId>): void => {
    chosen = next;
    list = [...next];
    listeners.forEach((listener) => listener());
  };
  return {
    ids: () => list,
    has: (id) => chosen.has(id),
    toggle(id) {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      origin = id;
      before = next;
      set(next);
    },
    extend(id, shown) {
      const ends = [origin === undefined ? -1 : shown.indexOf(origin), shown.indexOf(id)];
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      set(new Set([...before, ...(low < 0 ? [id] : shown.slice(low, high + 1))]));
    },
    all(shown) {
      before = new Set([...chosen, ...shown]);
      set(before);
    },
    keep(isThere) {
      if (list.every(isThere)) return;
      before = new Set([...before].filter(isThere));
      set(new Set(list.filter(isThere)));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
