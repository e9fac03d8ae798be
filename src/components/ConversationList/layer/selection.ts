import type { ConversationId } from '../../../model/index.js';

/** Which conversations are selected. Outside of React's state: one mark renders, not the list. */
export interface ConversationSelection {
  /** In the order they were chosen. The same array until it changes. */
  ids(): readonly ConversationId[];
  has(id: ConversationId): boolean;
  toggle(id: ConversationId): void;
  /** Selects everything from the last one that was switched to this one. */
  extend(id: ConversationId, shown: readonly ConversationId[]): void;
  all(shown: readonly ConversationId[]): void;
  subscribe(listener: () => void): () => void;
}

/** Begins with one conversation, or with none. */
export function createConversationSelection(first?: ConversationId): ConversationSelection {
  const listeners = new Set<() => void>();
  let chosen: ReadonlySet<ConversationId> = new Set(first === undefined ? [] : [first]);
  let list = [...chosen];
  let last = first;
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
      last = id;
      set(next);
    },
    extend(id, shown) {
      const ends = [last === undefined ? -1 : shown.indexOf(last), shown.indexOf(id)];
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      set(new Set([...chosen, ...(low < 0 ? [id] : shown.slice(low, high + 1))]));
    },
    all: (shown) => set(new Set(shown)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
