import { copiesIn, withoutCopies, type Message, type MessageId, type Recall } from '../model/index.js';

// P17: recalls that are remembered beyond the rows they belong to.
const MAX_RECALLS = 2000;

/** What was taken back: a copy that was made before may come after its row was let go, or stand in a quote, and the words must not come back with it (P4). */
export interface Recalls {
  get(id: MessageId): Recall | undefined;
  /** Remembers a recall; false when it was known. */
  add(id: MessageId, recall: Recall): boolean;
  /** The message without its copies of what was taken back. The same message when it holds none. */
  strip(message: Message): Message;
}

/** Makes an empty memory of recalls; the oldest are forgotten first. */
export function createRecalls(): Recalls {
  const recalls = new Map<MessageId, Recall>();
  return {
    get: (id) => recalls.get(id),
    add(id, recall) {
      if (recalls.has(id)) return false;
      recalls.set(id, recall);
      if (recalls.size > MAX_RECALLS) recalls.delete(recalls.keys().next().value ?? id);
      return true;
    },
    strip(message) {
      let result = message;
      for (const id of copiesIn(message)) if (recalls.has(id)) result = withoutCopies(result, id);
      return result;
    },
  };
}
