import {
  comparePositions,
  laterPosition,
  type ConversationId,
  type MessageId,
  type Position,
  type UnreadState,
} from '../model/index.js';

// P17: beyond these the server's next number tells; nobody reads the difference between 999 and 1,000.
const MAX_KNOWN = 999;

/** A message that counts as unread as long as it lies after the cursor. */
export interface CountedMessage {
  readonly id: MessageId;
  readonly position: Position;
  readonly mentionsMe: boolean;
  readonly mentionsAll: boolean;
}

/** How many there are, and how many of them mean the user, or everybody. */
export type Counted = Required<Pick<UnreadState, 'count' | 'mentionsMe' | 'mentionsAll'>>;

/**
 * Unread per conversation: the server's number as of its position, plus what is known to have come after it, minus what lies before the own
 * cursor (P8). The same facts give the same number in whatever order they come.
 */
export interface UnreadBook {
  /** Takes the server's number; answers what is shown. `last` stands in where the server does not say as of when. */
  base(id: ConversationId, incoming: UnreadState, last: Position | undefined): UnreadState;
  /** A countable message of someone else. */
  add(id: ConversationId, message: CountedMessage): void;
  /** It was recalled or deleted. */
  remove(id: ConversationId, messageId: MessageId): void;
  /**
   * The user has read up to here. `countAfter` counts loaded messages after a position up to another, undefined when not all of them are loaded:
   * then a cursor inside the counted stretch leaves the number until the server tells the new one.
   */
  read(id: ConversationId, position: Position, countAfter: (from: Position, to: Position) => Counted | undefined): void;
  shown(id: ConversationId): UnreadState;
  /** Conversations of which something is known. */
  readonly size: number;
  has(id: ConversationId): boolean;
}

interface Page {
  base: UnreadState;
  /** The number was counted here, from loaded rows: any number of the server that is not older knows better. */
  estimated: boolean;
  cursor: Position | undefined;
  /** Of all messages that were told, also of those that are read. */
  newest: Position | undefined;
  readonly known: Map<MessageId, CountedMessage>;
}

function isAfter(position: Position, mark: Position | undefined): boolean {
  return !mark || comparePositions(position, mark) > 0;
}

function order(a: Position | undefined, b: Position | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return comparePositions(a, b);
}

/** Of two numbers of the server the later: as of a later position, then with a later cursor, then the lower (recalls only lower it). */
function isNewer(incoming: UnreadState, known: UnreadState): boolean {
  const later = order(incoming.asOf, known.asOf) || order(incoming.readUpTo, known.readUpTo);
  return later > 0 || (later === 0 && incoming.count <= known.count);
}

/** Makes the book. */
export function createUnreadBook(): UnreadBook {
  const pages = new Map<ConversationId, Page>();
  const page = (id: ConversationId): Page => {
    const known = pages.get(id) ?? {
      base: { count: 0 },
      estimated: false,
      cursor: undefined,
      newest: undefined,
      known: new Map(),
    };
    pages.set(id, known);
    return known;
  };

  function shown(id: ConversationId): UnreadState {
    const { base, cursor, known } = page(id);
    const readUpTo = laterPosition(cursor, base.readUpTo);
    // All that the number counted has been read.
    const isPast = readUpTo !== undefined && !isAfter(base.asOf ?? readUpTo, readUpTo);
    const rest = [...known.values()].filter(({ position }) => isAfter(position, readUpTo));
    const sum = (number: number | undefined, more: number): number => (isPast ? 0 : (number ?? 0)) + more;
    return {
      count: sum(base.count, rest.length),
      mentionsMe: sum(base.mentionsMe, rest.filter((message) => message.mentionsMe).length),
      mentionsAll: sum(base.mentionsAll, rest.filter((message) => message.mentionsAll).length),
      asOf: base.asOf,
      readUpTo,
    };
  }

  return {
    shown,
    get size() {
      return pages.size;
    },
    has: (id) => pages.has(id),
    base(id, incoming, last) {
      const entry = page(id);
      const newest = laterPosition(entry.newest, last);
      const dated = { ...incoming, asOf: incoming.asOf ?? laterPosition(newest, entry.base.asOf) };
      const { asOf, readUpTo } = entry.base;
      const corrects = entry.estimated && order(dated.asOf, asOf) >= 0 && order(dated.readUpTo, readUpTo) >= 0;
      if (corrects || isNewer(dated, entry.base)) {
        entry.base = dated;
        entry.estimated = false;
        for (const message of entry.known.values()) {
          if (!isAfter(message.position, dated.asOf)) entry.known.delete(message.id);
        }
      }
      return shown(id);
    },
    add(id, message) {
      const entry = page(id);
      const { base, cursor, known } = entry;
      entry.newest = laterPosition(entry.newest, message.position);
      const isCounted = !isAfter(message.position, base.asOf) || !isAfter(message.position, cursor);
      if (known.has(message.id) || isCounted || known.size >= MAX_KNOWN) return;
      known.set(message.id, message);
    },
    remove: (id, messageId) => void page(id).known.delete(messageId),
    read(id, position, countAfter) {
      const entry = page(id);
      if (!isAfter(position, entry.cursor)) return;
      entry.cursor = position;
      // What is read makes room for what comes.
      for (const message of entry.known.values())
        if (!isAfter(message.position, position)) entry.known.delete(message.id);
      const { asOf } = entry.base;
      if (!asOf || !isAfter(asOf, position) || !isAfter(position, entry.base.readUpTo)) return;
      const counted = countAfter(position, asOf);
      if (!counted) return;
      entry.base = { ...entry.base, ...counted, readUpTo: position };
      entry.estimated = true;
    },
  };
}
