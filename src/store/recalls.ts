import { copiedIds, copiesIn, withoutCopies, type Message, type MessageId, type Recall } from '../model/index.js';

// P17: recalls that are remembered beyond the rows they belong to.
const MAX_RECALLS = 2000;

/** What was taken back: a copy that was made before may come after its row was let go, or stand in a quote, and the words must not come back with it (P4). */
export interface Recalls {
  get(id: MessageId): Recall | undefined;
  /** Remembers a recall; false when it was known. */
  add(id: MessageId, recall: Recall): boolean;
  /** The message without its copies of what was taken back. The same message when it holds none. */
  strip(message: Message): Message;
  /** The same for anything that may hold copies: drafts, what is to be sent, pages of pins. */
  stripValue<T>(value: T): T;
}

/** Makes an empty memory of recalls; the oldest are forgotten first. */
export function createRecalls(): Recalls {
  const recalls = new Map<MessageId, Recall>();
  function without<T>(value: T, copies: ReadonlySet<MessageId>): T {
    let result = value;
    for (const id of copies) if (recalls.has(id)) result = withoutCopies(result, id);
    return result;
  }
  return {
    get: (id) => recalls.get(id),
    add(id, recall) {
      if (recalls.has(id)) return false;
      recalls.set(id, recall);
      if (recalls.size > MAX_RECALLS) recalls.delete(recalls.keys().next().value ?? id);
      return true;
    },
    strip: (message) => without(message, copiesIn(message)),
    stripValue: (value) => without(value, copiedIds(value)),
  };
}
